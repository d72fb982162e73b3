"""The name a file arrives under: read raw, judged, and written safely into headers.

Django cuts folders and control characters off a name before the application looks, so a name that
was meant to travel would pass unseen. The middleware keeps the raw name; here it is refused.
"""

import html
import unicodedata

from pentas.galat import Ditolak
from pentas.unggahan.jenis import Jenis, akhiran

PANJANG = 200
# Marks that turn the reading direction: "laporan\u202efdp.exe" would read as "laporanexe.pdf".
_PEMBALIK = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def nama_mentah(berkas) -> str:
    return getattr(berkas, "nama_mentah", None) or berkas.name or ""


def periksa_nama(mentah: str) -> str:
    """The name as it may be kept; refuses folders, control characters and direction marks."""
    nama = unicodedata.normalize("NFC", html.unescape(mentah)).strip()
    if {"/", "\\"} & set(nama) or nama in {".", ".."} or any(_tersembunyi(huruf) for huruf in nama):
        raise Ditolak(
            "Nama berkas memuat tanda folder (/ atau \\) atau tanda yang tidak terlihat. "
            "Ganti nama berkas di perangkat Anda, lalu unggah lagi."
        )
    if len(nama) > PANJANG:
        raise Ditolak(f"Nama berkas lebih dari {PANJANG} huruf. Pendekkan namanya, lalu unggah lagi.")
    return nama or "berkas"


def _tersembunyi(huruf: str) -> bool:
    return huruf in _PEMBALIK or unicodedata.category(huruf) in {"Cc", "Cs", "Zl", "Zp"}


def lengkapi(nama: str, jenis: Jenis) -> str:
    """A name without an ending gets the one of its content."""
    return nama if akhiran(nama) in jenis.akhiran else nama.rstrip(".") + jenis.akhiran[0]
