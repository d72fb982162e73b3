"""A forecast from past cases: how much longer requests of this service took from this step on, in this office."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from django.db.models import Max

from layanan.sop.kalender.hitung import hari_kerja_terdekat
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.bahan import Bahan
from layanan.sop.permohonan.models import RiwayatLangkah

# Older cases tell of other people and other ways.
KASUS_TERBANYAK = 200


@dataclass(frozen=True)
class Perkiraan:
    """``jumlah`` cases stand behind it; 0: none does, and the date is the promise (None without standard)."""

    tanggal: dt.date | None
    paling_lambat: dt.date | None
    jumlah: int

    @property
    def dasar(self) -> str:
        if self.jumlah:
            return f"menurut {self.jumlah} permohonan terdahulu dari langkah ini"
        return "menurut standar; belum ada permohonan terdahulu" if self.tanggal else ""


def persentil(urut: list[int], persen: int) -> int:
    """Nearest rank: the smallest value that so many percent do not exceed."""
    return urut[max(0, ceil(len(urut) * persen / 100) - 1)]


def perkirakan(bahan: Bahan) -> Perkiraan:
    """Median and p90 of the cases that took at least as long as this one already has."""
    permohonan = bahan.permohonan
    if not permohonan.terbuka:
        return Perkiraan(bahan.kalender.tanggal(bahan.akhir), None, 0)
    masuk = bahan.kalender.tanggal(permohonan.langkah_mulai_pada)
    sudah = max(0, (bahan.kalender.tanggal(bahan.akhir) - masuk).days)
    sisa = sorted(n for n in _sisa_hari(bahan) if n >= sudah)
    if not sisa:
        return Perkiraan(permohonan.janji, None, 0)
    # nothing ends on a holiday
    hari = [hari_kerja_terdekat(masuk + dt.timedelta(days=persentil(sisa, p)), bahan.kalender) for p in (50, 90)]
    return Perkiraan(hari[0], hari[1], len(sisa))


def _sisa_hari(bahan: Bahan) -> Iterable[int]:
    """Days from the last entry into this step to the end, of finished requests. One query."""
    permohonan = bahan.permohonan
    kasus = (
        RiwayatLangkah.objects.filter(
            permohonan__dinas=permohonan.dinas_id,
            permohonan__layanan=permohonan.layanan,
            permohonan__status=StatusPermohonan.SELESAI,
            langkah=permohonan.langkah,
            giliran=permohonan.giliran,
        )
        .values("permohonan", "permohonan__selesai_pada")
        .annotate(masuk=Max("masuk_pada"))
        .order_by("-permohonan__selesai_pada")[:KASUS_TERBANYAK]
    )
    tanggal = bahan.kalender.tanggal
    return [(tanggal(k["permohonan__selesai_pada"]) - tanggal(k["masuk"])).days for k in kasus]
