"""What this room registers with the ground floor."""

from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu

daftarkan_menu(
    ButirMenu(
        "Evaluasi pelaksana",
        "data:evaluasi-daftar",
        hak=(Hak.LAPORAN_LAYANAN,),
        urutan=70,
        awalan="data:evaluasi-",
        periode=False,
        di_akun=True,
        kawasan="layanan",
    )
)
