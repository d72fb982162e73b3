"""Arithmetic of the figures: exact means and shares. Nothing here touches the database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass
class Rerata:
    """Values as they come in; ``batas`` counts those that may be compared with a standard, and kept it."""

    jumlah: Fraction = Fraction(0)
    banyak: int = 0
    tepat: int = 0
    dinilai: int = 0
    terbesar: Fraction | None = None

    def tambah(self, nilai, batas=None) -> None:
        nilai = Fraction(nilai)
        self.jumlah += nilai
        self.banyak += 1
        self.terbesar = nilai if self.terbesar is None else max(self.terbesar, nilai)
        if batas is not None:
            self.dinilai += 1
            self.tepat += nilai <= batas

    @property
    def rata(self) -> Fraction | None:
        return self.jumlah / self.banyak if self.banyak else None

    @property
    def persen_tepat(self) -> Fraction | None:
        return bagian(self.tepat, self.dinilai)


def bagian(sebagian: int, semua: int) -> Fraction | None:
    """In percent; None of nothing."""
    return Fraction(100 * sebagian, semua) if semua else None


def menit(lama) -> Fraction:
    """Of a timedelta, exact."""
    return Fraction((lama.days * 86_400 + lama.seconds) * 1_000_000 + lama.microseconds, 60_000_000)


@dataclass
class HitunganDokumen:
    """One kind: how many were asked for and how they ended."""

    nama: str
    diminta: int = 0
    di_tempat: int = 0
    ke_kantor: int = 0
    ditahan: int = 0
    ditolak: int = 0
    belum: int = 0
    sampai: int = 0

    def tambah(self, penyelesaian: str, *, sampai: bool) -> None:
        """``sampai``: it is in the resident's hands by now."""
        self.diminta += 1
        setattr(self, penyelesaian, getattr(self, penyelesaian) + 1)
        self.sampai += sampai

    @property
    def persen_di_tempat(self) -> Fraction | None:
        """Of what could be finished that day or was taken along: what is held or refused says nothing of the place."""
        return bagian(self.di_tempat, self.di_tempat + self.ke_kantor)


def jumlahkan(semua: Iterable[HitunganDokumen], hasil: HitunganDokumen) -> HitunganDokumen:
    """Into ``hasil``."""
    for satu in semua:
        for medan in ("diminta", "di_tempat", "ke_kantor", "ditahan", "ditolak", "belum", "sampai"):
            setattr(hasil, medan, getattr(hasil, medan) + getattr(satu, medan))
    return hasil


@dataclass
class HitunganKasus:
    """One kind of faulty data: open ones with their age, settled ones with what it took, in days."""

    nama: str
    bersih: int = 0
    ditolak: int = 0
    umur: Rerata = field(default_factory=Rerata)
    lama: Rerata = field(default_factory=Rerata)

    @property
    def terbuka(self) -> int:
        return self.umur.banyak

    @property
    def jumlah(self) -> int:
        return self.terbuka + self.bersih + self.ditolak
