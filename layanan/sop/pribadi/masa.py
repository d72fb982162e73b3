"""How long personal data are kept: months by kind, as an office has set them, else as the service declares."""

import datetime as dt

from layanan.sop.dinas.models import Dinas
from layanan.sop.kalender.hitung import tambah_bulan
from layanan.sop.pribadi.models import MasaSimpan
from layanan.sop.pribadi.registri import JenisSimpan, ambil_jenis_simpan, semua_jenis_simpan

TERPENDEK, TERLAMA = 1, 120


def semua_bulan(dinas: Dinas) -> list[tuple[JenisSimpan, int]]:
    """Every kind with its months in this office, in one query."""
    ada = dict(MasaSimpan.objects.filter(dinas=dinas).values_list("jenis", "bulan"))
    return [(j, ada.get(j.kode, j.bulan)) for j in semua_jenis_simpan()]


def akhir_simpan(dinas: Dinas, jenis: str, sejak: dt.date) -> dt.date:
    """The last day of keeping, for what is written now; what was written before keeps its day."""
    bulan = MasaSimpan.objects.filter(dinas=dinas, jenis=jenis).values_list("bulan", flat=True).first()
    return tambah_bulan(sejak, bulan or ambil_jenis_simpan(jenis).bulan)
