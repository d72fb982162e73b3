"""The audit trail: append-only rows in a SHA-256 chain, and the head kept outside the table.

No foreign keys: history survives deletion. Rows hold ids, field names and evaluation values,
never personal data. Update and delete are refused by triggers (see pemicu.py).
"""

from django.db import models

from pentas.sidik import kanonik, sidik_teks

AWAL = "0" * 64


class Jejak(models.Model):
    nomor = models.BigIntegerField(primary_key=True, help_text="1, 2, 3 … without a gap")
    pada = models.DateTimeField()
    pelaku = models.BigIntegerField(null=True, help_text="id of the account; NULL: a command run by the system")
    tindakan = models.CharField(max_length=60)
    objek_jenis = models.CharField(max_length=60)
    objek_id = models.CharField(max_length=80)
    lingkup = models.CharField(max_length=60, blank=True, help_text="period code, where there is one")
    sebelum = models.JSONField(null=True)
    sesudah = models.JSONField(null=True)
    alasan = models.TextField(blank=True)
    sidik_sebelum = models.CharField(max_length=64)
    sidik = models.CharField(max_length=64)

    class Meta:
        ordering = ["nomor"]
        indexes = [
            models.Index(fields=["objek_jenis", "objek_id"]),
            models.Index(fields=["lingkup", "nomor"]),
        ]

    def __str__(self):
        return f"#{self.nomor} {self.tindakan} {self.objek_jenis} {self.objek_id}"

    def hitung_sidik(self) -> str:
        """SHA-256 over the previous hash and the canonical JSON of this row."""
        isi = {
            "nomor": self.nomor,
            "pada": self.pada.isoformat(),
            "pelaku": self.pelaku,
            "tindakan": self.tindakan,
            "objek": [self.objek_jenis, self.objek_id],
            "lingkup": self.lingkup,
            "sebelum": self.sebelum,
            "sesudah": self.sesudah,
            "alasan": self.alasan,
        }
        return sidik_teks(self.sidik_sebelum + kanonik(isi))


class KepalaJejak(models.Model):
    """The last row's number and hash: one row (id 1), locked last by every action."""

    nomor = models.BigIntegerField(default=0)
    sidik = models.CharField(max_length=64, default=AWAL)
