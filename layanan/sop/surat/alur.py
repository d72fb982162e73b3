"""Statuses of a letter. Ink comes before or after the number; the scan of the finished paper ends the drafting."""

from django.db.models import TextChoices

from pentas.alur import Peralihan


class StatusSurat(TextChoices):
    KONSEP = "konsep", "Konsep"  # the step that drafts it
    DINOMORI = "dinomori", "Bernomor"  # who keeps the register
    DITANDATANGANI = "ditandatangani", "Ditandatangani"  # whoever uploads the scan
    DIKIRIM = "dikirim", "Dikirim"  # who sends it
    DIBATALKAN = "dibatalkan", "Dibatalkan"  # its number stays in the register, never given again


S = StatusSurat
PERALIHAN = (
    Peralihan("nomori", (S.KONSEP,), S.DINOMORI, "penomor"),
    Peralihan("pindai", (S.DINOMORI,), S.DITANDATANGANI, "petugas layanan"),
    Peralihan("kirim", (S.DITANDATANGANI,), S.DIKIRIM, "petugas layanan"),
    Peralihan("batalkan", (S.KONSEP, S.DINOMORI, S.DITANDATANGANI), S.DIBATALKAN, "penomor"),
)
BERNASKAH = (S.DITANDATANGANI, S.DIKIRIM)  # the scan is the document of record
