"""The throttle of the tracking page: by code and by address, the same whether the code exists or not.

Four digits are guessed in ten thousand tries. Five a code and day, then a wait that doubles up to a day and is
remembered for two weeks, makes that years, whoever guesses slowly too; a right answer clears the code's counter.
An address has more room, because an office shares one, and no right answer clears it, or somebody with
a request of his own could guess at others for ever. Guesses sent at the same moment are judged one after another.
Counters are no writes of meaning: they carry no audit rows, and old ones go.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from layanan.sop.lacak.models import HambatanLacak

JENDELA_KODE, JENDELA_ALAMAT = dt.timedelta(days=1), dt.timedelta(minutes=15)
KUNCI = dt.timedelta(minutes=15)
KUNCI_TERLAMA = dt.timedelta(days=1)
LUPA = dt.timedelta(days=14)
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


def nilai(kode: str, alamat: str, *, cocok: bool) -> dt.timedelta | None:
    """One answer, right or wrong, is taken into account; the wait where one of the two is locked by now, and then
    even the right answer tells nothing. Both rows are held in one order: two answers never wait for each other."""
    kini, aturan = timezone.now(), {kode: (PER_KODE, JENDELA_KODE), alamat: (PER_ALAMAT, JENDELA_ALAMAT)}
    with transaction.atomic():
        if not cocok:
            baru = [HambatanLacak(pk=kunci, mulai_pada=kini) for kunci in sorted(aturan)]
            HambatanLacak.objects.bulk_create(baru, ignore_conflicts=True)
        semua = list(HambatanLacak.objects.select_for_update().filter(pk__in=aturan).order_by("pk"))
        sampai = max((b.terkunci_sampai for b in semua if b.terkunci_sampai), default=kini)
        if sampai > kini:
            return sampai - kini
        if cocok:
            catat_berhasil(kode)
        else:
            for baris in semua:
                _tambah(baris, kini, *aturan[baris.pk])
    return None


def catat_gagal(kode: str, alamat: str) -> None:
    nilai(kode, alamat, cocok=False)


def _tambah(baris: HambatanLacak, kini: dt.datetime, batas: int, jendela: dt.timedelta) -> None:
    if kini - baris.mulai_pada > jendela:
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
