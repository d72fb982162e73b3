"""The throttle of the tracking page: how often somebody guessed, by code and by address."""

from django.db import models


class HambatanLacak(models.Model):
    """One counter. ``kunci`` is keyed with the installation's secret: neither codes nor addresses can be read here."""

    kunci = models.CharField(primary_key=True, max_length=64)
    gagal = models.PositiveIntegerField(default=0, help_text="failures since mulai_pada")
    mulai_pada = models.DateTimeField()
    kali = models.PositiveSmallIntegerField(default=0, help_text="locks in a row; each lasts twice as long")
    terkunci_sampai = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["mulai_pada"])]

    def __str__(self):
        return self.kunci[:8]
