"""How a resident without account comes back to his submission: code and four digits, then a signed cookie for a while.

The cookie is the browser's own; neither code nor digits stand in any address.
"""

from django.conf import settings
from django.core import signing
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from layanan.negeri.ajuan.models import Ajuan
from layanan.sop.lacak.cari import periksa_pin, periksa_tunggu
from layanan.sop.lacak.pembatas import kunci_alamat, kunci_kode
from pentas.galat import Ditolak, TidakAda

KUE, GARAM, GARAM_LACAK = "ajuan_negeri", "negeri.ajuan", "negeri.ajuan.lacak"
UMUR, UMUR_LACAK = 12 * 3600, 30 * 60
TUTUP = "Buka ajuan Anda dengan kode dan PIN yang diberikan saat mulai."
TIDAK_COCOK = "Kode ajuan dan 4 angka itu tidak cocok. Periksa keduanya pada catatan Anda, lalu coba lagi."
TERHAPUS = "Ajuan ini sudah dihapus karena masa simpannya berakhir. Ajukan lagi dari halaman dokumen."


def lengkap():
    return Ajuan.objects.select_related(
        "dinas__provinsi", "dinas__kabupaten_kota", "unit", "dokumen", "permohonan__dinas__provinsi", "permohonan__unit"
    )


def cari(kode: str, pin: str, alamat: str) -> Ajuan:
    """An unknown code and wrong digits are answered alike; guesses are counted together with the tracking page's."""
    milik = kunci_kode(kode), kunci_alamat(alamat)
    periksa_tunggu(*milik)
    ajuan = lengkap().filter(kode=kode).first()
    periksa_pin(kode, pin, pin_berlaku(ajuan) if ajuan else "", milik, TIDAK_COCOK)
    return ajuan


def pin_berlaku(ajuan: Ajuan) -> str:
    """Once sent, the request's digits count: the operator may have made new ones there."""
    return ajuan.permohonan.sidik_pin if ajuan.permohonan_id else ajuan.sidik_pin


def buka(jawab, ajuan: Ajuan):
    """Let this browser in."""
    isi = signing.dumps([ajuan.pk, _tanda(ajuan)], salt=GARAM)
    jawab.set_cookie(KUE, isi, max_age=UMUR, path="/negeri/", httponly=True, samesite="Lax", secure=settings.PRODUKSI)
    return jawab


def tutup(jawab):
    jawab.delete_cookie(KUE, path="/negeri/")
    return jawab


def _tanda(ajuan: Ajuan) -> str:
    """Changes with the digits: new ones put every browser out."""
    return salted_hmac(GARAM, pin_berlaku(ajuan), algorithm="sha256").hexdigest()[:16]


def ambil(request) -> Ajuan:
    try:
        pk, tanda = signing.loads(request.COOKIES.get(KUE, ""), salt=GARAM, max_age=UMUR)
    except (signing.BadSignature, ValueError, TypeError) as galat:
        raise Ditolak(TUTUP, status=410) from galat
    ajuan = lengkap().filter(pk=pk).first()
    if ajuan is None or not constant_time_compare(_tanda(ajuan), str(tanda)):
        raise Ditolak(TUTUP, status=410)
    if ajuan.dihapus_pada:
        raise Ditolak(TERHAPUS, status=410)
    timezone.activate(ajuan.dinas.zona)
    return ajuan


def token_lacak(ajuan: Ajuan) -> str:
    """From the tracking page, which has asked for code and digits, straight to the submission."""
    return signing.dumps([ajuan.pk, _tanda(ajuan)], salt=GARAM_LACAK)


def baca_token(token: str) -> Ajuan:
    try:
        pk, tanda = signing.loads(token, salt=GARAM_LACAK, max_age=UMUR_LACAK)
    except (signing.BadSignature, ValueError, TypeError) as galat:
        raise TidakAda("Tautan ini tidak berlaku lagi. Buka ajuan Anda dengan kode dan PIN.") from galat
    ajuan = lengkap().filter(pk=pk).first()
    if ajuan is None or not constant_time_compare(_tanda(ajuan), str(tanda)):
        raise TidakAda("Tautan ini tidak berlaku lagi. Buka ajuan Anda dengan kode dan PIN.")
    return ajuan
