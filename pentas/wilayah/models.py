"""Regions by Kemendagri code (with the dot). BPS codes differ: BPS 1301 is not Kemendagri 13.01."""

from zoneinfo import ZoneInfo

from django.core.validators import RegexValidator
from django.db import models


class ZonaWaktu(models.TextChoices):
    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class Provinsi(models.Model):
    kode = models.CharField(primary_key=True, max_length=2, validators=[RegexValidator(r"^\d{2}$")])
    nama = models.CharField(max_length=100, unique=True)
    zona_waktu = models.CharField(max_length=20, choices=ZonaWaktu, default=ZonaWaktu.WIB)

    class Meta:
        ordering = ["kode"]

    def __str__(self):
        return self.nama

    @property
    def zona(self) -> ZoneInfo:
        return ZoneInfo(self.zona_waktu)


class KabupatenKota(models.Model):
    class Jenis(models.TextChoices):
        KABUPATEN = "kabupaten", "Kabupaten"
        KOTA = "kota", "Kota"

    kode = models.CharField(primary_key=True, max_length=6, validators=[RegexValidator(r"^\d{2}\.\d{2,3}$")])
    provinsi = models.ForeignKey(Provinsi, models.PROTECT, related_name="kabupaten_kota")
    jenis = models.CharField(max_length=10, choices=Jenis)
    nama = models.CharField(max_length=100, help_text="Full official name: Kabupaten Agam, Kota Solok")
    ibu_kota = models.CharField(max_length=100, blank=True)
    contoh = models.BooleanField(default=False, help_text="invented for a load test; never offered to people")

    class Meta:
        ordering = ["kode"]
        verbose_name = "kabupaten/kota"

    def __str__(self):
        return self.nama

    @property
    def nama_pendek(self) -> str:
        """On screens: "Kab. Agam". Official documents use ``nama``."""
        return self.nama.replace("Kabupaten ", "Kab. ", 1)
