"""What accounts register with the frame."""

from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu

daftarkan_menu(
    ButirMenu(
        "Akun",
        "akun:kelola-daftar",
        hak=(Hak.KELOLA_AKUN,),
        urutan=420,
        awalan="akun:kelola-",
        periode=False,
        di_akun=True,
    )
)
