"""Formulas of derived inputs: names, numbers, + - * / and brackets, evaluated exactly.

No ``eval``: a formula is data that an admin may write, so it can do arithmetic and nothing else.
"""

import re
from collections.abc import Mapping
from fractions import Fraction

PANJANG_TERBANYAK = 300  # characters; keeps the recursion shallow
_LAMBANG = re.compile(r"\s*(?:([a-z_][a-z0-9_]*)|([0-9]+(?:\.[0-9]+)?)|([-+*/()]))")


class RumusSalah(ValueError):
    """The formula cannot be read; the message is for people."""


def hitung_rumus(rumus: str, nilai: Mapping[str, Fraction | None]) -> Fraction | None:
    """The value, or None where a name has no value yet or a denominator is zero."""
    try:
        return _Pembaca(rumus, nilai).selesai()
    except (_BelumAda, ZeroDivisionError):
        return None


def nama_dalam_rumus(rumus: str) -> tuple[str, ...]:
    """Names the formula uses, each once, in order; RumusSalah where it cannot be read."""
    nama = tuple(dict.fromkeys(isi for jenis, isi in _pecah(rumus) if jenis == "nama"))
    try:
        _Pembaca(rumus, dict.fromkeys(nama, Fraction(1))).selesai()
    except ZeroDivisionError:
        pass  # "1 / (a - b)" divides by zero for the probe values only
    return nama


def nama_penyebut(rumus: str) -> tuple[str, ...]:
    """Names in what the formula divides by, each once; "0" stands for a division by a written zero."""
    lambang, hasil = _pecah(rumus), []
    for letak, satu in enumerate(lambang[:-1]):
        if satu == ("tanda", "/"):
            hasil += _isi_penyebut(lambang[letak + 1 :])
    return tuple(dict.fromkeys(hasil))


def _isi_penyebut(lambang) -> list[str]:
    """The factor right after a division sign: one name or number, or a whole bracket."""
    dalam, hasil = 0, []
    for jenis, isi in lambang:
        if jenis == "nama":
            hasil.append(isi)
        elif jenis == "angka" and not Fraction(isi) and not dalam:
            hasil.append("0")
        dalam += (isi == "(") - (isi == ")")
        if dalam <= 0:
            break
    return hasil


class _BelumAda(Exception):
    pass


def _pecah(rumus: str) -> list[tuple[str, str]]:
    if len(rumus) > PANJANG_TERBANYAK:
        raise RumusSalah(f"Rumus terlalu panjang. Ringkas sampai {PANJANG_TERBANYAK} huruf.")
    hasil, letak, rumus = [], 0, rumus.rstrip()
    while letak < len(rumus):
        cocok = _LAMBANG.match(rumus, letak)
        if not cocok:
            raise RumusSalah(f"Rumus tidak terbaca mulai “{rumus[letak:].strip()}”. Pakai nama, angka, + - * / ( ).")
        nama, angka, tanda = cocok.groups()
        hasil.append(("nama", nama) if nama else ("angka", angka) if angka else ("tanda", tanda))
        letak = cocok.end()
    return hasil


class _Pembaca:
    """Recursive descent: jumlah = kali {(+|-) kali}; kali = faktor {(*|/) faktor}."""

    def __init__(self, rumus, nilai):
        self.lambang, self.letak, self.nilai = _pecah(rumus), 0, nilai

    def selesai(self) -> Fraction:
        hasil = self.jumlah()
        if self.letak != len(self.lambang):
            raise RumusSalah(f"Rumus tidak terbaca di “{self.lambang[self.letak][1]}”. Periksa tanda hitungnya.")
        return hasil

    def ambil(self, *pilihan: str) -> str | None:
        if self.letak < len(self.lambang) and self.lambang[self.letak] in [("tanda", t) for t in pilihan]:
            self.letak += 1
            return self.lambang[self.letak - 1][1]
        return None

    def jumlah(self) -> Fraction:
        hasil = self.kali()
        while tanda := self.ambil("+", "-"):
            kanan = self.kali()
            hasil = hasil + kanan if tanda == "+" else hasil - kanan
        return hasil

    def kali(self) -> Fraction:
        hasil = self.faktor()
        while tanda := self.ambil("*", "/"):
            kanan = self.faktor()
            hasil = hasil * kanan if tanda == "*" else hasil / kanan
        return hasil

    def faktor(self) -> Fraction:
        if self.ambil("("):
            hasil = self.jumlah()
            if not self.ambil(")"):
                raise RumusSalah("Rumus kurang tanda tutup kurung.")
            return hasil
        if self.letak == len(self.lambang) or self.lambang[self.letak][0] == "tanda":
            raise RumusSalah("Rumus belum selesai. Lengkapi nama atau angka sesudah tanda hitung.")
        jenis, isi = self.lambang[self.letak]
        self.letak += 1
        if jenis == "angka":
            return Fraction(isi)
        if self.nilai.get(isi) is None:
            raise _BelumAda(isi)
        return Fraction(self.nilai[isi])
