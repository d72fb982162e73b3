"""LATIHAN-2026: collection open, empty; for trying everything by hand. Three jurors."""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone

from paparan.contoh.akun import PENILAI
from paparan.contoh.dasar import buka_pengumpulan, daerah_asli, susun
from penilaian.instrumen.models import Instrumen
from penilaian.periode.models import Periode
from pentas.jejak.tindakan import tindakan

KODE = "LATIHAN-2026"


@tindakan
def buat_latihan(instrumen: Instrumen, akun: Mapping, *, oleh) -> Periode:
    """The collection ends about a month from now."""
    kini = timezone.localtime(timezone=instrumen.provinsi.zona).replace(hour=8, minute=0, second=0, microsecond=0)
    periode = susun(
        KODE,
        "Latihan 2026",
        instrumen,
        daerah_asli(instrumen.provinsi),
        [akun[p] for p in PENILAI[:3]],
        oleh=oleh,
        mulai=kini - dt.timedelta(days=30),
    )
    buka_pengumpulan(periode, oleh=oleh)
    return periode
