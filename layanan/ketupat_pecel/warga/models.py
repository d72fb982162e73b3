"""What a village asks for: its letter, and the list of residents with the documents each one wants."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.sop.dinas.models import Unit
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.pribadi.medan import NikField, SidikField, TersandiField
from layanan.sop.pribadi.models import BerdataPribadi
from pentas.unggahan.models import Unggahan


class UsulanDesa(models.Model):
    """A village's wish for a visit. A draft until it has a ``permohonan``; ``versi`` counts every change of it and of
    its list."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    permohonan = models.OneToOneField(Permohonan, models.PROTECT, null=True, related_name="usulan_desa")
    nomor_surat = models.CharField(max_length=60, blank=True, help_text="of the village's letter")
    tanggal_surat = models.DateField(null=True, blank=True)
    surat = models.ForeignKey(Unggahan, models.PROTECT, null=True, related_name="+")
    tanggal_usul = models.DateField(null=True, blank=True, help_text="the day the village would like")
    tempat = models.CharField(max_length=150, blank=True, help_text="where in the village, e.g. balai desa")
    catatan = models.TextField(blank=True, help_text="road, river, signal, electricity")
    versi = models.PositiveIntegerField(default=1)
    kunci_kirim = models.UUIDField(default=uuid.uuid4, unique=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"Usulan {self.pk}"

    @property
    def dinas(self):
        return self.unit.dinas

    @property
    def provinsi_jejak(self) -> str:
        return self.unit.dinas.provinsi_id


class Warga(BerdataPribadi):
    """One resident of a village's list. ``baris``: 1-based, as in the workbook and on the tablet."""

    MEDAN_PRIBADI = ("nik", "nama", "telepon")

    usulan = models.ForeignKey(UsulanDesa, models.PROTECT, related_name="warga")
    baris = models.PositiveIntegerField()
    nik = NikField()
    nik_sidik = SidikField()
    nama = TersandiField()
    telepon = TersandiField()
    dusun = models.CharField(max_length=60, blank=True, help_text="dusun, RT")
    dicoret_pada = models.DateTimeField(null=True, help_text="taken off the list; the row's number is not given again")

    class Meta:
        ordering = ["usulan", "baris"]
        constraints = [
            models.UniqueConstraint(fields=["usulan", "baris"], name="warga_baris_tunggal"),
            models.CheckConstraint(
                condition=Q(dihapus_pada__isnull=True) | Q(nik__isnull=True, nama__isnull=True, telepon__isnull=True),
                name="warga_terhapus_kosong",
            ),
        ]

    def __str__(self):
        return f"Baris {self.baris}"


class DokumenWarga(models.Model):
    """A resident of the list wants this document. ``lengkap``: the village has seen the papers."""

    warga = models.ForeignKey(Warga, models.PROTECT, related_name="dokumen")
    dokumen = models.ForeignKey(DokumenDesa, models.PROTECT, related_name="+")
    keterangan = models.CharField(max_length=120, blank=True, help_text="e.g. tambah anggota")
    lengkap = models.BooleanField(default=False)

    class Meta:
        ordering = ["dokumen__urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["warga", "dokumen"], name="dokumen_warga_tunggal")]

    def __str__(self):
        return f"{self.warga_id}: {self.dokumen_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.warga.dinas.provinsi_id
