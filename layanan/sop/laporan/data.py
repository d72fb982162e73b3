"""An office's services in numbers, for a period. Counted in the database: the same few queries for ten requests
and for a hundred thousand. Times are exact: the database says how often each value occurs."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from django.db.models import Count
from django.utils import timezone

from layanan.sop.deklarasi.daftar import ambil_sop
from layanan.sop.laporan.baris import (
    MENIT,
    TANPA_UNIT,
    BarisLama,
    BarisLangkah,
    BarisStatus,
    Sebaran,
    baris_lama,
    baris_langkah,
    pasang_skala,
    satuan_lama,
)
from layanan.sop.laporan.hitung import bagian
from layanan.sop.laporan.models import LamaLangkah, LamaPermohonan
from layanan.sop.pengaduan.data import BarisJenis, rekap_jenis
from layanan.sop.permohonan.alur import TERBUKA, StatusPermohonan
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.skm.data import Survei
from layanan.sop.skm.pilih import Pilihan

SELESAI = StatusPermohonan.SELESAI


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
                hasil[kode] = baris_lama(ambil_sop(kode), kode)
            hasil[kode].tambah(hari, menit, pusat, tepat, n)
        return pasang_skala(list(hasil.values()))

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
                hasil[unit] = baris_lama(sop, unit, nama=unit)
            hasil[unit].tambah(hari, menit, pusat, tepat, n)
        return pasang_skala(sorted(hasil.values(), key=lambda b: (-b.jumlah, b.nama)))

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
        hasil = {la.kode: baris_langkah(n, la) for n, la in enumerate(sop.langkah, 1)}
        hasil |= {la.kode: baris_langkah(None, la) for la in sop.samping}
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
