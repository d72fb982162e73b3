"""From code and digits to a request, and the short-lived link to its page."""

from django.core import signing
from django.utils.crypto import constant_time_compare

from layanan.sop.lacak.pembatas import catat_berhasil, catat_gagal, kunci_alamat, kunci_kode, sisa_tunggu
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

    def __init__(self, menit: int):
        lama = f"{menit} menit" if menit < 120 else f"{-(-menit // 60)} jam"
        super().__init__(
            f"Sudah terlalu banyak percobaan. Tunggu {lama}, lalu coba lagi dengan tanda terima di tangan."
        )
        self.menit = menit


def cari(kode: str, pin: str, alamat: str) -> Permohonan:
    """The request. An unknown code and wrong digits are answered alike, after the same work.

    ``kode``: its check character has been seen to already (forms.py), without asking the database.
    """
    milik_kode, milik_alamat = kunci_kode(kode), kunci_alamat(alamat)
    if tunggu := sisa_tunggu(milik_kode, milik_alamat):
        raise Terkunci(-(-int(tunggu.total_seconds()) // 60) or 1)
    permohonan = Permohonan.objects.lengkap().filter(kode_lacak=kode).first()
    harapan = permohonan.sidik_pin if permohonan else sidik_pin(kode, "tidak ada")
    if not constant_time_compare(harapan, sidik_pin(kode, pin)):
        catat_gagal(milik_kode, milik_alamat)
        raise Ditolak(TIDAK_COCOK)
    catat_berhasil(milik_kode)
    return permohonan


def buat_token(permohonan: Permohonan) -> str:
    """Opens this one page for half an hour: neither the code nor the digits stand in the address.

    A new PIN ends every link that was given out under the old one.
    """
    return signing.dumps([permohonan.pk, permohonan.sidik_pin[:8]], salt=GARAM)


def baca_token(token: str) -> Permohonan:
    try:
        pk, sidik = signing.loads(token, salt=GARAM, max_age=UMUR)
    except signing.SignatureExpired as galat:
        raise Ditolak(HABIS, status=410) from galat
    except (signing.BadSignature, ValueError, TypeError) as galat:
        raise TidakAda("Tautan ini tidak lengkap. Isi kode lacak dan 4 angkanya.") from galat
    permohonan = Permohonan.objects.lengkap().filter(pk=pk).first()
    if permohonan is None or not constant_time_compare(permohonan.sidik_pin[:8], sidik):
        raise Ditolak(HABIS, status=410)
    return permohonan
