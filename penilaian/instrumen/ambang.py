"""The threshold ribbon: levels as bands of one number, read out of the rules for the eye.

Only for drawing. What decides is always ``aturan``; where its rules are not bands there is no ribbon.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from penilaian.instrumen.angka import tampil_angka
from penilaian.instrumen.masukan import ANGKA


@dataclass(frozen=True)
class Ruas:
    """``batas`` stands at the left edge: "90%", ">98%"; "" at the very left. ``tulis``: the level, or "1–2"."""

    nilai: int
    batas: str
    tulis: str


@dataclass(frozen=True)
class PitaAmbang:
    label: str
    ruas: tuple[Ruas, ...]

    @property
    def kalimat(self) -> str:
        """For screen readers."""
        bagian = [f"{'mulai ' + r.batas if r.batas else 'di bawahnya'} nilai {r.tulis}" for r in self.ruas]
        return f"{self.label}: " + ", ".join(bagian)


def pita_ambang(aturan: Sequence[Mapping], masukan: Sequence[Mapping]) -> PitaAmbang | None:
    for m in (m for m in masukan if m["tipe"] in ANGKA):
        batas = _batas_bawah(aturan, m["nama"])
        if len(batas) >= 2:
            return PitaAmbang(m["label"], (_ruas_terbawah(aturan, m["nama"], batas[0][2]), *_ruas(batas, m)))
    return None


def _batas_bawah(aturan, nama) -> list[tuple[Fraction, str, int]]:
    """(threshold, operator, level) rising together; [] where the rules of this input are not a ladder."""
    batas = []
    for a in aturan:
        syarat = [s for s in a.get("semua", ()) if s.get("field") == nama and "nilai" in s]
        bawah = [s for s in syarat if s["op"] in (">", ">=", "==")]
        if bawah:
            batas.append((Fraction(str(bawah[0]["nilai"])), bawah[0]["op"], a["nilai"]))
    batas.sort()
    naik = all(a[0] < b[0] and a[2] < b[2] for a, b in pairwise(batas))
    return batas if naik else []


def _ruas_terbawah(aturan, nama, nilai_berikut) -> Ruas:
    """Below the lowest threshold: the level of "capaian < 90", else of rules that ask no such number, else 0."""
    bawah = set()
    for a in aturan:
        syarat = a.get("semua", ())
        sendiri = [s for s in syarat if s.get("field") == nama]
        if len(syarat) == 1 and sendiri and sendiri[0]["op"] in ("<", "<="):
            return Ruas(a["nilai"], "", str(a["nilai"]))
        if not sendiri and a["nilai"] < nilai_berikut:
            bawah.add(a["nilai"])
    atas = max(bawah, default=0)
    return Ruas(atas, "", str(atas) if len(bawah) < 2 else f"{min(bawah)}–{atas}")


def _ruas(batas, masukan):
    satuan = "%" if masukan.get("satuan") == "%" else ""
    for angka, op, nilai in batas:
        yield Ruas(nilai, f"{'>' if op == '>' else ''}{tampil_angka(angka)}{satuan}", str(nilai))
