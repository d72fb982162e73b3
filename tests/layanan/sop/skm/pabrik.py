"""Factories of the survey."""

import datetime as dt

from layanan.sop.skm.models import JawabanSkm, UndanganSkm
from layanan.sop.skm.tindakan import buat_undangan
from layanan.sop.skm.unsur import UNSUR
from tests.layanan.pabrik import buat_dinas, buat_permohonan

SEMUA_EMPAT = {u.kode: 4 for u in UNSUR}


def buat_undangan_uji(**isi) -> UndanganSkm:
    return buat_undangan(buat_permohonan(status="selesai", **isi), oleh=None)


def buat_jawaban(*, dinas=None, layanan="uji", nilai=3, tanggal=dt.date(2026, 9, 7), **isi) -> JawabanSkm:
    """All nine elements ``nilai``, unless ``u3=1`` says otherwise."""
    semua = {u.medan: nilai for u in UNSUR} | isi
    return JawabanSkm.objects.create(
        dinas=dinas or buat_dinas(), layanan=layanan, cara=JawabanSkm.Cara.TAUTAN, tanggal=tanggal, **semua
    )
