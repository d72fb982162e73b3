"""Arithmetic of the survey, exact: element means, index, grade, lowest elements, smallest sample.

Weights are exactly 1/9: with the 0.111 of many reports nine perfect elements would give 99.9.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

BOBOT = Fraction(1, 9)
PENGALI = 25
# Lower bounds of the rounded index. The norm leaves gaps between its bands (88.305); rounding first closes them.
MUTU = (
    ("A", "Sangat Baik", Fraction("88.31")),
    ("B", "Baik", Fraction("76.61")),
    ("C", "Kurang Baik", Fraction("65.00")),
    ("D", "Tidak Baik", Fraction("25.00")),
)
# Krejcie and Morgan: chi-square for 95 %, the widest spread, an error of 5 %.
KHI, P, D = Fraction("3.841"), Fraction(1, 2), Fraction("0.05")


@dataclass(frozen=True)
class Kumpulan:
    """The answers to one element: how many, and their sum."""

    jumlah: int
    total: int

    @property
    def rata(self) -> Fraction | None:
        return Fraction(self.total, self.jumlah) if self.jumlah else None


def bulat2(nilai: Fraction) -> Fraction:
    """Rounded half up to two decimals."""
    return Fraction((nilai * 200 + 1) // 2, 100)


def indeks(rata: Mapping[str, Fraction | None]) -> Fraction | None:
    """The index of 25 to 100; None while any of the nine elements has no answer."""
    if len(rata) != 9 or any(r is None for r in rata.values()):
        return None
    return sum((r * BOBOT for r in rata.values()), Fraction(0)) * PENGALI


def mutu(nilai: Fraction | None) -> tuple[str, str] | None:
    """Grade and its words, by the value rounded half up to two decimals."""
    if nilai is None:
        return None
    bulat = bulat2(nilai)
    return next((huruf, kata) for huruf, kata, batas in MUTU if bulat >= batas)


def terendah(rata: Mapping[str, Fraction | None], jumlah: int = 3) -> list[str]:
    """The codes of the lowest elements, lowest first; those level with the third belong to them too.

    Where nothing is below the best there is nothing to call lowest.
    """
    ada = {k: r for k, r in rata.items() if r is not None}
    if not ada:
        return []
    urut = sorted(ada, key=lambda k: (ada[k], k))
    batas, puncak = ada[urut[min(jumlah, len(urut)) - 1]], max(ada.values())
    return [k for k in urut if ada[k] <= batas and ada[k] < puncak]


def sampel_minimum(populasi: int) -> int:
    """Of that many served, how many answers are needed; rounded half up, as their table is."""
    if populasi <= 0:
        return 0
    s = KHI * populasi * P * (1 - P) / (D**2 * (populasi - 1) + KHI * P * (1 - P))
    return min(populasi, int(s + Fraction(1, 2)))
