"""Registry of the kinds of letters. The engine has general ones; services add their own in ``AppConfig.ready()``."""

from collections.abc import Callable
from dataclasses import dataclass

from layanan.sop.surat.hitung import CONTOH
from pentas.akun.peran import Peran


@dataclass(frozen=True)
class JenisSurat:
    """One kind. ``templat`` prints its ``isi`` (see the heads of templates/layanan/surat/*_pdf.html).

    ``singkatan``: four letters in verification codes. ``pola``: where the office has set none of its own.
    ``peran_nomor``: who gives the number. ``tunggal``: a request has one. ``dua_pihak``: signed side by side.
    ``untuk_pemohon``: the applicant reads it from the draft on; others only once the scan is there, and only
    where ``dikirim_ke_pemohon``. ``docx(surat, instansi) -> bytes``: where it is edited in a word processor.
    """

    kode: str
    nama: str
    singkatan: str
    templat: str = "layanan/surat/surat_pdf.html"
    pola: str = CONTOH
    layanan: str = ""  # "" = every service
    peran_nomor: tuple[str, ...] = (Peran.SUBBAG_UMUM,)
    tunggal: bool = True
    dua_pihak: bool = False
    untuk_pemohon: bool = False
    dikirim_ke_pemohon: bool = False
    docx: Callable | None = None

    @property
    def berdocx(self) -> bool:
        """For templates, which would call ``docx``."""
        return self.docx is not None


_jenis: dict[str, JenisSurat] = {}
_kepala_lembar: dict[str, Callable] = {}


def daftarkan_jenis_surat(*semua: JenisSurat) -> None:
    for jenis in semua:
        if _jenis.setdefault(jenis.kode, jenis) != jenis:
            raise ValueError(f"letter kind {jenis.kode} is declared twice")


def ambil_jenis(kode: str) -> JenisSurat:
    """A kind that no service declares any more still prints: as a general letter."""
    return _jenis.get(kode) or JenisSurat(kode, kode.replace("_", " ").capitalize(), "SRT")


def semua_jenis(layanan: str | None = None) -> tuple[JenisSurat, ...]:
    """Of one service and the general ones; None: all."""
    return tuple(j for j in _jenis.values() if layanan is None or j.layanan in ("", layanan))


def pilihan_jenis() -> list[tuple[str, str]]:
    return [(j.kode, j.nama) for j in _jenis.values()]


def daftarkan_kepala_lembar(layanan: str, fungsi: Callable) -> None:
    """``fungsi(permohonan) -> [(label, value)]``: what a service adds to the head of receipts and disposition
    sheets (number and date of the applicant's letter). No personal data."""
    _kepala_lembar[layanan] = fungsi


def kepala_lembar(permohonan) -> list[tuple[str, str]]:
    fungsi = _kepala_lembar.get(permohonan.layanan)
    return list(fungsi(permohonan)) if fungsi else []
