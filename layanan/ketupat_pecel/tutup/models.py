"""The end of a day: every number explained, the sum kept."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from layanan.ketupat_pecel.hari.models import TabletHari
from layanan.ketupat_pecel.perjalanan.models import Perjalanan


class Penjelasan(models.Model):
    """Why a queue number has no resident behind it."""

    class Sebab(models.TextChoices):
        PULANG = "pulang", "Warga pulang sebelum dilayani"
        TIDAK_DIPAKAI = "tidak_dipakai", "Nomor tercetak tetapi tidak dipakai"
        HILANG = "hilang", "Isian hilang bersama tablet"

    tablet = models.ForeignKey(TabletHari, models.PROTECT, related_name="penjelasan")
    antrean = models.PositiveIntegerField()
    sebab = models.CharField(max_length=14, choices=Sebab)
    keterangan = models.CharField(max_length=200)
    pada = models.DateTimeField(default=timezone.now)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["tablet__huruf", "antrean"]
        constraints = [models.UniqueConstraint(fields=["tablet", "antrean"], name="penjelasan_nomor_tunggal")]

    def __str__(self):
        return f"{self.tablet.huruf}-{self.antrean:02d}: {self.sebab}"

    @property
    def provinsi_jejak(self) -> str:
        return self.tablet.provinsi_jejak


class TutupHari(models.Model):
    """The day's reckoning as it stood when it was closed; residents and documents, by kind and end."""

    perjalanan = models.OneToOneField(Perjalanan, models.PROTECT, related_name="tutup_hari")
    angka = models.JSONField()
    pada = models.DateTimeField(default=timezone.now)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"Tutup hari {self.perjalanan_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.perjalanan.provinsi_jejak
