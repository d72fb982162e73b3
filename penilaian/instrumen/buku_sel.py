"""Cells of the rubric's workbook: how each kind of value is written, and what may stand there on the way back.

Every kind reads what it writes. A value that a plain cell cannot carry (spaces at its ends, an explicit
null, text of more than a cell holds in one piece) is written as ``json:…``, so that nothing is lost.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from penilaian.instrumen.angka import baca_angka, simpan_angka
from pentas.dokumen.baca import TAK_TAMPAK

JSON = "json:"
PANJANG_SEL = 32_000
KELEWAT = re.compile(r"_x[0-9A-Fa-f]{4}_")  # Excel's own escape: it would become another character
BENAR = {"ya", "y", "true", "benar", "1", "x", "✓", "v"}
SALAH = {"tidak", "t", "false", "salah", "0", "-", "bukan"}
JADI_ANGKA = "tersimpan sebagai angka. Ubah format sel menjadi teks, lalu ketik ulang isinya."
JADI_TANGGAL = "tersimpan sebagai tanggal. Ubah format sel menjadi teks, lalu ketik ulang isinya."


class SelSalah(ValueError):
    """Why one cell cannot be taken; the sentence goes behind its place and value."""


class Bentuk:
    """One kind of cell. ``kosong``: what an empty one stands for."""

    kosong: object = ""

    def tulis(self, nilai, kosong):
        """The cell; None where ``nilai`` is what an empty one stands for."""
        if _sama(nilai, kosong):
            return None
        sel = self.tulis_polos(nilai)
        return sel if sel is not None and self._kembali(sel, nilai) else _json(nilai)

    def _kembali(self, sel, nilai) -> bool:
        try:
            return _sama(self.baca(_seperti_dibaca(sel)), nilai)
        except SelSalah:
            return False

    def baca(self, sel):
        """The value of a cell that is not empty, or SelSalah."""
        if isinstance(sel, str):
            sel = re.sub(r"_x000D_|\r\n?", "\n", sel.replace("_x000D_\n", "\n"))
            if sel.startswith(JSON):
                return self._baca_json(sel.removeprefix(JSON))
        return self.baca_polos(sel)

    def _baca_json(self, teks):
        try:
            nilai = json.loads(teks, parse_float=str)
        except (ValueError, RecursionError) as galat:
            raise SelSalah("bagian sesudah “json:” tidak terbaca. Tulis sebagai teks biasa.") from galat
        if nilai is not None and not (self.cocok(nilai) and self.muat(nilai)):
            raise SelSalah("isi sesudah “json:” bukan jenis yang diminta kolom ini. Tulis sebagai teks biasa.")
        return nilai

    def cocok(self, nilai) -> bool:
        return type(nilai) is type(self.kosong)

    def muat(self, nilai) -> bool:
        """Does it fit its column in the database?"""
        return True

    def tulis_polos(self, nilai):
        raise NotImplementedError

    def baca_polos(self, sel):
        raise NotImplementedError


@dataclass(frozen=True)
class Teks(Bentuk):
    maks: int | None = None

    def tulis_polos(self, nilai):
        return nilai if isinstance(nilai, str) and nilai else None

    def muat(self, nilai) -> bool:
        return not self.maks or len(nilai) <= self.maks

    def baca_polos(self, sel) -> str:
        teks = _teks(sel)
        if self.maks and len(teks) > self.maks:
            raise SelSalah(f"terlalu panjang: {len(teks)} huruf. Ringkas menjadi paling banyak {self.maks} huruf.")
        return teks


@dataclass(frozen=True)
class Kode(Teks):
    """A code of letters, digits, dash: never a number, though Excel likes to make it one."""

    maks: int | None = 10
    ejaan: str = r"[-\w]+"

    def baca_polos(self, sel) -> str:
        teks = super().baca_polos(sel)
        if not re.fullmatch(self.ejaan, teks, re.ASCII):
            raise SelSalah("bukan kode yang dapat dipakai. Pakai huruf, angka, dan tanda hubung saja.")
        return teks


@dataclass(frozen=True)
class Pilihan(Teks):
    """One of a few codes; their labels are taken as well."""

    pilihan: tuple[tuple[str, str], ...] = ()

    def baca_polos(self, sel) -> str:
        teks = _rapat(_teks(sel))
        for kode, label in self.pilihan:
            if teks in (kode.casefold(), label.casefold()):
                return kode
        raise SelSalah(f"tidak dikenal. Pilih salah satu: {', '.join(k for k, _ in self.pilihan)}.")


class Bebas(Teks):
    """Usually text; anything else as json."""

    def cocok(self, nilai) -> bool:
        return True

    def muat(self, nilai) -> bool:
        return True


class BilaNol(Teks):
    """What a zero denominator means: a word, or explicitly no value."""

    TANPA = "tanpa nilai"

    def tulis_polos(self, nilai):
        return self.TANPA if nilai is None else super().tulis_polos(nilai)

    def baca_polos(self, sel) -> str | None:
        teks = super().baca_polos(sel)
        return None if _rapat(teks) == self.TANPA else teks


@dataclass(frozen=True)
class Bulat(Bentuk):
    dari: int = 0
    sampai: int = 32_767
    kosong: int | None = None

    def tulis_polos(self, nilai):
        return nilai

    def cocok(self, nilai) -> bool:
        return type(nilai) is int

    def muat(self, nilai) -> bool:
        return self.dari <= nilai <= self.sampai

    def baca_polos(self, sel) -> int:
        nilai = _angka(sel)
        if nilai is None or nilai.denominator != 1 or not self.dari <= nilai <= self.sampai:
            raise SelSalah(f"harus bilangan bulat {self.dari} sampai {self.sampai}.")
        return int(nilai)


@dataclass(frozen=True)
class Bobot(Bentuk):
    kosong: Decimal | None = None

    def tulis_polos(self, nilai):
        return Decimal(nilai).normalize() + 0

    def tulis(self, nilai, kosong):
        return self.tulis_polos(nilai)

    def baca_polos(self, sel) -> Decimal:
        nilai = _angka(sel)
        try:
            angka = None if nilai is None else Decimal(nilai.numerator) / Decimal(nilai.denominator)
        except InvalidOperation:
            angka = None
        if angka is None or not 0 < angka < 1000 or Fraction(angka) != nilai or -angka.as_tuple().exponent > 4:
            raise SelSalah("harus angka lebih dari 0, paling banyak empat angka di belakang koma, misalnya 5 atau 2,5.")
        return angka


@dataclass(frozen=True)
class Angka(Bentuk):
    """A number as it lies in JSON: whole, or decimal text."""

    kosong: object = None

    def tulis_polos(self, nilai):
        if isinstance(nilai, bool) or not isinstance(nilai, int | str):
            return None
        return nilai if isinstance(nilai, int) else _desimal(nilai)

    def cocok(self, nilai) -> bool:
        return type(nilai) in (int, str)

    def baca_polos(self, sel):
        nilai = _angka(sel)
        if nilai is None:
            raise SelSalah("harus angka, misalnya 0 atau 12,5.")
        return simpan_angka(nilai)


@dataclass(frozen=True)
class Ya(Bentuk):
    kosong: bool | None = False

    def tulis_polos(self, nilai):
        return ("ya" if nilai else "tidak") if isinstance(nilai, bool) else None

    def cocok(self, nilai) -> bool:
        return type(nilai) is bool

    def baca_polos(self, sel) -> bool:
        if isinstance(sel, bool):
            return sel
        teks = str(sel).strip().casefold()
        if teks in BENAR or teks in SALAH:
            return teks in BENAR
        raise SelSalah("harus ya atau tidak.")


@dataclass(frozen=True)
class Daftar(Bentuk):
    """Several texts, one per line; with ``koma`` commas part them too (codes)."""

    koma: bool = False
    kosong: tuple | list | None = ()

    def tulis_polos(self, nilai):
        if not isinstance(nilai, list | tuple) or not all(isinstance(n, str) for n in nilai):
            return None
        return (", " if self.koma else "\n").join(nilai) or None

    def cocok(self, nilai) -> bool:
        return type(nilai) is list

    def baca_polos(self, sel) -> list[str]:
        bagian = re.split(r"[,;\n]" if self.koma else r"\n", _teks(sel))
        return [b.strip() for b in bagian if b.strip()]


@dataclass(frozen=True)
class Lainnya(Bentuk):
    """What has no column of its own: a JSON object."""

    kosong: object = None

    def tulis(self, nilai, kosong):
        return _json(nilai, "") if nilai else None

    def baca_polos(self, sel) -> dict:
        try:
            nilai = json.loads(_teks(sel), parse_float=str)
        except (ValueError, RecursionError) as galat:
            raise SelSalah("tidak terbaca. Kosongkan, atau pakai isi seperti hasil ekspor.") from galat
        if not isinstance(nilai, dict):
            raise SelSalah("tidak terbaca. Kosongkan, atau pakai isi seperti hasil ekspor.")
        return nilai

    def cocok(self, nilai) -> bool:
        return type(nilai) is dict


def _rapat(teks: str) -> str:
    return " ".join(teks.casefold().split())


def _teks(sel) -> str:
    if isinstance(sel, str):
        return sel
    if isinstance(sel, bool):
        raise SelSalah("tersimpan sebagai TRUE/FALSE. Ubah format sel menjadi teks, lalu ketik ulang isinya.")
    if isinstance(sel, int):
        return str(sel)  # 2026 typed into a column of texts
    raise SelSalah(JADI_TANGGAL if isinstance(sel, date) else JADI_ANGKA)


def _angka(sel) -> Fraction | None:
    if isinstance(sel, bool | date):
        return None
    try:
        return baca_angka(sel)
    except (ValueError, TypeError):
        return None


def _desimal(teks: str):
    try:
        return Decimal(teks)
    except InvalidOperation:
        return None


def _seperti_dibaca(sel):
    """The cell as it comes back from a file."""
    if isinstance(sel, str):
        if KELEWAT.search(sel) or len(sel) > PANJANG_SEL:
            raise SelSalah("a cell cannot carry this text")
        return TAK_TAMPAK.sub("", sel.replace("\r", "\n")).strip()
    return sel


def _sama(satu, dua) -> bool:
    """The same JSON: True is not 1, 3 is not "3", null is not empty."""
    return json.dumps(satu, default=repr) == json.dumps(dua, default=repr)


def _json(nilai, awalan=JSON) -> str:
    teks = json.dumps(nilai, ensure_ascii=False, sort_keys=True)
    teks = TAK_TAMPAK.sub(lambda c: f"\\u{ord(c.group()):04x}", teks)
    return awalan + KELEWAT.sub(lambda c: f"\\u005f{c.group()[1:]}", teks)
