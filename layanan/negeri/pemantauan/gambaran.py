"""The figures of a period as pages, PDF and workbook show them: rows, bars and the three sentences on top."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString

from layanan.sop.laporan.hitung import bagian
from layanan.sop.permohonan.alur import TERBUKA, StatusPermohonan
from layanan.sop.permohonan.bar import Bagian, svg_bar
from pentas.tampilan.format import angka as tulis_angka
from pentas.tampilan.format import pecahan

S = StatusPermohonan


@dataclass(frozen=True)
class Waktu:
    """A document or a negeri: median and p90 of working days against the standard; ``skala``: the bar's full length."""

    nama: str
    selesai: int
    median: Fraction | None
    p90: Fraction | None
    standar: int | None
    tepat: int
    target: int
    skala: Fraction

    @property
    def persen_tepat(self) -> Fraction | None:
        return bagian(self.tepat, self.selesai)

    @property
    def di_bawah(self) -> bool:
        return self.persen_tepat is not None and self.persen_tepat < self.target

    @property
    def nama_kecil(self) -> str:
        """Within a sentence: abbreviations such as WNI stay."""
        return f"{self.nama[:1].lower()}{self.nama[1:]}" if self.nama[1:2].islower() else self.nama

    @property
    def tengah(self) -> str:
        return tulis_angka(self.median, 1).removesuffix(",0")

    @property
    def potongan(self) -> list[tuple[str, Fraction]]:
        """[(kind, part of the whole)] of the bar."""
        if self.median is None:
            return []
        rupa = "lewat" if self.di_bawah else "median"
        return [(rupa, self.median / self.skala), ("p90", (self.p90 - self.median) / self.skala)]

    @property
    def tanda(self) -> Fraction | None:
        return self.standar / self.skala if self.standar else None

    @property
    def bar(self) -> SafeString:
        tanda = [self.tanda] if self.tanda else []
        return svg_bar([Bagian(r, n) for r, n in self.potongan], tanda, tebal=True)


class Gambaran:
    """``angka``: what ``hitung_angka`` gives, fresh or as a report keeps it."""

    def __init__(self, angka: dict):
        self.angka = angka
        self.skala = self._skala()

    def _skala(self) -> Fraction:
        """One scale for all bars, in whole days."""
        ujung = [pecahan(b["p90"]) for b in (*self.angka["dokumen"], *self.angka["negeri"]) if b["p90"]]
        ujung += [Fraction(b["standar"]) for b in self.angka["dokumen"] if b["standar"]]
        return Fraction(-(-max(ujung, default=Fraction(1)) // 1) + 1)

    def _waktu(self, b: dict) -> Waktu:
        return Waktu(
            b["nama"],
            b["selesai"],
            pecahan(b["median"]),
            pecahan(b["p90"]),
            b["standar"],
            b["tepat"],
            self.angka["target"],
            self.skala,
        )

    @property
    def semua(self) -> Waktu:
        return self._waktu(self.angka["semua"])

    @property
    def dokumen(self) -> list[Waktu]:
        return [self._waktu(b) for b in self.angka["dokumen"]]

    @property
    def negeri(self) -> list[Waktu]:
        return [self._waktu(b) for b in self.angka["negeri"]]

    @property
    def terlama(self) -> Waktu | None:
        """The document whose slowest tenth takes longest."""
        ada = [b for b in self.dokumen if b.p90 is not None]
        return max(ada, key=lambda b: b.p90, default=None)

    @property
    def selesai(self) -> int:
        return self.angka["status"][S.SELESAI]

    @property
    def berjalan(self) -> int:
        return sum(self.angka["status"][s] for s in TERBUKA)

    @property
    def ditarik(self) -> int:
        return self.angka["status"][S.DITARIK]

    @property
    def ditolak(self) -> int:
        return self.angka["status"][S.DITOLAK]

    @property
    def persen_kembali(self) -> Fraction | None:
        return bagian(self.angka["dikembalikan"], self.angka["permohonan"])

    @property
    def terlambat(self) -> int:
        return sum(n for _negeri, n in self.angka["kini_terlambat"])

    @property
    def unsur(self) -> list[tuple[str, str, Fraction | None, Fraction, bool]]:
        """[(code, name, mean, percent of the scale, among the lowest)]."""
        semua = ((k, nama, pecahan(rata), rendah) for k, nama, rata, rendah in self.angka["survei"]["unsur"])
        return [(k, nama, rata, (rata or Fraction(0)) * 25, rendah) for k, nama, rata, rendah in semua]

    @property
    def kepuasan_negeri(self) -> list[tuple[str, int | None, Fraction | None, str]]:
        """[(negeri, answers, index, grade)]; a report approved before this was counted has none."""
        semua = self.angka.get("kepuasan_negeri", [])
        return [(nama, n, pecahan(nilai), huruf or "") for nama, n, nilai, huruf in semua]

    @property
    def indeks(self) -> Fraction | None:
        return pecahan(self.angka["survei"]["indeks"])

    @property
    def indeks_sebelum(self) -> Fraction | None:
        return pecahan(self.angka["sebelum"]["indeks"]) if self.angka["sebelum"] else None

    @property
    def arah(self) -> str:
        """As in "naik dari 76,40"."""
        if self.indeks is None or self.indeks_sebelum is None:
            return ""
        beda = self.indeks - self.indeks_sebelum
        return "naik" if beda > 0 else "turun" if beda < 0 else "tetap"

    @property
    def hambatan(self) -> list[tuple[str, str, int, Fraction]]:
        """[(what, negeri, times noted, percent of the most frequent)]."""
        puncak = max((n for _u, _unit, n, _j in self.angka["hambatan"]), default=1)
        return [(u, unit, n, Fraction(100 * n, puncak)) for u, unit, n, _jenis in self.angka["hambatan"]]

    @property
    def silang(self) -> list[tuple[str, list[int], int]]:
        return [(negeri, isi, sum(isi)) for negeri, isi in self.angka["silang"]]
