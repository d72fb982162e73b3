"""Who writes, who approves the report of a period, and which period an address means."""

from layanan.negeri.pemantauan.models import LaporanMonev
from layanan.sop.dinas.izin import peran_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.skm.rentang import BAGIAN, Rentang, susun_rentang
from pentas.akun.peran import Peran
from pentas.formulir import TAHUN
from pentas.galat import Basi, SalahPeran, TidakAda

PENGESAH = (Peran.KABID, Peran.KEPALA_DINAS)


def periksa_boleh_sahkan(pengguna, dinas: Dinas) -> None:
    """``pengguna`` None: the system (demo data)."""
    if pengguna is not None and peran_di(pengguna, dinas).isdisjoint(PENGESAH):
        raise SalahPeran("Laporan pemantauan disahkan oleh kepala bidang atau kepala dinas.")


def periksa_belum_sah(laporan: LaporanMonev) -> None:
    if laporan.disahkan_pada:
        raise Basi("Laporan ini sudah disahkan, sehingga isinya tetap. Kemajuan tindak lanjut masih dapat dicatat.")


def ambil_rentang(dinas: Dinas, tahun: int, bagian: str) -> Rentang:
    if bagian not in BAGIAN or tahun not in TAHUN:
        raise TidakAda()
    return susun_rentang(tahun, bagian, dinas.zona)


def ambil_laporan(dinas: Dinas, rentang: Rentang) -> LaporanMonev:
    """The report of the period, or an unsaved one to begin with."""
    ada = LaporanMonev.objects.filter(dinas=dinas, tahun=rentang.tahun, bagian=rentang.bagian)
    baru = LaporanMonev(dinas=dinas, tahun=rentang.tahun, bagian=rentang.bagian)
    return ada.select_related("disahkan_oleh", "dokumen").first() or baru
