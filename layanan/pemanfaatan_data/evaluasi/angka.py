"""What a half year looked like: the figures beside which findings are written."""

import datetime as dt

from django.db.models import Count, F, Q

from layanan.pemanfaatan_data.sop import KODE
from layanan.sop.dinas.models import Dinas
from layanan.sop.kalender.hitung import tambah_bulan
from layanan.sop.permohonan.models import Permohonan

LABEL = {
    "masuk": "Permohonan masuk",
    "selesai": "Selesai",
    "ditolak": "Ditolak",
    "lewat": "Selesai lewat 2 bulan",
    "berjalan": "Masih berjalan di akhir semester",
}


def rentang(tahun: int, bulan: int, dinas: Dinas) -> tuple[dt.datetime, dt.datetime]:
    """The half year that ends with this month; the second moment is outside."""
    mulai = dt.datetime(tahun, bulan - 5, 1, tzinfo=dinas.zona)
    akhir = tambah_bulan(dt.date(tahun, bulan, 1), 1)
    return mulai, dt.datetime(akhir.year, akhir.month, 1, tzinfo=dinas.zona)


def angka_semester(dinas: Dinas, tahun: int, bulan: int) -> dict[str, int]:
    """One query. "Lewat" is held against the source's two months, counted by the wall calendar."""
    mulai, akhir = rentang(tahun, bulan, dinas)
    berakhir = Q(selesai_pada__gte=mulai, selesai_pada__lt=akhir)
    lama = Q(selesai_pada__gt=F("diajukan_pada") + dt.timedelta(days=61))
    return Permohonan.objects.filter(dinas=dinas, layanan=KODE).aggregate(
        masuk=Count("pk", filter=Q(diajukan_pada__gte=mulai, diajukan_pada__lt=akhir)),
        selesai=Count("pk", filter=berakhir & Q(status="selesai")),
        ditolak=Count("pk", filter=berakhir & Q(status="ditolak")),
        lewat=Count("pk", filter=berakhir & Q(status="selesai") & lama),
        berjalan=Count("pk", filter=Q(diajukan_pada__lt=akhir) & (Q(selesai_pada=None) | Q(selesai_pada__gte=akhir))),
    )
