"""How many were served: requests that ended, unless a service counts persons."""

import datetime as dt
from collections.abc import Callable

from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.models import Permohonan

_hitung: dict[str, Callable[[Dinas, dt.datetime, dt.datetime], int]] = {}


def daftarkan_populasi(layanan: str, fungsi: Callable[[Dinas, dt.datetime, dt.datetime], int]) -> None:
    """``fungsi(dinas, awal, akhir)``: persons served from the one moment until before the other."""
    _hitung[layanan] = fungsi


def sebutan(layanan: str) -> str:
    """What is counted: within a sentence."""
    return "warga dilayani" if layanan in _hitung else "permohonan selesai"


def populasi(dinas: Dinas, layanan: str, awal: dt.datetime, akhir: dt.datetime) -> int:
    """``layanan`` "": all of them."""
    milik = {k: f for k, f in _hitung.items() if layanan in ("", k)}
    jumlah = sum(fungsi(dinas, awal, akhir) for fungsi in milik.values())
    if layanan in milik:
        return jumlah
    selesai = Permohonan.objects.filter(
        dinas=dinas, status=StatusPermohonan.SELESAI, selesai_pada__gte=awal, selesai_pada__lt=akhir
    )
    selesai = selesai.filter(layanan=layanan) if layanan else selesai.exclude(layanan__in=milik)
    return jumlah + selesai.count()
