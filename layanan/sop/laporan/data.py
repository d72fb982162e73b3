"""An office's services in numbers, for a period. Counted in the database: the same few queries for ten requests
and for a hundred thousand. Times are exact: the database says how often each value occurs."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from django.db.models import Count
from django.utils import timezone
from django.utils.safestring import SafeString

from layanan.sop.deklarasi.bentuk import Satuan, Sop
from layanan.sop.deklarasi.daftar import ambil_sop
from layanan.sop.kalender.hitung import DETIK
from layanan.sop.laporan.hitung import bagian, median, persentil
from layanan.sop.laporan.models import LamaLangkah, LamaPermohonan
from layanan.sop.pengaduan.data import BarisJenis, rekap_jenis
from layanan.sop.permohonan.alur import TERBUKA, StatusPermohonan
from layanan.sop.permohonan.bar import Bagian, svg_bar
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.skm.data import Survei
from layanan.sop.skm.pilih import Pilihan
from pentas.tampilan.format import angka

HARI, MENIT = "hari", "menit"
TANPA_UNIT = "Tanpa unit"
HARI_SEBULAN = 30
SELESAI = StatusPermohonan.SELESAI


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


def _pasang_skala(semua: list[BarisLama]) -> list[BarisLama]:
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


class Laporan:
    """What the page, the PDF and the workbook show, in nine queries."""

    def __init__(self, pilihan: Pilihan):
        self.pilihan = pilihan
        self.dinas, self.layanan, self.rentang = pilihan.dinas, pilihan.layanan, pilihan.rentang

    def _milik(self) -> dict:
        return {"dinas": self.dinas} | ({"layanan": self.layanan} if self.layanan else {})

    @cached_property
    def _status(self) -> list[tuple[str, int, str, int]]:
        awal, akhir = self.rentang.saat
        semua = Permohonan.objects.filter(**self._milik(), diajukan_pada__gte=awal, diajukan_pada__lt=akhir)
        return list(semua.order_by().values_list("unit__nama", "status").annotate(n=Count("pk")))

    @cached_property
    def status(self) -> BarisStatus:
        hitung = Counter()
        for _unit, status, n in self._status:
            hitung[status] += n
        return BarisStatus("Semua", hitung)

    @cached_property
    def per_unit(self) -> list[BarisStatus]:
        """Who asked most first."""
        hitung = defaultdict(Counter)
        for unit, status, n in self._status:
            hitung[unit or TANPA_UNIT][status] += n
        baris = [BarisStatus(nama, isi) for nama, isi in hitung.items()]
        return sorted(baris, key=lambda b: (-b.jumlah, b.nama))

    @property
    def berjalan(self) -> int:
        return sum(self.status.hitungan[s] for s in TERBUKA)

    @cached_property
    def _lama(self) -> list[tuple]:
        semua = LamaPermohonan.objects.filter(
            **self._milik(), status=SELESAI, tanggal__range=(self.rentang.mulai, self.rentang.akhir)
        )
        kolom = ["layanan", "permohonan__unit__nama", "hari_dinas", "hari_pusat", "tepat"]
        if self._pakai_menit:
            kolom.insert(3, "menit_dinas")
        hitung = semua.order_by().values_list(*kolom).annotate(n=Count("pk"))
        return list(hitung) if self._pakai_menit else [(*b[:3], 0, *b[3:]) for b in hitung]

    @cached_property
    def _pakai_menit(self) -> bool:
        """Minutes are many different values; they are asked for only where a service is counted in them."""
        kode = [self.layanan] if self.layanan else [kode for kode, _nama in self.pilihan.semua_layanan]
        return any(satuan_lama(ambil_sop(k)) == MENIT for k in kode)

    @cached_property
    def lama_layanan(self) -> list[BarisLama]:
        hasil = {}
        for kode, _unit, hari, menit, pusat, tepat, n in self._lama:
            if kode not in hasil:
                hasil[kode] = _baris_lama(ambil_sop(kode), kode)
            hasil[kode].tambah(hari, menit, pusat, tepat, n)
        return _pasang_skala(list(hasil.values()))

    @cached_property
    def lama_unit(self) -> list[BarisLama]:
        """Only within one service: times of different services do not add up."""
        sop = ambil_sop(self.layanan)
        if sop is None:
            return []
        hasil = {}
        for _kode, unit, hari, menit, pusat, tepat, n in self._lama:
            if not unit:
                continue
            if unit not in hasil:
                hasil[unit] = _baris_lama(sop, unit, nama=unit)
            hasil[unit].tambah(hari, menit, pusat, tepat, n)
        return _pasang_skala(sorted(hasil.values(), key=lambda b: (-b.jumlah, b.nama)))

    @property
    def selesai(self) -> int:
        return sum(b.jumlah for b in self.lama_layanan)

    @property
    def tepat(self) -> Fraction | None:
        return bagian(sum(b.tepat for b in self.lama_layanan), sum(b.dinilai for b in self.lama_layanan))

    @cached_property
    def langkah(self) -> list[BarisLangkah]:
        """Every step of one service, in its order; side steps that were entered, last."""
        sop = ambil_sop(self.layanan)
        if sop is None:
            return []
        hasil = {la.kode: _baris_langkah(n, la) for n, la in enumerate(sop.langkah, 1)}
        hasil |= {la.kode: _baris_langkah(None, la) for la in sop.samping}
        for kode, hari, menit, terlambat, n in self._hitungan_langkah(hasil):
            baris = hasil.setdefault(kode, BarisLangkah(kode, Sebaran()))
            baris.sebaran.hitungan[menit if baris.sebaran.satuan == MENIT else hari] += n
            baris.terlambat += n if terlambat else 0
            baris.dinilai += n if terlambat is not None else 0
        for kode, n in self._kini_terlambat:
            hasil.setdefault(kode, BarisLangkah(kode, Sebaran())).kini_terlambat = n
        samping = {la.kode for la in sop.samping}
        return [b for kode, b in hasil.items() if kode not in samping or b.sebaran.jumlah or b.kini_terlambat]

    def _hitungan_langkah(self, dikenal: dict) -> Iterable[tuple]:
        semua = LamaLangkah.objects.filter(**self._milik(), tanggal__range=(self.rentang.mulai, self.rentang.akhir))
        if any(b.sebaran.satuan == MENIT for b in dikenal.values()):
            return semua.order_by().values_list("langkah", "hari", "menit", "terlambat").annotate(n=Count("pk"))
        hitung = semua.order_by().values_list("langkah", "hari", "terlambat").annotate(n=Count("pk"))
        return ((kode, hari, 0, terlambat, n) for kode, hari, terlambat, n in hitung)

    @cached_property
    def _kini_terlambat(self) -> list[tuple[str, int]]:
        """Running requests beyond the time of the step they stand in, whatever the period."""
        semua = Permohonan.objects.terbuka().filter(**self._milik(), langkah_tenggat__lt=timezone.now())
        return list(semua.order_by().values_list("langkah").annotate(n=Count("pk")))

    @property
    def kini_terlambat(self) -> int:
        return sum(n for _kode, n in self._kini_terlambat)

    @cached_property
    def pengaduan(self) -> list[BarisJenis]:
        return rekap_jenis(self.dinas, self.layanan, self.rentang.saat)

    @cached_property
    def survei(self) -> Survei:
        return Survei(self.dinas, self.layanan, self.rentang)

    @cached_property
    def survei_sebelum(self) -> Survei:
        return Survei(self.dinas, self.layanan, self.rentang.sebelum)


def _baris_lama(sop: Sop | None, kode: str, nama: str = "") -> BarisLama:
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


def _baris_langkah(nomor: int | None, langkah) -> BarisLangkah:
    nama = f"{nomor}. {langkah.nama}" if nomor else langkah.nama
    menit = langkah.baku is not None and langkah.baku.satuan in DETIK
    batas = f"{langkah.baku.jumlah} {langkah.baku.satuan}" if langkah.baku else ""
    if langkah.baku and langkah.baku.usulan:
        batas = f"usulan {batas}"
    return BarisLangkah(nama, Sebaran(MENIT if menit else HARI), batas)
