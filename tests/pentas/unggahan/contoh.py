"""Real files made for the tests, good ones and bad ones."""

import struct
import zipfile
import zlib
from io import BytesIO

import openpyxl
import pypdfium2 as pdfium
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from pentas.unggahan.jenis import DOCX, PPTX


def berkas(nama: str, isi: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def gambar(format_: str, *, ukuran=(640, 480), orientasi=None) -> bytes:
    tujuan = BytesIO()
    lukisan = Image.linear_gradient("L").resize(ukuran).convert("RGB")
    exif = Image.Exif()
    if orientasi:
        exif[0x0112] = orientasi
        exif[0x010E] = "Rumah di Jalan Melati"
    lukisan.save(tujuan, format_, exif=exif)
    return tujuan.getvalue()


def pdf(halaman: int = 2) -> bytes:
    dokumen = pdfium.PdfDocument.new()
    for _ in range(halaman):
        dokumen.new_page(595, 842)
    tujuan = BytesIO()
    dokumen.save(tujuan)
    dokumen.close()
    return tujuan.getvalue()


def pdf_terkunci() -> bytes:
    from pypdf import PdfReader, PdfWriter

    penulis = PdfWriter()
    for halaman in PdfReader(BytesIO(pdf())).pages:
        penulis.add_page(halaman)
    penulis.encrypt("rahasia", algorithm="RC4-128")
    tujuan = BytesIO()
    penulis.write(tujuan)
    return tujuan.getvalue()


def xlsx() -> bytes:
    buku = openpyxl.Workbook()
    buku.active["A1"] = "kode"
    tujuan = BytesIO()
    buku.save(tujuan)
    return tujuan.getvalue()


def arsip(anggota: dict[str, bytes]) -> bytes:
    tujuan = BytesIO()
    with zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as z:
        for nama, isi in anggota.items():
            z.writestr(nama, isi)
    return tujuan.getvalue()


def office(utama: str, **lain: bytes) -> bytes:
    """The smallest thing that is shaped like an Office file whose main part has content type ``utama``."""
    daftar = f'<Types><Override PartName="/utama.xml" ContentType="application/vnd.contoh.{utama}"/></Types>'
    return arsip({"[Content_Types].xml": daftar.encode(), "utama.xml": b"<x/>", **lain})


def docx(**lain: bytes) -> bytes:
    return office(DOCX.utama, **lain)


def pptx() -> bytes:
    return office(PPTX.utama)


def bom_png(lebar: int = 30_000, tinggi: int = 30_000) -> bytes:
    """A PNG of a few hundred kilobytes that claims, and holds, 900 million pixels."""

    def potong(jenis: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    pengemas = zlib.compressobj(9)
    baris = b"\0" * (1 + lebar // 8)
    padat = b"".join(pengemas.compress(baris * 100) for _ in range(tinggi // 100)) + pengemas.flush()
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", kepala) + potong(b"IDAT", padat) + potong(b"IEND", b"")
