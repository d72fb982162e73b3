"""The rubric as its pages show it: variables, effective weight of each indicator, its ladder of levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from penilaian.instrumen.hitung import Poin, bobot_efektif
from penilaian.instrumen.models import Indikator, Instrumen, Kriteria, Level, Variabel


@dataclass(frozen=True)
class Anak:
    """One row of the ladder: a described level, or a run of undescribed ones (``level`` has no description)."""

    nilai: str
    level: Level | None
    kriteria: tuple[Kriteria, ...] = ()
    sebelumnya: int | None = None

    @property
    def kosong(self) -> bool:
        return self.level is None


@dataclass(frozen=True)
class Rak:
    semua: tuple[Variabel, ...]
    poin: dict[str, Poin]

    @property
    def jumlah_bobot(self) -> Fraction:
        return sum((Fraction(v.bobot) for v in self.semua), Fraction(0))

    @property
    def jumlah_indikator(self) -> int:
        return len(self.poin)

    @property
    def pertama(self) -> str:
        return next(iter(self.poin), "")

    def variabel(self, pk: int) -> Variabel:
        return next(v for v in self.semua if v.pk == pk)

    def tetangga(self, kode: str, arah: int) -> str | None:
        urut = list(self.poin)
        letak = urut.index(kode) + arah
        return urut[letak] if 0 <= letak < len(urut) else None

    @staticmethod
    def tangga(indikator: Indikator) -> list[Anak]:
        return susun_tangga(indikator.nilai_maks, list(indikator.level.all()), list(indikator.kriteria.all()))


def susun_rak(instrumen: Instrumen) -> Rak:
    """Three queries, whatever the size."""
    variabel = tuple(instrumen.variabel.prefetch_related("indikator"))
    poin: dict[str, Poin] = {}
    for v in variabel:
        butir = [(i.kode, i.bobot, i.nilai_maks) for i in v.indikator.all()]
        hasil = bobot_efektif(v.bobot, butir) if butir else {}
        poin |= hasil
        for i in v.indikator.all():
            i.poin = hasil[i.kode]
    return Rak(variabel, poin)


def susun_tangga(maks: int, level: Sequence[Level], kriteria: Sequence[Kriteria]) -> list[Anak]:
    """From 1 up to ``maks``; consecutive undescribed levels without criteria of their own share one grey row."""
    per_nilai = {lv.nilai: lv for lv in level if lv.dijelaskan}
    baris, kosong, sebelumnya = [], [], None
    for nilai in range(1, maks + 1):
        milik = tuple(k for k in kriteria if k.mulai_level == nilai)
        if nilai not in per_nilai and not milik:
            kosong.append(nilai)
            continue
        baris += _tutup(kosong)
        kosong = []
        baris.append(Anak(str(nilai), per_nilai.get(nilai) or Level(nilai=nilai), milik, sebelumnya))
        sebelumnya = nilai
    return baris + _tutup(kosong)


def _tutup(kosong: list[int]) -> list[Anak]:
    if not kosong:
        return []
    return [Anak(str(kosong[0]) if len(kosong) == 1 else f"{kosong[0]}–{kosong[-1]}", None)]
