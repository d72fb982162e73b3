"""What stands in the residents' way, and what others have done about the same."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone

from layanan.sop.dinas.models import Dinas, Unit


class Hambatan(models.Model):
    """One obstacle. ``unit`` empty: of all negeri. ``jumlah_catatan``: how often it was noted.

    ``penanggung_jawab``: a position, never a person.
    """

    class Jenis(models.TextChoices):
        SYARAT = "syarat", "Syarat"
        WAKTU = "waktu", "Waktu"
        BIAYA = "biaya", "Biaya"
        AKSES = "akses", "Akses"

    class Sumber(models.TextChoices):
        SISTEM = "sistem", "Sistem"
        SURVEI = "survei", "Survei"
        WAWANCARA = "wawancara", "Wawancara"
        PENGAMATAN = "pengamatan", "Pengamatan"

    class Keadaan(models.TextChoices):
        DICATAT = "dicatat", "Dicatat"
        DITANGANI = "ditangani", "Ditangani"
        SELESAI = "selesai", "Selesai"

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="hambatan_negeri")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    jenis = models.CharField(max_length=10, choices=Jenis)
    uraian = models.CharField(max_length=200)
    sumber = models.CharField(max_length=12, choices=Sumber)
    jumlah_catatan = models.PositiveIntegerField(default=1, validators=[MinValueValidator(1)])
    penanggung_jawab = models.CharField(max_length=100)
    keadaan = models.CharField(max_length=10, choices=Keadaan, default=Keadaan.DICATAT)
    penanganan = models.CharField(max_length=300, blank=True)
    dicatat_pada = models.DateField()
    selesai_pada = models.DateField(null=True, blank=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-jumlah_catatan", "pk"]
        indexes = [models.Index(fields=["dinas", "dicatat_pada"])]

    def __str__(self):
        return self.uraian

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class PraktikBaik(models.Model):
    """Good practice from elsewhere, and what of it could be taken over here."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="praktik_baik")
    hambatan = models.ForeignKey(Hambatan, models.PROTECT, null=True, blank=True, related_name="praktik_baik")
    daerah = models.CharField(max_length=100)
    uraian = models.CharField(max_length=300)
    penerapan = models.CharField(max_length=300, blank=True)
    rujukan = models.CharField(max_length=200, blank=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return self.daerah

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id
