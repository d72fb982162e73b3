"""Trips of the day, for who travels: above his queue."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from layanan.ketupat_pecel.perjalanan.alur import BERJALAN
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan as S
from layanan.ketupat_pecel.perjalanan.izin import PERAN_TIM
from layanan.ketupat_pecel.perjalanan.models import Perjalanan


def tugas_hari(pengguna) -> list[tuple[str, str, str, str]]:
    """The trips of today and tomorrow of whoever travels, and those whose day was not closed, above his queue."""
    if not any(t.peran in PERAN_TIM for t in pengguna.semua_penugasan):
        return []
    kini = timezone.now()
    milik = Perjalanan.objects.filter(tim__pengguna=pengguna, status__in=BERJALAN)
    milik = milik.filter(tanggal__lte=kini.date() + dt.timedelta(days=2))
    return [
        satu
        for p in milik.select_related("permohonan__unit", "dinas__provinsi").order_by("tanggal")
        if (satu := _tugas(p, kini.astimezone(p.dinas.zona).date()))
    ]


def _tugas(p: Perjalanan, hari_ini: dt.date) -> tuple[str, str, str, str] | None:
    beda = (p.tanggal - hari_ini).days
    if beda > 1:
        return None
    desa, di_sana = p.permohonan.unit.nama, p.status == S.DI_LOKASI
    judul = f"{('Besok' if beda else 'Hari ini') if beda >= 0 else 'Hari belum ditutup'}: {desa}"
    tombol, nama = ("Buka hari ini", "ketupat:hari") if di_sana else ("Buka perjalanan", "ketupat:perjalanan-lihat")
    return judul, f"{p.nomor}, {p.tempat}. {p.get_status_display()}.", tombol, reverse(nama, args=[p.pk])
