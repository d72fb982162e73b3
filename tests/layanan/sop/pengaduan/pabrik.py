"""Factory of complaints."""

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

from layanan.sop.pengaduan.alur import JenisPengaduan
from layanan.sop.pengaduan.models import Pengaduan
from layanan.sop.pengaduan.tindakan import sampaikan
from tests.layanan.pabrik import buat_dinas

WIB = ZoneInfo("Asia/Jakarta")
SENIN = dt.datetime(2026, 9, 7, 10, tzinfo=WIB)


def buat_pengaduan(*, dinas=None, jenis=JenisPengaduan.KELUHAN, oleh=None, **isi) -> Pengaduan:
    """By the public form, on Monday 7 September 2026."""
    isi = {"uraian": "Antrean terlalu lama.", "kunci_kirim": uuid.uuid4(), "pada": SENIN, **isi}
    return sampaikan(dinas or buat_dinas(), jenis=jenis, oleh=oleh, **isi)[0]
