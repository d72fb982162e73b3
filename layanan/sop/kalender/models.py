"""Holidays: the nation's, a province's, one office's; and days that are worked after all."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.sop.dinas.models import Dinas
from pentas.wilayah.models import Provinsi


class HariLiburQuerySet(models.QuerySet):
    def untuk(self, dinas: Dinas):
        """What counts in this office, the nation's first, the office's own last."""
        return self.filter(Q(provinsi=None) | Q(provinsi=dinas.provinsi_id, dinas=None) | Q(dinas=dinas.pk)).order_by(
            "tanggal", models.F("provinsi").asc(nulls_first=True), models.F("dinas").asc(nulls_first=True)
        )


class HariLibur(models.Model):
    """One day. Without province: everywhere, from the national list. With an office: there alone.

    A day of ``MASUK`` is worked although a wider list has it free; so an office corrects the
    nation's list without touching anybody else's.
    """

    class Jenis(models.TextChoices):
        NASIONAL = "nasional", "Libur nasional"
        CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
        DAERAH = "daerah", "Libur daerah"
        MASUK = "masuk", "Tetap masuk kerja"

    tanggal = models.DateField()
    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=12, choices=Jenis, default=Jenis.DAERAH)
    provinsi = models.ForeignKey(Provinsi, models.PROTECT, null=True, blank=True, related_name="+")
    dinas = models.ForeignKey(Dinas, models.PROTECT, null=True, blank=True, related_name="hari_libur")
    sumber = models.CharField(max_length=200, blank=True, help_text="decree or list that it stands in")
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = HariLiburQuerySet.as_manager()

    class Meta:
        ordering = ["tanggal", "pk"]
        verbose_name = "hari libur"
        constraints = [
            models.UniqueConstraint(
                fields=["tanggal"], condition=Q(provinsi__isnull=True), name="hari_libur_nasional_tunggal"
            ),
            models.UniqueConstraint(
                fields=["tanggal", "provinsi"],
                condition=Q(provinsi__isnull=False, dinas__isnull=True),
                name="hari_libur_provinsi_tunggal",
            ),
            models.UniqueConstraint(
                fields=["tanggal", "dinas"], condition=Q(dinas__isnull=False), name="hari_libur_dinas_tunggal"
            ),
            models.CheckConstraint(
                condition=Q(dinas__isnull=True) | Q(provinsi__isnull=False), name="hari_libur_dinas_berprovinsi"
            ),
        ]

    def __str__(self):
        return f"{self.tanggal}: {self.nama}"

    @property
    def provinsi_jejak(self) -> str:
        return self.provinsi_id or ""
