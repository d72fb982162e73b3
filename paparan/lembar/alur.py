"""Statuses of a juror's sheet."""

from django.db.models import TextChoices

from pentas.alur import Peralihan


class StatusLembar(TextChoices):
    TERBUKA = "terbuka", "Terbuka"  # set when the session opens
    DITANDATANGANI = "ditandatangani", "Ditandatangani"  # set by the juror
    DIGANTIKAN = "digantikan", "Digantikan"  # set by the chair, who opened a new version


PERALIHAN = (
    Peralihan("tanda_tangani", dari=(StatusLembar.TERBUKA,), ke=StatusLembar.DITANDATANGANI, oleh="penilai"),
    Peralihan("gantikan", dari=(StatusLembar.DITANDATANGANI,), ke=StatusLembar.DIGANTIKAN, oleh="ketua tim penilai"),
)
