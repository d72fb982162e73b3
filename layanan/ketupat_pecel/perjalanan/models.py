"""A trip to a village: who goes, with which bus and tools, by which way, at what cost."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan
from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.models import Permohonan


class Bus(models.Model):
    """A vehicle of the office; on one day it goes on one trip."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    nama = models.CharField(max_length=80)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["nama"]
        constraints = [models.UniqueConstraint(fields=["dinas", "nama"], name="bus_tunggal")]

    def __str__(self):
        return self.nama

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class Alat(models.Model):
    """A line of the office's equipment list: how many a trip needs, reckoned from the village's list.

    ``jumlah`` for each ``per`` units of ``dasar`` (rounded up): 1 pack of forms per 50 documents of one kind.
    """

    class Dasar(models.TextChoices):
        TETAP = "tetap", "Tiap perjalanan"
        WARGA = "warga", "Per warga"
        DOKUMEN = "dokumen", "Per dokumen"

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    nama = models.CharField(max_length=100)
    satuan = models.CharField(max_length=20, default="unit")
    jumlah = models.PositiveSmallIntegerField(default=1)
    dasar = models.CharField(max_length=10, choices=Dasar, default=Dasar.TETAP)
    per = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1)])
    dokumen = models.ForeignKey(
        DokumenDesa, models.PROTECT, null=True, blank=True, related_name="+", help_text="empty: documents of any kind"
    )
    urutan = models.PositiveSmallIntegerField(default=50)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["urutan", "nama"]
        constraints = [
            models.UniqueConstraint(fields=["dinas", "nama"], name="alat_tunggal"),
            models.CheckConstraint(condition=Q(per__gte=1), name="alat_per_positif"),
        ]

    def __str__(self):
        return self.nama

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class PaguPerjalanan(models.Model):
    """What the APBD of a year gives an office for its trips, in rupiah."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    jumlah = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["-tahun"]
        constraints = [models.UniqueConstraint(fields=["dinas", "tahun"], name="pagu_perjalanan_tunggal")]

    def __str__(self):
        return f"{self.dinas_id} {self.tahun}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class Perjalanan(models.Model):
    """One day in one village. ``versi`` counts the changes of the plan.

    ``tempuh_menit``: the standard of step 4 for this place (source: 2 hours, by the land). ``ambil_hari``: working
    days after which what was taken to the office can be fetched, at ``tempat_ambil``.
    """

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="perjalanan")
    nomor = models.CharField(max_length=30, help_text="LTT-2026-0038")
    tanggal = models.DateField()
    tempat = models.CharField(max_length=150)
    bus = models.ForeignKey(Bus, models.PROTECT, null=True, blank=True, related_name="+")
    jarak_km = models.PositiveSmallIntegerField(null=True, blank=True)
    tempuh_menit = models.PositiveSmallIntegerField(default=120, validators=[MinValueValidator(1)])
    ambil_hari = models.PositiveSmallIntegerField(default=5, validators=[MinValueValidator(1), MaxValueValidator(60)])
    tempat_ambil = models.CharField(max_length=150, blank=True)
    jam_ambil = models.CharField(max_length=30, default="09.00–14.00", blank=True)
    status = models.CharField(max_length=12, choices=StatusPerjalanan, default=StatusPerjalanan.DIRENCANAKAN)
    alasan_batal = models.CharField(max_length=300, blank=True)
    berangkat_pada = models.DateTimeField(null=True)
    tiba_pada = models.DateTimeField(null=True)
    lintang = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    bujur = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    biaya_nyata = models.PositiveBigIntegerField(null=True, blank=True, help_text="rupiah, once the trip is over")
    versi = models.PositiveIntegerField(default=1)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-tanggal", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["dinas", "nomor"], name="perjalanan_nomor_tunggal"),
            models.UniqueConstraint(
                fields=["bus", "tanggal"], condition=~Q(status="dibatalkan"), name="perjalanan_bus_sekali_sehari"
            ),
            models.UniqueConstraint(
                fields=["permohonan"], condition=~Q(status="dibatalkan"), name="perjalanan_satu_berlaku"
            ),
        ]
        indexes = [models.Index(fields=["dinas", "tanggal"])]

    def __str__(self):
        return self.nomor

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class AnggotaPerjalanan(models.Model):
    """Who goes, and as what. One person is in one team a day (checked under the office's lock)."""

    class Fungsi(models.TextChoices):
        KETUA = "ketua", "Ketua tim"
        PENDAFTARAN = "pendaftaran", "Petugas pendaftaran"
        VERIFIKATOR = "verifikator", "Verifikator"
        PENCETAKAN = "pencetakan", "Operator pencetakan"
        PENGEMUDI = "pengemudi", "Pengemudi"

    perjalanan = models.ForeignKey(Perjalanan, models.CASCADE, related_name="tim")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    fungsi = models.CharField(max_length=12, choices=Fungsi)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["perjalanan", "pengguna"], name="anggota_perjalanan_tunggal")]

    def __str__(self):
        return f"{self.perjalanan_id}: {self.pengguna_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.perjalanan.provinsi_jejak


class AlatPerjalanan(models.Model):
    """A line of the trip's checklist."""

    perjalanan = models.ForeignKey(Perjalanan, models.CASCADE, related_name="alat")
    nama = models.CharField(max_length=100)
    satuan = models.CharField(max_length=20)
    jumlah = models.PositiveSmallIntegerField()
    siap_pada = models.DateTimeField(null=True)
    siap_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    urutan = models.PositiveSmallIntegerField(default=50)

    class Meta:
        ordering = ["urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["perjalanan", "nama"], name="alat_perjalanan_tunggal")]

    def __str__(self):
        return self.nama

    @property
    def provinsi_jejak(self) -> str:
        return self.perjalanan.provinsi_jejak


class Perhentian(models.Model):
    """A line of the route of the day."""

    perjalanan = models.ForeignKey(Perjalanan, models.CASCADE, related_name="rute")
    jam = models.TimeField()
    tempat = models.CharField(max_length=150)
    kegiatan = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["jam", "pk"]

    def __str__(self):
        return self.tempat

    @property
    def provinsi_jejak(self) -> str:
        return self.perjalanan.provinsi_jejak


class BiayaPerjalanan(models.Model):
    """A line of the cost, in rupiah."""

    perjalanan = models.ForeignKey(Perjalanan, models.CASCADE, related_name="biaya")
    uraian = models.CharField(max_length=150)
    jumlah = models.PositiveIntegerField(default=1)
    satuan = models.CharField(max_length=20, default="kali")
    harga = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.uraian

    @property
    def total(self) -> int:
        return self.jumlah * self.harga

    @property
    def provinsi_jejak(self) -> str:
        return self.perjalanan.provinsi_jejak
