"""Everything that is checked before a file may be stored. Reads, never writes."""

import hashlib
from dataclasses import dataclass

from django.conf import settings

from pentas.galat import Ditolak, SalahJenis, TerlaluBesar
from pentas.unggahan.gambar import periksa_gambar
from pentas.unggahan.jenis import DITERIMA, GAMBAR, PDF, SEMUA, ZIP, Jenis, akhiran, kenali, sebut_format
from pentas.unggahan.nama import lengkapi, nama_mentah, periksa_nama
from pentas.unggahan.office import MIB, TERKUNCI, adalah_office_terkunci, periksa_office
from pentas.unggahan.pdf import periksa_pdf


@dataclass(frozen=True)
class BerkasSiap:
    """A file that passed every check, with what was learned on the way."""

    nama: str
    jenis: Jenis
    isi: bytes
    sha256: str
    cuplikan: bytes | None = None
    jumlah_halaman: int | None = None
    lebar: int | None = None
    tinggi: int | None = None


def siapkan(berkas) -> BerkasSiap:
    """Check an uploaded file and make its thumbnail; raises Ditolak with the user's sentence.

    Takes a moment for large pictures and PDFs: call it before a transaction begins.
    """
    if isinstance(berkas, BerkasSiap):
        return berkas
    nama = periksa_nama(nama_mentah(berkas))
    periksa_ukuran(berkas.size)
    berkas.seek(0)
    isi = berkas.read()
    jenis = _jenis(isi, nama)
    rincian = {}
    if jenis in GAMBAR:
        rincian["lebar"], rincian["tinggi"], rincian["cuplikan"] = periksa_gambar(isi, jenis)
    elif jenis is PDF:
        rincian["jumlah_halaman"], rincian["cuplikan"] = periksa_pdf(isi)
    return BerkasSiap(lengkapi(nama, jenis), jenis, isi, hashlib.sha256(isi).hexdigest(), **rincian)


def periksa_ukuran(ukuran: int) -> None:
    batas = settings.UNGGAHAN_BATAS_BYTE
    if ukuran > batas:
        raise TerlaluBesar(
            f"Berkas {sebut_mb(ukuran)} melebihi batas {sebut_mb(batas)}. Perkecil atau pisah menjadi dua."
        )
    if ukuran == 0:
        raise Ditolak("Berkas ini kosong (0 byte). Periksa berkas di perangkat Anda, lalu unggah lagi.")


def sebut_mb(byte: int) -> str:
    """Rounded up to a tenth, so that a file just over the limit never reads as equal to it."""
    utuh, persepuluh = divmod(-(-byte * 10 // MIB), 10)
    return f"{utuh},{persepuluh} MB" if persepuluh else f"{utuh} MB"


def _jenis(isi: bytes, nama: str) -> Jenis:
    """The type by content; refused where it is not accepted or the name says something else."""
    if adalah_office_terkunci(isi):
        raise Ditolak(TERKUNCI)
    jenis = periksa_office(isi) if isi.startswith(ZIP) else kenali(isi)
    tersebut = next((j for j in DITERIMA if akhiran(nama) in j.akhiran), None)
    if jenis is None:
        raise SalahJenis(_sebab_ditolak(isi, nama, tersebut))
    if tersebut is not jenis and akhiran(nama):
        raise SalahJenis(
            f"Nama berkas berakhiran {akhiran(nama)}, tetapi isinya {jenis.kode}. "
            f"Ganti akhirannya menjadi {jenis.akhiran[0]}, lalu unggah lagi."
        )
    return jenis


def _sebab_ditolak(isi: bytes, nama: str, tersebut: Jenis | None) -> str:
    if tersebut:
        return (
            f"Nama berkas berakhiran {akhiran(nama)}, tetapi isinya bukan {tersebut.kode}. "
            f"Buka berkas aslinya, simpan sebagai {tersebut.kode}, lalu unggah lagi."
        )
    sebutan = sebut_format(isi, nama)
    fakta = f"Format {sebutan} belum diterima." if sebutan else "Format berkas ini belum dikenal."
    return f"{fakta} Ubah ke {SEMUA}, lalu unggah lagi."
