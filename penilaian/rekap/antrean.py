"""The queue of the desk: items that wait, in one fixed order (office code, then indicator)."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

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
    """The waiting items as one verifier filters them. Verifiers share the work by office or variable."""

    tempat: tuple[Tempat, ...]
    wilayah: str = ""
    variabel: str = ""

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


def muat_antrean(periode: Periode, *, wilayah: str = "", variabel: str = "") -> Antrean:
    butir = menunggu(periode)
    if wilayah:
        butir = butir.filter(berkas__peserta__kabupaten_kota_id=wilayah)
    if variabel:
        butir = butir.filter(indikator__variabel__kode=variabel)
    baris = butir.order_by("berkas__peserta__kabupaten_kota_id", "indikator__urutan").values_list(
        "berkas__peserta__kabupaten_kota_id", "indikator__urutan", "indikator__kode"
    )
    return Antrean(tuple(Tempat(*b) for b in baris), wilayah, variabel)
