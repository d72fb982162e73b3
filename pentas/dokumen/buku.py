"""Workbooks out: one writer for every export.

Text stays text: a cell that begins like a formula is stored as a string with Excel's quote prefix,
so that no name or note typed by one person runs on another person's computer. The same content
gives the same bytes.
"""

import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from pentas.tampilan.format import bulatkan

TEKS, BULAT, ANGKA, TANGGAL = "@", "#,##0", "#,##0.00", "d mmmm yyyy"
_PEMICU_RUMUS = ("=", "+", "-", "@", "\t", "\r")
_PANJANG_SEL = 32_767
_SAAT = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed moment for files, so that equal content is equal bytes

_JUDUL = Font(bold=True, size=13)
_KEPALA = Font(bold=True)
_LATAR = PatternFill("solid", fgColor="EEF0EC")
_GARIS = Border(bottom=Side("medium"), top=Side("thin"))


@dataclass(frozen=True)
class Kolom:
    """One column: its heading, how its values are shown, and its width in characters."""

    judul: str
    bentuk: str = TEKS
    lebar: int = 14


class BukuKerja:
    """``buku = BukuKerja("Rekap 2026"); buku.lembar("Nilai", kolom, baris, judul=[…]); buku.isi()``."""

    def __init__(self, judul: str):
        self._buku = Workbook()
        self._buku.remove(self._buku.active)
        self._buku.properties.title = judul
        self._buku.properties.creator = "Pentas Dukcapil"

    def lembar(self, nama: str, kolom: list[Kolom], baris, *, judul: list[str] = (), beku_kolom: int = 1):
        """Add a sheet: title lines, the heading, then ``baris`` (each a sequence of values).

        ``beku_kolom`` columns on the left and everything down to the heading stay in view.
        Returns the openpyxl sheet, for what only one export needs.
        """
        lembar = self._buku.create_sheet(nama)
        nomor = self._tulis_judul(lembar, judul)
        self._tulis_kepala(lembar, nomor, kolom)
        for ke, isi in enumerate(baris, nomor + 1):
            for k, (nilai, bentuk) in enumerate(zip(isi, (k.bentuk for k in kolom), strict=True), 1):
                tulis_sel(lembar.cell(ke, k), nilai, bentuk)
        lembar.freeze_panes = lembar.cell(nomor + 1, beku_kolom + 1)
        lembar.print_title_rows = f"{nomor}:{nomor}"
        lembar.page_setup.orientation, lembar.page_setup.paperSize = "landscape", lembar.PAPERSIZE_A4
        lembar.page_setup.fitToHeight, lembar.sheet_properties.pageSetUpPr.fitToPage = 0, True
        return lembar

    def _tulis_judul(self, lembar, judul) -> int:
        """Returns the row of the heading: right on top, or one blank row under the title."""
        for ke, teks in enumerate(judul, 1):
            tulis_sel(lembar.cell(ke, 1), teks)
            lembar.cell(ke, 1).font = _JUDUL if ke == 1 else Font()
        return len(judul) + 2 if judul else 1

    def _tulis_kepala(self, lembar, nomor: int, kolom: list[Kolom]) -> None:
        for k, kol in enumerate(kolom, 1):
            sel = lembar.cell(nomor, k)
            tulis_sel(sel, kol.judul)
            sel.font, sel.fill, sel.border = _KEPALA, _LATAR, _GARIS
            sel.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left" if k == 1 else "center")
            lembar.column_dimensions[get_column_letter(k)].width = kol.lebar

    def isi(self) -> bytes:
        mentah = BytesIO()
        self._buku.save(mentah)
        return _seragamkan(mentah)


def tulis_sel(sel, nilai, bentuk: str = TEKS) -> None:
    """Write one value safely. None is an empty cell; a Fraction becomes a number of ten decimals at most."""
    if nilai is None:
        return
    if isinstance(nilai, Fraction):
        nilai = bulatkan(nilai, 10).normalize()
    if isinstance(nilai, (int, Decimal, date)) and not isinstance(nilai, bool):
        sel.value, sel.number_format = nilai, bentuk if bentuk != TEKS else "General"
        return
    teks = ILLEGAL_CHARACTERS_RE.sub("", str(nilai))[:_PANJANG_SEL]
    sel.value = teks
    sel.data_type = "s"  # openpyxl would make a formula of "=…" and an error of "#N/A"
    sel.number_format = TEKS
    sel.quotePrefix = teks.startswith(_PEMICU_RUMUS)
    if "\n" in teks:
        sel.alignment = Alignment(wrap_text=True, vertical="top")


def _seragamkan(mentah: BytesIO) -> bytes:
    """Take the time of writing out of the zip and its properties."""
    tujuan = BytesIO()
    saat = f"{_SAAT:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(mentah) as asal, zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as baru:
        for info in asal.infolist():
            isi = asal.read(info)
            if info.filename == "docProps/core.xml":
                isi = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", saat, isi)
            catatan = zipfile.ZipInfo(info.filename, _SAAT.timetuple()[:6])
            catatan.compress_type = zipfile.ZIP_DEFLATED
            baru.writestr(catatan, isi)
    return tujuan.getvalue()
