"""Walks the chain and tells the first broken row."""

from dataclasses import dataclass

from django.db import DatabaseError

from pentas.jejak.models import AWAL


@dataclass(frozen=True)
class HasilPeriksa:
    jumlah: int
    rusak: int | None = None  # number of the first broken row
    sebab: str = ""

    @property
    def utuh(self) -> bool:
        return self.rusak is None


def periksa_rantai(baris, *, kepala, kepala_berkas=None) -> HasilPeriksa:
    """Recompute every hash. ``baris``: Jejak rows by number; ``kepala``: (nomor, sidik) kept outside
    the table; ``kepala_berkas``: the same from the file, which may lag behind but never lie.
    """
    nomor, sidik, saksi = 0, AWAL, None
    try:
        for jejak in baris:
            if jejak.nomor != nomor + 1:
                sebab = "baris hilang" if jejak.nomor > nomor else "baris ini disisipkan"
                return HasilPeriksa(nomor, min(jejak.nomor, nomor + 1), sebab)
            if jejak.sidik_sebelum != sidik:
                return HasilPeriksa(nomor, jejak.nomor, "tidak menyambung ke baris sebelumnya")
            if jejak.hitung_sidik() != jejak.sidik:
                return HasilPeriksa(nomor, jejak.nomor, "isi tidak cocok dengan sidiknya")
            nomor, sidik = jejak.nomor, jejak.sidik
            if kepala_berkas and kepala_berkas[0] == nomor:
                saksi = sidik
    except DatabaseError:
        raise
    except Exception:  # a column that was overwritten with anything cannot even be read
        return HasilPeriksa(nomor, nomor + 1, "isi tidak terbaca")
    if (nomor, sidik) != tuple(kepala):
        return HasilPeriksa(nomor, nomor + 1, "baris terakhir tidak sama dengan kepala rantai; ada yang terpotong")
    if kepala_berkas and saksi != kepala_berkas[1]:
        return HasilPeriksa(
            nomor, min(nomor + 1, kepala_berkas[0]), "rantai tidak sama dengan kepala yang disimpan di luar basis data"
        )
    return HasilPeriksa(nomor)
