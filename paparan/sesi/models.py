"""The paparan: the order of the finalists and when each began and ended."""

from django.conf import settings
from django.db import models

from penilaian.penetapan.models import Finalis, Penetapan


class Sesi(models.Model):
    """One paparan for one determination of the top ten. Opening it freezes w of the period."""

    penetapan = models.OneToOneField(Penetapan, models.PROTECT, related_name="sesi")
    tanggal = models.DateField()
    tempat = models.CharField(max_length=200, blank=True)
    durasi_menit = models.PositiveSmallIntegerField(default=15)
    dibuka_pada = models.DateTimeField(null=True, blank=True)
    dibuka_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")


class Tampil(models.Model):
    """One finalist's turn. ``urutan`` is the order of appearance (drawn or by rank)."""

    sesi = models.ForeignKey(Sesi, models.PROTECT, related_name="tampil")
    finalis = models.OneToOneField(Finalis, models.PROTECT, related_name="tampil")
    urutan = models.PositiveSmallIntegerField()
    penyaji = models.CharField("penyaji (jabatan)", max_length=150, blank=True)
    mulai_pada = models.DateTimeField(null=True, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sesi", "urutan"]
        constraints = [models.UniqueConstraint(fields=["sesi", "urutan"], name="tampil_urutan_tunggal")]
