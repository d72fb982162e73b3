"""What an import will change: looked at first, then done exactly so, or refused where it is no longer so."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core import signing

from penilaian.impor.baca import ALASAN, Acuan
from penilaian.nilai.models import Lapis, Nilai
from penilaian.nilai.tindakan import SelNilai
from penilaian.periode.models import Periode, Peserta
from pentas.galat import Basi, SalahPeran
from pentas.sidik import sidik

GARAM, UMUR = "penilaian.impor_nilai", 2 * 60 * 60
KEDALUWARSA = "Pratinjau sudah kedaluwarsa. Unggah buku kerjanya sekali lagi."
LAIN_AKUN = "Pratinjau ini dibuat untuk akun atau periode lain. Unggah buku kerjanya dengan akun Anda."
BERUBAH = "Nilai yang tersimpan berubah sejak pratinjau dibuat. Unggah buku kerjanya sekali lagi, lalu periksa."


@dataclass(frozen=True)
class Ubahan:
    """One cell that changes; None is "not scored"."""

    indikator: str
    lama: int | None
    baru: int | None


@dataclass(frozen=True)
class UbahanPeserta:
    peserta: Peserta
    ubahan: list[Ubahan]

    @property
    def dikosongkan(self) -> int:
        return sum(u.baru is None for u in self.ubahan)


@dataclass(frozen=True)
class Rencana:
    """``sel``: every cell of the workbook, blanks included."""

    periode: Periode
    lapis: Lapis
    sel: Sequence[SelNilai]

    @cached_property
    def lama(self) -> dict:
        return Nilai.objects.lapis(self.lapis).filter(peserta__in={s.peserta.pk for s in self.sel}).peta()

    @cached_property
    def berubah(self) -> list[SelNilai]:
        """Cells that differ from what is stored; an absent value and a blank cell are the same."""
        return [s for s in self.sel if self._lama(s) != s.level]

    def _lama(self, s: SelNilai) -> int | None:
        return self.lama.get((s.peserta.pk, s.indikator.pk))

    @property
    def per_peserta(self) -> list[UbahanPeserta]:
        """For the preview: every office of the workbook, in its order."""
        hasil = {s.peserta.pk: UbahanPeserta(s.peserta, []) for s in self.sel}
        for s in self.berubah:
            hasil[s.peserta.pk].ubahan.append(Ubahan(s.indikator.kode, self._lama(s), s.level))
        return list(hasil.values())

    @property
    def dikosongkan(self) -> int:
        return sum(s.level is None for s in self.berubah)

    @property
    def sidik(self) -> str:
        """Of what changes from what to what."""
        return sidik([[s.peserta.kode, s.indikator.kode, self._lama(s), s.level] for s in self.berubah])

    def segel(self, oleh) -> str:
        """For the confirming form: signed, so that what is done is what was looked at, by the same person."""
        baris: dict[str, dict] = {}
        for s in self.sel:
            baris.setdefault(s.peserta.kode, {})[s.indikator.kode] = s.level
        isi = {"periode": self.periode.kode, "lapis": str(self.lapis), "oleh": oleh.pk}
        return signing.dumps(isi | {"baris": baris, "sidik": self.sidik}, salt=GARAM, compress=True)


def buka_segel(segel: str, periode: Periode, oleh) -> dict:
    try:
        isi = signing.loads(segel, salt=GARAM, max_age=UMUR)
    except signing.BadSignature as galat:
        raise Basi(KEDALUWARSA) from galat
    if (isi["oleh"], isi["periode"]) != (oleh.pk, periode.kode):
        raise SalahPeran(LAIN_AKUN)
    return isi


def sel_tersegel(baris: dict, acuan: Acuan) -> list[SelNilai]:
    """The cells again; Basi where an office or indicator has been taken out meanwhile."""
    hasil = []
    for kode, nilai in baris.items():
        for indikator, level in nilai.items():
            peserta, satu = acuan.peserta.get(kode), acuan.indikator.get(indikator)
            if peserta is None or satu is None or (peserta.pk, satu.pk) in acuan.luar:
                raise Basi(BERUBAH)
            hasil.append(SelNilai(peserta, satu, level, alasan=ALASAN))
    return hasil
