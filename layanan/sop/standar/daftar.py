"""What this room registers: its menu item."""

from layanan.sop.standar.izin import BACA
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu

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
