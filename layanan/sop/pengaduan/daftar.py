"""What this room registers: its menu item with the number that is late, and deadlines that follow the holidays."""

from django.utils import timezone

from layanan.sop.kalender.daftar import saat_libur_berubah
from layanan.sop.pengaduan.data import terlambat_pada
from layanan.sop.pengaduan.models import Pengaduan
from layanan.sop.pengaduan.tenggat import hitung_ulang
from layanan.sop.permohonan.bingkai import KAWASAN
from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu


def jumlah_terlambat(request, periode=None) -> int:
    if not request.user.punya_hak(Hak.URUS_PENGADUAN):
        return 0
    return Pengaduan.objects.dapat_dilihat(request.user).filter(terlambat_pada(timezone.now())).count()


saat_libur_berubah(hitung_ulang)
daftarkan_menu(
    ButirMenu(
        "Pengaduan",
        "sop:pengaduan-daftar",
        hak=(Hak.URUS_PENGADUAN, Hak.LAPORAN_LAYANAN),
        urutan=40,
        awalan="sop:pengaduan-",
        periode=False,
        kawasan=KAWASAN,
        hitung=jumlah_terlambat,
    )
)
