"""A plan as its page and its document show it, in a fixed number of queries."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from django.utils.safestring import SafeString

from layanan.negeri.rencana.hitung import capaian, rata_kemajuan, sisa
from layanan.negeri.rencana.models import Kegiatan, RencanaAksi, SumberDana, TargetRencana
from layanan.sop.permohonan.bar import Bagian, svg_bar
from layanan.sop.skm.rentang import susun_rentang


@dataclass(frozen=True)
class BarisTarget:
    target: TargetRencana
    capaian: Fraction | None  # 0..1

    @property
    def persen(self) -> Fraction:
        return (self.capaian or Fraction(0)) * 100


@dataclass(frozen=True)
class BarisSumber:
    sumber: SumberDana
    terpakai: int

    @property
    def sisa(self) -> int:
        return sisa(self.sumber.nominal, [self.terpakai])

    @property
    def persen(self) -> Fraction:
        return Fraction(100 * self.terpakai, self.sumber.nominal) if self.sumber.nominal else Fraction(0)


@dataclass(frozen=True)
class BarisKegiatan:
    """``bar``: its days on the line from the plan's first activity to its last."""

    kegiatan: Kegiatan
    mitra: list
    anggaran: list
    bar: SafeString
    terlambat: bool

    @property
    def jumlah(self) -> int:
        return sum(a.nominal for a in self.anggaran)


class IsiRencana:
    """Everything of one plan: six queries."""

    def __init__(self, rencana: RencanaAksi, hari_ini):
        self.rencana, self.hari_ini = rencana, hari_ini
        self.rentang = susun_rentang(rencana.tahun, rencana.bagian, rencana.dinas.zona)

    @cached_property
    def target(self) -> list[BarisTarget]:
        semua = self.rencana.target.all()
        return [BarisTarget(t, capaian(t.nilai_awal, t.nilai_target, t.nilai_kini)) for t in semua]

    @cached_property
    def _kegiatan(self) -> list[Kegiatan]:
        return list(self.rencana.kegiatan.prefetch_related("mitra", "anggaran__sumber__unit"))

    @cached_property
    def sumber(self) -> list[BarisSumber]:
        pakai = {}
        for a in (a for k in self._kegiatan for a in k.anggaran.all()):
            pakai[a.sumber_id] = pakai.get(a.sumber_id, 0) + a.nominal
        return [BarisSumber(s, pakai.get(s.pk, 0)) for s in self.rencana.sumber.select_related("unit")]

    @property
    def jumlah_dana(self) -> int:
        return sum(b.sumber.nominal for b in self.sumber)

    @property
    def terpakai(self) -> int:
        return sum(b.terpakai for b in self.sumber)

    @property
    def sisa(self) -> int:
        return sisa(self.jumlah_dana, [self.terpakai])

    @cached_property
    def kegiatan(self) -> list[BarisKegiatan]:
        return [self._baris(k) for k in self._kegiatan]

    @property
    def tahap(self) -> list[tuple[str, list[BarisKegiatan]]]:
        """[(stage, its activities)], every stage, also one that still has none."""
        return [(nama, [b for b in self.kegiatan if b.kegiatan.tahap == kode]) for kode, nama in Kegiatan.Tahap.choices]

    @property
    def kemajuan(self) -> Fraction | None:
        return rata_kemajuan(k.kemajuan for k in self._kegiatan)

    @property
    def terlambat(self) -> int:
        return sum(b.terlambat for b in self.kegiatan)

    def _baris(self, k: Kegiatan) -> BarisKegiatan:
        awal = min(self.rentang.mulai, *(x.mulai for x in self._kegiatan))
        panjang = (max(self.rentang.akhir, *(x.akhir for x in self._kegiatan)) - awal).days + 1
        lama = Fraction((k.akhir - k.mulai).days + 1, panjang)
        selesai = lama * k.kemajuan / 100
        sela = Fraction((k.mulai - awal).days, panjang)
        potong = [Bagian("sela", sela), Bagian("dinas", selesai), Bagian("nanti", lama - selesai)]
        kini = Fraction((self.hari_ini - awal).days, panjang)
        bar = svg_bar(potong, [kini] if 0 <= kini < 1 else [], tebal=True)
        terlambat = k.kemajuan < 100 and k.akhir < self.hari_ini
        return BarisKegiatan(k, list(k.mitra.all()), list(k.anggaran.all()), bar, terlambat)
