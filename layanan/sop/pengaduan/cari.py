"""From code and digits to a complaint, and the short-lived link to its status page. The throttle is the tracking
page's; codes of both are told apart."""

from django.core import signing
from django.utils.crypto import constant_time_compare

from layanan.sop.lacak.cari import UMUR, Terkunci
from layanan.sop.lacak.pembatas import catat_berhasil, catat_gagal, kunci_alamat, kunci_kode, sisa_tunggu
from layanan.sop.pengaduan.models import Pengaduan
from layanan.sop.permohonan.nomor import sidik_pin
from pentas.galat import Ditolak, TidakAda

GARAM = "layanan.pengaduan.status"
TIDAK_COCOK = "Kode pengaduan dan 4 angka itu tidak cocok. Periksa keduanya, lalu coba lagi."
HABIS = "Tautan ini sudah lewat 30 menit. Isi lagi kode pengaduan dan 4 angkanya."


def cari(kode: str, pin: str, alamat: str) -> Pengaduan:
    """An unknown code and wrong digits are answered alike, after the same work."""
    milik_kode, milik_alamat = kunci_kode(f"pengaduan:{kode}"), kunci_alamat(alamat)
    if tunggu := sisa_tunggu(milik_kode, milik_alamat):
        raise Terkunci(-(-int(tunggu.total_seconds()) // 60) or 1)
    pengaduan = Pengaduan.objects.lengkap().filter(kode_lacak=kode).first()
    harapan = pengaduan.sidik_pin if pengaduan else sidik_pin(kode, "tidak ada")
    if not constant_time_compare(harapan, sidik_pin(kode, pin)):
        catat_gagal(milik_kode, milik_alamat)
        raise Ditolak(TIDAK_COCOK)
    catat_berhasil(milik_kode)
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
