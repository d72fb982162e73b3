"""Statuses of a field visit."""

from django.db.models import TextChoices

from pentas.alur import Peralihan


class StatusKunjungan(TextChoices):
    DIJADWALKAN = "dijadwalkan", "Dijadwalkan"  # set by the province or the chair
    BERLANGSUNG = "berlangsung", "Berlangsung"  # set by the team's first field value
    DITUTUP = "ditutup", "Ditutup"  # set by the team


PERALIHAN = (
    Peralihan("mulai", dari=(StatusKunjungan.DIJADWALKAN,), ke=StatusKunjungan.BERLANGSUNG, oleh="tim penilai"),
    Peralihan("tutup", dari=(StatusKunjungan.BERLANGSUNG,), ke=StatusKunjungan.DITUTUP, oleh="tim penilai"),
    Peralihan("buka_lagi", dari=(StatusKunjungan.DITUTUP,), ke=StatusKunjungan.BERLANGSUNG, oleh="ketua tim penilai"),
)
