"""The list "PKS dan hak akses": each right with its agreement and the reports it owes, in a fixed number of queries."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone

from layanan.pemanfaatan_data.akses.alur import StatusAkses
from layanan.pemanfaatan_data.akses.hitung import PENGINGAT
from layanan.pemanfaatan_data.akses.models import HakAkses, LaporanBalikan, PengingatPks, Pks
from layanan.pemanfaatan_data.akses.pengingat import HIDUP
from layanan.sop.dinas.models import Dinas
from pentas.akun.peran import Hak
from pentas.dokumen.buku import BULAT, TANGGAL, BukuKerja, Kolom

DEKAT = max(PENGINGAT)  # days before the end from which an agreement needs attention
KOLOM = [
    Kolom("OPD", lebar=30),
    Kolom("Permohonan", lebar=16),
    Kolom("Nomor izin", lebar=28),
    Kolom("Tanggal izin", TANGGAL, 18),
    Kolom("Cara akses", lebar=26),
    Kolom("Petugas pengguna", BULAT, 10),
    Kolom("Status", lebar=14),
    Kolom("Aktif sejak", TANGGAL, 18),
    Kolom("Nomor PKS", lebar=32),
    Kolom("PKS mulai", TANGGAL, 18),
    Kolom("PKS berakhir", TANGGAL, 18),
    Kolom("Laporan diterima", BULAT, 10),
    Kolom("Laporan terlambat", BULAT, 10),
]


@dataclass
class BarisAkses:
    """A right as the list shows it. ``sisa``: days to the agreement's end; None without one."""

    hak: HakAkses
    sisa: int | None

    @property
    def hidup(self) -> bool:
        return self.hak.status in HIDUP

    @property
    def dekat(self) -> bool:
        return self.hidup and self.sisa is not None and self.sisa <= DEKAT

    @property
    def mendesak(self) -> bool:
        return self.hidup and self.sisa is not None and self.sisa <= 30


def hari_ini() -> dt.date:
    return timezone.localdate()


def daftar_hak(pengguna, saring: dict):
    """Offices and units are looked up first; agreements and reports are counted beside each right."""
    kini = hari_ini()
    pks = Pks.objects.filter(hak=OuterRef("pk")).order_by("-berakhir", "-pk")
    telat = LaporanBalikan.objects.filter(hak=OuterRef("pk"), diterima_pada=None)
    semua = (
        HakAkses.objects.dapat_dilihat(pengguna)
        .lengkap()
        .annotate(
            pks_nomor=Subquery(pks.values("nomor")[:1]),
            pks_mulai=Subquery(pks.values("mulai")[:1]),
            pks_berakhir=Subquery(pks.values("berakhir")[:1]),
            laporan_berikut=Subquery(telat.order_by("jatuh_tempo").values("jatuh_tempo")[:1]),
            laporan_masuk=Count("laporan_balikan", filter=Q(laporan_balikan__diterima_pada__isnull=False)),
            laporan_telat=Count(
                "laporan_balikan",
                filter=Q(laporan_balikan__diterima_pada=None, laporan_balikan__jatuh_tempo__lt=kini),
            ),
        )
        .order_by("pks_berakhir", "unit__nama", "pk")
    )
    if saring.get("status"):
        semua = semua.filter(status=saring["status"])
    if saring.get("perhatian"):
        dekat = Q(pks_berakhir__lte=kini + dt.timedelta(days=DEKAT)) | Q(laporan_telat__gt=0)
        semua = semua.filter(dekat, status__in=HIDUP)
    if saring.get("q"):
        semua = semua.filter(Q(unit__nama__icontains=saring["q"]) | Q(nomor_izin__icontains=saring["q"]))
    return semua


def baris(semua) -> list[BarisAkses]:
    kini = hari_ini()
    return [BarisAkses(h, (h.pks_berakhir - kini).days if h.pks_berakhir else None) for h in semua]


def pengingat_terakhir(pengguna, jumlah: int = 8):
    """The newest reminders given, for whoever looks after agreements."""
    dinas = Dinas.objects.berhak(pengguna, Hak.LIHAT_LAYANAN)
    return PengingatPks.objects.filter(pks__hak__dinas__in=dinas).select_related("pks__hak__unit")[:jumlah]


def jumlah_perhatian(pengguna) -> int:
    """For the menu: one plain count, without the list's figures."""
    kini = hari_ini()
    lama = Pks.objects.filter(hak=OuterRef("pk"), berakhir__gt=kini + dt.timedelta(days=DEKAT))
    telat = LaporanBalikan.objects.filter(hak=OuterRef("pk"), diterima_pada=None, jatuh_tempo__lt=kini)
    hidup = HakAkses.objects.dapat_dilihat(pengguna).filter(status__in=HIDUP)
    return hidup.filter(~Exists(lama) | Exists(telat)).order_by().count()


def tulis_buku(semua) -> bytes:
    buku = BukuKerja("Register hak akses")
    nama = dict(StatusAkses.choices)
    isi = (
        (
            h.unit.nama,
            h.permohonan.nomor,
            h.nomor_izin,
            h.tanggal_izin,
            h.get_metode_display(),
            h.jumlah_pengguna,
            nama[h.status],
            h.aktif_pada,
            h.pks_nomor or "",
            h.pks_mulai,
            h.pks_berakhir,
            h.laporan_masuk,
            h.laporan_telat,
        )
        for h in semua
    )
    buku.lembar("Hak akses", KOLOM, isi, judul=["Register hak akses dan PKS"])
    return buku.isi()
