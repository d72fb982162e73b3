"""Numbers: registers without gaps, tracking codes that cannot be guessed or mistyped."""

import secrets

from django.utils import timezone
from django.utils.crypto import salted_hmac

from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.hitung import ABJAD, PANJANG, kode_utuh
from layanan.sop.permohonan.models import NomorUrut


def _kunci(dinas: Dinas, deret: str, tahun: int) -> NomorUrut:
    NomorUrut.objects.get_or_create(dinas=dinas, deret=deret, tahun=tahun)
    return NomorUrut.objects.select_for_update().get(dinas=dinas, deret=deret, tahun=tahun)


REGISTER = "register:"


def kunci_register(dinas) -> None:
    """Hold the registers of these offices: nobody sends a request there until the action ends."""
    milik = NomorUrut.objects.filter(dinas__in=dinas, deret__startswith=REGISTER)
    list(milik.select_for_update(of=("self",)).order_by("pk"))


def kunci_deret(dinas: Dinas, deret: str, pada) -> None:
    """Hold the series until the action ends: who waits here sees afterwards what the one before him wrote."""
    _kunci(dinas, deret, timezone.localtime(pada, dinas.zona).year)


def urut_berikut(dinas: Dinas, deret: str, tahun: int) -> int:
    """The next number of the series; only inside an action, whose rollback takes it back: no gap, no double."""
    baris = _kunci(dinas, deret, tahun)
    baris.terakhir += 1
    baris.save(update_fields=["terakhir"])
    return baris.terakhir


def nomor_berikut(dinas: Dinas, deret: str, pada, pola: str) -> str:
    """``pola``: a format of {urut} and {tahun}; the year is the office's own at that moment."""
    tahun = timezone.localtime(pada, dinas.zona).year
    return pola.format(urut=urut_berikut(dinas, deret, tahun), tahun=tahun)


def kode_lacak_baru() -> str:
    """Seven random characters (1.7e10) and a check character."""
    return kode_utuh("".join(secrets.choice(ABJAD) for _ in range(PANJANG)))


def pin_baru() -> str:
    return f"{secrets.randbelow(10_000):04d}"


def sidik_pin(kode_lacak: str, pin: str) -> str:
    """Keyed with the installation's secret: a stolen table does not give the digits away."""
    return salted_hmac("layanan.lacak", f"{kode_lacak}:{pin}", algorithm="sha256").hexdigest()
