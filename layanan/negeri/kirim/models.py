"""The finished document on its way to the resident: the file, links that open once, proof of a handover on paper."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from layanan.sop.permohonan.models import Permohonan
from layanan.sop.pribadi.medan import TersandiField
from layanan.sop.pribadi.models import BerdataPribadi
from pentas.unggahan.models import Unggahan


class DokumenJadi(models.Model):
    """The signed PDF and the number it bears. Issued again it is a newer row; the one before stays as history."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="dokumen_jadi")
    nomor = models.CharField(max_length=60)
    unggahan = models.ForeignKey(Unggahan, models.PROTECT, related_name="+")
    terbit_pada = models.DateTimeField(default=timezone.now)
    terbit_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    diganti_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan"], condition=models.Q(diganti_pada__isnull=True), name="dokumen_jadi_satu_berlaku"
            )
        ]

    def __str__(self):
        return f"Dokumen {self.permohonan_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.permohonan.provinsi_jejak


class TautanUnduh(models.Model):
    """A link that opens the document once, together with the four digits of the submission.

    Made again from ``garam`` and the installation's secret, so that it can be shown to who may hand it out.
    """

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="tautan_unduh")
    garam = models.CharField(max_length=32)
    sidik_token = models.CharField(max_length=64, unique=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    berakhir_pada = models.DateTimeField()
    dipakai_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"Tautan {self.pk}"

    @property
    def terbuka(self) -> bool:
        return self.dipakai_pada is None and self.berakhir_pada > timezone.now()

    @property
    def provinsi_jejak(self) -> str:
        return self.permohonan.provinsi_jejak


class BuktiSerah(BerdataPribadi):
    """Who received the printed document: a signature drawn on the screen, or a photograph of the signed paper."""

    class Hubungan(models.TextChoices):
        SENDIRI = "sendiri", "Pemohon sendiri"
        KELUARGA = "keluarga", "Keluarga serumah"
        KUASA = "kuasa", "Yang diberi kuasa"
        PERANGKAT = "perangkat", "Perangkat negeri atau relawan"

    MEDAN_PRIBADI = ("penerima", "goresan")

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="bukti_serah")
    penerima = TersandiField()
    hubungan = models.CharField(max_length=10, choices=Hubungan)
    goresan = TersandiField()
    foto = models.ForeignKey(Unggahan, models.PROTECT, null=True, related_name="+")
    diserahkan_pada = models.DateTimeField(default=timezone.now)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"Bukti serah {self.permohonan_id}"
