"""The survey of an office, a service and a period, added up in the database: six queries whatever the number."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from django.db.models import Count, Sum

from layanan.sop.dinas.models import Dinas
from layanan.sop.skm.hitung import Kumpulan, indeks, mutu, sampel_minimum, terendah
from layanan.sop.skm.models import JawabanSkm, TindakLanjutSkm
from layanan.sop.skm.populasi import populasi, sebutan
from layanan.sop.skm.rentang import Rentang
from layanan.sop.skm.unsur import UNSUR, Unsur

PROFIL = (
    ("usia", "Usia", JawabanSkm.Usia),
    ("kelamin", "Jenis kelamin", JawabanSkm.Kelamin),
    ("pendidikan", "Pendidikan", JawabanSkm.Pendidikan),
    ("pekerjaan", "Pekerjaan", JawabanSkm.Pekerjaan),
)
TIDAK_MENYEBUT = "Tidak menyebutkan"
SKALA = 4


@dataclass(frozen=True)
class BarisUnsur:
    unsur: Unsur
    kumpulan: Kumpulan
    rendah: bool

    @property
    def rata(self) -> Fraction | None:
        return self.kumpulan.rata

    @property
    def persen(self) -> Fraction:
        """Of the scale's length, for bars."""
        return (self.rata or Fraction(0)) * 100 / SKALA


class Survei:
    """Everything that the page, the PDF and the workbook show. ``layanan`` "" adds all services up."""

    def __init__(self, dinas: Dinas, layanan: str, rentang: Rentang):
        self.dinas, self.layanan, self.rentang = dinas, layanan, rentang

    def _saring(self, kueri, **lain):
        return kueri.filter(dinas=self.dinas, **({"layanan": self.layanan} if self.layanan else {}), **lain)

    @cached_property
    def jawaban(self):
        return self._saring(JawabanSkm.objects, tanggal__range=(self.rentang.mulai, self.rentang.akhir))

    @cached_property
    def _jumlahan(self) -> dict:
        return self.jawaban.aggregate(
            semua=Count("pk"),
            **{f"n_{u.medan}": Count(u.medan) for u in UNSUR},
            **{f"s_{u.medan}": Sum(u.medan) for u in UNSUR},
        )

    @property
    def jumlah(self) -> int:
        return self._jumlahan["semua"]

    @cached_property
    def rata(self) -> dict[str, Fraction | None]:
        return {kode: k.rata for kode, k in self._kumpulan.items()}

    @cached_property
    def _kumpulan(self) -> dict[str, Kumpulan]:
        j = self._jumlahan
        return {u.kode: Kumpulan(j[f"n_{u.medan}"], j[f"s_{u.medan}"] or 0) for u in UNSUR}

    @cached_property
    def terendah(self) -> list[Unsur]:
        menurut = {u.kode: u for u in UNSUR}
        return [menurut[k] for k in terendah(self.rata)]

    @cached_property
    def unsur(self) -> list[BarisUnsur]:
        rendah = {u.kode for u in self.terendah}
        return [BarisUnsur(u, self._kumpulan[u.kode], u.kode in rendah) for u in UNSUR]

    @cached_property
    def indeks(self) -> Fraction | None:
        return indeks(self.rata)

    @property
    def mutu(self) -> tuple[str, str] | None:
        return mutu(self.indeks)

    @cached_property
    def cara(self) -> dict[str, int]:
        hitung = dict(self.jawaban.order_by().values_list("cara").annotate(n=Count("pk")))
        return {c.label: hitung.get(c, 0) for c in JawabanSkm.Cara}

    @cached_property
    def profil(self) -> list[tuple[str, list[tuple[str, int, Fraction]]]]:
        """[(what, [(group, number, percent)])]; one query for all four."""
        medan = [m for m, _judul, _pilihan in PROFIL]
        hitung = {m: Counter() for m in medan}
        for *nilai, n in self.jawaban.order_by().values_list(*medan).annotate(n=Count("pk")):
            for m, v in zip(medan, nilai, strict=True):
                hitung[m][v] += n
        return [(judul, self._kelompok(hitung[m], pilihan)) for m, judul, pilihan in PROFIL]

    def _kelompok(self, hitung: Counter, pilihan) -> list[tuple[str, int, Fraction]]:
        baris = [(label, hitung[nilai]) for nilai, label in pilihan.choices] + [(TIDAK_MENYEBUT, hitung[""])]
        return [(label, n, Fraction(100 * n, self.jumlah)) for label, n in baris if n]

    @cached_property
    def populasi(self) -> int:
        """How many were served in the period."""
        return populasi(self.dinas, self.layanan, *self.rentang.saat)

    @property
    def sebutan_populasi(self) -> str:
        return sebutan(self.layanan)

    @property
    def sampel_minimum(self) -> int:
        return sampel_minimum(self.populasi)

    @property
    def cukup(self) -> bool:
        return self.jumlah >= self.sampel_minimum

    @cached_property
    def rencana(self) -> list[TindakLanjutSkm]:
        return list(self._saring(TindakLanjutSkm.objects, mulai__lte=self.rentang.akhir, akhir__gte=self.rentang.mulai))

    @cached_property
    def saran(self) -> list[str]:
        """The newest; without a date, so that none is tied to a day at the counter."""
        return list(self.jawaban.exclude(saran="").order_by("-pk").values_list("saran", flat=True)[:20])
