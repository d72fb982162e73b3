"""What the clock registers: promises follow the calendar, and standard times are among the settings."""

from layanan.sop.kalender.daftar import saat_libur_berubah
from layanan.sop.kalender.izin import BACA
from layanan.sop.permohonan.tindakan_waktu import hitung_ulang_karena_libur
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu


def _janji(dinas, sebab: str, oleh) -> int:
    return hitung_ulang_karena_libur(dinas, sebab, oleh=oleh)


saat_libur_berubah(_janji)
daftarkan_menu(
    ButirMenu("Waktu baku", "sop:permohonan-waktu", hak=BACA, urutan=61, periode=False, di_akun=True, kawasan="layanan")
)
