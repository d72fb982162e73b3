"""Periods of reports: a year, its halves and its quarters, in the office's own time zone."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from pentas.formulir import TAHUN
from pentas.tampilan.format import tanggal

BAGIAN = {
    "tahun": ("Setahun", 1, 12),
    "s1": ("Semester I", 1, 6),
    "s2": ("Semester II", 7, 12),
    "t1": ("Triwulan I", 1, 3),
    "t2": ("Triwulan II", 4, 6),
    "t3": ("Triwulan III", 7, 9),
    "t4": ("Triwulan IV", 10, 12),
}


@dataclass(frozen=True)
class Rentang:
    """``mulai`` and ``akhir`` are days, both inside."""

    tahun: int
    bagian: str
    mulai: dt.date
    akhir: dt.date
    zona: dt.tzinfo

    @property
    def nama(self) -> str:
        label = BAGIAN[self.bagian][0]
        return f"Tahun {self.tahun}" if self.bagian == "tahun" else f"{label} {self.tahun}"

    @property
    def tanggal(self) -> str:
        return f"{tanggal(self.mulai)} sampai {tanggal(self.akhir)}"

    @property
    def saat(self) -> tuple[dt.datetime, dt.datetime]:
        """First moment, and the first moment after it."""
        besok = self.akhir + dt.timedelta(days=1)
        return tuple(dt.datetime.combine(h, dt.time(), self.zona) for h in (self.mulai, besok))

    @property
    def sebelum(self) -> "Rentang":
        """The one before it of the same length."""
        _nama, awal, akhir = BAGIAN[self.bagian]
        lama = akhir - awal + 1
        if awal == 1:
            urut = [k for k, (_n, a, b) in BAGIAN.items() if b - a + 1 == lama]
            return susun_rentang(self.tahun - 1, urut[-1], self.zona)
        bagian = next(k for k, (_n, a, b) in BAGIAN.items() if b == awal - 1 and b - a + 1 == lama)
        return susun_rentang(self.tahun, bagian, self.zona)

    @property
    def kueri(self) -> str:
        return f"tahun={self.tahun}&bagian={self.bagian}"


def susun_rentang(tahun: int, bagian: str, zona) -> Rentang:
    _nama, awal, akhir = BAGIAN[bagian]
    habis = dt.date(tahun + akhir // 12, akhir % 12 + 1, 1) - dt.timedelta(days=1)
    return Rentang(tahun, bagian, dt.date(tahun, awal, 1), habis, zona)


def baca_rentang(isian, zona) -> Rentang:
    """From a query string; whatever makes no sense is the half-year in which we are."""
    kini = timezone.localdate(timezone=zona)
    tahun = isian.get("tahun", "")
    tahun = int(tahun) if tahun.isascii() and tahun.isdigit() and int(tahun[:6]) in TAHUN else kini.year
    bagian = isian.get("bagian", "")
    if bagian not in BAGIAN:
        bagian = "s1" if kini.month <= 6 else "s2"
    return susun_rentang(tahun, bagian, zona)


def pilihan_tahun(zona) -> list[int]:
    kini = timezone.localdate(timezone=zona).year
    return list(range(kini, kini - 5, -1))


def pilihan_bagian() -> list[tuple[str, str]]:
    return [(kode, nama) for kode, (nama, _a, _b) in BAGIAN.items()]
