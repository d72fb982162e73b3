"""What this room registers with the ground floor and upstream."""

from paparan.pemenang.izin import periksa_pemenang_ada
from penilaian.periode.alur import KodeTahap
from penilaian.periode.tindakan import saat_ditutup
from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu

saat_ditutup.setdefault(KodeTahap.PEMENANG, []).append(periksa_pemenang_ada)
daftarkan_menu(
    ButirMenu("Pemenang", "paparan:pemenang", hak=(Hak.LIHAT_PAPARAN,), urutan=160, awalan="paparan:pemenang"),
    ButirMenu("Rapor", "paparan:rapor-daftar", hak=(Hak.ISI_BERKAS,), urutan=170, awalan="paparan:rapor"),
)
