"""Which indicators ask for the population of an office, and into what classes their rules part the offices."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from penilaian.instrumen.models import Instrumen
from pentas.tampilan.format import angka

KONTEKS = "jumlah_penduduk"
SEBUTAN = {1: ("kecil", "besar"), 2: ("kecil", "sedang", "besar")}


@dataclass(frozen=True)
class KelasPenduduk:
    """``batas``: the first number of people of every class but the lowest."""

    indikator: tuple[str, ...] = ()
    batas: tuple[int, ...] = ()

    def kelas(self, jiwa: int) -> str:
        """ "" while the number is not known, or where the rubric has no classes."""
        if not jiwa or not self.batas:
            return ""
        urut = bisect_right(self.batas, jiwa)
        return SEBUTAN[len(self.batas)][urut] if len(self.batas) in SEBUTAN else str(urut + 1)

    @property
    def sebab(self) -> str:
        """Why the number is asked for, as the rest of a sentence; "" where no indicator needs it."""
        if not self.indikator:
            return ""
        kata = "menentukan kelas pada" if self.batas else "dipakai"
        return f"{kata} indikator {', '.join(self.indikator)}"

    @property
    def kalimat(self) -> str:
        if not self.sebab:
            return ""
        kalimat = f"Jumlah penduduk {self.sebab}"
        if len(self.batas) in SEBUTAN:
            rentang = f"kecil di bawah {angka(self.batas[0], 0)}"
            if len(self.batas) == 2:
                rentang += f", besar di atas {angka(self.batas[1] - 1, 0)}"
            kalimat += f": {rentang}"
        return kalimat


def kelas_penduduk(instrumen: Instrumen | None) -> KelasPenduduk:
    """One query."""
    if instrumen is None:
        return KelasPenduduk()
    pemakai, batas = [], set()
    for kode, masukan, aturan in instrumen.indikator.values_list("kode", "masukan", "aturan"):
        if nama := {m["nama"] for m in masukan if m.get("konteks") == KONTEKS}:
            pemakai.append(kode)
            batas |= set(_batas(aturan, nama))
    return KelasPenduduk(tuple(pemakai), tuple(sorted(batas)))


def _batas(syarat: Iterable[Mapping], nama: set[str]) -> Iterator[int]:
    """Where a class begins, read from the comparisons: ``< 500000`` and ``>= 500000`` part at the same place."""
    for satu in syarat:
        for kelompok in ("semua", "salah_satu"):
            yield from _batas(satu.get(kelompok) or (), nama)
        if satu.get("field") in nama and satu.get("op") in ("<", "<=", ">", ">=") and "nilai" in satu:
            batas = Fraction(str(satu["nilai"]))
            yield batas.__floor__() + 1 if satu["op"] in ("<=", ">") else batas.__ceil__()
