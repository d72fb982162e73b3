"""Making a period, its stages, participants and jury."""

from collections.abc import Iterable

from django.utils import timezone

from penilaian.periode.alur import PERALIHAN, TAHAP_BAKU, KodeTahap, StatusTahap
from penilaian.periode.izin import periksa_belum_dibuka, periksa_belum_ditutup, periksa_hak, punya_hak
from penilaian.periode.kesiapan import periksa_diketahui, periksa_siap, sebelum_tutup
from penilaian.periode.models import AnggotaTim, BebasBenturan, Benturan, Periode, Peserta, Tahap, TidakBerlaku
from pentas.akun.peran import Hak
from pentas.alur import pindah
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan

# Rooms downstream add what must hold before a stage opens or closes: {stage code: [function]}.
# Each is called with (periode, oleh=…) inside the transaction and may refuse or act (lock dossiers).
saat_dibuka: dict[str, list] = {}
saat_ditutup: dict[str, list] = {}
# Called with (peserta, indikator, berlaku=…, oleh=…) when an indicator starts or ceases to apply to one office.
saat_keberlakuan_berubah: list = []


@tindakan
def buat_periode(*, oleh, tahap: Iterable[str] = TAHAP_BAKU, **isi) -> Periode:
    """Make a period with its ordered stages. ``isi``: fields of Periode; the instrument must be published."""
    periode = Periode(**isi)
    if oleh is not None:
        periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    if not periode.instrumen.sudah_terbit:
        raise Ditolak("Instrumen periode harus sudah terbit. Terbitkan dahulu instrumennya.")
    if periode.instrumen.provinsi_id != periode.provinsi_id:
        raise Ditolak("Instrumen itu milik provinsi lain. Pilih instrumen provinsi ini.")
    periode.parameter = {**periode.instrumen.parameter, **(periode.parameter or {})}
    periode.save()
    urut = [k for k in KodeTahap if k in set(tahap)]
    Tahap.objects.bulk_create(Tahap(periode=periode, kode=k, urutan=n) for n, k in enumerate(urut, 1))
    catat("periode.buat", periode, oleh=oleh, lingkup=periode.kode, sesudah={"tahap": [str(k) for k in urut]})
    return periode


@tindakan
def tambah_peserta(periode: Periode, kabupaten_kota, penduduk: int, *, oleh, kategori=None) -> Peserta:
    """Add an office; ``penduduk`` in people (0: not known yet). Only before the collection opens."""
    if oleh is not None:
        periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    periksa_belum_dibuka(periode, KodeTahap.PENGUMPULAN, tindakan="Menambah peserta")
    if kabupaten_kota.provinsi_id != periode.provinsi_id:
        raise Ditolak(f"{kabupaten_kota.nama} bukan bagian provinsi periode ini.")
    if periode.peserta.filter(kabupaten_kota=kabupaten_kota).exists():
        raise Ditolak(f"{kabupaten_kota.nama} sudah menjadi peserta.")
    peserta = Peserta.objects.create(
        periode=periode, kabupaten_kota=kabupaten_kota, penduduk=penduduk, kategori=kategori
    )
    catat(
        "periode.tambah_peserta",
        peserta,
        oleh=oleh,
        lingkup=periode.kode,
        sesudah={"kode": kabupaten_kota.pk, "penduduk": penduduk},
    )
    return peserta


@tindakan
def buka_tahap(periode: Periode, kode: str, *, oleh) -> Tahap:
    """Open a stage: the next one in order, after the one before it was closed."""
    periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    semua = list(Tahap.objects.select_for_update().filter(periode=periode).order_by("urutan"))
    tahap = next((t for t in semua if t.kode == kode), None)
    if tahap is None:
        raise Ditolak("Tahap itu tidak dipakai pada periode ini.")
    for t in semua[: semua.index(tahap)]:
        if t.status != StatusTahap.DITUTUP:
            raise Basi(
                f"Tahap {t.get_kode_display().lower()} belum ditutup. "
                f"Tutup dahulu tahap itu, lalu buka tahap {tahap.get_kode_display().lower()}."
            )
    sebelum, sesudah = pindah(tahap, "buka", PERALIHAN)
    periksa_siap(periode, kode)
    tahap.dibuka_pada, tahap.dibuka_oleh = timezone.now(), oleh
    tahap.save()
    for fungsi in saat_dibuka.get(kode, []):
        fungsi(periode, oleh=oleh)
    _catat_tahap("periode.buka_tahap", periode, tahap, sebelum, sesudah, oleh)
    if kode == KodeTahap.SELESAI:  # the last stage has nothing to wait for
        return tutup_tahap(periode, kode, oleh=oleh)
    return tahap


@tindakan
def tutup_tahap(periode: Periode, kode: str, *, oleh, diketahui: str | None = None) -> Tahap:
    """Close the open stage; what it must leave behind is checked by the rooms.

    ``diketahui``: fingerprint of what a person confirmed will be lost by closing; None where no person is asked.
    """
    periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    tahap = Tahap.objects.select_for_update().get(periode=periode, kode=kode)
    sebelum, sesudah = pindah(tahap, "tutup", PERALIHAN)
    temuan = sebelum_tutup(periode, kode)
    if diketahui is not None:
        periksa_diketahui(temuan, diketahui)
    for fungsi in saat_ditutup.get(kode, []):
        fungsi(periode, oleh=oleh)
    tahap.ditutup_pada, tahap.ditutup_oleh = timezone.now(), oleh
    tahap.save()
    _catat_tahap("periode.tutup_tahap", periode, tahap, sebelum, sesudah, oleh, temuan)
    return tahap


def _catat_tahap(nama, periode, tahap, sebelum, sesudah, oleh, temuan=()):
    periode.lupakan_tahap()
    sesudah = {"status": sesudah} | ({"peringatan": [t.lengkap for t in temuan]} if temuan else {})
    catat(
        nama,
        tahap,
        oleh=oleh,
        lingkup=periode.kode,
        sebelum={"tahap": tahap.kode, "status": sebelum},
        sesudah=sesudah,
    )


@tindakan
def tambah_anggota_tim(periode: Periode, pengguna, *, sebagai=AnggotaTim.Sebagai.ANGGOTA, oleh) -> AnggotaTim:
    if oleh is not None:
        periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    if not punya_hak(pengguna, periode, Hak.NILAI_KUNJUNGAN):
        raise Ditolak("Akun itu belum berperan penilai atau ketua tim. Beri penugasan dahulu.")
    if sebagai == AnggotaTim.Sebagai.KETUA:
        _periksa_ketua(periode, pengguna)
    anggota, baru = AnggotaTim.objects.get_or_create(periode=periode, pengguna=pengguna, defaults={"sebagai": sebagai})
    if baru:
        catat(
            "periode.tambah_penilai",
            anggota,
            oleh=oleh,
            lingkup=periode.kode,
            sesudah={"pengguna": pengguna.pk, "sebagai": str(sebagai)},
        )
    return anggota


def _periksa_ketua(periode, pengguna) -> None:
    if not punya_hak(pengguna, periode, Hak.TETAPKAN):
        raise Ditolak("Ketua tim harus berperan ketua tim penilai. Beri penugasan dahulu.")
    if periode.anggota_tim.filter(sebagai=AnggotaTim.Sebagai.KETUA).exclude(pengguna=pengguna).exists():
        raise Ditolak("Periode ini sudah mempunyai ketua tim. Lepas dahulu ketua yang lama.")


@tindakan
def catat_benturan(pengguna, peserta: Peserta, alasan: str, *, oleh) -> Benturan:
    """Declare a conflict of interest: by the juror himself, the chair or the admin."""
    if oleh != pengguna:
        periksa_hak(oleh, peserta.periode, Hak.KELOLA_PERIODE, Hak.TETAPKAN)
    if not alasan.strip():
        raise Ditolak("Tulis alasan benturan kepentingannya.")
    benturan, baru = Benturan.objects.get_or_create(
        pengguna=pengguna,
        peserta=peserta,
        defaults={"periode": peserta.periode, "alasan": alasan, "oleh": oleh},
    )
    if baru:
        # what he stated before is no longer so; his own declaration, or a new statement, takes its place
        gugur, _ = BebasBenturan.objects.filter(periode=peserta.periode, pengguna=pengguna).delete()
        catat(
            "periode.benturan",
            benturan,
            oleh=oleh,
            lingkup=peserta.periode.kode,
            sebelum={"bebas_benturan": True} if gugur else None,
            sesudah={"pengguna": pengguna.pk, "peserta": peserta.kode},
        )
    return benturan


@tindakan
def nyatakan_tidak_berlaku(peserta: Peserta, indikator, alasan: str, *, oleh) -> TidakBerlaku:
    """Take an indicator out for one office; never the last applicable one of its variable."""
    periksa_hak(oleh, peserta.periode, Hak.KELOLA_PERIODE)
    periksa_belum_ditutup(peserta.periode, KodeTahap.PENETAPAN, tindakan="Mengubah indikator yang berlaku")
    if not alasan.strip():
        raise Ditolak("Tulis alasan mengapa indikator ini tidak berlaku.")
    Peserta.objects.select_for_update(no_key=True).get(pk=peserta.pk)  # two last indicators of a variable at once
    luar = set(peserta.tidak_berlaku.values_list("indikator_id", flat=True))
    sisa = indikator.variabel.indikator.exclude(pk__in=luar | {indikator.pk})
    if not sisa.exists():
        raise Ditolak(
            f"Indikator {indikator.kode} adalah satu-satunya yang masih berlaku pada variabel "
            f"{indikator.variabel.nama}. Sisakan paling sedikit satu indikator pada tiap variabel."
        )
    if indikator.pk in luar:
        raise Basi(f"Indikator {indikator.kode} sudah dinyatakan tidak berlaku.")
    tb = TidakBerlaku.objects.create(peserta=peserta, indikator=indikator, alasan=alasan, oleh=oleh)
    catat(
        "periode.tidak_berlaku",
        tb,
        oleh=oleh,
        lingkup=peserta.periode.kode,
        sesudah={"peserta": peserta.kode, "indikator": indikator.kode},
        alasan=alasan,
    )
    for fungsi in saat_keberlakuan_berubah:
        fungsi(peserta, indikator, berlaku=False, oleh=oleh)
    return tb
