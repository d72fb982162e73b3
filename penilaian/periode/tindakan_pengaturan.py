"""Settings of a period: everything at once when it is made, then dates, rules and participants one by one."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from penilaian.periode.alur import TAHAP_BAKU, KodeTahap, StatusTahap
from penilaian.periode.izin import periksa_belum_dibuka, periksa_belum_ditutup, periksa_hak
from penilaian.periode.jadwal import salah_urutan
from penilaian.periode.models import Kategori, Periode, PerpanjanganTahap, Peserta, Tahap
from penilaian.periode.penandatangan import salin_penandatangan
from penilaian.periode.tindakan import buat_periode, tambah_anggota_tim, tambah_peserta
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak, boleh
from pentas.jejak.tindakan import catat, tindakan
from pentas.tampilan.format import tanggal

# From which moment a setting may no longer change: the stage that rests on it.
BEKU_SAAT_DIBUKA = {"jenis": KodeTahap.SOSIALISASI}
BEKU_SAAT_DITUTUP = {
    "parameter": KodeTahap.PENGUMPULAN,
    "jumlah_besar": KodeTahap.PENETAPAN,
    "aturan_seri": KodeTahap.PENETAPAN,
}
BEKU_BERSAMA_BOBOT = ("bobot_lapangan", "mode_akhir")
# Rooms downstream freeze a setting of theirs: {setting: [fn(period) that raises Basi]}.
beku_bila: dict[str, list[Callable]] = {}


@tindakan
def susun_periode(
    *,
    peserta: Iterable[tuple],
    oleh,
    tahap: Iterable[str] = TAHAP_BAKU,
    kategori: Iterable[tuple] = (),
    jadwal: Mapping[str, tuple] | None = None,
    tim: Iterable[tuple] = (),
    salin_dari: Periode | None = None,
    **isi,
) -> Periode:
    """A period with all that was set for it, all or nothing.

    ``peserta``: (KabupatenKota, people) or (…, people, category code); ``kategori``: (code, name, quota);
    ``jadwal`` as for ``atur_jadwal``; ``tim``: (account, as what). ``salin_dari`` gives its signatories.
    """
    peserta = list(peserta)
    if not peserta:
        raise Ditolak("Pilih sedikitnya satu kabupaten/kota peserta.")
    if Periode.objects.filter(kode=isi["kode"]).exists():
        raise Ditolak(f"Kode periode {isi['kode']} sudah dipakai. Pilih kode lain.")
    periode = buat_periode(oleh=oleh, tahap=tahap, **isi)
    per_kode = {
        kode: simpan_kategori(periode, kode=kode, nama=nama, kuota=kuota, oleh=oleh) for kode, nama, kuota in kategori
    }
    for kabupaten_kota, penduduk, *kode in peserta:
        milik = per_kode[kode[0]] if kode and kode[0] else None
        tambah_peserta(periode, kabupaten_kota, penduduk, kategori=milik, oleh=oleh)
    if jadwal:
        atur_jadwal(periode, jadwal, oleh=oleh)
    for pengguna, sebagai in tim:
        tambah_anggota_tim(periode, pengguna, sebagai=sebagai, oleh=oleh)
    if salin_dari is not None:
        salin_penandatangan(periode, salin_dari, oleh=oleh)
        catat("periode.salin", periode, oleh=oleh, lingkup=periode.kode, sesudah={"dari": salin_dari.kode})
    return periode


@tindakan
def atur_jadwal(periode: Periode, jadwal: Mapping[str, tuple], *, oleh) -> None:
    """Planned dates: {stage code: (mulai, selesai)}, each an aware datetime or None. They warn, never switch."""
    periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    sebelum, sesudah = {}, {}
    semua = list(Tahap.objects.select_for_update().filter(periode=periode).order_by("urutan"))
    rencana = {t.kode: jadwal.get(t.kode, (t.mulai, t.selesai)) for t in semua}
    for kode, _medan, kalimat in salah_urutan(rencana):
        raise Ditolak(f"Tahap {KodeTahap(kode).label.lower()}: {kalimat}")
    for tahap in semua:
        mulai, selesai = rencana[tahap.kode]
        if (tahap.mulai, tahap.selesai) != (mulai, selesai):
            sebelum[tahap.kode], sesudah[tahap.kode] = [tahap.mulai, tahap.selesai], [mulai, selesai]
            tahap.mulai, tahap.selesai = mulai, selesai
            tahap.save(update_fields=["mulai", "selesai"])
    if sesudah:
        periode.lupakan_tahap()
        catat("periode.atur_jadwal", periode, oleh=oleh, lingkup=periode.kode, sebelum=sebelum, sesudah=sesudah)


@tindakan
def perpanjang_tahap(periode: Periode, selesai: dt.datetime, alasan: str, *, oleh) -> Tahap:
    """Move the planned end of the open stage, with a reason; never past the planned start of the next."""
    periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    tahap = Tahap.objects.select_for_update(of=("self",)).filter(periode=periode, status=StatusTahap.BERJALAN).first()
    if tahap is None:
        raise Basi("Kini tidak ada tahap yang dibuka, jadi tidak ada batas yang diperpanjang.")
    if not alasan.strip():
        raise Ditolak("Tulis alasan perpanjangan.", rincian={"alasan": "Tulis alasan perpanjangan."})
    if tahap.selesai and selesai <= tahap.selesai:
        raise Ditolak(f"Batas baru harus sesudah batas sekarang, {tanggal(tahap.selesai)}.")
    berikut = periode.tahap.filter(urutan__gt=tahap.urutan, mulai__isnull=False).first()
    if berikut and selesai > berikut.mulai:
        nama = berikut.get_kode_display().lower()
        raise Ditolak(f"Melewati pembukaan tahap {nama}, {tanggal(berikut.mulai)}. Geser dahulu jadwal tahap itu.")
    sebelum, tahap.selesai = tahap.selesai, selesai
    tahap.save(update_fields=["selesai"])
    PerpanjanganTahap.objects.create(
        periode=periode, tahap=tahap.kode, sebelum=sebelum, sesudah=selesai, alasan=alasan.strip(), oleh=oleh
    )
    periode.lupakan_tahap()
    catat(
        "periode.perpanjang_tahap",
        tahap,
        oleh=oleh,
        lingkup=periode.kode,
        sebelum={"tahap": tahap.kode, "selesai": sebelum},
        sesudah={"selesai": selesai},
        alasan=alasan,
    )
    return tahap


@tindakan
def atur_periode(periode: Periode, isi: Mapping, *, oleh) -> Periode:
    """Change settings; each is frozen from the moment on which something rests on it."""
    periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    list(Tahap.objects.select_for_update().filter(periode=periode).order_by("urutan"))  # nobody judges meanwhile
    kini = Periode.objects.select_for_update().get(pk=periode.pk)
    berubah = [medan for medan, nilai in isi.items() if getattr(kini, medan) != nilai]
    for medan in berubah:
        _periksa_beku(kini, medan)
    if not berubah:
        return kini
    sebelum = {medan: getattr(kini, medan) for medan in berubah}
    for medan in berubah:
        setattr(kini, medan, isi[medan])
    kini.save(update_fields=berubah)
    sesudah = {medan: isi[medan] for medan in berubah}
    catat("periode.atur", kini, oleh=oleh, lingkup=kini.kode, sebelum=sebelum, sesudah=sesudah)
    return kini


def medan_beku(periode: Periode) -> set[str]:
    """Settings that may no longer change, for the form."""
    semua = {*BEKU_BERSAMA_BOBOT, *BEKU_SAAT_DIBUKA, *BEKU_SAAT_DITUTUP, *beku_bila}
    return {medan for medan in semua if not boleh(_periksa_beku, periode, medan)}


def _periksa_beku(periode, medan) -> None:
    sebutan = f"Mengubah {SEBUTAN.get(medan, medan)}"
    if medan in BEKU_BERSAMA_BOBOT and periode.bobot_beku_pada:
        raise Basi(
            f"{sebutan} tidak dapat dilakukan lagi: bobot dibekukan {tanggal(periode.bobot_beku_pada)}, "
            "saat sesi paparan pertama dibuka."
        )
    if medan in BEKU_SAAT_DIBUKA:
        periksa_belum_dibuka(periode, BEKU_SAAT_DIBUKA[medan], tindakan=sebutan)
    if medan in BEKU_SAAT_DITUTUP:
        periksa_belum_ditutup(periode, BEKU_SAAT_DITUTUP[medan], tindakan=sebutan)
    for fungsi in beku_bila.get(medan, []):
        fungsi(periode)


SEBUTAN = {
    "jenis": "jenis periode",
    "parameter": "tahun dan tanggal dalam teks indikator",
    "jumlah_besar": "jumlah besar",
    "aturan_seri": "aturan nilai sama",
    "bobot_lapangan": "bobot nilai lapangan",
    "mode_akhir": "cara menghitung nilai akhir",
}


@tindakan
def ubah_peserta(peserta: Peserta, *, penduduk: int, kategori: Kategori | None, oleh) -> Peserta:
    """Population (people) and category; population is a number the suggestions rest on until the recap closes."""
    periksa_hak(oleh, peserta.periode, Hak.KELOLA_PERIODE)
    if peserta.penduduk != penduduk:
        periksa_belum_ditutup(peserta.periode, KodeTahap.KUNJUNGAN, tindakan="Mengubah jumlah penduduk")
    if peserta.kategori != kategori:
        periksa_belum_ditutup(peserta.periode, KodeTahap.PENETAPAN, tindakan="Mengubah kategori")
        if kategori is not None and kategori.periode_id != peserta.periode_id:
            raise Ditolak("Kategori itu milik periode lain. Muat ulang halaman, lalu pilih lagi.")
    sebelum = {"penduduk": peserta.penduduk, "kategori": peserta.kategori_id}
    peserta.penduduk, peserta.kategori = penduduk, kategori
    sesudah = {"penduduk": penduduk, "kategori": peserta.kategori_id}
    if sebelum != sesudah:
        peserta.save(update_fields=["penduduk", "kategori"])
        lingkup = peserta.periode.kode
        catat("periode.ubah_peserta", peserta, oleh=oleh, lingkup=lingkup, sebelum=sebelum, sesudah=sesudah)
    return peserta


@tindakan
def ubah_semua_peserta(perubahan: Iterable[tuple], *, oleh) -> None:
    """Rows of the participants' page, all or nothing: (participant, people, category or None)."""
    for peserta, penduduk, kategori in perubahan:
        ubah_peserta(peserta, penduduk=penduduk, kategori=kategori, oleh=oleh)


@tindakan
def keluarkan_peserta(peserta: Peserta, *, oleh) -> None:
    """Take an office out, only while nothing has been collected."""
    periksa_hak(oleh, peserta.periode, Hak.KELOLA_PERIODE)
    periksa_belum_dibuka(peserta.periode, KodeTahap.PENGUMPULAN, tindakan="Mengeluarkan peserta")
    sebelum = {"kode": peserta.kode, "penduduk": peserta.penduduk}
    catat("periode.keluarkan_peserta", peserta, oleh=oleh, lingkup=peserta.periode.kode, sebelum=sebelum)
    peserta.delete()


@tindakan
def simpan_kategori(periode: Periode, *, kode: str, nama: str, kuota: int, oleh) -> Kategori:
    """Add a list with its own quota, or change one."""
    periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    periksa_belum_ditutup(periode, KodeTahap.PENETAPAN, tindakan="Mengubah kategori")
    kategori, _baru = Kategori.objects.update_or_create(
        periode=periode, kode=kode, defaults={"nama": nama, "kuota": kuota}
    )
    sesudah = {"kode": kode, "kuota": kuota}
    catat("periode.simpan_kategori", kategori, oleh=oleh, lingkup=periode.kode, sesudah=sesudah)
    return kategori


@tindakan
def hapus_kategori(kategori: Kategori, *, oleh) -> None:
    """Its participants fall back to the joint list."""
    periksa_hak(oleh, kategori.periode, Hak.KELOLA_PERIODE)
    periksa_belum_ditutup(kategori.periode, KodeTahap.PENETAPAN, tindakan="Mengubah kategori")
    sebelum = {"kode": kategori.kode, "kuota": kategori.kuota}
    catat("periode.hapus_kategori", kategori, oleh=oleh, lingkup=kategori.periode.kode, sebelum=sebelum)
    kategori.delete()
