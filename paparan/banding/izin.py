"""Who may lay two years side by side, and in which layers."""

from paparan.pemenang.izin import sudah_diumumkan
from penilaian.nilai.models import Lapis
from penilaian.periode.izin import BACA_SEMUA, punya_hak
from penilaian.periode.models import Periode
from pentas.akun.peran import Hak
from pentas.galat import SalahPeran

BELUM_TERBUKA = "Perbandingan dengan tahun lalu dapat Anda baca setelah hasil kedua periode diumumkan."


def lapis_terbuka(pengguna, periode: Periode) -> list[Lapis]:
    """Once announced both layers; before it what the role reads anyway."""
    if sudah_diumumkan(periode):
        return [Lapis.LAPANGAN, Lapis.DESK]
    hak = ((Lapis.LAPANGAN, Hak.LIHAT_PERINGKAT), (Lapis.DESK, Hak.LIHAT_REKAP))
    return [lapis for lapis, satu in hak if punya_hak(pengguna, periode, satu)]


def lapis_bersama(pengguna, periode: Periode, lama: Periode) -> list[Lapis]:
    """Layers open in both years. Who reads all offices this year must do so in the earlier one too;
    an operator reads the history of his own office, though he may not have served it then."""
    if punya_hak(pengguna, periode, *BACA_SEMUA) and not punya_hak(pengguna, lama, *BACA_SEMUA):
        return []
    dulu = lapis_terbuka(pengguna, lama)
    return [lapis for lapis in lapis_terbuka(pengguna, periode) if lapis in dulu]


def pilih_lapis(pengguna, periode: Periode, lama: Periode, diminta: str | None) -> tuple[Lapis, list[Lapis]]:
    """(the layer to show, all that may be shown); SalahPeran where there is none."""
    semua = lapis_bersama(pengguna, periode, lama)
    if not semua:
        raise SalahPeran(BELUM_TERBUKA)
    return next((lapis for lapis in semua if lapis == diminta), semua[0]), semua
