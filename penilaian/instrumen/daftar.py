"""What this room registers with the ground floor."""

from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu

daftarkan_menu(
    ButirMenu(
        "Instrumen",
        "penilaian:instrumen-daftar",
        hak=(Hak.LIHAT_INSTRUMEN,),
        urutan=410,
        awalan="penilaian:instrumen-",
        periode=False,
        di_akun=True,
    )
)
