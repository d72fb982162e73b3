"""The decision on the top ten: a frozen snapshot, superseded but never changed."""

from django.conf import settings
from django.db import models

from penilaian.periode.models import Periode, Peserta


class Potret(models.Model):
    """A decision with every number it rests on: canonical JSON and its SHA-256. A later one supersedes it."""

    nomor = models.CharField("nomor berita acara", max_length=100)
    tanggal = models.DateField()
    alasan = models.TextField(blank=True)
    isi = models.JSONField(help_text="snapshot; fractions as text")
    sidik = models.CharField(max_length=64)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)
    menggantikan = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="digantikan_oleh")

    class Meta:
        abstract = True
        ordering = ["-pk"]


class PenetapanQuerySet(models.QuerySet):
    def berlaku(self):
        return self.filter(digantikan_oleh__isnull=True)


class Penetapan(Potret):
    class CaraSeri(models.TextChoices):
        TIDAK_ADA = "tidak_ada", "Tidak ada nilai sama di batas"
        BOBOT = "bobot", "Variabel berbobot terbesar lebih dulu"
        URUTAN_LAIN = "urutan_lain", "Urutan lain menurut pleno"
        SERTAKAN = "sertakan", "Semua yang seri disertakan"

    periode = models.ForeignKey(Periode, models.PROTECT, related_name="penetapan")
    cara_seri = models.CharField(max_length=12, choices=CaraSeri, default=CaraSeri.TIDAK_ADA)

    objects = PenetapanQuerySet.as_manager()


class Finalis(models.Model):
    """One office of the top ten, with its numbers copied. ``urutan`` is the order of rank."""

    penetapan = models.ForeignKey(Penetapan, models.PROTECT, related_name="finalis")
    peserta = models.ForeignKey(Peserta, models.PROTECT, related_name="+")
    urutan = models.PositiveSmallIntegerField()
    peringkat = models.PositiveSmallIntegerField()
    nilai_lapangan = models.CharField(max_length=60, help_text='exact fraction as text, "551/6"')

    class Meta:
        ordering = ["penetapan", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["penetapan", "peserta"], name="finalis_tunggal"),
            models.UniqueConstraint(fields=["penetapan", "urutan"], name="finalis_urutan_tunggal"),
        ]
