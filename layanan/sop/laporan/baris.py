"""Rows of the report: what was counted, and the exact median, p90 and shares of it."""

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from django.utils.safestring import SafeString

from layanan.sop.deklarasi.bentuk import Satuan, Sop
from layanan.sop.kalender.hitung import DETIK
from layanan.sop.laporan.hitung import bagian, median, persentil
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.bar import Bagian, svg_bar
from pentas.tampilan.format import angka

HARI, MENIT = "hari", "menit"
TANPA_UNIT = "Tanpa unit"
HARI_SEBULAN = 30


def satuan_lama(sop: Sop | None) -> str:
    """What people count this service in: minutes where every standard runs by the clock, else days."""
    baku = [la.baku for la in sop.semua_langkah if la.baku] if sop else []
    return MENIT if baku and all(b.satuan in DETIK for b in baku) else HARI


@dataclass
class Sebaran:
    """How often each value occurs. ``satuan``: hari or menit."""

    satuan: str = HARI
    hitungan: Counter = field(default_factory=Counter)

    @property
    def jumlah(self) -> int:
        return sum(self.hitungan.values())

    @cached_property
    def median(self) -> Fraction | None:
        return median(self.hitungan)

    @property
    def tengah(self) -> str:
        """The median as people write it: halves are the only fractions that it has."""
        return angka(self.median, 1).removesuffix(",0")

    @cached_property
    def p90(self) -> Fraction | None:
        return persentil(self.hitungan, 90)


@dataclass
class BarisLama:
    """One service or one unit: what its finished requests took, here, at the ministry, and both together.

    ``standar``: of both together in the same unit, None where unknown. ``skala``: the bar's full length.
    """

    nama: str
    dinas: Sebaran
    pusat: Sebaran
    semua: Sebaran
    tepat: int = 0
    dinilai: int = 0
    standar: int | None = None
    skala: Fraction = Fraction(1)

    @property
    def jumlah(self) -> int:
        return self.dinas.jumlah

    @property
    def persen_tepat(self) -> Fraction | None:
        return bagian(self.tepat, self.dinilai)

    def tambah(self, hari_dinas: int, menit: int, hari_pusat: int, tepat: bool | None, n: int) -> None:
        self.dinas.hitungan[menit if self.dinas.satuan == MENIT else hari_dinas] += n
        self.pusat.hitungan[hari_pusat] += n
        self.semua.hitungan[menit if self.dinas.satuan == MENIT else hari_dinas + hari_pusat] += n
        self.tepat += n if tepat else 0
        self.dinilai += n if tepat is not None else 0

    @property
    def bar(self) -> SafeString:
        """Median and p90 of both together against the standard."""
        if self.semua.median is None:
            return SafeString("")
        tengah, p90 = self.semua.median / self.skala, self.semua.p90 / self.skala
        lewat = self.standar is not None and self.semua.median > self.standar
        bagian_bar = [Bagian("lewat" if lewat else "median", tengah), Bagian("p90", p90 - tengah)]
        tanda = [self.standar / self.skala] if self.standar else []
        return svg_bar(bagian_bar, tanda, tebal=True)


def pasang_skala(semua: list[BarisLama]) -> list[BarisLama]:
    """One scale for all rows, so that the bars compare."""
    ujung = [n for b in semua for n in (b.semua.p90, b.standar) if n]
    for b in semua:
        b.skala = Fraction(max(ujung, default=1))
    return semua


@dataclass
class BarisLangkah:
    """One step: its time, how often late, how many stand in it late right now."""

    nama: str
    sebaran: Sebaran
    batas: str = ""
    terlambat: int = 0
    dinilai: int = 0
    kini_terlambat: int = 0

    @property
    def persen_terlambat(self) -> Fraction | None:
        return bagian(self.terlambat, self.dinilai)


@dataclass(frozen=True)
class BarisStatus:
    """Requests that came in the period, of one unit or of all."""

    nama: str
    hitungan: dict[str, int]

    @property
    def jumlah(self) -> int:
        return sum(self.hitungan.values())

    @property
    def isi(self) -> list[int]:
        return [self.hitungan.get(s, 0) for s in StatusPermohonan]


def baris_lama(sop: Sop | None, kode: str, nama: str = "") -> BarisLama:
    satuan = satuan_lama(sop)
    nama = nama or (sop.nama_pendek if sop else kode)
    return BarisLama(nama, Sebaran(satuan), Sebaran(HARI), Sebaran(satuan), standar=_standar(sop, satuan))


def _standar(sop: Sop | None, satuan: str) -> int | None:
    """The longest time of the service, for the mark on the bars; a month is drawn as thirty days."""
    if sop is None or sop.total is None:
        return None
    lama, unit = sop.total.paling_lama, sop.total.satuan
    if satuan == MENIT:
        return lama * DETIK[unit] // 60 if unit in DETIK else None
    return {Satuan.BULAN: lama * HARI_SEBULAN, Satuan.HARI_KERJA: lama}.get(unit)


def baris_langkah(nomor: int | None, langkah) -> BarisLangkah:
    nama = f"{nomor}. {langkah.nama}" if nomor else langkah.nama
    menit = langkah.baku is not None and langkah.baku.satuan in DETIK
    batas = f"{langkah.baku.jumlah} {langkah.baku.satuan}" if langkah.baku else ""
    if langkah.baku and langkah.baku.usulan:
        batas = f"usulan {batas}"
    return BarisLangkah(nama, Sebaran(MENIT if menit else HARI), batas)
