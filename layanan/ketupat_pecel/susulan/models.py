"""After the day: what was taken to the office, what is held for the ministry, how it reached the resident."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.ketupat_pecel.hari.models import DokumenPelayanan, Pelayanan
from layanan.ketupat_pecel.susulan.alur import StatusKasus
from layanan.sop.pribadi.medan import TersandiField
from layanan.sop.pribadi.models import BerdataPribadi
from pentas.unggahan.models import Unggahan


class KasusData(models.Model):
    """A resident's data are anomalous or double: the document is held until the ministry has cleared them."""

    class Jenis(models.TextChoices):
        ANOMALI = "anomali", "Data anomali"
        GANDA = "ganda", "Data ganda"

    Status = StatusKasus

    dokumen = models.OneToOneField(DokumenPelayanan, models.PROTECT, related_name="kasus")
    jenis = models.CharField(max_length=8, choices=Jenis)
    status = models.CharField(max_length=8, choices=StatusKasus, default=StatusKasus.DITAHAN)
    keterangan = models.CharField(max_length=200, blank=True)
    ditahan_pada = models.DateTimeField(default=timezone.now)
    diajukan_pada = models.DateTimeField(null=True)
    tiket = models.CharField(max_length=60, blank=True, help_text="the ministry's number")
    hasil = models.CharField(max_length=300, blank=True)
    selesai_pada = models.DateTimeField(null=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["ditahan_pada", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["bersih", "ditolak"], selesai_pada__isnull=False)
                | Q(status__in=["ditahan", "diajukan"], selesai_pada__isnull=True),
                name="kasus_data_berakhir_bertanggal",
            )
        ]

    def __str__(self):
        return f"Kasus {self.pk}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dokumen.provinsi_jejak


class SerahTerima(BerdataPribadi):
    """Documents of one resident were handed over: to whom, with which signature."""

    class Hubungan(models.TextChoices):
        SENDIRI = "sendiri", "Pemohon sendiri"
        KELUARGA = "keluarga", "Keluarga serumah"
        KUASA = "kuasa", "Yang diberi kuasa"
        PERANGKAT = "perangkat", "Perangkat desa"

    class Cara(models.TextChoices):
        DIAMBIL = "diambil", "Diambil"
        DIANTAR = "diantar", "Diantar"

    class Bukti(models.TextChoices):
        """What somebody else than the resident showed."""

        KERTAS = "kertas", "Tanda terimanya dibawa"
        ANGKA = "angka", "Menyebut nomor tanda terima dan 4 angkanya"

    MEDAN_PRIBADI = ("penerima", "goresan")

    pelayanan = models.ForeignKey(Pelayanan, models.PROTECT, related_name="serah_terima")
    dokumen = models.ManyToManyField(DokumenPelayanan, related_name="+")
    cara = models.CharField(max_length=8, choices=Cara, default=Cara.DIAMBIL)
    hubungan = models.CharField(max_length=10, choices=Hubungan)
    bukti = models.CharField(max_length=8, choices=Bukti, blank=True)
    penerima = TersandiField()
    goresan = TersandiField()
    foto = models.ForeignKey(Unggahan, models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField(default=timezone.now)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"Serah terima {self.pk}"


class PerubahanJanji(models.Model):
    """The promised date of a receipt was moved, and why: its page without login says so."""

    pelayanan = models.ForeignKey(Pelayanan, models.PROTECT, related_name="perubahan_janji")
    lama = models.DateField(null=True)
    baru = models.DateField()
    alasan = models.CharField(max_length=200)
    pada = models.DateTimeField(default=timezone.now)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.pelayanan_id}: {self.baru}"

    @property
    def provinsi_jejak(self) -> str:
        return self.pelayanan.provinsi_jejak
