"""Looking into PDFs with PDFium: is it whole, how many pages, and pictures of them."""

import threading
from contextlib import contextmanager

import pypdfium2 as pdfium
from pypdfium2 import raw

from pentas.galat import Ditolak, TidakAda
from pentas.unggahan.gambar import SISI_CUPLIKAN, webp

LEBAR_HALAMAN = 1400
TINGGI_PALING = 4000
_PDFIUM = threading.Lock()  # PDFium is not thread-safe


def periksa_pdf(isi: bytes) -> tuple[int, bytes]:
    """(page count, thumbnail of the first page)."""
    with _dokumen(isi) as dokumen:
        if len(dokumen) == 0:
            raise Ditolak("PDF ini tidak mempunyai halaman. Simpan ulang dokumennya, lalu unggah lagi.")
        return len(dokumen), _gambar(dokumen, 0, SISI_CUPLIKAN, SISI_CUPLIKAN)


def gambar_halaman(isi: bytes, nomor: int) -> bytes:
    """Page ``nomor`` (from 1) as WebP, wide enough to read."""
    with _dokumen(isi) as dokumen:
        if not 1 <= nomor <= len(dokumen):
            raise TidakAda(f"Dokumen ini mempunyai {len(dokumen)} halaman.")
        return _gambar(dokumen, nomor - 1, LEBAR_HALAMAN, TINGGI_PALING)


@contextmanager
def _dokumen(isi: bytes):
    with _PDFIUM:
        try:
            dokumen = pdfium.PdfDocument(isi)
        except pdfium.PdfiumError as galat:
            if galat.err_code == raw.FPDF_ERR_PASSWORD:
                raise Ditolak("PDF ini dikunci kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.") from galat
            raise _rusak() from galat
        try:
            yield dokumen
        finally:
            dokumen.close()


def _gambar(dokumen, indeks: int, lebar_paling: int, tinggi_paling: int) -> bytes:
    try:
        halaman = dokumen[indeks]
    except pdfium.PdfiumError as galat:
        raise _rusak() from galat
    try:
        lebar, tinggi = halaman.get_size()
        if lebar < 1 or tinggi < 1:
            raise _rusak()
        bitmap = halaman.render(scale=min(lebar_paling / lebar, tinggi_paling / tinggi))
        try:
            return webp(bitmap.to_pil().convert("RGB"))
        finally:
            bitmap.close()
    finally:
        halaman.close()


def _rusak() -> Ditolak:
    return Ditolak("PDF ini rusak atau tidak lengkap. Simpan ulang dokumennya sebagai PDF, lalu unggah lagi.")
