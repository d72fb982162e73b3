"""Who reads the figures: whoever reads the services of that office. No person stands in them."""

from layanan.ketupat_pecel.kinerja.lingkup import Lingkup, lingkup_bulan, lingkup_perjalanan
from layanan.ketupat_pecel.perjalanan.izin import ambil_perjalanan_untuk
from layanan.ketupat_pecel.sop import KODE
from layanan.sop.dinas.izin import ambil_dinas_untuk
from layanan.sop.dinas.models import Dinas
from pentas.akun.peran import Hak
from pentas.formulir import TAHUN
from pentas.galat import TidakAda

BACA = (Hak.LIHAT_LAYANAN, Hak.LAPORAN_LAYANAN)


def dinas_kinerja(pengguna) -> list[Dinas]:
    """Offices that come to villages."""
    return list(Dinas.objects.berhak(pengguna, *BACA).lengkap().filter(layanan__layanan=KODE))


def ambil_bulan(pengguna, dinas: str, tahun: int, bulan: int) -> Lingkup:
    if tahun not in TAHUN or not 1 <= bulan <= 12:
        raise TidakAda()
    return lingkup_bulan(ambil_dinas_untuk(pengguna, dinas, *BACA), tahun, bulan)


def ambil_perjalanan(pengguna, pk: int) -> Lingkup:
    return lingkup_perjalanan(ambil_perjalanan_untuk(pengguna, pk))
