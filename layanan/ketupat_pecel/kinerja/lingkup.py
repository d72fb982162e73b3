"""What the figures are about: one trip, or the trips of one month."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from django.utils import timezone

from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.sop.dinas.models import Dinas
from pentas.formulir import TAHUN
from pentas.tampilan.format import BULAN, tanggal


@dataclass(frozen=True)
class Hari:
    """Days, both inside; what the survey asks of a period."""

    mulai: dt.date
    akhir: dt.date
    zona: dt.tzinfo

    @property
    def saat(self) -> tuple[dt.datetime, dt.datetime]:
        besok = self.akhir + dt.timedelta(days=1)
        return tuple(dt.datetime.combine(h, dt.time(), self.zona) for h in (self.mulai, besok))


@dataclass(frozen=True)
class Lingkup:
    """``perjalanan`` None: every trip whose day lies in ``hari``."""

    dinas: Dinas
    hari: Hari
    perjalanan: Perjalanan | None = None

    @property
    def nama(self) -> str:
        if self.perjalanan:
            return f"{self.perjalanan.permohonan.unit.nama}, {tanggal(self.perjalanan.tanggal)}"
        return f"{BULAN[self.hari.mulai.month - 1]} {self.hari.mulai.year}"

    @property
    def nama_berkas(self) -> str:
        if self.perjalanan:
            return f"Kinerja {self.perjalanan.nomor}"
        return f"Kinerja desa {self.dinas.pk} {self.hari.mulai:%Y-%m}"

    @property
    def semua(self):
        """The trips."""
        if self.perjalanan:
            return Perjalanan.objects.filter(pk=self.perjalanan.pk)
        return Perjalanan.objects.filter(dinas=self.dinas, tanggal__range=(self.hari.mulai, self.hari.akhir))


def lingkup_perjalanan(perjalanan: Perjalanan) -> Lingkup:
    hari = Hari(perjalanan.tanggal, perjalanan.tanggal, perjalanan.dinas.zona)
    return Lingkup(perjalanan.dinas, hari, perjalanan)


def lingkup_bulan(dinas: Dinas, tahun: int, bulan: int) -> Lingkup:
    akhir = calendar.monthrange(tahun, bulan)[1]
    return Lingkup(dinas, Hari(dt.date(tahun, bulan, 1), dt.date(tahun, bulan, akhir), dinas.zona))


def baca_bulan(tulisan: str, zona) -> tuple[int, int]:
    """From "2026-11"; whatever makes no sense is the running month."""
    if cocok := re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", tulisan):
        tahun, bulan = int(cocok[1]), int(cocok[2])
        if tahun in TAHUN:
            return tahun, bulan
    kini = timezone.localdate(timezone=zona)
    return kini.year, kini.month


def pilihan_bulan(zona, jumlah: int = 18) -> list[tuple[str, str]]:
    """[("2026-11", "November 2026")], the running month first."""
    kini = timezone.localdate(timezone=zona)
    hasil = []
    for n in range(jumlah):
        ke = kini.year * 12 + kini.month - 1 - n
        hasil.append((f"{ke // 12}-{ke % 12 + 1:02d}", f"{BULAN[ke % 12]} {ke // 12}"))
    return hasil
