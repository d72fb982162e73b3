"""Texts of complaints: something is said, and no number of a person."""

from layanan.sop.pribadi.hitung import ada_nomor_pribadi
from pentas.galat import Ditolak

KOSONG = "Tulis isinya dahulu, lalu kirim."
NOMOR_PRIBADI = "Isian memuat 16 angka seperti NIK atau nomor KK. Hapus nomornya, lalu kirim lagi."


def periksa_teks(teks: str) -> str:
    teks = teks.strip()
    if not teks:
        raise Ditolak(KOSONG)
    if ada_nomor_pribadi(teks):
        raise Ditolak(NOMOR_PRIBADI)
    return teks
