"""The queue of the desk: items that wait, in one fixed order (office code, then indicator)."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from penilaian.berkas.alur import StatusButir
from penilaian.berkas.models import Butir
from penilaian.periode.models import Periode, TidakBerlaku


def menunggu(periode: Periode) -> QuerySet:
    """Items that wait for a verdict. One that no longer applies to its office waits for nobody."""
    luar = TidakBerlaku.objects.filter(peserta=OuterRef("berkas__peserta"), indikator=OuterRef("indikator"))
    return Butir.objects.filter(
        ~Exists(luar), berkas__peserta__periode=periode, status=StatusButir.TUNGGU, indikator__dinilai_desk=True
    )


@dataclass(frozen=True, order=True)
class Tempat:
    """One place in the queue; sorts in the queue's order."""

    kode: str
    urutan: int
    indikator: str = ""


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

    def muat(self, periode: Periode) -> Antrean:
        butir = menunggu(periode)
        if self.wilayah:
            butir = butir.filter(berkas__peserta__kabupaten_kota_id=self.wilayah)
        if self.variabel:
            butir = butir.filter(indikator__variabel__kode=self.variabel)
        baris = butir.order_by("berkas__peserta__kabupaten_kota_id", "indikator__urutan").values_list(
            "berkas__peserta__kabupaten_kota_id", "indikator__urutan", "indikator__kode"
        )
        return Antrean(tuple(Tempat(*b) for b in baris))


def tempat_butir(butir: Butir) -> Tempat:
    return Tempat(butir.berkas.peserta.kode, butir.indikator.urutan, butir.indikator.kode)
