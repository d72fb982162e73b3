"""The clock: working days, months and minutes, with pauses taken out. Exact, on plain values.

How days are counted, in one sentence: the day something arrives does not count, every later day belongs to whoever
holds the request when it begins, and a day is taken out when the clock stands still at its noon. So
the days of the steps add up to the days of the request, a pause over night takes nothing, and an
outage through the office hours takes its day. Minutes and hours run by the clock, pauses taken out to the second.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from layanan.sop.deklarasi.bentuk import Satuan

HARI = dt.timedelta(days=1)
SIANG = dt.time(12)
DETIK = {Satuan.MENIT: 60, Satuan.JAM: 3600}
SABTU = 5
# No chain of holidays is longer; whatever runs on without end stops here.
BATAS_HARI = 366 * 40

Selang = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True)
class KalenderKerja:
    """One office's working days. ``libur``: {date: name}; ``masuk``: dates worked although they would be free."""

    zona: dt.tzinfo
    libur: Mapping[dt.date, str] = field(default_factory=dict)
    masuk: frozenset[dt.date] = frozenset()

    def kerja(self, tanggal: dt.date) -> bool:
        return tanggal in self.masuk or (tanggal.weekday() < SABTU and tanggal not in self.libur)

    def tanggal(self, pada: dt.datetime) -> dt.date:
        """The office's own date at that moment."""
        return pada.astimezone(self.zona).date()

    def siang(self, tanggal: dt.date) -> dt.datetime:
        return dt.datetime.combine(tanggal, SIANG, self.zona)

    def awal_hari(self, tanggal: dt.date) -> dt.datetime:
        return dt.datetime.combine(tanggal, dt.time.min, self.zona)

    def libur_antara(self, sesudah: dt.date, sampai: dt.date) -> list[tuple[dt.date, str]]:
        """Holidays after the one and up to the other that take a working day away."""
        return sorted(
            (t, nama)
            for t, nama in self.libur.items()
            if sesudah < t <= sampai and t.weekday() < SABTU and t not in self.masuk
        )


def tanggal_antara(awal: dt.date, akhir: dt.date) -> Iterator[dt.date]:
    """Every date after ``awal`` up to and with ``akhir``."""
    for n in range(1, (akhir - awal).days + 1):
        yield awal + n * HARI


def hari_kerja_antara(awal: dt.date, akhir: dt.date, kalender: KalenderKerja, kecuali=frozenset()) -> int:
    """Working days after ``awal`` up to and with ``akhir``; 0 where they stand the wrong way round."""
    return sum(1 for t in tanggal_antara(awal, akhir) if kalender.kerja(t) and t not in kecuali)


def tambah_hari_kerja(awal: dt.date, jumlah: int, kalender: KalenderKerja, kecuali=frozenset()) -> dt.date:
    """The ``jumlah``-th working day after ``awal``; with 0 the day itself."""
    tanggal, sisa = awal, jumlah
    for _ in range(BATAS_HARI):
        if sisa <= 0:
            return tanggal
        tanggal += HARI
        if kalender.kerja(tanggal) and tanggal not in kecuali:
            sisa -= 1
    raise ValueError("no working day in forty years")


def tambah_bulan(tanggal: dt.date, jumlah: int) -> dt.date:
    """The same day of a later month; where that month is too short, its last day (31 January + 1 = 28 February)."""
    tahun, bulan = divmod(tanggal.year * 12 + tanggal.month - 1 + jumlah, 12)
    return dt.date(tahun, bulan + 1, min(tanggal.day, calendar.monthrange(tahun, bulan + 1)[1]))


def hari_kerja_terdekat(tanggal: dt.date, kalender: KalenderKerja) -> dt.date:
    """The day itself where it is worked, else the next that is."""
    return tanggal if kalender.kerja(tanggal) else tambah_hari_kerja(tanggal, 1, kalender)


def rapikan_selang(selang: Iterable[Selang]) -> list[Selang]:
    """In order, overlapping ones as one, empty and inverted ones gone."""
    hasil: list[Selang] = []
    for mulai, selesai in sorted(s for s in selang if s[0] < s[1]):
        if hasil and mulai <= hasil[-1][1]:
            hasil[-1] = (hasil[-1][0], max(hasil[-1][1], selesai))
        else:
            hasil.append((mulai, selesai))
    return hasil


def hari_berhenti(jeda: Iterable[Selang], kalender: KalenderKerja) -> frozenset[dt.date]:
    """Dates at whose noon the clock stood still."""
    return frozenset(
        t
        for mulai, selesai in jeda
        for t in tanggal_antara(kalender.tanggal(mulai) - HARI, kalender.tanggal(selesai))
        if mulai <= kalender.siang(t) < selesai
    )


def detik_berjalan(awal: dt.datetime, akhir: dt.datetime, jeda: Iterable[Selang] = ()) -> Fraction:
    """Seconds of the clock between two moments, pauses taken out; never below 0."""
    if akhir <= awal:
        return Fraction(0)
    henti = rapikan_selang((max(m, awal), min(s, akhir)) for m, s in jeda)
    return _detik(akhir - awal) - sum((_detik(s - m) for m, s in henti), Fraction(0))


def _detik(lama: dt.timedelta) -> Fraction:
    return Fraction(lama // dt.timedelta(microseconds=1), 1_000_000)


def lama(satuan: Satuan, awal: dt.datetime, akhir: dt.datetime, jeda: Iterable[Selang], kalender: KalenderKerja):
    """How long, in the unit: Fraction of minutes, hours or months; int of working days. Never below 0."""
    jeda = list(jeda)
    if satuan in DETIK:
        return detik_berjalan(awal, akhir, jeda) / DETIK[satuan]
    hari = (kalender.tanggal(awal), kalender.tanggal(akhir))
    berhenti = hari_berhenti(jeda, kalender)
    if satuan == Satuan.HARI_KERJA:
        return hari_kerja_antara(*hari, kalender, berhenti)
    return _bulan(hari[0], hari_kalender(*hari, berhenti))


def hari_kalender(awal: dt.date, akhir: dt.date, berhenti=frozenset()) -> int:
    """Days after ``awal`` up to and with ``akhir``, without those on which the clock stood still."""
    return sum(1 for t in tanggal_antara(awal, akhir) if t not in berhenti)


def _bulan(awal: dt.date, hari: int) -> Fraction:
    """Whole months from ``awal``, and of the month begun its part."""
    akhir = awal + hari * HARI
    utuh = max(0, (akhir.year - awal.year) * 12 + akhir.month - awal.month)
    if tambah_bulan(awal, utuh) > akhir:
        utuh -= 1
    dari, ke = tambah_bulan(awal, utuh), tambah_bulan(awal, utuh + 1)
    return utuh + Fraction((akhir - dari).days, (ke - dari).days)


def tenggat(jumlah: int, satuan: Satuan, awal: dt.datetime, jeda: Iterable[Selang], kalender: KalenderKerja):
    """The moment until which it is in time, pauses given: of days and months the end of the office's day.

    Months end on a working day: where the last day is free, on the next one.
    """
    jeda = rapikan_selang(jeda)
    if satuan in DETIK:
        return _maju(awal, dt.timedelta(seconds=jumlah * DETIK[satuan]), jeda)
    berhenti = hari_berhenti(jeda, kalender)
    mulai = kalender.tanggal(awal)
    if satuan == Satuan.HARI_KERJA:
        akhir = tambah_hari_kerja(mulai, jumlah, kalender, berhenti)
    else:
        hari = (tambah_bulan(mulai, jumlah) - mulai).days
        akhir = hari_kerja_terdekat(_tambah_hari(mulai, hari, berhenti), kalender)
    return kalender.awal_hari(akhir + HARI)


def _tambah_hari(awal: dt.date, hari: int, berhenti) -> dt.date:
    tanggal = awal
    while hari > 0:
        tanggal += HARI
        hari -= tanggal not in berhenti
    return tanggal


def _maju(awal: dt.datetime, sisa: dt.timedelta, jeda: list[Selang]) -> dt.datetime:
    """``sisa`` of running clock later."""
    kini = awal
    for mulai, selesai in jeda:
        if selesai <= kini:
            continue
        if mulai - kini >= sisa:
            break
        sisa -= max(mulai - kini, dt.timedelta(0))
        kini = selesai
    return kini + sisa


def tanggal_tenggat(batas: dt.datetime, kalender: KalenderKerja) -> dt.date:
    """The last date on which it is still in time."""
    return kalender.tanggal(batas - dt.timedelta(microseconds=1))
