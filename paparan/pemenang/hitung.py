"""Paparan scores and the final order, exact. Source: document 000 items h to j and docs/rumus.md, items 8 and 9."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from penilaian.instrumen.angka import tepat
from penilaian.penetapan.hitung import BagianKunci, Baris, PesertaHitung, peringkatkan_daftar

GABUNGAN, PAPARAN = "gabungan", "paparan"
LAPANGAN = "lapangan"


@dataclass(frozen=True)
class LembarHitung:
    """One juror's row for one finalist; ``skor`` holds P1, P2, P3, each None until pressed."""

    penilai: str
    skor: tuple[int | None, ...]
    ditandatangani: bool = True
    benturan: bool = False


@dataclass(frozen=True)
class HasilPaparan:
    """``nilai`` None: nobody counted yet. ``kurang``: jurors without conflict who have not signed a full row."""

    nilai: Fraction | None
    dihitung: tuple[str, ...]
    kurang: tuple[str, ...]

    @property
    def lengkap(self) -> bool:
        return self.nilai is not None and not self.kurang


def skor_penilai(skor: Sequence[int], *, maks: int = 5) -> Fraction:
    """(P1 + P2 + P3) / 15 × 100. ValueError for a mark outside 1..5; there is no 0 on this sheet."""
    if not skor or any(type(s) is not int or not 1 <= s <= maks for s in skor):
        raise ValueError(f"Skor paparan harus bilangan bulat 1 sampai {maks}.")
    return Fraction(sum(skor) * 100, maks * len(skor))


def nilai_paparan(lembar: Iterable[LembarHitung], *, maks: int = 5) -> HasilPaparan:
    """The mean over the jurors who signed a full row and have no conflict of interest."""
    nilai, kurang = {}, []
    for satu in lembar:
        if satu.benturan:
            continue
        if satu.ditandatangani and None not in satu.skor:
            nilai[satu.penilai] = skor_penilai(satu.skor, maks=maks)
        else:
            kurang.append(satu.penilai)
    rata = sum(nilai.values(), Fraction(0)) / len(nilai) if nilai else None
    return HasilPaparan(rata, tuple(nilai), tuple(kurang))


def nilai_akhir(lapangan: Fraction, paparan: Fraction, bobot_lapangan, *, mode: str = GABUNGAN) -> Fraction:
    """w × lapangan + (1 − w) × paparan; ``bobot_lapangan`` is w in per cent. PAPARAN counts paparan only."""
    if mode not in (GABUNGAN, PAPARAN):
        raise ValueError("Cara menggabung nilai akhir tidak dikenal.")
    w = tepat(bobot_lapangan) / 100 if mode == GABUNGAN else Fraction(0)
    if not 0 <= w <= 1:
        raise ValueError("Bobot nilai lapangan harus 0 sampai 100 persen.")
    return w * lapangan + (1 - w) * paparan


@dataclass(frozen=True)
class FinalisHitung:
    kode: str
    nilai_lapangan: Fraction
    nilai_variabel: Mapping[str, Fraction]
    paparan: HasilPaparan
    kategori: str = ""


@dataclass(frozen=True)
class BarisAkhir:
    """``baris`` is the ranking line (its total is the final value) beside the two values it is made of."""

    baris: Baris
    nilai_lapangan: Fraction
    nilai_paparan: Fraction | None


def peringkat_akhir(
    finalis: Sequence[FinalisHitung],
    urutan_variabel: Sequence[str],
    bobot_lapangan,
    *,
    mode: str = GABUNGAN,
    keputusan: Sequence[str] | None = None,
    kuota: Mapping[str, int] | None = None,
) -> list[BarisAkhir]:
    """The final order. Equal final values: the higher field total, then the weight rule; then ``pleno``.

    A finalist without a paparan value counts 0 there and is not ``lengkap``. With ``kuota`` (by category)
    every category has its own order and its own winner.
    """
    per_kode = {f.kode: f for f in finalis}
    peserta = [
        PesertaHitung(
            f.kode,
            nilai_akhir(f.nilai_lapangan, f.paparan.nilai or Fraction(0), bobot_lapangan, mode=mode),
            f.nilai_variabel,
            f.paparan.lengkap,
            f.kategori,
            (BagianKunci(LAPANGAN, f.nilai_lapangan),),
        )
        for f in finalis
    ]
    return [
        BarisAkhir(b, per_kode[b.kode].nilai_lapangan, per_kode[b.kode].paparan.nilai)
        for b in peringkatkan_daftar(peserta, urutan_variabel, kuota, keputusan)
    ]
