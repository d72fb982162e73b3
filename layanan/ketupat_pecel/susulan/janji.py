"""Promised dates of receipts: which will be missed, and which date can be promised instead."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from layanan.ketupat_pecel.hari.alur import Kantor
from layanan.ketupat_pecel.hari.models import DokumenPelayanan, Pelayanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.susulan.alur import TERBUKA_KASUS
from layanan.ketupat_pecel.susulan.data import nama_warga
from layanan.ketupat_pecel.susulan.izin import LENGKAP
from layanan.sop.dinas.models import Dinas
from layanan.sop.kalender.data import kalender_banyak
from layanan.sop.kalender.hitung import KalenderKerja, tambah_hari_kerja

HARI_DEKAT = 2
BELUM_SIAP = Q(kantor__in=(Kantor.DITERIMA, Kantor.DIPROSES)) | Q(kantor="", kasus__status__in=TERBUKA_KASUS)


@dataclass
class Lewat:
    """A receipt whose date cannot be kept, or soon cannot. ``usul``: what may be promised instead."""

    pelayanan: Pelayanan
    hari_ini: dt.date
    usul: dt.date
    dokumen: list[DokumenPelayanan] = field(default_factory=list)

    @property
    def lewat(self) -> bool:
        return self.pelayanan.rencana_ambil < self.hari_ini

    @property
    def selisih(self) -> str:
        hari = (self.pelayanan.rencana_ambil - self.hari_ini).days
        if hari < 0:
            return f"lewat {-hari} hari"
        return {0: "hari ini", 1: "besok"}.get(hari, f"{hari} hari lagi")

    @property
    def nama(self) -> str:
        return nama_warga(self.pelayanan)

    @property
    def nama_dokumen(self) -> str:
        return ", ".join(d.dokumen.singkatan for d in self.dokumen)


@dataclass
class PerPerjalanan:
    perjalanan: Perjalanan
    usul: dt.date
    baris: list[Lewat] = field(default_factory=list)

    @property
    def belum_dikabari(self) -> int:
        return sum(b.pelayanan.dikabari_pada is None for b in self.baris)


def usul_ambil(perjalanan: Perjalanan, kalender: KalenderKerja, kini: dt.datetime | None = None) -> dt.date:
    """As many working days from now as the trip promised at its table."""
    return tambah_hari_kerja(kalender.tanggal(kini or timezone.now()), perjalanan.ambil_hari, kalender)


def janji_lewat(
    dinas: list[Dinas], kini: dt.datetime | None = None, hari: int = HARI_DEKAT, *, perjalanan=None
) -> list[PerPerjalanan]:
    """By trip, the nearest date first, in three queries. ``perjalanan``: only these."""
    kini = kini or timezone.now()
    kalender = kalender_banyak(dinas)
    q = Q(pk__in=[])
    for kode, kal in kalender.items():
        q |= Q(perjalanan__dinas=kode, rencana_ambil__lte=tambah_hari_kerja(kal.tanggal(kini), hari, kal))
    milik = Q() if perjalanan is None else Q(perjalanan__in=perjalanan)
    belum = DokumenPelayanan.objects.filter(BELUM_SIAP)
    semua = (
        Pelayanan.objects.filter(q, milik, Exists(belum.filter(pelayanan=OuterRef("pk"))))
        .select_related(*LENGKAP)
        .prefetch_related(Prefetch("dokumen", belum.select_related("dokumen"), to_attr="dokumen_belum"))
        .order_by("rencana_ambil", "tablet__huruf", "antrean")
    )
    hasil: dict[int, PerPerjalanan] = {}
    for p in semua:
        kal = kalender[p.perjalanan.dinas_id]
        usul = usul_ambil(p.perjalanan, kal, kini)
        kelompok = hasil.setdefault(p.perjalanan_id, PerPerjalanan(p.perjalanan, usul))
        kelompok.baris.append(Lewat(p, kal.tanggal(kini), usul, p.dokumen_belum))
    return list(hasil.values())
