"""A sheet as its pages draw it: one line a finalist in the order of appearance."""

from dataclasses import dataclass

from paparan.lembar.models import Baris, Lembar
from paparan.sesi.models import Tampil
from penilaian.periode.models import Benturan


@dataclass(frozen=True)
class Petak:
    """One line. ``baris`` None: a conflict of interest (``bk``), or not prepared yet."""

    tampil: Tampil
    baris: Baris | None
    bk: bool

    @property
    def keadaan(self) -> str:
        if self.bk:
            return "bk"
        return self.baris.keadaan if self.baris else "kosong"

    @property
    def terkunci(self) -> bool:
        return self.keadaan == "terkunci"


@dataclass(frozen=True)
class LembarTampil:
    lembar: Lembar
    petak: list[Petak]

    @property
    def dinilai(self) -> list[Petak]:
        return [p for p in self.petak if not p.bk]

    @property
    def jumlah_terkunci(self) -> int:
        return sum(p.terkunci for p in self.petak)

    @property
    def siap_ditandatangani(self) -> bool:
        return self.lembar.terbuka and bool(self.dinilai) and self.jumlah_terkunci == len(self.dinilai)

    @property
    def lanjut(self) -> Petak | None:
        """The row to go on with: the one on stage, else the first that is not locked."""
        belum = [p for p in self.dinilai if not p.terkunci]
        return next((p for p in belum if p.tampil.berjalan), belum[0] if belum else None)

    def petak_untuk(self, kode: str) -> Petak:
        return next(p for p in self.petak if p.tampil.kode == kode)


def susun_lembar(lembar: Lembar) -> LembarTampil:
    """Three queries, whatever the number of finalists."""
    benturan = set(Benturan.objects.filter(pengguna_id=lembar.penilai_id).values_list("peserta_id", flat=True))
    baris = {b.tampil_id: b for b in lembar.baris.all()}
    tampil = list(lembar.sesi.tampil.lengkap())
    for t in tampil:
        t.sesi = lembar.sesi
    return LembarTampil(lembar, [Petak(t, baris.get(t.pk), t.finalis.peserta_id in benturan) for t in tampil])
