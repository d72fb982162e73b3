"""The outreach log: when, where, through what, to how many, with which materials, and the proof of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from layanan.negeri.rencana.models import Mitra
from layanan.sop.dinas.models import Dinas, Unit
from pentas.unggahan.models import Unggahan


class Sosialisasi(models.Model):
    """One occasion or one medium put out. ``unit`` empty: for all negeri. ``pesan_…``: what people were told."""

    class Media(models.TextChoices):
        SPANDUK = "spanduk", "Spanduk"
        BALIHO = "baliho", "Baliho"
        BROSUR = "brosur", "Brosur"
        LEAFLET = "leaflet", "Leaflet"
        MEDSOS = "medsos", "Media sosial"
        PERTEMUAN = "pertemuan", "Pertemuan warga"
        TOKOH = "tokoh", "Tokoh masyarakat"
        MEDIA_LOKAL = "media_lokal", "Media lokal"

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="sosialisasi")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    tanggal = models.DateField()
    tempat = models.CharField(max_length=150)
    media = models.CharField(max_length=12, choices=Media)
    jumlah_peserta = models.PositiveIntegerField(null=True, blank=True)
    pesan_manfaat = models.BooleanField(default=False)
    pesan_cara = models.BooleanField(default=False)
    pesan_syarat = models.BooleanField(default=False)
    bahan = models.CharField(max_length=250, blank=True)
    mitra = models.ManyToManyField(Mitra, blank=True, related_name="sosialisasi")
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-tanggal", "-pk"]
        indexes = [models.Index(fields=["dinas", "tanggal"])]

    def __str__(self):
        return f"{self.get_media_display()}, {self.tempat}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class DokumentasiSosialisasi(models.Model):
    """A stored photograph or paper of it. Taken out by ``dihapus_pada``; the file stays."""

    sosialisasi = models.ForeignKey(Sosialisasi, models.PROTECT, related_name="dokumentasi")
    unggahan = models.ForeignKey(Unggahan, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dihapus_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.sosialisasi_id}: {self.unggahan_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.sosialisasi.provinsi_jejak
