"""How firm the order is: many recomputations with every weight varied at random.

Whole numbers throughout: each participant's achievement per variable is scaled by one common
denominator, each weight by a random whole factor. Renormalising the weights to 100 would divide every
total of a run by the same number, which moves no rank, so it is left out.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from operator import mul

from penilaian.instrumen.angka import tepat
from penilaian.penetapan.hitung import PesertaHitung

HALUS = 100_000  # steps of the random factor: 20 % is ±20,000


@dataclass(frozen=True)
class Kekokohan:
    """``bagian_masuk``: share of the runs inside the top n. Ranks: the interval that holds 95 % of the runs."""

    bagian_masuk: Fraction
    peringkat_atas: int
    peringkat_bawah: int


def kekokohan(
    peserta: Sequence[PesertaHitung],
    bobot: Mapping[str, Fraction],
    n: int,
    *,
    ulangan: int = 1000,
    persen: int = 20,
    benih: int = 20261120,
) -> dict[str, Kekokohan]:
    """Per participant code. Deterministic, whatever the order of ``peserta``. Equals share the better rank."""
    urut = sorted(peserta, key=lambda p: p.kode)
    pokok, capaian = _bulatkan(urut, bobot)
    acak = random.Random(benih)  # noqa: S311 - a simulation that must be repeatable, not a secret
    goyang = persen * HALUS // 100
    peringkat: list[list[int]] = [[] for _ in urut]
    for _ in range(ulangan):
        faktor = [w * (HALUS + acak.randint(-goyang, goyang)) for w in pokok]
        total = [sum(map(mul, faktor, baris)) for baris in capaian]
        tempat: dict[int, int] = {}
        for nomor, nilai in enumerate(sorted(total, reverse=True), 1):
            tempat.setdefault(nilai, nomor)
        for daftar, nilai in zip(peringkat, total, strict=True):
            daftar.append(tempat[nilai])
    return {p.kode: _ringkas(daftar, n) for p, daftar in zip(urut, peringkat, strict=True)}


def _bulatkan(peserta, bobot) -> tuple[list[int], list[list[int]]]:
    """(weights as whole numbers, achievement value/weight per participant as whole numbers)."""
    per_kode = {kode: tepat(w) for kode, w in bobot.items() if w}
    pecahan = [[tepat(p.nilai_variabel.get(k, 0)) / w for k, w in per_kode.items()] for p in peserta]
    skala = lcm(*(x.denominator for baris in pecahan for x in baris))
    skala_bobot = lcm(*(w.denominator for w in per_kode.values()))
    return [int(w * skala_bobot) for w in per_kode.values()], [[int(x * skala) for x in baris] for baris in pecahan]


def _ringkas(daftar: list[int], n: int) -> Kekokohan:
    urut, jumlah = sorted(daftar), len(daftar)
    buang = jumlah * 25 // 1000
    return Kekokohan(Fraction(sum(nomor <= n for nomor in urut), jumlah), urut[buang], urut[jumlah - 1 - buang])
