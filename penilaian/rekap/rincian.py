"""The drill-down beside the recap: one cell with its values, evidence and how all offices stand."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from penilaian.berkas.alur import BERDUA
from penilaian.berkas.models import Bukti, Butir, Pengembalian
from penilaian.instrumen.models import Indikator
from penilaian.nilai.hitung import warna_level
from penilaian.nilai.models import AtasNama, Lapis, Nilai
from penilaian.periode.models import Peserta
from penilaian.rekap.matriks import SELISIH, Matriks
from pentas.tampilan.format import KOSONG

CUPLIKAN_TERBANYAK = 3


class Sebar(NamedTuple):
    level: int
    jumlah: int
    persen: int  # of the longest bar
    kelas: str


@dataclass
class Rincian:
    peserta: Peserta
    indikator: Indikator
    butir: Butir | None
    nilai: dict[str, Nilai]
    pengembalian: Pengembalian | None
    bukti: list[Bukti]
    sebaran: list[Sebar]
    dinilai: int
    lapis: tuple[str, ...]

    @property
    def banding(self) -> list[tuple[str, str]]:
        """(name of the layer, its level as text): a 0 is a value, "–" is none yet."""
        return [(Lapis(lp).label, KOSONG if self._level(lp) is None else str(self._level(lp))) for lp in self.lapis]

    def _level(self, lapis: str) -> int | None:
        return self.nilai[lapis].level if lapis in self.nilai else None

    @property
    def catatan(self) -> str:
        """The latest word about this cell: why it went back, else the latest verdict's note, else the office's."""
        if self.pengembalian:
            return self.pengembalian.alasan
        for lapis in (Lapis.LAPANGAN, Lapis.DESK):
            if lapis in self.lapis and lapis in self.nilai:
                return self.nilai[lapis].pertimbangan.alasan
        return self.butir.catatan if self.butir else ""

    @property
    def atas_nama(self) -> list[AtasNama]:
        """In whose doing the claim or some evidence was entered in the office's name, each once."""
        klaim = self.nilai.get(Lapis.KLAIM)
        semua = [klaim.pertimbangan.atas_nama if klaim else None, *(b.atas_nama for b in self.bukti)]
        return list(dict.fromkeys(a for a in semua if a))

    @property
    def cuplikan(self) -> list[Bukti]:
        return [b for b in self.bukti if b.unggahan.cuplikan][:CUPLIKAN_TERBANYAK]


def muat_rincian(matriks: Matriks, kode: str, indikator: str) -> Rincian | None:
    """None where the address names no cell of this recap."""
    p = next((p for p in matriks.papan.peserta if p.kode == kode), None)
    i = next((i for i in matriks.papan.indikator if i.kode == indikator), None)
    if p is None or i is None:
        return None
    i.variabel = next(v for v in matriks.papan.variabel if v.pk == i.variabel_id)
    butir = Butir.objects.filter(berkas__peserta=p, indikator=i).first()
    bukti = Bukti.objects.terpasang().filter(butir=butir).select_related("unggahan", "atas_nama__oleh") if butir else []
    kembali = Pengembalian.objects.terbuka().filter(butir=butir).first() if butir else None
    sebaran = _sebaran(matriks, i)
    lapis = (Lapis.KLAIM, Lapis.DESK, *([Lapis.LAPANGAN] if matriks.tampilan == Lapis.LAPANGAN else []))
    return Rincian(
        p,
        i,
        butir,
        _nilai(p, i, butir),
        kembali,
        list(bukti),
        sebaran,
        sum(s.jumlah for s in sebaran),
        tuple(lp.value for lp in lapis),
    )


def _nilai(peserta: Peserta, indikator: Indikator, butir: Butir | None) -> dict[str, Nilai]:
    nilai = Nilai.objects.sel(peserta, indikator).per_lapis()
    if butir is not None and butir.status in BERDUA:
        nilai.pop(Lapis.DESK, None)  # as in the matrix: not settled while two judge it
    return nilai


def _sebaran(matriks: Matriks, indikator: Indikator) -> list[Sebar]:
    """How many offices stand at each level, in the layer being shown (the differences: the desk's)."""
    lapis = Lapis.DESK if matriks.tampilan == SELISIH else matriks.tampilan
    papan = matriks.papan
    hitung = Counter(papan.level(lapis, p, indikator) for p in papan.peserta if papan.berlaku(p, indikator))
    terbanyak = max((hitung[n] for n in range(indikator.nilai_maks + 1)), default=0) or 1
    maks = indikator.nilai_maks
    return [Sebar(n, hitung[n], hitung[n] * 100 // terbanyak, f"n{warna_level(n, maks)}") for n in range(maks, -1, -1)]
