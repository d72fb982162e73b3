"""The field visit: schedule, team, photographs taken there. Field values live in nilai (lapis lapangan)."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from penilaian.instrumen.models import Indikator
from penilaian.kunjungan.alur import StatusKunjungan
from penilaian.periode.models import Peserta


class Kunjungan(models.Model):
    peserta = models.OneToOneField(Peserta, models.PROTECT, related_name="kunjungan")
    tanggal = models.DateField()
    tempat = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=15, choices=StatusKunjungan, default=StatusKunjungan.DIJADWALKAN)
    tim = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="kunjungan", through="AnggotaKunjungan")
    kesimpulan = models.TextField(blank=True)
    nomor_berita_acara = models.CharField(max_length=100, blank=True)
    pihak_dinas = models.CharField("yang menerima (jabatan)", max_length=150, blank=True)
    ditutup_pada = models.DateTimeField(null=True, blank=True)
    ditutup_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["tanggal", "peserta"]


class AnggotaKunjungan(models.Model):
    kunjungan = models.ForeignKey(Kunjungan, models.CASCADE, related_name="anggota")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["kunjungan", "pengguna"], name="anggota_kunjungan_tunggal")]


class FotoLapangan(models.Model):
    kunjungan = models.ForeignKey(Kunjungan, models.PROTECT, related_name="foto")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="+")
    unggahan = models.ForeignKey("unggahan.Unggahan", models.PROTECT, related_name="+")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(default=timezone.now, help_text="when it was taken, by the server's clock")

    class Meta:
        ordering = ["pk"]
