"""Exact quantiles from counted values: a report asks the database how often each value occurs, once."""

from collections.abc import Mapping
from fractions import Fraction


def _ke(hitungan: Mapping[int, int], urutan: int) -> int:
    """The value at this place (from 1) of the sorted row."""
    lewat = 0
    for nilai in sorted(hitungan):
        lewat += hitungan[nilai]
        if lewat >= urutan:
            return nilai
    raise ValueError("beyond the last value")


def median(hitungan: Mapping[int, int]) -> Fraction | None:
    """The middle value; of an even number the mean of the two in the middle."""
    n = sum(hitungan.values())
    if not n:
        return None
    return Fraction(_ke(hitungan, (n + 1) // 2) + _ke(hitungan, n // 2 + 1), 2)


def persentil(hitungan: Mapping[int, int], persen: int) -> Fraction | None:
    """The smallest value that at least ``persen`` of a hundred do not exceed (nearest rank)."""
    n = sum(hitungan.values())
    if not n:
        return None
    return Fraction(_ke(hitungan, max(1, -(-n * persen // 100))))


def bagian(sebagian: int, semua: int) -> Fraction | None:
    """In percent; None of nothing."""
    return Fraction(100 * sebagian, semua) if semua else None
