"""A trip: planned, sent out, on its way, there, or called off. What the plan is made of: ``tindakan_rincian``."""

from decimal import Decimal, InvalidOperation

from django.utils import timezone

from layanan.ketupat_pecel.perjalanan.alur import PERALIHAN, StatusPerjalanan
from layanan.ketupat_pecel.perjalanan.data import belum_siap, usulan_perjalanan
from layanan.ketupat_pecel.perjalanan.hitung import butuh_alat
from layanan.ketupat_pecel.perjalanan.izin import calon_tim, periksa_boleh_rencana, periksa_kabid, periksa_tim
from layanan.ketupat_pecel.perjalanan.jadwal import kunci_jadwal, periksa_biaya, periksa_bus, periksa_orang
from layanan.ketupat_pecel.perjalanan.models import Alat, AlatPerjalanan, AnggotaPerjalanan, Perjalanan
from layanan.ketupat_pecel.perjalanan.surat_tugas import batalkan_surat_tugas, tulis_surat_tugas
from layanan.ketupat_pecel.warga.data import jumlah, kebutuhan_dokumen
from layanan.sop.permohonan import tindakan as permohonan_
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.nomor import nomor_berikut
from layanan.sop.pribadi.masukan import tolak_nomor_pribadi
from pentas.alur import pindah
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan

S = StatusPerjalanan
MEDAN = ("tanggal", "tempat", "bus", "jarak_km", "tempuh_menit", "ambil_hari", "tempat_ambil", "jam_ambil")
DERET, POLA = "ketupat:perjalanan", "LTT-{tahun}-{urut:04d}"
USANG = "Rencana ini sudah berubah sejak Anda membukanya. Muat ulang, lalu lanjutkan dari keadaan terbaru."
BELUM_GILIRAN = "Permohonan ini belum atau tidak lagi pada langkah penugasan. Muat ulang halaman permohonannya."
SUDAH_ADA = "Permohonan ini sudah mempunyai perjalanan {nomor}. Buka yang itu."
ALASAN = "Tulis alasannya, supaya desa dan tim tahu."
LEWAT = "Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya."


@tindakan
def rencanakan(permohonan: Permohonan, isi: dict, *, oleh) -> Perjalanan:
    """``isi``: some of MEDAN, "tanggal" among them; place and where to fetch follow from the village's wish."""
    permohonan = permohonan_.kunci_permohonan(permohonan)
    periksa_kabid(oleh, permohonan.dinas)
    if permohonan.langkah != "penugasan" or permohonan.status != StatusPermohonan.BERJALAN:
        raise Basi(BELUM_GILIRAN)
    if ada := permohonan.perjalanan.exclude(status=S.DIBATALKAN).first():
        raise Basi(SUDAH_ADA.format(nomor=ada.nomor))
    usulan = permohonan.usulan_desa
    bawaan = {"tempat": usulan.tempat or permohonan.unit.nama, "tempat_ambil": f"Loket {permohonan.dinas.nama}"}
    perjalanan = Perjalanan(dinas=permohonan.dinas, permohonan=permohonan, dibuat_oleh=oleh)
    _isi(perjalanan, {**bawaan, **isi}, oleh)
    perjalanan.nomor = nomor_berikut(permohonan.dinas, DERET, timezone.now(), POLA)
    perjalanan.save()
    _buat_alat(perjalanan)
    catat("ketupat.rencana", perjalanan, oleh=oleh, sesudah=_ringkas(perjalanan))
    return perjalanan


@tindakan
def ubah_rencana(perjalanan: Perjalanan, isi: dict, *, oleh, versi: int | None = None) -> Perjalanan:
    """``isi``: some of MEDAN. Another day must find bus and people free."""
    periksa_kabid(oleh, perjalanan.dinas)
    perjalanan = kunci_perjalanan(perjalanan, versi)
    periksa_boleh_rencana(oleh, perjalanan)
    sebelum = _ringkas(perjalanan)
    _isi(perjalanan, isi, oleh)
    simpan_perjalanan(perjalanan, *MEDAN)
    catat("ketupat.rencana_ubah", perjalanan, oleh=oleh, sebelum=sebelum, sesudah=_ringkas(perjalanan))
    return perjalanan


def _isi(perjalanan: Perjalanan, isi: dict, oleh) -> None:
    """Under the schedule's lock. The system (demo data) may write of days gone by."""
    lama = perjalanan.tanggal
    for medan in (m for m in MEDAN if m in isi):
        setattr(perjalanan, medan, isi[medan])
    hari_ini = timezone.localdate(timezone=perjalanan.dinas.zona)
    if oleh is not None and perjalanan.tanggal != lama and perjalanan.tanggal < hari_ini:
        raise Ditolak(LEWAT, rincian={"tanggal": LEWAT})
    if perjalanan.bus is not None and (perjalanan.bus.dinas_id != perjalanan.dinas_id or not perjalanan.bus.aktif):
        raise Ditolak("Bus ini tidak dipakai dinas Anda. Pilih yang lain.")
    kunci_jadwal(perjalanan.dinas, perjalanan.tanggal)
    sendiri = perjalanan if perjalanan.pk else None
    periksa_bus(perjalanan.dinas, perjalanan.bus, perjalanan.tanggal, sendiri)
    if sendiri and perjalanan.tanggal != lama:
        orang = list(perjalanan.tim.values_list("pengguna", flat=True))
        periksa_orang(perjalanan.dinas, orang, perjalanan.tanggal, sendiri)
        if perjalanan.tanggal.year != lama.year:
            periksa_biaya(perjalanan, sum(b.total for b in perjalanan.biaya.all()))


def _ringkas(perjalanan: Perjalanan) -> dict:
    return {"tanggal": perjalanan.tanggal, "bus": perjalanan.bus_id, "permohonan": perjalanan.permohonan_id}


@tindakan
def atur_tim(perjalanan: Perjalanan, anggota: list[tuple], *, oleh, versi: int | None = None) -> Perjalanan:
    """``anggota``: [(account, function)], the whole team as it now is. Refused where one of them is on another trip
    of that day."""
    periksa_kabid(oleh, perjalanan.dinas)
    perjalanan = kunci_perjalanan(perjalanan, versi)
    periksa_boleh_rencana(oleh, perjalanan)
    pk = [p.pk for p, _ in anggota]
    if len(set(pk)) != len(pk):
        raise Ditolak("Satu orang memegang satu fungsi. Hapus yang tertulis dua kali.")
    if asing := set(pk) - set(calon_tim(perjalanan.dinas).filter(pk__in=pk).values_list("pk", flat=True)):
        nama = next(str(p) for p, _ in anggota if p.pk in asing)
        raise Ditolak(f"{nama} bukan petugas lapangan atau operator {perjalanan.dinas.nama}. Pilih orang lain.")
    kunci_jadwal(perjalanan.dinas, perjalanan.tanggal)
    periksa_orang(perjalanan.dinas, pk, perjalanan.tanggal, perjalanan)
    perjalanan.tim.exclude(pengguna__in=pk).delete()
    for pengguna, fungsi in anggota:
        AnggotaPerjalanan.objects.update_or_create(
            perjalanan=perjalanan, pengguna=pengguna, defaults={"fungsi": AnggotaPerjalanan.Fungsi(fungsi)}
        )
    simpan_perjalanan(perjalanan)
    catat("ketupat.tim", perjalanan, oleh=oleh, sesudah={"tim": [[p.pk, str(f)] for p, f in anggota]})
    return perjalanan


@tindakan
def buat_daftar_alat(perjalanan: Perjalanan, *, oleh) -> None:
    """The checklist from the office's equipment and the village's list, anew; what was ticked stays ticked."""
    perjalanan = kunci_perjalanan(perjalanan)
    periksa_boleh_rencana(oleh, perjalanan)
    _buat_alat(perjalanan)
    simpan_perjalanan(perjalanan)
    catat("ketupat.alat_susun", perjalanan, oleh=oleh, sesudah={"jumlah": perjalanan.alat.count()})


def _buat_alat(perjalanan: Perjalanan) -> None:
    usulan = usulan_perjalanan(perjalanan)
    warga, dokumen = jumlah(usulan) if usulan else (0, 0)
    menurut = kebutuhan_dokumen(usulan) if usulan else {}
    baru = {}
    for alat in Alat.objects.filter(dinas=perjalanan.dinas, aktif=True):
        banyak = menurut.get(alat.dokumen_id, 0) if alat.dokumen_id else dokumen
        if butuh := min(butuh_alat(alat.jumlah, alat.dasar, alat.per, warga, banyak), 32_767):
            baru[alat.nama] = {"satuan": alat.satuan, "jumlah": butuh, "urutan": alat.urutan}
    perjalanan.alat.exclude(nama__in=baru).filter(siap_pada=None).delete()
    for nama, nilai in baru.items():
        AlatPerjalanan.objects.update_or_create(perjalanan=perjalanan, nama=nama, defaults=nilai)


@tindakan
def tugaskan(perjalanan: Perjalanan, *, oleh, versi: int | None = None, pada=None) -> Perjalanan:
    """The plan is complete: the surat tugas is written and numbered, the request waits for the day."""
    periksa_kabid(oleh, perjalanan.dinas)
    perjalanan = kunci_perjalanan(perjalanan, versi)
    periksa_boleh_rencana(oleh, perjalanan)
    if kurang := belum_siap(perjalanan):
        raise Ditolak(f"Rencana belum lengkap: {', '.join(kurang)}. Lengkapi dahulu, lalu tugaskan.")
    kunci_jadwal(perjalanan.dinas, perjalanan.tanggal)
    periksa_bus(perjalanan.dinas, perjalanan.bus, perjalanan.tanggal, perjalanan)
    orang = list(perjalanan.tim.values_list("pengguna", flat=True))
    periksa_orang(perjalanan.dinas, orang, perjalanan.tanggal, perjalanan)
    pindah(perjalanan, "tugaskan", PERALIHAN)
    simpan_perjalanan(perjalanan, "status")
    surat = tulis_surat_tugas(perjalanan, oleh=oleh, pada=pada)
    isian = {"perjalanan": perjalanan.pk, "surat": surat.pk}
    permohonan = permohonan_.lanjut(perjalanan.permohonan, "tugaskan", oleh=oleh, isian=isian, pada=pada)
    # Nobody is late before the day; the road's clock begins with the departure. The system's act: it follows.
    permohonan_.jeda(permohonan, "hari", oleh=None, pada=pada)
    catat("ketupat.tugaskan", perjalanan, oleh=oleh, sesudah={"surat": surat.nomor})
    return perjalanan


@tindakan
def jadwalkan_ulang(perjalanan: Perjalanan, alasan: str, *, oleh, versi: int | None = None) -> Perjalanan:
    """Back to the plan; its letter is cancelled, its number stays in the register."""
    periksa_kabid(oleh, perjalanan.dinas)
    perjalanan = kunci_perjalanan(perjalanan, versi)
    alasan = _alasan(alasan)
    pindah(perjalanan, "rencanakan_lagi", PERALIHAN)
    simpan_perjalanan(perjalanan, "status")
    batalkan_surat_tugas(perjalanan, alasan)
    _pindahkan(perjalanan.permohonan, "jadwal_ulang", alasan, oleh)
    catat("ketupat.jadwal_ulang", perjalanan, oleh=oleh, alasan=alasan)
    return perjalanan


@tindakan
def batalkan(perjalanan: Perjalanan, alasan: str, *, oleh, akhiri: bool = False, versi: int | None = None):
    """Bus and people are free again. The request goes back to be planned anew, or ends with it (``akhiri``)."""
    periksa_kabid(oleh, perjalanan.dinas)
    perjalanan = kunci_perjalanan(perjalanan, versi)
    alasan = _alasan(alasan)
    tutup_perjalanan(perjalanan, alasan, oleh=oleh)
    permohonan = perjalanan.permohonan
    if akhiri:
        _pindahkan(permohonan, "batalkan", alasan, oleh)
    elif permohonan.langkah == "kedatangan":
        _pindahkan(permohonan, "jadwal_ulang", alasan, oleh)
    return perjalanan


@tindakan
def tutup_perjalanan(perjalanan: Perjalanan, alasan: str, *, oleh) -> None:
    """The trip alone: also where its request was withdrawn or called off."""
    pindah(perjalanan, "batal", PERALIHAN)
    perjalanan.alasan_batal = alasan[:300]
    simpan_perjalanan(perjalanan, "status", "alasan_batal")
    batalkan_surat_tugas(perjalanan, alasan)
    catat("ketupat.batal", perjalanan, oleh=oleh, alasan=alasan)


def _pindahkan(permohonan: Permohonan, jalan: str, alasan: str, oleh) -> None:
    """Move the request although its step is the team's: the kabid answers for the trip. The history names him."""
    if permohonan.status == StatusPermohonan.DIJEDA:
        permohonan = permohonan_.lanjutkan(permohonan, oleh=None)
    terbuka = permohonan.riwayat.get(keluar_pada=None)
    permohonan_.lanjut(permohonan, jalan, oleh=None, catatan=alasan)
    type(terbuka).objects.filter(pk=terbuka.pk).update(oleh=oleh, peran="kabid" if oleh else "")


@tindakan
def berangkat(perjalanan: Perjalanan, *, oleh, pada=None) -> Perjalanan:
    """The team sets out: from now on the road's clock runs. Pressed twice it is once."""
    perjalanan = kunci_perjalanan(perjalanan)
    periksa_tim(oleh, perjalanan)
    if perjalanan.status == S.BERANGKAT:
        return perjalanan
    pindah(perjalanan, "berangkat", PERALIHAN)
    perjalanan.berangkat_pada = pada or timezone.now()
    simpan_perjalanan(perjalanan, "status", "berangkat_pada")
    _akhiri_jeda(perjalanan.permohonan, oleh, perjalanan.berangkat_pada)
    catat("ketupat.berangkat", perjalanan, oleh=oleh)
    return perjalanan


@tindakan
def tiba(perjalanan: Perjalanan, *, oleh, pada=None, posisi: tuple | None = None) -> Perjalanan:
    """The team is there. ``posisi``: (latitude, longitude) where somebody consented to give it."""
    perjalanan = kunci_perjalanan(perjalanan)
    periksa_tim(oleh, perjalanan)
    if perjalanan.status == S.DI_LOKASI:
        return perjalanan
    pindah(perjalanan, "tiba", PERALIHAN)
    pada = pada or timezone.now()
    perjalanan.tiba_pada = max(pada, perjalanan.berangkat_pada or pada)  # a clock set back is no negative road
    perjalanan.lintang, perjalanan.bujur = _posisi(posisi)
    simpan_perjalanan(perjalanan, "status", "tiba_pada", "lintang", "bujur")
    permohonan = _akhiri_jeda(perjalanan.permohonan, oleh, perjalanan.tiba_pada)
    permohonan_.lanjut(permohonan, "tiba", oleh=oleh, isian={"perjalanan": perjalanan.pk}, pada=perjalanan.tiba_pada)
    catat("ketupat.tiba", perjalanan, oleh=oleh, sesudah={"posisi": perjalanan.lintang is not None})
    return perjalanan


def _akhiri_jeda(permohonan: Permohonan, oleh, pada) -> Permohonan:
    if permohonan.status == StatusPermohonan.DIJEDA:
        return permohonan_.lanjutkan(permohonan, oleh=oleh, pada=pada)
    return permohonan


def _posisi(posisi) -> tuple[Decimal | None, Decimal | None]:
    if posisi is None:
        return None, None
    try:
        lintang, bujur = (round(Decimal(str(x)), 6) for x in posisi)
    except (InvalidOperation, TypeError, ValueError):
        raise Ditolak("Posisi tidak terbaca. Catat kedatangan tanpa posisi.") from None
    if not (-90 <= lintang <= 90 and -180 <= bujur <= 180):
        raise Ditolak("Posisi tidak terbaca. Catat kedatangan tanpa posisi.")
    return lintang, bujur


def _alasan(alasan: str) -> str:
    alasan = alasan.strip()
    tolak_nomor_pribadi(alasan)
    if not alasan:
        raise Ditolak(ALASAN, rincian={"alasan": ALASAN})
    return alasan


def kunci_perjalanan(perjalanan: Perjalanan, versi: int | None = None) -> Perjalanan:
    """The request first, as everywhere; then the trip as it now stands, held until the act ends."""
    permohonan = permohonan_.kunci_permohonan(Permohonan(pk=perjalanan.permohonan_id))
    semua = Perjalanan.objects.select_related("dinas__provinsi", "dinas__kabupaten_kota", "bus")
    perjalanan = semua.select_for_update(of=("self",)).get(pk=perjalanan.pk)
    if versi is not None and versi != perjalanan.versi:
        raise Basi(USANG)
    perjalanan.permohonan = permohonan
    return perjalanan


def simpan_perjalanan(perjalanan: Perjalanan, *medan) -> None:
    perjalanan.versi += 1
    perjalanan.save(update_fields=[*medan, "versi"])
