"""Arithmetic of numbering patterns on plain text: "400.12.4.4/{urut:03d}/DKPS-PIAK/{tahun}"."""

import re
from string import Formatter

PANJANG_POLA = 54
URUT, TAHUN, BULAN, ROMAWI = "urut", "tahun", "bulan", "bulan_romawi"
RUAS = (URUT, TAHUN, BULAN, ROMAWI)
ROMAWI_BULAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LEBAR = re.compile(r"0[1-6]d")
_HURUF = re.compile(r"[A-Za-z0-9 ./()_-]*")
CONTOH = "400.12.4.4/{urut:03d}/DKPS-PIAK/{tahun}"


def cacat_pola(pola: str, *, bertahun: bool = True) -> str:
    """Why the pattern cannot number letters, in a sentence; "" if it can.

    Running number and year stand in it once each and touch no other figure: then no two of its numbers are equal.
    ``bertahun`` False: the year may be missing, as in an agenda book that is new every year.
    """
    if len(pola) > PANJANG_POLA:
        return f"Pola paling panjang {PANJANG_POLA} huruf. Singkat bagian tetapnya."
    try:
        bagian = list(Formatter().parse(pola))
    except ValueError:
        return f"Kurung kurawal belum berpasangan. Contoh pola: {CONTOH}."
    ruas = [nama for _teks, nama, _bentuk, _ubah in bagian if nama is not None]
    for _teks, nama, bentuk, ubah in bagian:
        if nama is not None and (nama not in RUAS or ubah):
            return f"Ruas {{{nama}}} tidak dikenal. Pakai {{urut}}, {{tahun}}, {{bulan}}, atau {{bulan_romawi}}."
        if bentuk and not (nama == URUT and _LEBAR.fullmatch(bentuk)):
            return "Lebar hanya dapat ditulis pada {urut}, misalnya {urut:03d} untuk 001."
    if ruas.count(URUT) != 1 or ruas.count(TAHUN) not in ((1,) if bertahun else (0, 1)):
        return f"Pola memuat {{urut}}{' dan {tahun}, masing-masing' if bertahun else ''} satu kali."
    if not all(_HURUF.fullmatch(teks) for teks, *_ in bagian):
        return "Bagian tetap hanya huruf, angka, spasi, titik, garis miring, garis bawah, kurung, dan tanda hubung."
    if re.search(r"[A-Za-z0-9}]\{|\}[A-Za-z0-9{]", pola):
        return "Pisahkan tiap ruas dengan tanda baca, misalnya garis miring, agar tidak ada dua nomor yang sama."
    return ""


def deret(pola: str) -> str:
    """The series that a pattern counts in: kinds of one pattern share it, whatever the width of its number."""
    return "surat:" + re.sub(r"\{urut:[^}]*\}", "{urut}", pola)


def tulis_nomor(pola: str, urut: int, tahun: int, bulan: int) -> str:
    return pola.format(urut=urut, tahun=tahun, bulan=f"{bulan:02d}", bulan_romawi=ROMAWI_BULAN[bulan - 1])
