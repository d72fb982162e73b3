"""The recap as data: offices × indicators in one layer, with states, totals and progress.

A fixed number of queries whatever the number of offices; the rest is arithmetic in memory.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from penilaian.berkas.alur import BERDUA
from penilaian.berkas.models import Butir
from penilaian.instrumen.models import Indikator, Variabel
from penilaian.nilai.models import Lapis
from penilaian.nilai.papan import Papan, muat_papan
from penilaian.periode.models import Periode, Peserta

SELISIH = "selisih"
BELUM_DIKIRIM = ("belum", "draf")
TAMPILAN = {
    Lapis.KLAIM.value: "Mandiri",
    Lapis.DESK.value: "Verifikasi",
    SELISIH: "Selisih",
    Lapis.LAPANGAN.value: "Lapangan",
}


class Sel(NamedTuple):
    """One cell. ``keadaan``: a status of the item (belum, draf, tunggu, kedua, silang, sah, balik), ``tb`` not
    applicable, ``wawancara`` not valued in this layer. ``klaim`` shows while the desk has not decided.
    """

    level: int | None
    keadaan: str
    klaim: int | None
    beda: bool


@dataclass
class Baris:
    peserta: Peserta
    sel: dict[int, Sel]  # by indicator id
    total: Fraction | None
    dapat: Fraction
    lengkap: bool
    selesai: int
    jumlah: int


@dataclass
class Hitungan:
    """The sentence under the title."""

    butir: int = 0
    beda: int = 0
    keadaan: Counter = field(default_factory=Counter)


@dataclass
class Matriks:
    papan: Papan
    tampilan: str
    baris: list[Baris]
    hitungan: Hitungan

    @property
    def kolom(self) -> list[tuple[Variabel, list[Indikator]]]:
        per = {v.pk: [] for v in self.papan.variabel}
        for i in self.papan.indikator:
            per[i.variabel_id].append(i)
        return [(v, per[v.pk]) for v in self.papan.variabel]

    @property
    def dapat(self) -> Fraction:
        """What most offices can reach in this layer: 85 at the desk, where interviews have no value."""
        return Counter(b.dapat for b in self.baris).most_common(1)[0][0] if self.baris else Fraction(0)


def muat_matriks(periode: Periode, tampilan: str) -> Matriks:
    return muat_semua(periode, [tampilan])[0]


def muat_semua(periode: Periode, tampilan: Iterable[str]) -> list[Matriks]:
    """The same board in several layers, read once."""
    tampilan = list(tampilan)
    lapis = [Lapis.KLAIM, Lapis.DESK, *([Lapis.LAPANGAN] if Lapis.LAPANGAN in tampilan else [])]
    papan = muat_papan(periode, lapis)
    butir = Butir.objects.filter(berkas__peserta__periode=periode)
    status = {(p, i): s for p, i, s in butir.values_list("berkas__peserta_id", "indikator_id", "status")}
    for sel in (sel for sel, s in status.items() if s in BERDUA):
        papan.nilai[Lapis.DESK].pop(sel, None)  # what was settled before counts no more while two judge it again
    return [_susun(papan, satu, status) for satu in tampilan]


def _susun(papan: Papan, tampilan: str, status: dict) -> Matriks:
    hitungan = Hitungan()
    baris = [_baris(papan, tampilan, status, p, hitungan) for p in papan.peserta]
    return Matriks(papan, tampilan, baris, hitungan)


def _baris(papan: Papan, tampilan: str, status: dict, peserta: Peserta, hitungan: Hitungan) -> Baris:
    sel = {i.pk: _sel(papan, tampilan, status, peserta, i) for i in papan.indikator}
    dinilai = [s for s in sel.values() if s.keadaan not in ("tb", "wawancara")]
    hitungan.butir += len(dinilai)
    hitungan.beda += sum(s.beda for s in dinilai)
    hitungan.keadaan.update(s.keadaan for s in dinilai)
    total, dapat, lengkap = _total(papan, tampilan, peserta)
    selesai = sum(s.keadaan == "sah" for s in dinilai)
    return Baris(peserta, sel, total, dapat, lengkap, selesai, len(dinilai))


def _total(papan: Papan, tampilan: str, peserta: Peserta) -> tuple[Fraction | None, Fraction, bool]:
    if tampilan != SELISIH:
        r = papan.ringkasan(tampilan, peserta)
        return r.total, r.dapat_dicapai, r.lengkap
    klaim, desk = papan.ringkasan(Lapis.KLAIM, peserta), papan.ringkasan(Lapis.DESK, peserta)
    lengkap = klaim.lengkap and desk.lengkap
    return (desk.total - klaim.total if lengkap else None), desk.dapat_dicapai, lengkap


def _sel(papan: Papan, tampilan: str, status: dict, peserta: Peserta, indikator: Indikator) -> Sel:
    kunci = (peserta.pk, indikator.pk)
    if kunci in papan.tidak_berlaku:
        return Sel(None, "tb", None, False)
    if not indikator.dinilai_desk and tampilan != Lapis.LAPANGAN:
        return Sel(None, "wawancara", None, False)
    klaim, desk = papan.nilai[Lapis.KLAIM].get(kunci), papan.nilai[Lapis.DESK].get(kunci)
    if tampilan == Lapis.LAPANGAN:
        level = papan.nilai[Lapis.LAPANGAN].get(kunci)
        return Sel(level, "belum" if level is None else "sah", desk, None not in (level, desk) and level != desk)
    keadaan = status.get(kunci, "belum")
    if keadaan in BELUM_DIKIRIM and desk is not None:  # imported without a dossier sent: the value is a verdict
        keadaan = "sah"
    beda = keadaan == "sah" and None not in (klaim, desk) and klaim != desk
    if tampilan == Lapis.KLAIM:
        return Sel(klaim, keadaan, klaim, beda)
    if tampilan == SELISIH:
        return Sel(None if None in (klaim, desk) else desk - klaim, keadaan, klaim, beda)
    return Sel(desk, keadaan, klaim, beda)
