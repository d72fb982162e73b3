"""Entries received from devices: what makes the entry endpoint idempotent."""

from django.conf import settings
from django.db import models


class Entri(models.Model):
    """One applied entry. The UUID is the client's; the reply is kept so that a repeat gets the same one."""

    uuid = models.UUIDField(primary_key=True)
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=40)
    sidik = models.CharField(max_length=64, help_text="SHA-256 of the canonical request")
    hasil = models.JSONField()
    terjadi_pada = models.DateTimeField(null=True, help_text="when the person acted, by the server's clock")
    selisih_jam = models.IntegerField(null=True, help_text="seconds the device's clock was ahead")
    penyelamatan = models.ForeignKey(
        "Penyelamatan", models.PROTECT, null=True, related_name="entri", help_text="came in a rescue file"
    )
    diterima_pada = models.DateTimeField(auto_now_add=True)


class Penyelamatan(models.Model):
    """A rescue file: the queue of a device that could not send it, carried in by an admin, once."""

    sidik = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the file")
    pemilik = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diimpor_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    selesai_pada = models.DateTimeField(null=True, help_text="empty: broken off; the same file may come again")
    hasil = models.JSONField(default=list, help_text="one row an entry: uuid, kind, what became of it")

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"Penyelamatan {self.sidik[:8]}"

    @property
    def provinsi_jejak(self) -> str:
        return self.pemilik.provinsi_jejak
