"""The queue of the desk: items that wait, in one fixed order (office code, then indicator)."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from penilaian.berkas.alur import DI_MEJA, StatusButir
from penilaian.berkas.models import Butir
from penilaian.periode.izin import punya_hak
from penilaian.periode.models import Periode, TidakBerlaku
from penilaian.rekap.dua import bagi
from pentas.akun.peran import Hak


def menunggu(periode: Periode) -> QuerySet:
    """Items without a verdict. One that no longer applies to its office waits for nobody."""
    luar = TidakBerlaku.objects.filter(peserta=OuterRef("berkas__peserta"), indikator=OuterRef("indikator"))
    return Butir.objects.filter(
        ~Exists(luar), berkas__peserta__periode=periode, status__in=DI_MEJA, indikator__dinilai_desk=True
    )


def menunggu_bagi(periode: Periode, pengguna) -> QuerySet:
    """What waits for this verifier; who only reads sees all that waits."""
    semua = menunggu(periode)
    return bagi(semua, pengguna) if periode.dua_verifikator and punya_hak(pengguna, periode, Hak.REKAP) else semua


def jumlah_menunggu_rekan(periode: Periode, pengguna) -> int:
    """Items that this verifier has judged and that wait for a second one."""
    if not periode.dua_verifikator or not punya_hak(pengguna, periode, Hak.REKAP):
        return 0
    kedua = menunggu(periode).filter(status=StatusButir.KEDUA)
    return kedua.count() - bagi(kedua, pengguna).count()


@dataclass(frozen=True, order=True)
class Tempat:
    """One place in the queue; sorts in the queue's order."""

    kode: str
    urutan: int
    indikator: str = ""
    status: str = field(default=StatusButir.TUNGGU.value, compare=False)


@dataclass(frozen=True)
class Antrean:
    tempat: tuple[Tempat, ...]

    def nomor(self, tempat: Tempat) -> int:
        """1..n, or 0 where the item does not wait."""
        return self.tempat.index(tempat) + 1 if tempat in self.tempat else 0

    def sesudah(self, tempat: Tempat) -> Tempat | None:
        """The next waiting item, starting over at the end; None where nothing else waits."""
        lain = [t for t in self.tempat if t != tempat]
        return next((t for t in lain if t > tempat), lain[0] if lain else None)

    def sebelum(self, tempat: Tempat) -> Tempat | None:
        lain = [t for t in self.tempat if t != tempat]
        return next((t for t in reversed(lain) if t < tempat), lain[-1] if lain else None)


@dataclass(frozen=True)
class SaringAntrean:
    """The part of the queue that one verifier takes on: all, one office, or one variable."""

    wilayah: str = ""
    variabel: str = ""

    @classmethod
    def dari(cls, isi) -> "SaringAntrean":
        return cls(isi.get("wilayah", ""), isi.get("variabel", ""))

    @property
    def query(self) -> str:
        isi = {nama: nilai for nama, nilai in vars(self).items() if nilai}
        return f"?{urlencode(isi)}" if isi else ""

    def alamat(self, periode: Periode, tempat: Tempat) -> str:
        """Where an item is verified, with this filter carried on."""
        return reverse("penilaian:rekap-verifikasi", args=[periode.kode, tempat.kode, tempat.indikator]) + self.query

    def muat(self, periode: Periode, pengguna) -> Antrean:
        butir = menunggu_bagi(periode, pengguna)
        if self.wilayah:
            butir = butir.filter(berkas__peserta__kabupaten_kota_id=self.wilayah)
        if self.variabel:
            butir = butir.filter(indikator__variabel__kode=self.variabel)
        baris = butir.order_by("berkas__peserta__kabupaten_kota_id", "indikator__urutan").values_list(
            "berkas__peserta__kabupaten_kota_id", "indikator__urutan", "indikator__kode", "status"
        )
        return Antrean(tuple(Tempat(*b) for b in baris))


def tempat_butir(butir: Butir) -> Tempat:
    return Tempat(butir.berkas.peserta.kode, butir.indikator.urutan, butir.indikator.kode)
