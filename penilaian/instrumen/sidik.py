"""The fingerprint of a rubric, as printed on everything that rests on it."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from pentas.sidik import sidik


def sidik_instrumen(isi: Mapping) -> str:
    """``isi``: the plain form. What a file writes as 3.0 and the database as Decimal("3.0000") is one number."""
    return sidik(_seragam(isi))


def _seragam(isi):
    if isinstance(isi, Mapping):
        return {str(kunci): _seragam(nilai) for kunci, nilai in isi.items()}
    if isinstance(isi, list | tuple):
        return [_seragam(nilai) for nilai in isi]
    if isinstance(isi, Decimal | Fraction | float):
        angka = Fraction(str(isi))
        return int(angka) if angka.denominator == 1 else str(angka)
    return isi
