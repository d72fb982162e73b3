"""What a finished request took, measured once when it ended: reports add rows up instead of walking histories.

A holiday that is added afterwards moves promises of running requests, not these measurements: what was
reported stays what it was.
"""

from django.db import models

from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.models import Permohonan


class LamaPermohonan(models.Model):
    """One finished request: working days and minutes at the office, working days at the ministry.

    ``tepat``: within the standard (None: the service has none). Its office, service and day stand here too, so that
    a report reads one index.
    """

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="lama")
    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    layanan = models.CharField(max_length=40)
    tanggal = models.DateField(help_text="the office's own date on which it ended")
    status = models.CharField(max_length=10)
    hari_dinas = models.PositiveIntegerField()
    menit_dinas = models.PositiveIntegerField()
    hari_pusat = models.PositiveIntegerField()
    tepat = models.BooleanField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["dinas", "layanan", "tanggal", "hari_dinas", "hari_pusat", "tepat"]),
        ]

    def __str__(self):
        return f"{self.permohonan_id}: {self.hari_dinas} hari"


class LamaLangkah(models.Model):
    """One step of a finished request, all its stays together. ``terlambat`` None: the step has no standard time."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    layanan = models.CharField(max_length=40)
    tanggal = models.DateField()
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="lama_langkah")
    langkah = models.CharField(max_length=40)
    hari = models.PositiveIntegerField()
    menit = models.PositiveIntegerField()
    terlambat = models.BooleanField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["dinas", "layanan", "tanggal", "langkah", "hari", "terlambat"])]

    def __str__(self):
        return f"{self.permohonan_id}/{self.langkah}: {self.hari} hari"
