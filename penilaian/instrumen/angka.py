"""Exact numbers: taking them from data, reading what people type, writing them back."""

import re
from decimal import Decimal
from fractions import Fraction

DIGIT_TERBANYAK = 18

_RIBUAN_TITIK = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?")
_RIBUAN_KOMA = re.compile(r"[1-9][0-9]{0,2}((,[0-9]{3}){2,}|(,[0-9]{3})+\.[0-9]+)")
_DESIMAL = re.compile(r"[0-9]+([.,][0-9]+)?")


def tepat(angka) -> Fraction:
    """An exact Fraction from int, Fraction, Decimal or text; floats are refused (TypeError)."""
    if isinstance(angka, (bool, float)):
        raise TypeError(f"{angka!r} is not an exact number")
    return Fraction(angka)


def baca_angka(isi) -> Fraction:
    """Read a number the Indonesian way: "1.234,5", "1234.5", "Rp 1.000", "92%".

    A dot before exactly three digits separates thousands ("1.250" is 1250, as Indonesians write);
    any other single dot or comma is the decimal sign. ValueError where it is not a number.
    """
    if isinstance(isi, bool) or isi is None:
        raise ValueError("not a number")
    if not isinstance(isi, str):
        return _tidak_terlalu_panjang(Fraction(repr(isi) if isinstance(isi, float) else isi))
    teks = re.sub(r"\s", "", isi).removesuffix("%")
    teks = re.sub(r"(?i)^rp\.?|,[-–]$", "", teks).replace("−", "-")
    tanda, teks = (-1, teks[1:]) if teks.startswith("-") else (1, teks)
    if len(teks) > 2 * DIGIT_TERBANYAK or sum(c.isdigit() for c in teks) > DIGIT_TERBANYAK:
        raise ValueError("too many digits")
    return tanda * _baca_polos(teks)


def _tidak_terlalu_panjang(angka: Fraction) -> Fraction:
    if max(abs(angka.numerator), angka.denominator) > 10**DIGIT_TERBANYAK:
        raise ValueError("too many digits")
    return angka


def _baca_polos(teks: str) -> Fraction:
    if _RIBUAN_TITIK.fullmatch(teks):
        return Fraction(teks.replace(".", "").replace(",", "."))
    if _RIBUAN_KOMA.fullmatch(teks):
        return Fraction(teks.replace(",", ""))
    if _DESIMAL.fullmatch(teks):
        return Fraction(teks.replace(",", "."))
    raise ValueError("not a number")


def simpan_angka(angka: Fraction) -> int | str:
    """The JSON form of a number that was read: an int, or decimal text that reads back the same.

    "1.234" would be read as thousands, so such a text gets one more zero: "1.2340".
    """
    if angka.denominator == 1:
        return int(angka)
    teks = format(Decimal(angka.numerator) / Decimal(angka.denominator), "f")
    return f"{teks}0" if _RIBUAN_TITIK.fullmatch(teks.removeprefix("-")) else teks


def tampil_angka(angka) -> str:
    """For people: 1234.5 becomes "1.234,5". For exact decimals; scores are shown by ``bulat``."""
    teks = str(angka if isinstance(angka, (int, str)) else simpan_angka(angka))
    bulat_, _, desimal = teks.partition(".")
    bulat_ = f"{int(bulat_):,}".replace(",", ".")
    if teks.startswith("-") and not bulat_.startswith("-"):
        bulat_ = f"-{bulat_}"
    desimal = desimal.rstrip("0")
    return bulat_ + (f",{desimal}" if desimal else "")


def bulat(nilai: Fraction, digit: int = 2) -> str:
    """Half-up rounding for display only, with a dot: Fraction(551, 6) is "91.83"."""
    skala = 10**digit
    satuan = (abs(nilai) * skala * 2 + 1).__floor__() // 2
    tanda = "-" if nilai < 0 and satuan else ""
    if not digit:
        return f"{tanda}{satuan}"
    return f"{tanda}{satuan // skala}.{satuan % skala:0{digit}d}"
