"""The juror's sheet (source: document 000, item i): one row a finalist, locked one by one, one signature."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from paparan.lembar.alur import StatusLembar
from paparan.sesi.models import Sesi, Tampil

SKOR = [MinValueValidator(1), MaxValueValidator(5)]


class Lembar(models.Model):
    sesi = models.ForeignKey(Sesi, models.PROTECT, related_name="lembar")
    penilai = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    versi = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=15, choices=StatusLembar, default=StatusLembar.TERBUKA)
    tanda_tangan = models.JSONField(null=True, blank=True, help_text="strokes: [[[x, y, t], …], …] in px and ms")
    ditandatangani_pada = models.DateTimeField(null=True, blank=True)
    sidik = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the rows at signing")

    class Meta:
        ordering = ["sesi", "penilai", "versi"]
        constraints = [
            models.UniqueConstraint(fields=["sesi", "penilai", "versi"], name="lembar_versi_tunggal"),
            models.UniqueConstraint(
                fields=["sesi", "penilai"],
                condition=~models.Q(status="digantikan"),
                name="lembar_berlaku_tunggal",
            ),
        ]


class Baris(models.Model):
    """Marks of one juror for one finalist: three criteria 1..5, NULL until pressed."""

    lembar = models.ForeignKey(Lembar, models.PROTECT, related_name="baris")
    tampil = models.ForeignKey(Tampil, models.PROTECT, related_name="baris")
    p1 = models.PositiveSmallIntegerField("substansi materi", null=True, blank=True, validators=SKOR)
    p2 = models.PositiveSmallIntegerField("siapa yang menyajikan", null=True, blank=True, validators=SKOR)
    p3 = models.PositiveSmallIntegerField("daya tarik penyampaian", null=True, blank=True, validators=SKOR)
    catatan = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=0)
    dikunci_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["lembar", "tampil"]
        constraints = [
            models.UniqueConstraint(fields=["lembar", "tampil"], name="baris_tunggal"),
            *(
                models.CheckConstraint(
                    condition=models.Q(**{f"{p}__isnull": True}) | models.Q(**{f"{p}__range": (1, 5)}),
                    name=f"baris_{p}_1_sampai_5",
                )
                for p in ("p1", "p2", "p3")
            ),
        ]
