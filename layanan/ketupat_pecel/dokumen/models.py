"""The documents a village can be served with, as one office offers them, and what each requires."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from layanan.sop.dinas.models import Dinas


class DokumenDesa(models.Model):
    """One document of one office (source 002 names six; the recording of a KTP-el is an act, listed among them)."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    kode = models.SlugField(max_length=20)
    nama = models.CharField(max_length=100)
    singkatan = models.CharField(max_length=20, help_text="on the queue's narrow rows and in the village's workbook")
    dicetak = models.BooleanField(default=True, help_text="something is printed; a recording is done without")
    urutan = models.PositiveSmallIntegerField(default=50)
    aktif = models.BooleanField(default=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["urutan", "nama"]
        constraints = [models.UniqueConstraint(fields=["dinas", "kode"], name="dokumen_desa_tunggal")]

    def __str__(self):
        return self.nama

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class SyaratDesa(models.Model):
    """One requirement, photographed at the table. Never deleted: photographs point at it."""

    dokumen = models.ForeignKey(DokumenDesa, models.PROTECT, related_name="syarat")
    kode = models.CharField(max_length=40, validators=[RegexValidator(r"^[a-z0-9_]+$")])
    nama = models.CharField(max_length=120)
    keterangan = models.CharField(max_length=250, blank=True)
    wajib = models.BooleanField(default=True)
    usulan = models.BooleanField(default=True)
    urutan = models.PositiveSmallIntegerField(default=50)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dokumen", "kode"], name="syarat_desa_tunggal"),
            models.CheckConstraint(condition=~Q(nama=""), name="syarat_desa_bernama"),
        ]

    def __str__(self):
        return self.nama

    @property
    def provinsi_jejak(self) -> str:
        return self.dokumen.dinas.provinsi_id
