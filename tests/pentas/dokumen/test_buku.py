"""Workbooks out and in: what is written is what is read, and nothing runs."""

import re
import zipfile
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest

from pentas.dokumen.baca import baca_lembar
from pentas.dokumen.buku import ANGKA, BULAT, TANGGAL, BukuKerja, Kolom
from pentas.galat import Ditolak
from pentas.unggahan.jenis import XLSX
from tests.pentas.unggahan import contoh

KOLOM = [Kolom("kode", lebar=9), Kolom("Nilai", ANGKA), Kolom("Jumlah", BULAT), Kolom("Tanggal", TANGGAL, 20)]
BARIS = [["99.10", Fraction(551, 6), 1234, date(2026, 11, 20)], ["99.71", None, 0, None]]


def buku(baris=BARIS, kolom=KOLOM, judul=("REKAP", "Tahun 2026")) -> bytes:
    b = BukuKerja("Rekap 2026")
    b.lembar("Nilai", kolom, baris, judul=list(judul))
    return b.isi()


def buka(isi: bytes):
    return openpyxl.load_workbook(BytesIO(isi))["Nilai"]


def lembar_dari(isi: dict, nama="Nilai") -> bytes:
    b = openpyxl.Workbook()
    b.active.title = nama
    for alamat, nilai in isi.items():
        b.active[alamat] = nilai
    tujuan = BytesIO()
    b.save(tujuan)
    return tujuan.getvalue()


def test_sheet_as_designed():
    lembar = buka(buku())
    assert [lembar["A1"].value, lembar["A2"].value, lembar["A4"].value] == ["REKAP", "Tahun 2026", "kode"]
    assert lembar.freeze_panes == "B5"
    assert lembar["A4"].font.bold
    assert lembar.column_dimensions["D"].width == 20
    assert (lembar["A5"].value, lembar["A5"].data_type, lembar["A5"].number_format) == ("99.10", "s", "@")
    assert lembar["B5"].number_format == "#,##0.00"
    assert Decimal(str(lembar["B5"].value)) == Decimal("91.8333333333")
    assert lembar["B6"].value is None
    assert lembar["C6"].value == 0


@pytest.mark.parametrize("teks", ["=1+1", "+62", "-5", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/c calc'!A1", "#N/A"])
def test_text_that_looks_like_a_formula_stays_text(teks):
    isi = buku([[teks, None, None, None]])
    sel = buka(isi)["A5"]
    assert sel.data_type == "s"
    assert sel.value.strip() == teks.strip()
    assert sel.quotePrefix == (not teks.startswith("#"))
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        assert b"<f>" not in arsip.read("xl/worksheets/sheet1.xml")


def test_hidden_characters_and_endless_text_are_cut():
    sel = buka(buku([["a\x00b\x0b" + "c" * 40_000, None, None, None]]))["A5"]
    assert sel.value.startswith("abc")
    assert len(sel.value) == 32_767


def test_same_content_same_bytes():
    assert buku() == buku()


def test_written_is_read_back():
    baris = baca_lembar(buku(), "Nilai", wajib=("kode",))
    assert [b.nomor for b in baris] == [5, 6]
    assert baris[0]["kode"] == "99.10"
    assert baris[0]["Nilai"] == Decimal("91.8333333333")
    assert baris[0]["Tanggal"].date() == date(2026, 11, 20)
    assert baris[1]["Nilai"] is None
    assert baris[1].sel["Nilai"].alamat == "B6"


def test_reading_keeps_types_and_strips_text():
    isi = lembar_dari({"A1": " kode ", "B1": 1, "C1": "22a", "A2": " 13.71\xa0", "B2": 3.0, "C2": 2.5, "A4": 13.1})
    dua, empat = baca_lembar(isi, "Nilai", wajib=("kode", "1", "22a"))
    assert (dua["kode"], dua["1"], dua["22a"]) == ("13.71", 3, Decimal("2.5"))
    assert type(dua["1"]) is int
    assert (empat.nomor, empat["kode"]) == (4, Decimal("13.1"))  # a code that Excel made a number


def dengan_hasil(isi: bytes, hasil: bytes) -> bytes:
    """Put a computed value beside the formula, as Excel does on saving."""
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        anggota = {n: arsip.read(n) for n in arsip.namelist()}
    nama = "xl/worksheets/sheet1.xml"
    anggota[nama], jumlah = re.subn(rb"<v ?/>|<v></v>", hasil, anggota[nama])  # as its XML library spells it
    assert jumlah
    return contoh.arsip(anggota)


def test_formula_gives_what_excel_computed():
    isi = dengan_hasil(lembar_dari({"A1": "kode", "B1": "1", "A2": "99.71", "B2": "=2+2"}), b"<v>4</v>")
    assert baca_lembar(isi, "Nilai")[0]["1"] == 4


def test_faulty_cells_come_all_together():
    isi = lembar_dari({"A1": "kode", "B1": "1", "A2": "99.71", "B2": "=2+2", "B3": "#REF!", "D3": "tersesat"})
    with pytest.raises(Ditolak) as galat:
        baca_lembar(isi, "Nilai")
    assert galat.value.rincian == {
        "B2": "berisi rumus yang belum dihitung; tempel sebagai nilai",
        "B3": "memuat galat Excel #REF!; perbaiki isinya",
        "D3": "berisi tersesat, tetapi kolom D tidak mempunyai judul",
    }
    assert galat.value.alasan.startswith("Sel B2 berisi rumus yang belum dihitung")
    assert galat.value.alasan.endswith("Masih ada 2 sel lain yang perlu diperbaiki.")


@pytest.mark.parametrize(
    ("isi", "status", "kata"),
    [
        (
            lambda: lembar_dari({"A1": "kode"}, nama="Sheet1"),
            422,
            "Lembar Nilai tidak ada. Lembar dalam berkas ini: Sheet1",
        ),
        (lambda: lembar_dari({}), 422, "Lembar Nilai kosong"),
        (lambda: lembar_dari({"A1": "Kode", "A2": "x"}), 422, "Judul kolom yang diperlukan: kode"),
        (lambda: lembar_dari({"A1": "kode", "B1": "kode"}), 422, "muncul lebih dari sekali"),
        (lambda: lembar_dari({"A1": "kode", "A5002": "x"}), 422, "data sampai sel A5002"),
        (lambda: lembar_dari({"A1": "kode", "A1048576": "x"}), 422, "data sampai sel A1048576"),
        (lambda: lembar_dari({"A1": "kode", "XFD1": "x"}), 422, "data sampai sel XFD1"),
        (contoh.docx, 415, "bukan buku kerja Excel"),
        (contoh.pdf, 415, "bukan buku kerja Excel"),
        (lambda: b"", 422, "kosong"),
        (lambda: contoh.office(XLSX.utama), 422, "Buku kerja ini rusak"),
        (lambda: contoh.office(XLSX.utama, **{"xl/a.xml": b" " * 70_000_000}), 413, "mengembang"),
    ],
)
def test_refusals(isi, status, kata):
    with pytest.raises(Ditolak) as galat:
        baca_lembar(isi(), "Nilai", wajib=("kode",))
    assert galat.value.status == status
    assert kata in galat.value.alasan
