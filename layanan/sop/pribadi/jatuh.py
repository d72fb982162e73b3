"""What is due for erasure in an office: by table, nearest day first. Names of the matter only, nothing personal."""

import datetime as dt
from dataclasses import dataclass

from layanan.sop.dinas.models import Dinas
from layanan.sop.pribadi.daftar import semua_model
from layanan.sop.pribadi.models import BerdataPribadi

SEJAUH = dt.timedelta(days=90)
TERBANYAK = 50


@dataclass(frozen=True)
class Jatuh:
    """One table. ``lewat``: rows whose day is over, so that last night's erasure did not run."""

    nama: str
    baris: list[BerdataPribadi]
    jumlah: int
    lewat: int


def jatuh_hapus(dinas: Dinas, hari_ini: dt.date) -> list[Jatuh]:
    """Tables that have something due, in three queries each."""
    hasil = []
    for model in semua_model():
        semua = model.objects.filter(dinas=dinas, dihapus_pada=None, hapus_pada__lte=hari_ini + SEJAUH)
        if jumlah := semua.count():
            baris = list(semua.order_by("hapus_pada", "pk")[:TERBANYAK])
            lewat = semua.filter(hapus_pada__lt=hari_ini).count()
            hasil.append(Jatuh(str(model._meta.verbose_name), baris, jumlah, lewat))
    return hasil
