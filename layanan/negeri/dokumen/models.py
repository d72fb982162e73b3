"""The documents that residents ask for, as one office offers them: requirements, cost, time, legal basis."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from layanan.sop.dinas.models import Dinas


class DokumenNegeri(models.Model):
    """One document of one office. ``waktu_usulan``, ``dasar_usulan``: ours, because the guide names none."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    kode = models.SlugField(max_length=20)
    nama = models.CharField(max_length=100)
    untuk = models.CharField(max_length=250, blank=True, help_text="in which events of life it is asked for")
    biaya = models.PositiveIntegerField(default=0)
    waktu_hari = models.PositiveSmallIntegerField(default=3, help_text="working days after the papers are complete")
    waktu_usulan = models.BooleanField(default=True)
    dasar = models.CharField(max_length=300, blank=True)
    dasar_usulan = models.BooleanField(default=True)
    keluhan = models.CharField(max_length=300, blank=True, help_text="how to complain, besides the form")
    urutan = models.PositiveSmallIntegerField(default=50)
    aktif = models.BooleanField(default=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["urutan", "nama"]
        constraints = [models.UniqueConstraint(fields=["dinas", "kode"], name="dokumen_negeri_tunggal")]

    def __str__(self):
        return self.nama

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class SyaratDokumen(models.Model):
    """One requirement. Never deleted: submissions point at it; taken out of use by ``aktif``."""

    class Bentuk(models.TextChoices):
        FOTO = "foto", "Foto"
        TEKS = "teks", "Isian"

    dokumen = models.ForeignKey(DokumenNegeri, models.PROTECT, related_name="syarat")
    kode = models.CharField(max_length=40, validators=[RegexValidator(r"^[a-z0-9_]+$")])
    nama = models.CharField(max_length=120)
    keterangan = models.CharField(max_length=250, blank=True)
    bentuk = models.CharField(max_length=5, choices=Bentuk, default=Bentuk.FOTO)
    wajib = models.BooleanField(default=True)
    usulan = models.BooleanField(default=True)
    urutan = models.PositiveSmallIntegerField(default=50)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dokumen", "kode"], name="syarat_dokumen_tunggal"),
            models.CheckConstraint(condition=~Q(nama=""), name="syarat_dokumen_bernama"),
        ]

    def __str__(self):
        return self.nama

    @property
    def provinsi_jejak(self) -> str:
        return self.dokumen.dinas.provinsi_id
