"""What the clock of a request is worked out from, for many requests in four queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from layanan.sop.deklarasi.bentuk import Jam, WaktuBaku
from layanan.sop.kalender.data import kalender_banyak
from layanan.sop.kalender.hitung import KalenderKerja, Selang
from layanan.sop.permohonan.baku import baku_banyak
from layanan.sop.permohonan.models import Jeda, Permohonan, RiwayatLangkah

PERBAIKAN = "menunggu perbaikan pemohon"


@dataclass(frozen=True)
class Bahan:
    """``akhir``: the end, or now for what is open. ``mundur``: the server's clock stands before what is written."""

    permohonan: Permohonan
    kalender: KalenderKerja
    riwayat: tuple[RiwayatLangkah, ...]
    jeda: tuple[Jeda, ...]
    baku: dict[str, WaktuBaku]
    akhir: dt.datetime
    mundur: bool

    @property
    def mulai(self) -> dt.datetime:
        return self.permohonan.diajukan_pada

    def jam_inap(self, baris: RiwayatLangkah) -> Jam:
        return self.permohonan.sop.ambil_langkah(baris.langkah).jam_di(baris.giliran)

    def inap(self, baris: RiwayatLangkah) -> Selang:
        """One stay in a step, an open one up to now."""
        return baris.masuk_pada, max(baris.keluar_pada or self.akhir, baris.masuk_pada)

    def selang_jeda(self, jam=...) -> list[Selang]:
        """Pauses, of this clock where one is named."""
        return [
            (j.mulai_pada, max(j.selesai_pada or self.akhir, j.mulai_pada))
            for j in self.jeda
            if jam is ... or sebab_jeda(self.permohonan, j).jam == jam
        ]

    def henti_sah(self, *, terbuka: bool) -> list[tuple[Selang, str]]:
        """What moves the promise, with its reason: pauses, and repairs in a side step. ``terbuka``: also what still
        stands still, up to now."""
        sop = self.permohonan.sop
        samping = {langkah.kode for langkah in sop.samping if langkah.jam != Jam.DINAS}
        hasil = [
            ((j.mulai_pada, j.selesai_pada or self.akhir), sebab_jeda(self.permohonan, j).label)
            for j in self.jeda
            if terbuka or j.selesai_pada
        ]
        hasil += [
            (self.inap(b), PERBAIKAN) for b in self.riwayat if b.langkah in samping and (terbuka or b.keluar_pada)
        ]
        return hasil


def sebab_jeda(permohonan: Permohonan, jeda: Jeda):
    """As ``Jeda.sebab``, without fetching the request again."""
    return next(a for a in permohonan.sop.ambil_langkah(jeda.langkah).jeda if a.kode == jeda.alasan)


def bahan_banyak(semua: Iterable[Permohonan], kini: dt.datetime | None = None) -> list[Bahan]:
    """In the order given. The requests' offices come with their provinces (``lengkap()``)."""
    semua = list(semua)
    kini = kini or timezone.now()
    kalender = kalender_banyak(p.dinas for p in semua)
    baku = baku_banyak(semua)
    riwayat, jeda = defaultdict(list), defaultdict(list)
    for baris in RiwayatLangkah.objects.filter(permohonan__in=semua).select_related("oleh"):
        riwayat[baris.permohonan_id].append(baris)
    for baris in Jeda.objects.filter(permohonan__in=semua):
        jeda[baris.permohonan_id].append(baris)
    return [_susun(p, kalender[p.dinas_id], riwayat[p.pk], jeda[p.pk], baku[p.pk], kini) for p in semua]


def _susun(permohonan, kalender, riwayat, jeda, baku, kini) -> Bahan:
    tercatat = [permohonan.diajukan_pada, permohonan.langkah_mulai_pada]
    tercatat += [t for j in jeda for t in (j.mulai_pada, j.selesai_pada) if t]
    terakhir = max(tercatat)
    akhir = permohonan.selesai_pada or max(kini, terakhir)
    mundur = permohonan.terbuka and kini < terakhir - dt.timedelta(minutes=1)
    return Bahan(permohonan, kalender, tuple(riwayat), tuple(jeda), baku, akhir, mundur)
