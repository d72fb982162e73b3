"""The file types that are accepted, recognised by content. The name is never believed."""

from dataclasses import dataclass
from pathlib import PurePosixPath

import puremagic

SEMUA = "PDF, JPG, PNG, WebP, HEIC, XLSX, DOCX, atau PPTX"


@dataclass(frozen=True)
class Jenis:
    kode: str  # what people call it
    mime: str
    akhiran: tuple[str, ...]  # the first one is given to a file whose name has none
    pillow: str = ""  # the decoder that reads it, for pictures
    utama: str = ""  # the content type of the main part of the zip, for Office


PDF = Jenis("PDF", "application/pdf", (".pdf",))
JPG = Jenis("JPG", "image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"), pillow="JPEG")
PNG = Jenis("PNG", "image/png", (".png",), pillow="PNG")
WEBP = Jenis("WebP", "image/webp", (".webp",), pillow="WEBP")
HEIC = Jenis("HEIC", "image/heic", (".heic", ".heif"), pillow="HEIF")
_OOXML = "application/vnd.openxmlformats-officedocument."
XLSX = Jenis("XLSX", _OOXML + "spreadsheetml.sheet", (".xlsx",), utama="spreadsheetml.sheet.main+xml")
DOCX = Jenis("DOCX", _OOXML + "wordprocessingml.document", (".docx",), utama="wordprocessingml.document.main+xml")
PPTX = Jenis("PPTX", _OOXML + "presentationml.presentation", (".pptx",), utama="presentationml.presentation.main+xml")

GAMBAR = (JPG, PNG, WEBP, HEIC)
OFFICE = (XLSX, DOCX, PPTX)
DITERIMA = (PDF, *GAMBAR, *OFFICE)

ZIP = b"PK\x03\x04"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_MEREK_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def dari_mime(mime: str) -> Jenis | None:
    return next((jenis for jenis in DITERIMA if jenis.mime == mime), None)


def akhiran(nama: str) -> str:
    return PurePosixPath(nama).suffix.lower()


def kenali(isi: bytes) -> Jenis | None:
    """The type of what is not a zip, by its first bytes; the decoder has the last word."""
    if isi[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return PDF
    if isi.startswith(b"\xff\xd8\xff"):
        return JPG
    if isi.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if isi[:4] == b"RIFF" and isi[8:12] == b"WEBP":
        return WEBP
    if isi[4:8] == b"ftyp" and isi[8:12] in _MEREK_HEIC:
        return HEIC
    return None


def sebut_format(isi: bytes, nama: str) -> str:
    """What to call content that is not accepted: by its bytes where they are telling, else by its name."""
    try:
        tebakan = puremagic.magic_string(isi[:8192])[0]
    except (puremagic.PureError, ValueError):
        tebakan = None
    if tebakan and tebakan.confidence >= 0.5 and tebakan.extension:
        return tebakan.extension.lstrip(".").upper()
    return akhiran(nama).lstrip(".").upper()[:8]
