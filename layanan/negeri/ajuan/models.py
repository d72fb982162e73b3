"""What a resident brings: his code to begin with, the submission, its items and their photographs."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.negeri.dokumen.models import DokumenNegeri, SyaratDokumen
from layanan.sop.dinas.models import Unit
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.pribadi.medan import KkField, NikField, SidikField, TersandiField
from layanan.sop.pribadi.models import BerdataPribadi
from pentas.unggahan.models import Unggahan


class KodeWarga(models.Model):
    """A one-time code: whoever has it may begin one submission at this negeri. Known here by its hash only."""

    class Cara(models.TextChoices):
        KERTAS = "kertas", "Kertas dari operator"
        SUREL = "surel", "Surel"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sidik = models.CharField(max_length=64, unique=True)
    cara = models.CharField(max_length=6, choices=Cara, default=Cara.KERTAS)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sidik_alamat = models.CharField(max_length=64, blank=True, db_index=True, help_text="who asked by mail: throttle")
    berakhir_pada = models.DateTimeField()
    dipakai_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"Kode {self.pk}"

    @property
    def provinsi_jejak(self) -> str:
        return self.unit.dinas.provinsi_id


class Ajuan(BerdataPribadi):
    """One resident asks for one document. A draft until it has a ``permohonan``.

    ``kode`` and the hash of the four digits open it again, on any telephone; the request takes both over.
    ``jawaban``: JSON of what was typed for requirements that are text.
    """

    class Ambil(models.TextChoices):
        UNDUH = "unduh", "Unduh sendiri lewat telepon"
        CETAK = "cetak", "Dicetak di kantor negeri"

    MEDAN_PRIBADI = ("nik", "kk", "nama", "telepon", "surel", "jawaban")

    dokumen = models.ForeignKey(DokumenNegeri, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    permohonan = models.OneToOneField(Permohonan, models.PROTECT, null=True, related_name="ajuan_negeri")
    kode_warga = models.OneToOneField(KodeWarga, models.PROTECT, null=True, related_name="+")
    dibantu_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    kode = models.CharField(max_length=8, unique=True)
    sidik_pin = models.CharField(max_length=128)
    nik = NikField()
    nik_sidik = SidikField()
    kk = KkField()
    kk_sidik = SidikField()
    nama = TersandiField()
    telepon = TersandiField()
    surel = TersandiField()
    jawaban = TersandiField()
    ambil = models.CharField(max_length=6, choices=Ambil, default=Ambil.UNDUH)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    diubah_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dihapus_pada__isnull=True)
                | Q(
                    nik__isnull=True,
                    kk__isnull=True,
                    nama__isnull=True,
                    telepon__isnull=True,
                    surel__isnull=True,
                    jawaban__isnull=True,
                ),
                name="ajuan_terhapus_kosong",
            )
        ]

    def __str__(self):
        return f"Ajuan {self.pk}"


class ButirAjuan(models.Model):
    """One requirement of one submission, and what the one who checked it found."""

    class Keadaan(models.TextChoices):
        BARU = "baru", "Belum diperiksa"
        SESUAI = "sesuai", "Sesuai"
        KEMBALI = "kembali", "Perlu diperbaiki"
        DIGANTI = "diganti", "Sudah diganti, belum dikirim"

    ajuan = models.ForeignKey(Ajuan, models.PROTECT, related_name="butir")
    syarat = models.ForeignKey(SyaratDokumen, models.PROTECT, related_name="+")
    keadaan = models.CharField(max_length=10, choices=Keadaan, default=Keadaan.BARU)
    catatan = models.CharField(max_length=200, blank=True)
    diperiksa_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["syarat__urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["ajuan", "syarat"], name="butir_ajuan_tunggal")]

    def __str__(self):
        return f"{self.ajuan_id}: {self.syarat_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.ajuan.provinsi_jejak


class FotoButir(models.Model):
    """A photograph of one item. What was taken back or replaced stays as history."""

    butir = models.ForeignKey(ButirAjuan, models.PROTECT, related_name="foto")
    unggahan = models.ForeignKey(Unggahan, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)
    diganti_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.butir_id}: {self.unggahan_id}"
