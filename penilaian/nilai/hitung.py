"""Values of variables and totals, exact. Source: docs/rumus.md, items 1 to 4.

Level None means "not scored": it counts 0, is reported as missing and makes the total provisional.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm

from penilaian.instrumen.angka import bulat, tepat

__all__ = [
    "ButirNilai",
    "IndikatorHitung",
    "Ringkasan",
    "VariabelHitung",
    "bulat",
    "nilai_variabel",
    "pecahan",
    "ringkasan",
    "variabel_tanpa_indikator",
    "warna_level",
]


@dataclass(frozen=True)
class ButirNilai:
    """One indicator's level beside its weight within the variable; ``berlaku`` False leaves it out."""

    level: int | None
    bobot: int | Fraction = 1
    maks: int = 5
    berlaku: bool = True


@dataclass(frozen=True)
class IndikatorHitung:
    kode: str
    bobot: Fraction = Fraction(1)
    maks: int = 5


@dataclass(frozen=True)
class VariabelHitung:
    kode: str
    bobot: Fraction
    indikator: tuple[IndikatorHitung, ...]

    @classmethod
    def dari(cls, kode: str, bobot, indikator: Iterable[tuple]) -> "VariabelHitung":
        """From plain values: ``indikator`` holds (kode, bobot, maks); weights as int, Decimal or text."""
        return cls(kode, tepat(bobot), tuple(IndikatorHitung(k, tepat(b), m) for k, b, m in indikator))


@dataclass(frozen=True)
class Ringkasan:
    """``dapat_dicapai``: the largest total these indicators could give (85 without the interviews)."""

    total: Fraction
    nilai_variabel: dict[str, Fraction]
    lengkap: bool
    kurang: tuple[str, ...]
    dapat_dicapai: Fraction


def nilai_variabel(bobot, butir: Iterable[ButirNilai]) -> Fraction:
    """weight × Σ b·level / Σ b·max over the applicable indicators. ValueError where none applies."""
    berlaku = [(tepat(b.bobot), b.level, b.maks) for b in butir if b.berlaku]
    if not berlaku:
        raise ValueError("Variabel tanpa indikator yang berlaku tidak dapat dihitung.")
    for _bobot, level, maks in berlaku:
        _periksa_level(level, maks)
    pembilang = sum(b * (level or 0) for b, level, _maks in berlaku)
    return tepat(bobot) * pembilang / sum(b * maks for b, _level, maks in berlaku)


def ringkasan(
    variabel: Sequence[VariabelHitung],
    level: Mapping[str, int | None],
    tidak_berlaku: Collection[str] = (),
    dinilai: Collection[str] | None = None,
) -> Ringkasan:
    """One participant in one layer.

    ``level``: by indicator code, absent is None. ``dinilai``: the codes this layer scores, where not
    all (the desk has no interviews); the rest counts 0, is not missing, and lowers ``dapat_dicapai``.
    ValueError for a level outside 0..max or a variable of which no indicator applies.
    """
    nilai, kurang, dapat = {}, [], Fraction(0)
    for v in variabel:
        pembilang = tercapai = penuh = 0
        for kode, bobot, maks in _bobot_bulat(v):
            if kode in tidak_berlaku:
                continue
            penuh += bobot * maks
            if dinilai is not None and kode not in dinilai:
                continue
            tercapai += bobot * maks
            isi = level.get(kode)
            if isi is None:
                kurang.append(kode)
                continue
            _periksa_level(isi, maks)
            pembilang += bobot * isi
        if not penuh:
            raise ValueError(f"Variabel {v.kode} tidak punya indikator yang berlaku.")
        nilai[v.kode] = v.bobot * Fraction(pembilang, penuh)
        dapat += v.bobot * Fraction(tercapai, penuh)
    return Ringkasan(sum(nilai.values(), Fraction(0)), nilai, not kurang, tuple(kurang), dapat)


@lru_cache(maxsize=1024)
def _bobot_bulat(v: VariabelHitung) -> tuple[tuple[str, int, int], ...]:
    """(kode, weight, max) with the weights scaled to whole numbers: integer sums, one division a variable."""
    skala = lcm(*(i.bobot.denominator for i in v.indikator))
    return tuple((i.kode, int(i.bobot * skala), i.maks) for i in v.indikator)


def _periksa_level(level, maks) -> None:
    if level is not None and (type(level) is not int or not 0 <= level <= maks):
        raise ValueError(f"Nilai {level} di luar 0 sampai {maks}.")


def warna_level(level: int, maks: int) -> int:
    """The level on the scale of six colours, whatever the maximum: 0 only for 0, 5 only for the best."""
    return max(1, level * 5 // maks) if level else 0


def variabel_tanpa_indikator(variabel: Sequence[VariabelHitung], tidak_berlaku: Collection[str]) -> tuple[str, ...]:
    """Variables that would lose their last indicator: declaring that is refused."""
    return tuple(v.kode for v in variabel if all(i.kode in tidak_berlaku for i in v.indikator))


def pecahan(nilai: Fraction) -> str:
    """The exact value as text: "551/6", whole ones as "95"."""
    return str(Fraction(nilai))
