"""Faults of a workbook: each named by row and column in the words of who typed it, all told at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from pentas.galat import Ditolak

BANYAK_GALAT = 50  # more than a person mends in one go
KODE_ANGKA = (
    "tersimpan sebagai angka, sehingga 13.10 dan 13.1 tidak terbedakan. "
    "Ubah format sel menjadi teks, lalu ketik ulang kodenya."
)


@dataclass(frozen=True)
class GalatSel:
    """One cell at fault. ``baris``: the sheet's own row number, None for the heading; ``lembar``: of several."""

    baris: int | None
    kolom: str
    nilai: str
    sebab: str
    lembar: str = ""

    def __str__(self):
        tempat = [f"Lembar {self.lembar}"] if self.lembar else []
        if self.baris:
            tempat.append(f"baris {self.baris}")
        elif not self.lembar:
            tempat.append("baris judul")
        tempat += [f"kolom {self.kolom}"] if self.kolom else []
        kalimat = ", ".join(tempat)
        return f"{kalimat[0].upper()}{kalimat[1:]}: {f'“{self.nilai}” ' if self.nilai else ''}{self.sebab}"

    def rincian(self) -> dict:
        isi = {"baris": self.baris, "kolom": self.kolom, "nilai": self.nilai, "sebab": self.sebab}
        return isi | {"lembar": self.lembar} if self.lembar else isi


def tolak_buku(galat: Sequence[GalatSel], buku: str = "Buku kerja") -> Ditolak:
    kalimat = [
        f"{buku} belum dapat diimpor. Ada {len(galat)} galat; tidak ada yang disimpan. Perbaiki, lalu impor lagi.",
        *map(str, galat[:BANYAK_GALAT]),
    ]
    if len(galat) > BANYAK_GALAT:
        kalimat.append(f"… dan {len(galat) - BANYAK_GALAT} galat lain.")
    return Ditolak("\n".join(kalimat), rincian=[g.rincian() for g in galat])


def bilangan_bulat(nilai) -> int | None:
    """A whole number as Excel, LibreOffice or a person writes it; None for anything else (True, 2.5, "x")."""
    if isinstance(nilai, bool):
        return None
    if isinstance(nilai, int):
        return nilai
    ditulis = isinstance(nilai, str) and nilai.isdecimal() and nilai.isascii() and len(nilai) < 4
    return int(nilai) if ditulis else None
