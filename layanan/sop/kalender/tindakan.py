"""Holidays are added and taken back; every promise that hangs on them is worked out anew in the same act."""

from layanan.sop.dinas.models import Dinas
from layanan.sop.kalender.daftar import jalankan_saat_libur_berubah
from layanan.sop.kalender.izin import UBAH, periksa_boleh_ubah
from layanan.sop.kalender.models import HariLibur
from layanan.sop.kalender.nasional import TAHUN_PERTAMA, daftar_nasional
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.tindakan import catat, tindakan
from pentas.tampilan.format import tanggal as tulis_tanggal

NASIONAL = "daftar libur nasional"


@tindakan
def tambah_libur(isi: dict, *, oleh) -> tuple[HariLibur, int]:
    """``isi``: tanggal, nama, jenis, provinsi, dinas (None: every office of the province), sumber.

    Returns the row and how many promises moved.
    """
    periksa_boleh_ubah(oleh, isi["provinsi"], isi["dinas"])
    serupa = {"tanggal": isi["tanggal"], "provinsi": isi["provinsi"], "dinas": isi["dinas"]}
    if HariLibur.objects.filter(**serupa).exists():
        raise Ditolak("Tanggal itu sudah ada dalam daftar untuk dinas yang sama. Hapus yang lama lebih dahulu.")
    libur = HariLibur.objects.create(**isi, dibuat_oleh=oleh)
    catat("libur.tambah", libur, oleh=oleh, sesudah={"tanggal": libur.tanggal, "jenis": libur.jenis})
    return libur, _kabarkan(libur, "ditambahkan", oleh)


@tindakan
def hapus_libur(libur: HariLibur, *, oleh) -> int:
    """Returns how many promises moved back."""
    libur = HariLibur.objects.select_for_update(of=("self",)).filter(pk=libur.pk).first()
    if libur is None:
        raise Basi("Hari libur ini sudah dihapus. Muat ulang halaman ini.")
    periksa_boleh_ubah(oleh, libur.provinsi, libur.dinas)
    catat("libur.hapus", libur, oleh=oleh, sebelum={"tanggal": libur.tanggal, "jenis": libur.jenis})
    HariLibur.objects.filter(pk=libur.pk).delete()
    return _kabarkan(libur, "dihapus", oleh)


@tindakan
def isi_nasional(tahun: int, *, oleh) -> tuple[int, int, int]:
    """The nation's list of a year: only what is missing is added.

    Returns (added, left out because still an estimate, promises moved).
    """
    if oleh is not None and not oleh.punya_hak(UBAH):
        raise SalahPeran("Akun Anda tidak mengatur hari libur.")
    if tahun < TAHUN_PERTAMA:
        raise Ditolak(f"Daftar nasional tersedia sejak {TAHUN_PERTAMA}. Tambahkan tanggalnya satu per satu.")
    semua, perkiraan = daftar_nasional(tahun)
    ada = set(HariLibur.objects.filter(provinsi=None, tanggal__year=tahun).values_list("tanggal", flat=True))
    jenis = {True: HariLibur.Jenis.CUTI_BERSAMA, False: HariLibur.Jenis.NASIONAL}
    baru = [
        HariLibur(tanggal=t, nama=nama, jenis=jenis[cuti], sumber=NASIONAL, dibuat_oleh=oleh)
        for t, nama, cuti in semua
        if t not in ada
    ]
    HariLibur.objects.bulk_create(baru)
    if not baru:
        return 0, perkiraan, 0
    catat("libur.isi_nasional", ("sop.harilibur", str(tahun)), oleh=oleh, sesudah={"jumlah": len(baru)})
    pindah = jalankan_saat_libur_berubah(Dinas.objects.all(), f"hari libur {tahun} diisi", oleh)
    return len(baru), perkiraan, pindah


def _kabarkan(libur: HariLibur, apa: str, oleh) -> int:
    dinas = Dinas.objects.filter(provinsi=libur.provinsi_id)
    if libur.dinas_id:
        dinas = dinas.filter(pk=libur.dinas_id)
    sebutan = f"{libur.get_jenis_display().lower()} {tulis_tanggal(libur.tanggal)} ({libur.nama}) {apa}"
    return jalankan_saat_libur_berubah(dinas, sebutan, oleh)
