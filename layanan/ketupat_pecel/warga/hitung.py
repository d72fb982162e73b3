"""What can be said of a row of a village's list by itself. Nothing here touches the database."""

import re

from layanan.sop.pribadi.hitung import periksa_nik, rapikan

NAMA_TERPANJANG, DUSUN_TERPANJANG, KETERANGAN_TERPANJANG = 100, 60, 120
_HURUF = re.compile(r"[^\W\d_]")
_ILMIAH = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_TELEPON = re.compile(r"\+?\d{8,15}")


def rapikan_nik(tulisan: str) -> str:
    """As villages type it: in groups, behind the apostrophe that keeps a spreadsheet from reckoning with it."""
    return rapikan(re.sub(r"\s+", "", tulisan).lstrip("'’‘`"))


def galat_nik(tulisan: str) -> str:
    """Why this is no NIK; "" if it may be one."""
    nik = rapikan_nik(tulisan)
    if not nik:
        return "NIK masih kosong."
    if _ILMIAH.fullmatch(tulisan.strip().lstrip("'’‘`")):
        return "NIK berubah menjadi bilangan (misalnya 9,1E+15). Format kolomnya sebagai Teks, lalu ketik lagi."
    if re.search(r"[A-Za-z]", nik):
        return "NIK memuat huruf. NIK terdiri atas 16 angka."
    if nik.isdigit() and len(nik) != 16:
        return f"NIK terdiri atas 16 angka; ini {len(nik)}."
    return periksa_nik(nik).galat


def peringatan_nik(nik: str) -> str:
    return periksa_nik(nik).peringatan


def galat_nama(nama: str) -> str:
    if not nama:
        return "Nama masih kosong."
    if len(nama) > NAMA_TERPANJANG:
        return f"Nama terlalu panjang: paling banyak {NAMA_TERPANJANG} huruf."
    if re.search(r"\d", nama):
        return "Nama memuat angka. Tulis nama seperti pada KTP-el atau KK."
    if not _HURUF.search(nama):
        return "Nama belum memuat huruf. Tulis nama seperti pada KTP-el atau KK."
    return ""


def rapikan_telepon(tulisan: str) -> str:
    return re.sub(r"[\s.\-()]", "", tulisan.strip().lstrip("'"))


def galat_telepon(tulisan: str) -> str:
    nomor = rapikan_telepon(tulisan)
    return "" if not nomor or _TELEPON.fullmatch(nomor) else "Nomor telepon terdiri atas 8 sampai 15 angka."


def galat_dusun(dusun: str) -> str:
    if len(dusun) > DUSUN_TERPANJANG:
        return f"Dusun/RT terlalu panjang: paling banyak {DUSUN_TERPANJANG} huruf."
    return ""
