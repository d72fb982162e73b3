"""What this room registers with the ground floor and upstream."""

from paparan.sesi.izin import periksa_penetapan_belum_dipakai
from penilaian.penetapan.tindakan import sebelum_diganti
from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu

sebelum_diganti.append(periksa_penetapan_belum_dipakai)
daftarkan_menu(
    ButirMenu(
        "Paparan",
        "paparan:sesi",
        hak=(Hak.LIHAT_PAPARAN,),
        urutan=150,
        awalan=("paparan:sesi", "paparan:rekap", "paparan:juri"),
    )
)
