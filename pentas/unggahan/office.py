"""Office files are zips: their structure and size are checked before anything else opens them."""

import re
import zipfile
from io import BytesIO

from pentas.galat import Ditolak, SalahJenis, TerlaluBesar
from pentas.unggahan.jenis import OFFICE, OLE, Jenis

MIB = 1024 * 1024
BATAS_ISI = 150 * MIB  # unpacked, all members together
BATAS_ANGGOTA = 5000
RASIO = 100  # a workbook of repetitive rows packs about 1:40
RASIO_MULAI = 10 * MIB  # small files may pack as well as they like
DAFTAR_ISI = "[Content_Types].xml"
_DTD = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def periksa_office(isi: bytes, *, batas_isi: int = BATAS_ISI) -> Jenis | None:
    """The Office type of a zip; None for any other zip. Reads every member once, within limits."""
    try:
        with zipfile.ZipFile(BytesIO(isi)) as arsip:
            anggota = arsip.infolist()
            if DAFTAR_ISI not in arsip.namelist():
                return None
            _periksa_nama_anggota(anggota)
            _periksa_ukuran(anggota, batas_isi)
            _baca_semua(arsip, anggota)
            return _jenis(arsip.read(DAFTAR_ISI).decode())
    except Ditolak:
        raise
    except Exception as galat:  # zipfile raises anything on bad content
        raise _rusak() from galat


def _jenis(daftar_isi: str) -> Jenis | None:
    """By the content type of the main part: its place in the zip differs between programs."""
    if "macroenabled" in daftar_isi.lower():
        raise SalahJenis(MAKRO)
    return next((jenis for jenis in OFFICE if jenis.utama in daftar_isi), None)


def _periksa_nama_anggota(anggota: list[zipfile.ZipInfo]) -> None:
    for info in anggota:
        nama = info.orig_filename
        if nama.startswith("/") or "\\" in nama or "\0" in nama or ":" in nama or ".." in nama.split("/"):
            raise _rusak()
        if info.flag_bits & 0x1:
            raise Ditolak(TERKUNCI)
        if "vbaproject" in nama.lower():
            raise SalahJenis(MAKRO)


def _periksa_ukuran(anggota: list[zipfile.ZipInfo], batas_isi: int) -> None:
    terurai = sum(info.file_size for info in anggota)
    terkemas = sum(info.compress_size for info in anggota) or 1
    if len(anggota) > BATAS_ANGGOTA or terurai > batas_isi or (terurai > RASIO_MULAI and terurai > RASIO * terkemas):
        raise TerlaluBesar(
            "Isi berkas ini mengembang terlalu besar saat dibuka. Simpan ulang dari aplikasi asalnya, "
            "atau pisah menjadi beberapa berkas."
        )


def _baca_semua(arsip: zipfile.ZipFile, anggota: list[zipfile.ZipInfo]) -> None:
    """Unpack to nowhere: proves sizes and checksums, and that no XML brings its own entities."""
    for info in anggota:
        with arsip.open(info) as aliran:
            kepala = aliran.read(64 * 1024)
            if info.filename.endswith((".xml", ".rels", ".vml")) and _DTD.search(kepala.replace(b"\0", b"")):
                raise _rusak()
            while aliran.read(MIB):
                pass


MAKRO = "Berkas ini memuat makro. Simpan sebagai XLSX, DOCX, atau PPTX biasa, lalu unggah lagi."
TERKUNCI = "Berkas Office ini dikunci kata sandi. Simpan tanpa kata sandi, lalu unggah lagi."


def adalah_office_terkunci(isi: bytes) -> bool:
    """Office wraps a document with a password into an OLE container with this stream."""
    return isi.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in isi


def _rusak() -> Ditolak:
    return Ditolak("Berkas Office ini rusak atau tidak lengkap. Simpan ulang dari aplikasi asalnya, lalu unggah lagi.")
