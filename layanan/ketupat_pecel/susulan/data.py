"""The lists of what is left after the day, read in a fixed number of queries."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count
from django.utils import timezone

from layanan.ketupat_pecel.hari.alur import Kantor, KeadaanPelayanan
from layanan.ketupat_pecel.hari.models import DokumenPelayanan, Pelayanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.susulan.alur import TERBUKA_KANTOR, TERBUKA_KASUS
from layanan.ketupat_pecel.susulan.izin import LENGKAP, perjalanan_terlihat
from layanan.ketupat_pecel.susulan.models import KasusData
from layanan.sop.skm.models import UndanganSkm

# A page that lists more is read by nobody; the count says how many there are.
TERBANYAK = 300
TAB = {
    "kantor": ("Dibawa ke kantor", (Kantor.DITERIMA, Kantor.DIPROSES)),
    "siap": ("Siap diambil", (Kantor.SIAP,)),
    "akhir": ("Selesai", (Kantor.DISERAHKAN, Kantor.DITUTUP)),
}
PELAYANAN = tuple(f"pelayanan__{j}" for j in LENGKAP)


def nama_warga(p: Pelayanan) -> str:
    return p.nama.nilai() if p.nama else "Nama sudah dihapus" if p.dihapus_pada else "Tanpa nama"


@dataclass
class BarisWarga:
    pelayanan: Pelayanan
    dokumen: list[DokumenPelayanan] = field(default_factory=list)

    @property
    def nama(self) -> str:
        return nama_warga(self.pelayanan)


@dataclass
class Kelompok:
    """One trip."""

    perjalanan: Perjalanan
    warga: list[BarisWarga] = field(default_factory=list)

    @property
    def jumlah(self) -> int:
        return sum(len(w.dokumen) for w in self.warga)


@dataclass
class DaftarKantor:
    """``tab``: one of TAB; ``perjalanan``: one trip only, by its number in the table."""

    pengguna: object
    tab: str
    perjalanan: int | None = None

    @cached_property
    def _semua(self):
        return DokumenPelayanan.objects.filter(pelayanan__perjalanan__in=perjalanan_terlihat(self.pengguna))

    @cached_property
    def jumlah(self) -> dict[str, int]:
        """How many on each tab."""
        hitung = dict(self._semua.exclude(kantor="").order_by().values_list("kantor").annotate(n=Count("pk")))
        return {tab: sum(hitung.get(k, 0) for k in keadaan) for tab, (_nama, keadaan) in TAB.items()}

    @cached_property
    def pilihan(self) -> list[Perjalanan]:
        """Trips that have something on this tab."""
        isi = self._semua.filter(kantor__in=TAB[self.tab][1]).values("pelayanan__perjalanan")
        return list(Perjalanan.objects.filter(pk__in=isi).select_related("permohonan__unit", "dinas"))

    @cached_property
    def kelompok(self) -> list[Kelompok]:
        semua = self._semua.filter(kantor__in=TAB[self.tab][1]).select_related("dokumen", *PELAYANAN)
        if self.perjalanan:
            semua = semua.filter(pelayanan__perjalanan=self.perjalanan)
        urut = ("-pelayanan__perjalanan__tanggal", "pelayanan__perjalanan", "pelayanan__tablet__huruf")
        return kelompokkan(semua.order_by(*urut, "pelayanan__antrean", "dokumen__urutan")[:TERBANYAK])

    @property
    def tampil(self) -> int:
        return sum(k.jumlah for k in self.kelompok)


def kelompokkan(semua) -> list[Kelompok]:
    hasil: dict[int, Kelompok] = {}
    for d in semua:
        kelompok = hasil.setdefault(d.pelayanan.perjalanan_id, Kelompok(d.pelayanan.perjalanan))
        if not kelompok.warga or kelompok.warga[-1].pelayanan.pk != d.pelayanan_id:
            kelompok.warga.append(BarisWarga(d.pelayanan))
        kelompok.warga[-1].dokumen.append(d)
    return list(hasil.values())


def jumlah_siap(perjalanan: Perjalanan) -> int:
    return DokumenPelayanan.objects.filter(pelayanan__perjalanan=perjalanan, kantor=Kantor.SIAP).count()


@dataclass(frozen=True)
class BarisSurvei:
    """``dibuat``: a code was made for him. Whether he has answered stands nowhere beside his name."""

    pelayanan: Pelayanan
    dibuat: bool

    @property
    def nama(self) -> str:
        return nama_warga(self.pelayanan)


def daftar_survei(perjalanan: Perjalanan) -> list[BarisSurvei]:
    """Who was served, the last one first, in two queries."""
    semua = perjalanan.pelayanan.filter(keadaan=KeadaanPelayanan.SELESAI).select_related("tablet")
    undangan = UndanganSkm.objects.filter(permohonan=perjalanan.permohonan_id).exclude(rujukan="")
    ada = set(undangan.values_list("rujukan", flat=True))
    return [BarisSurvei(p, str(p.pk) in ada) for p in semua.order_by("-selesai_pada", "-antrean")]


def siap_perjalanan(perjalanan: Perjalanan) -> list[BarisWarga]:
    """What can be fetched, for the village's own list."""
    semua = DokumenPelayanan.objects.filter(pelayanan__perjalanan=perjalanan, kantor=Kantor.SIAP)
    semua = semua.select_related("dokumen", *PELAYANAN)
    ada = kelompokkan(semua.order_by("pelayanan__tablet__huruf", "pelayanan__antrean", "dokumen__urutan"))
    return ada[0].warga if ada else []


@dataclass(frozen=True)
class BarisKasus:
    kasus: KasusData
    kini: dt.datetime

    @property
    def hari(self) -> int:
        """Its age in whole days; of a settled one, how long it took."""
        return ((self.kasus.selesai_pada or self.kini) - self.kasus.ditahan_pada).days

    @property
    def nama(self) -> str:
        return nama_warga(self.kasus.dokumen.pelayanan)


def daftar_kasus(pengguna, *, terbuka: bool) -> list[BarisKasus]:
    """Open ones: the oldest first; settled ones: the newest first."""
    semua = KasusData.objects.filter(dokumen__pelayanan__perjalanan__in=perjalanan_terlihat(pengguna))
    semua = semua.select_related("dokumen__dokumen", *(f"dokumen__{j}" for j in PELAYANAN))
    if terbuka:
        semua = semua.filter(status__in=TERBUKA_KASUS).order_by("ditahan_pada", "pk")
    else:
        semua = semua.exclude(status__in=TERBUKA_KASUS).order_by("-selesai_pada", "-pk")
    kini = timezone.now()
    return [BarisKasus(k, kini) for k in semua[:TERBANYAK]]


def jumlah_kasus(pengguna) -> int:
    semua = KasusData.objects.filter(dokumen__pelayanan__perjalanan__in=perjalanan_terlihat(pengguna))
    return semua.filter(status__in=TERBUKA_KASUS).count()


def masih_terbuka(d: DokumenPelayanan) -> bool:
    return d.kantor in TERBUKA_KANTOR
