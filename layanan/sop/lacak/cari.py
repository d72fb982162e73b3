"""From code and digits to a request, and the short-lived link to its page."""

import datetime as dt

from django.core import signing
from django.utils.crypto import constant_time_compare

from layanan.sop.lacak.pelacak import Pelacak, pelacak_kode
from layanan.sop.lacak.pembatas import kunci_alamat, kunci_kode, nilai, sisa_tunggu
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.nomor import sidik_pin
from pentas.galat import Ditolak, TidakAda

GARAM = "layanan.lacak"
UMUR = 30 * 60
TIDAK_COCOK = "Kode lacak dan 4 angka itu tidak cocok. Periksa keduanya pada tanda terima, lalu coba lagi."
HABIS = "Tautan ini sudah lewat 30 menit. Isi lagi kode lacak dan 4 angkanya."


class Terkunci(Ditolak):
    """Too many guesses; ``menit`` until the next is taken."""

    status = 429
    judul = "Terlalu banyak percobaan"

    def __init__(self, tunggu: dt.timedelta):
        menit = -(-int(tunggu.total_seconds()) // 60) or 1
        lama = f"{menit} menit" if menit < 120 else f"{-(-menit // 60)} jam"
        super().__init__(
            f"Sudah terlalu banyak percobaan. Tunggu {lama}, lalu coba lagi dengan tanda terima di tangan."
        )
        self.menit = menit


def cari(kode: str, pin: str, alamat: str) -> Permohonan:
    """The request. An unknown code and wrong digits are answered alike, after the same work.

    ``kode``: its check character has been seen to already (forms.py), without asking the database.
    """
    milik = kunci_kode(kode), kunci_alamat(alamat)
    periksa_tunggu(*milik)
    permohonan = Permohonan.objects.lengkap().filter(kode_lacak=kode).first()
    periksa_pin(kode, pin, permohonan.sidik_pin if permohonan else "", milik)
    return permohonan


def cari_lain(pelacak: Pelacak, nomor: str, pin: str, alamat: str):
    """The same for a number of another kind: same throttle, same answer."""
    milik = kunci_kode(nomor), kunci_alamat(alamat)
    periksa_tunggu(*milik)
    objek = pelacak.cari(nomor)
    periksa_pin(nomor, pin, pelacak.sidik(objek) if objek else "", milik)
    return objek


def periksa_tunggu(*kunci: str) -> None:
    if tunggu := sisa_tunggu(*kunci):
        raise Terkunci(tunggu)


def periksa_pin(kode: str, pin: str, sidik: str, milik: tuple[str, str], kalimat: str = TIDAK_COCOK) -> None:
    """``sidik``: what is kept of the right digits, "" where the code is nobody's. ``milik``: code and address as the
    throttle knows them."""
    harapan = sidik or sidik_pin(kode, "tidak ada")
    cocok = constant_time_compare(harapan, sidik_pin(kode, pin))
    if tunggu := nilai(*milik, cocok=cocok):
        raise Terkunci(tunggu)
    if not cocok:
        raise Ditolak(kalimat)


def buat_token(permohonan: Permohonan) -> str:
    """Opens this one page for half an hour: neither the code nor the digits stand in the address.

    A new PIN ends every link that was given out under the old one.
    """
    return signing.dumps([permohonan.pk, permohonan.sidik_pin[:8]], salt=GARAM)


def buat_token_lain(pelacak: Pelacak, objek) -> str:
    return signing.dumps([pelacak.kode, pelacak.kunci(objek), pelacak.sidik(objek)[:8]], salt=GARAM)


def baca_token(token: str) -> tuple[Pelacak | None, object]:
    """(None, the request), or what another kind of number stands for."""
    try:
        *jenis, kunci, sidik = signing.loads(token, salt=GARAM, max_age=UMUR)
    except signing.SignatureExpired as galat:
        raise Ditolak(HABIS, status=410) from galat
    except (signing.BadSignature, ValueError, TypeError) as galat:
        raise TidakAda("Tautan ini tidak lengkap. Isi kode lacak dan 4 angkanya.") from galat
    pelacak = pelacak_kode(jenis[0]) if jenis else None
    if jenis:
        objek = pelacak.ambil(kunci) if pelacak else None
        berlaku = pelacak.sidik(objek) if objek else ""
    else:
        objek = Permohonan.objects.lengkap().filter(pk=kunci).first()
        berlaku = objek.sidik_pin if objek else ""
    if objek is None or not constant_time_compare(berlaku[:8], sidik):
        raise Ditolak(HABIS, status=410)
    return pelacak, objek
