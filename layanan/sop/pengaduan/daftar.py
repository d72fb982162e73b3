"""What this room registers: its menu item with the number that waits, and deadlines that follow the holidays."""

from django.db.models import Q
from django.utils import timezone

from layanan.sop.kalender.daftar import saat_libur_berubah
from layanan.sop.pengaduan.alur import StatusPengaduan
from layanan.sop.pengaduan.data import terlambat_pada
from layanan.sop.pengaduan.models import SIMPAN, Pengaduan
from layanan.sop.pengaduan.tenggat import hitung_ulang
from layanan.sop.permohonan.bingkai import KAWASAN
from layanan.sop.pribadi.registri import JenisSimpan, daftarkan_jenis_simpan
from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, TautanUmum, daftarkan_menu, daftarkan_tautan_umum


def jumlah_menunggu(request, periode=None) -> int:
    """Not answered yet, or beyond its deadline."""
    if not request.user.punya_hak(Hak.URUS_PENGADUAN):
        return 0
    menunggu = Q(status=StatusPengaduan.BARU) | terlambat_pada(timezone.now())
    return Pengaduan.objects.dapat_dilihat(request.user).filter(menunggu).count()


saat_libur_berubah(hitung_ulang)
daftarkan_jenis_simpan(JenisSimpan(SIMPAN, "Nama dan kontak pelapor", 24, "sejak pengaduan selesai"))
daftarkan_menu(
    ButirMenu(
        "Pengaduan",
        "sop:pengaduan-daftar",
        hak=(Hak.URUS_PENGADUAN, Hak.LAPORAN_LAYANAN),
        urutan=40,
        awalan="sop:pengaduan-",
        periode=False,
        kawasan=KAWASAN,
        hitung=jumlah_menunggu,
    )
)
daftarkan_tautan_umum(TautanUmum("Pengaduan", "sop:pengaduan-buat", 30))
