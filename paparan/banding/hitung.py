"""This year beside last year, exact: only what asks and weighs the same in both is compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Sebanding:
    """One indicator scored in both years; weight and maximum are the same in both."""

    bobot: Fraction
    maks: int
    lalu: int
    kini: int


@dataclass(frozen=True)
class Capaian:
    """Per cent of what can be reached, over ``jumlah`` comparable indicators."""

    lalu: Fraction
    kini: Fraction
    jumlah: int

    @property
    def selisih(self) -> Fraction:
        return self.kini - self.lalu


def capaian(kelompok: Iterable[tuple[Fraction, Sequence[Sebanding]]]) -> Capaian | None:
    """Over variables (weight, comparable indicators): each counts with its weight, those without any not at all."""
    lalu = kini = penyebut = Fraction(0)
    jumlah = 0
    for bobot, butir in kelompok:
        penuh = sum((b.bobot * b.maks for b in butir), Fraction(0))
        if not penuh:
            continue
        lalu += bobot * sum(b.bobot * b.lalu for b in butir) / penuh
        kini += bobot * sum(b.bobot * b.kini for b in butir) / penuh
        penyebut += bobot
        jumlah += len(butir)
    return Capaian(100 * lalu / penyebut, 100 * kini / penyebut, jumlah) if penyebut else None


def rata(nilai: Iterable) -> Fraction | None:
    semua = [Fraction(n) for n in nilai]
    return sum(semua, Fraction(0)) / len(semua) if semua else None
