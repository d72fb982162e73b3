"""What this room registers: its menu item."""

from layanan.sop.standar.izin import BACA
from pentas.tampilan.bingkai import ButirMenu, TautanUmum, daftarkan_menu, daftarkan_tautan_umum

daftarkan_menu(
    ButirMenu(
        "Standar",
        "sop:standar-daftar",
        hak=BACA,
        urutan=50,
        awalan="sop:standar-",
        periode=False,
        kawasan="layanan",
    )
)
daftarkan_tautan_umum(TautanUmum("Standar pelayanan", "sop:standar-umum", 20))
