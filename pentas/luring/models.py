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
    diterima_pada = models.DateTimeField(auto_now_add=True)
