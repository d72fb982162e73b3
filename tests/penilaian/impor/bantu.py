"""Workbooks of values, as people and machines send them."""

from io import BytesIO

from openpyxl import Workbook

KEPALA = ("kode", "1", "2", "3")  # the small rubric


def buku(*baris, kepala=KEPALA, lembar="Nilai", ubah=None) -> bytes:
    """A workbook; ``ubah(sheet)`` spoils it."""
    buku_kerja = Workbook()
    kerja = buku_kerja.active
    kerja.title = lembar
    for isi in (kepala, *baris):
        kerja.append(list(isi))
    if ubah:
        ubah(kerja)
    isi = BytesIO()
    buku_kerja.save(isi)
    return isi.getvalue()
