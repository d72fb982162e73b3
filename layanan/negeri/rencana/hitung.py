"""Arithmetic of a plan on plain values: progress towards a target, money left in a source."""

from collections.abc import Iterable
from fractions import Fraction


def capaian(awal, target, kini) -> Fraction | None:
    """How much of the way from ``awal`` to ``target`` is done, 0..1; less may be the goal. None: not measured."""
    if kini is None or awal == target:
        return None
    bagian = (Fraction(kini) - Fraction(awal)) / (Fraction(target) - Fraction(awal))
    return min(max(bagian, Fraction(0)), Fraction(1))


def rata_kemajuan(persen: Iterable[int]) -> Fraction | None:
    semua = list(persen)
    return Fraction(sum(semua), len(semua)) if semua else None


def sisa(nominal: int, terpakai: Iterable[int]) -> int:
    """What a source still has; negative where it is overspent."""
    return nominal - sum(terpakai)
