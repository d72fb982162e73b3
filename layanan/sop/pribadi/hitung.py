"""What can be said of a NIK or KK number by its digits alone, and how it is masked."""

import calendar
import re
from dataclasses import dataclass

PANJANG = 16
TITIK = "•"
# Kemendagri codes of the 38 provinces. A region of a number may have been split since, so an unknown one only warns.
PROVINSI = frozenset(
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 "
    "91 92 93 94 95 96 97".split()
)
CONTOH = "99"  # no province: demo numbers begin with it, so that none of them can be a person's
# Sixteen digits in a row, written together or in groups; not part of a longer number (a NIP has eighteen).
_ENAM_BELAS = re.compile(r"(?<!\d)(?<!\d[ .\-])\d(?:[ .\-]?\d){15}(?![ .\-]?\d)")


@dataclass(frozen=True)
class Hasil:
    """``galat`` refuses; ``peringatan`` is for the person who types to look again."""

    galat: str = ""
    peringatan: str = ""


def rapikan(tulisan: str) -> str:
    """As people type it: in groups, with dots."""
    return re.sub(r"[ .\-]", "", tulisan.strip())


def periksa_nik(nik: str) -> Hasil:
    """Region (6), date of birth (6, a woman's day + 40), serial (4)."""
    return _periksa(nik, "NIK", "tanggal lahir", dengan_40=True)


def periksa_kk(kk: str) -> Hasil:
    """Region (6), date of issue (6), serial (4)."""
    return _periksa(kk, "Nomor KK", "tanggal terbit", dengan_40=False)


def _periksa(nomor: str, sebutan: str, tanggal: str, *, dengan_40: bool) -> Hasil:
    if len(nomor) != PANJANG or not (nomor.isascii() and nomor.isdigit()):
        return Hasil(f"{sebutan} terdiri atas 16 angka. Periksa kembali.")
    hari, bulan, tahun = int(nomor[6:8]), int(nomor[8:10]), int(nomor[10:12])
    if dengan_40 and hari > 40:
        hari -= 40
    if not _tanggal_ada(hari, bulan, tahun):
        return Hasil(f"Angka ke-7 sampai ke-12 {sebutan} bukan {tanggal} yang ada. Cocokkan dengan dokumennya.")
    if nomor[12:] == "0000":
        return Hasil(f"Empat angka terakhir {sebutan} tidak pernah 0000. Cocokkan dengan dokumennya.")
    if nomor[:2] == CONTOH:
        return Hasil(peringatan=f"{sebutan} berawalan 99 hanya untuk data contoh.")
    if nomor[:2] not in PROVINSI:
        return Hasil(peringatan=f"Kode wilayah {nomor[:6]} tidak dikenal. Cocokkan {sebutan} dengan dokumennya.")
    return Hasil()


def _tanggal_ada(hari: int, bulan: int, tahun: int) -> bool:
    """The century is not in the number: the date exists if it does in 19xx or in 20xx."""
    if not 1 <= bulan <= 12:
        return False
    return any(1 <= hari <= calendar.monthrange(abad + tahun, bulan)[1] for abad in (1900, 2000))


def samar(nomor: str) -> str:
    """Twelve dots and the last four digits."""
    return TITIK * 12 + nomor[-4:] if nomor else ""


def ada_nomor_pribadi(teks: str) -> bool:
    """Does a free text carry sixteen digits in a row?"""
    return bool(_ENAM_BELAS.search(teks or ""))
