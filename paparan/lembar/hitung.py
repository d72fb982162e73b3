"""Signatures: are these strokes drawn by a hand. Plain values, no database.

A signature is a list of strokes, a stroke a list of points (x, y in px of the pad, t in ms).
"""

import math
from itertools import pairwise

GORESAN_MAKS = 120
TITIK_MAKS = 6000
SISI_MAKS = 5000  # px; no pad is larger
ANGKA_MAKS = 10**9
TITIK_MIN = 8
PANJANG_MIN = 80  # px drawn in all
BENTANG_MIN = 24  # px across, so that a dot or a hair line is not a signature

RUSAK = "Tanda tangan tidak terbaca. Tekan Ulangi, lalu tanda tangani lagi."
TERLALU_SEDIKIT = "Tanda tangan belum lengkap. Goreskan tanda tangan Anda pada kotak, lalu kirim lagi."
TERLALU_BANYAK = "Goresan terlalu banyak. Tekan Ulangi, lalu tanda tangani sekali saja."

Goresan = list[list[list[float]]]


def rapikan_goresan(mentah) -> Goresan:
    """The strokes with coordinates to a tenth of a px. ValueError with the sentence where it is no signature."""
    if not isinstance(mentah, list):
        raise ValueError(RUSAK)
    if len(mentah) > GORESAN_MAKS or sum(len(g) for g in mentah if isinstance(g, list)) > TITIK_MAKS:
        raise ValueError(TERLALU_BANYAK)
    goresan = [[_titik(t) for t in g] for g in mentah if _adalah_goresan(g)]
    _periksa_sungguhan(goresan)
    return goresan


def _adalah_goresan(g) -> bool:
    if not isinstance(g, list):
        raise ValueError(RUSAK)
    return bool(g)


def _titik(t) -> list[float]:
    if not isinstance(t, list) or len(t) != 3:
        raise ValueError(RUSAK)
    for angka in t:
        # "not … <=" also catches NaN and numbers too large to be a float
        if isinstance(angka, bool) or not isinstance(angka, int | float) or not abs(angka) <= ANGKA_MAKS:
            raise ValueError(RUSAK)
    x, y, waktu = t
    if abs(x) > SISI_MAKS or abs(y) > SISI_MAKS or waktu < 0:
        raise ValueError(RUSAK)
    return [round(x, 1), round(y, 1), int(waktu)]


def _periksa_sungguhan(goresan: Goresan) -> None:
    titik = [t for g in goresan for t in g]
    panjang = sum(math.dist(a[:2], b[:2]) for g in goresan for a, b in pairwise(g))
    if len(titik) < TITIK_MIN or panjang < PANJANG_MIN:
        raise ValueError(TERLALU_SEDIKIT)
    if max(bentang(titik)) < BENTANG_MIN:
        raise ValueError(TERLALU_SEDIKIT)


def bentang(titik: list[list[float]]) -> tuple[float, float]:
    """Width and height of what was drawn."""
    xs, ys = [t[0] for t in titik], [t[1] for t in titik]
    return max(xs) - min(xs), max(ys) - min(ys)
