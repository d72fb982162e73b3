"""Statuses of a juror's sheet."""

from django.db.models import TextChoices

from pentas.alur import Peralihan


class StatusLembar(TextChoices):
    TERBUKA = "terbuka", "Terbuka"  # set when the session opens
    DITANDATANGANI = "ditandatangani", "Ditandatangani"  # set by the juror
    DIGANTIKAN = "digantikan", "Digantikan"  # set by the chair, who opened a new version
    DIBEBASKAN = "dibebaskan", "Dibebaskan"  # set by the chair: this juror gives no marks


PERALIHAN = (
    Peralihan("tanda_tangani", dari=(StatusLembar.TERBUKA,), ke=StatusLembar.DITANDATANGANI, oleh="penilai"),
    Peralihan("gantikan", dari=(StatusLembar.DITANDATANGANI,), ke=StatusLembar.DIGANTIKAN, oleh="ketua tim penilai"),
    Peralihan("bebaskan", dari=(StatusLembar.TERBUKA,), ke=StatusLembar.DIBEBASKAN, oleh="ketua tim penilai"),
    Peralihan("tugaskan_lagi", dari=(StatusLembar.DIBEBASKAN,), ke=StatusLembar.TERBUKA, oleh="ketua tim penilai"),
)
