"""The rubric as its pages show it: variables, effective weight of each indicator, its ladder of levels."""

from dataclasses import dataclass
from fractions import Fraction

from penilaian.instrumen.hitung import Poin, bobot_efektif
from penilaian.instrumen.models import Indikator, Instrumen, Kriteria, Level, Variabel


@dataclass(frozen=True)
class Anak:
    """One row of the ladder: a level, or a run of levels that the source leaves undescribed (``level`` None).

    ``sebelumnya``: the level whose criteria are asked for here too.
    """

    dari: int
    sampai: int
    level: Level | None
    kriteria: tuple[Kriteria, ...] = ()
    sebelumnya: int | None = None

    @property
    def nilai(self) -> str:
        return str(self.dari) if self.dari == self.sampai else f"{self.dari}–{self.sampai}"

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


def susun_tangga(indikator: Indikator) -> list[Anak]:
    """From 1 up to the maximum; undescribed levels in a row without criteria of their own are one grey row."""
    level = {lv.nilai: lv for lv in indikator.level.all()}
    baris, sebelumnya = [], None
    for nilai in range(1, indikator.nilai_maks + 1):
        satu = level.get(nilai) or Level(nilai=nilai, dijelaskan=False)
        milik = tuple(k for k in indikator.kriteria.all() if k.mulai_level == nilai)
        if milik or satu.dijelaskan:
            baris.append(Anak(nilai, nilai, satu, milik, sebelumnya))
        elif baris and baris[-1].kosong:
            baris[-1] = Anak(baris[-1].dari, nilai, None)
        else:
            baris.append(Anak(nilai, nilai, None))
        sebelumnya = nilai if milik else sebelumnya
    return baris
