"""From code and digits to a complaint, and the short-lived link to its status page. The throttle is the tracking
page's; codes of both are told apart."""

from django.core import signing

from layanan.sop.lacak.cari import UMUR, periksa_pin, periksa_tunggu
from layanan.sop.lacak.pembatas import kunci_alamat, kunci_kode
from layanan.sop.pengaduan.models import Pengaduan
from pentas.galat import Ditolak, TidakAda

GARAM = "layanan.pengaduan.status"
TIDAK_COCOK = "Kode pengaduan dan 4 angka itu tidak cocok. Periksa keduanya, lalu coba lagi."
HABIS = "Tautan ini sudah lewat 30 menit. Isi lagi kode pengaduan dan 4 angkanya."


def cari(kode: str, pin: str, alamat: str) -> Pengaduan:
    """An unknown code and wrong digits are answered alike, after the same work."""
    milik = kunci_kode(f"pengaduan:{kode}"), kunci_alamat(alamat)
    periksa_tunggu(*milik)
    pengaduan = Pengaduan.objects.lengkap().filter(kode_lacak=kode).first()
    periksa_pin(kode, pin, pengaduan.sidik_pin if pengaduan else "", milik, TIDAK_COCOK)
    return pengaduan


def buat_token(pengaduan: Pengaduan) -> str:
    return signing.dumps(pengaduan.pk, salt=GARAM)


def baca_token(token: str) -> Pengaduan:
    try:
        pk = signing.loads(token, salt=GARAM, max_age=UMUR)
    except signing.SignatureExpired as galat:
        raise Ditolak(HABIS, status=410) from galat
    except (signing.BadSignature, ValueError) as galat:
        raise TidakAda("Tautan ini tidak lengkap. Isi kode pengaduan dan 4 angkanya.") from galat
    return Pengaduan.objects.lengkap().get(pk=pk)
