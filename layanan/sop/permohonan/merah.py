"""The red list: requests that are late, or will be within one working day, by step and by who holds them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from layanan.sop.deklarasi.bentuk import WaktuBaku
from layanan.sop.dinas.models import Dinas
from layanan.sop.kalender.data import kalender_banyak
from layanan.sop.kalender.hitung import (
    DETIK,
    HARI,
    KalenderKerja,
    hari_kerja_antara,
    tambah_hari_kerja,
    tanggal_tenggat,
)
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.baku import baku_banyak
from layanan.sop.permohonan.baris import sebutan_baku, tulis_lama
from layanan.sop.permohonan.izin import sebutan_pelaku
from layanan.sop.permohonan.models import Permohonan
from pentas.tampilan.format import tanggal

# A page that lists more is read by nobody; the count says how many there are.
TERBANYAK = 200


@dataclass(frozen=True)
class Merah:
    """``lewat``: past its time already, else within a working day. ``sebab``: what is late, and by how much."""

    permohonan: Permohonan
    lewat: bool
    sebab: tuple[str, ...]
    batas: dt.date

    @property
    def langkah(self) -> str:
        sop = self.permohonan.sop
        nomor = sop.nomor_langkah(self.permohonan.langkah)
        nama = sop.ambil_langkah(self.permohonan.langkah).nama
        return f"{nomor}. {nama}" if nomor else nama

    @property
    def pemegang(self) -> str:
        """The officer who took it, else the roles whose turn it is."""
        return str(self.permohonan.petugas or sebutan_pelaku(self.permohonan.pelaku))


@dataclass(frozen=True)
class Kelompok:
    """Rows of one step, the latest first."""

    layanan: str
    langkah: str
    baris: list[Merah]


def daftar_merah(dinas: Iterable[Dinas], kini: dt.datetime | None = None) -> tuple[list[Merah], int]:
    """(the rows, those past their time first; how many there are in all), in a fixed number of queries."""
    kini = kini or timezone.now()
    kalender = kalender_banyak(dinas)
    q = Q(pk__in=[])
    for kode, kal in kalender.items():
        besok = tambah_hari_kerja(kal.tanggal(kini), 1, kal)
        q |= Q(dinas=kode) & (Q(janji__lte=besok) | Q(langkah_tenggat__lte=kal.awal_hari(besok + HARI)))
    semua = Permohonan.objects.filter(q, status=StatusPermohonan.BERJALAN)
    terdekat = list(semua.lengkap().order_by("janji", "langkah_tenggat", "pk")[:TERBANYAK])
    baku = baku_banyak(terdekat)
    hasil = [_merah(p, kalender[p.dinas_id], baku[p.pk].get(p.langkah), kini) for p in terdekat]
    hasil = sorted((m for m in hasil if m), key=lambda m: (not m.lewat, m.batas, m.permohonan.pk))
    return hasil, max(len(hasil), semua.count() if len(terdekat) == TERBANYAK else 0)


def _merah(p: Permohonan, kal: KalenderKerja, baku: WaktuBaku | None, kini: dt.datetime) -> Merah | None:
    hari_ini, sebab, batas = kal.tanggal(kini), [], []
    lewat = False
    besok = tambah_hari_kerja(hari_ini, 1, kal)
    if p.janji and p.janji <= besok:
        lewat |= p.janji < hari_ini
        sebab.append(_kata("Janji", p.janji, hari_ini, kal))
        batas.append(p.janji)
    if baku and p.langkah_tenggat and (p.langkah_tenggat < kini or baku.satuan not in DETIK):
        akhir = tanggal_tenggat(p.langkah_tenggat, kal)
        # A step of a single day is not close to its end on the day it begins.
        if akhir <= (besok if baku.jumlah > 1 else hari_ini):
            lewat |= p.langkah_tenggat < kini
            kata = f"Langkah ini, {sebutan_baku(baku)} {tulis_lama(baku.jumlah, baku.satuan)},"
            sebab.append(_kata(kata, akhir, hari_ini, kal))
            batas.append(akhir)
    return Merah(p, lewat, tuple(sebab), min(batas)) if sebab else None


def _kata(apa: str, batas: dt.date, hari_ini: dt.date, kal: KalenderKerja) -> str:
    if batas >= hari_ini:
        return f"{apa} berakhir {'hari ini' if batas == hari_ini else tanggal(batas)}"
    hari = hari_kerja_antara(batas, hari_ini, kal)
    return f"{apa} lewat {f'{hari} hari kerja' if hari else 'pada hari libur'} (batas {tanggal(batas)})"


def kelompokkan(semua: Iterable[Merah]) -> list[Kelompok]:
    """By service and step, in the SOP's order."""
    menurut = defaultdict(list)
    for m in semua:
        menurut[m.permohonan.sop.nama_pendek, m.permohonan.sop.nomor_langkah(m.permohonan.langkah), m.langkah].append(m)
    return [Kelompok(layanan, langkah, baris) for (layanan, _, langkah), baris in sorted(menurut.items())]
