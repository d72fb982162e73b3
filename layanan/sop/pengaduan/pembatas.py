"""Against floods: how many complaints one address, and one office, may have in an hour."""

import datetime as dt

from django.utils import timezone
from django.utils.crypto import salted_hmac

from layanan.sop.dinas.models import Dinas
from layanan.sop.pengaduan.models import Pengaduan
from pentas.alamat import alamat_pengirim
from pentas.galat import Ditolak

PER_ALAMAT, PER_DINAS = 5, 200
TERLALU_SERING = (
    "Sudah banyak pengaduan dari jaringan ini dalam satu jam. Tunggu sebentar, atau sampaikan lewat kanal lain."
)
PENUH = "Formulir ini sedang menerima terlalu banyak kiriman. Coba lagi satu jam lagi, atau pakai kanal lain."


def sidik_alamat(request) -> str:
    """Keyed and changing daily: it tells senders of one day apart and no one can read an address from it."""
    isi = f"{timezone.localdate()}:{alamat_pengirim(request)}"
    return salted_hmac("layanan.pengaduan.alamat", isi, algorithm="sha256").hexdigest()


def periksa_laju(dinas: Dinas, sidik: str) -> None:
    """Only for the public form: officers have no ``sidik``."""
    if not sidik:
        return
    sejam = Pengaduan.objects.filter(diterima_pada__gt=timezone.now() - dt.timedelta(hours=1))
    if sejam.filter(sidik_alamat=sidik).count() >= PER_ALAMAT:
        raise Ditolak(TERLALU_SERING, status=429)
    if sejam.filter(dinas=dinas).exclude(sidik_alamat="").count() >= PER_DINAS:
        raise Ditolak(PENUH, status=429)
