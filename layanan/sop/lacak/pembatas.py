"""The throttle of the tracking page: by code and by address, the same whether the code exists or not.

Four digits are guessed in ten thousand tries. Five a code, then a wait that doubles up to a day, makes that years;
a right answer clears the code's counter. An address has more room, because an office shares one, and no
right answer clears it, or somebody with a request of his own could guess at others for ever.
Counters are no writes of meaning: they carry no audit rows, and old ones go.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from layanan.sop.lacak.models import HambatanLacak

JENDELA = dt.timedelta(minutes=15)
KUNCI = dt.timedelta(minutes=15)
KUNCI_TERLAMA = dt.timedelta(days=1)
LUPA = dt.timedelta(days=2)
PER_KODE, PER_ALAMAT = 5, 30


def kunci_kode(kode: str) -> str:
    return salted_hmac("layanan.lacak.kode", kode, algorithm="sha256").hexdigest()


def kunci_alamat(alamat: str) -> str:
    return salted_hmac("layanan.lacak.alamat", alamat, algorithm="sha256").hexdigest()


def sisa_tunggu(*kunci: str) -> dt.timedelta | None:
    """How long this code or address still waits; None: go on. One query."""
    kini = timezone.now()
    baris = HambatanLacak.objects.filter(pk__in=kunci, terkunci_sampai__gt=kini).order_by("-terkunci_sampai").first()
    return baris.terkunci_sampai - kini if baris else None


def catat_gagal(kode: str, alamat: str) -> None:
    """One wrong answer, counted for both in one order, so that two of them never wait for each other."""
    batas = {kode: PER_KODE, alamat: PER_ALAMAT}
    with transaction.atomic():
        for kunci in sorted(batas):
            _tambah(kunci, batas[kunci])


def _tambah(kunci: str, batas: int) -> None:
    kini = timezone.now()
    HambatanLacak.objects.get_or_create(pk=kunci, defaults={"mulai_pada": kini})
    baris = HambatanLacak.objects.select_for_update().get(pk=kunci)
    if kini - baris.mulai_pada > JENDELA:
        if kini - baris.mulai_pada > LUPA:
            baris.kali = 0
        baris.gagal, baris.mulai_pada = 0, kini
    baris.gagal += 1
    if baris.gagal >= batas:
        baris.terkunci_sampai = kini + min(KUNCI * 2**baris.kali, KUNCI_TERLAMA)
        baris.kali = min(baris.kali + 1, 10)
        baris.gagal = 0
    baris.save()


def catat_berhasil(kode: str) -> None:
    """Whoever knows the digits is no guesser; old counters are swept on the way."""
    HambatanLacak.objects.filter(pk=kode).delete()
    HambatanLacak.objects.filter(mulai_pada__lt=timezone.now() - LUPA).delete()
