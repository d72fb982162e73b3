"""Who may determine, and when."""

from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import periksa_hak, periksa_tahap
from pentas.akun.peran import Hak


def periksa_boleh_tetapkan(pengguna, periode) -> None:
    periksa_hak(pengguna, periode, Hak.TETAPKAN)
    periksa_tahap(periode, KodeTahap.PENETAPAN, tindakan="Penetapan")
