"""The needs analysis as the page shows it: satisfaction before and after, obstacles by kind."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Sum

from layanan.negeri.kebutuhan.models import Hambatan
from layanan.negeri.sop import KODE
from layanan.sop.dinas.models import Dinas
from layanan.sop.skm.data import Survei
from layanan.sop.skm.rentang import Rentang
from layanan.sop.skm.unsur import UNSUR, Unsur


@dataclass(frozen=True)
class Beda:
    """One element before and after; None where a survey has no answer to it."""

    unsur: Unsur
    sebelum: Fraction | None
    sesudah: Fraction | None

    @property
    def selisih(self) -> Fraction | None:
        if self.sebelum is None or self.sesudah is None:
            return None
        return self.sesudah - self.sebelum


def susun_beda(sebelum: Survei | None, sesudah: Survei) -> list[Beda]:
    lama = sebelum.rata if sebelum else {}
    return [Beda(u, lama.get(u.kode), sesudah.rata[u.kode]) for u in UNSUR]


def survei_negeri(dinas: Dinas, rentang: Rentang | None) -> Survei | None:
    return Survei(dinas, KODE, rentang) if rentang else None


def hambatan_rentang(dinas: Dinas, rentang: Rentang):
    """Obstacles noted in the period, the most frequent first."""
    return Hambatan.objects.filter(dinas=dinas, dicatat_pada__range=(rentang.mulai, rentang.akhir))


def menurut_jenis(semua) -> list[tuple[str, int, Fraction]]:
    """(kind, times noted, percent of the most frequent) of all four kinds."""
    hitung = Counter()
    for satu in semua:
        hitung[satu.jenis] += satu.jumlah_catatan
    puncak = max(hitung.values(), default=0) or 1
    return [(label, hitung[kode], Fraction(100 * hitung[kode], puncak)) for kode, label in Hambatan.Jenis.choices]


def jumlah_catatan(semua) -> int:
    return semua.aggregate(n=Sum("jumlah_catatan"))["n"] or 0
