"""A request on its way through a SOP: where it stands, where it was, when the clock stood still."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.sop.deklarasi.bentuk import AlasanJeda, Jam, Langkah, Sop
from layanan.sop.deklarasi.daftar import ambil_sop
from layanan.sop.dinas.models import Dinas, Unit
from layanan.sop.permohonan.alur import TERBUKA, StatusPermohonan
from pentas.akun.peran import Hak
from pentas.unggahan.models import Unggahan


class NomorUrut(models.Model):
    """The last number given in one series ("register:pemanfaatan_data") of one office and year: no gap, no double."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    deret = models.CharField(max_length=60)
    tahun = models.PositiveSmallIntegerField()
    terakhir = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dinas", "deret", "tahun"], name="nomor_urut_tunggal")]

    def __str__(self):
        return f"{self.deret} {self.tahun}: {self.terakhir}"


class WaktuLangkah(models.Model):
    """An office's own standard time of a step, in force from a day on; a running request keeps what it began with.

    Append-only: the newest row of (office, service, step) made before a request was sent is the request's.
    """

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    layanan = models.CharField(max_length=40)
    langkah = models.CharField(max_length=40)
    jumlah = models.PositiveSmallIntegerField()
    satuan = models.CharField(max_length=20)
    per = models.CharField(max_length=20)
    dasar = models.CharField(max_length=200, blank=True, help_text="decree or decision; empty: still a proposal")
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["dinas", "layanan"])]

    def __str__(self):
        return f"{self.layanan}/{self.langkah}: {self.jumlah} {self.satuan}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class PermohonanQuerySet(models.QuerySet):
    def lengkap(self):
        return self.select_related("dinas__provinsi", "dinas__kabupaten_kota", "unit", "pemohon", "petugas")

    def terbuka(self):
        return self.filter(status__in=TERBUKA)

    def dapat_dilihat(self, pengguna):
        """Officers: all of their office. Applicants: their unit's, and what they sent themselves."""
        dinas = Dinas.objects.berhak(pengguna, Hak.LIHAT_LAYANAN)
        return self.filter(Q(dinas__in=dinas) | Q(pemohon=pengguna) | Q(unit__in=Unit.objects.diwakili(pengguna)))


class Permohonan(models.Model):
    """One request. No personal data here: the service's own tables hold what it needs.

    ``giliran``: the rank whose turn it is inside a tiered step (0-based). ``versi`` counts every change.
    ``kode_lacak`` and the hash of the four digits open the public page.
    """

    layanan = models.CharField(max_length=40)
    versi_sop = models.PositiveSmallIntegerField()
    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="permohonan")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="permohonan")
    pemohon = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    nomor = models.CharField(max_length=30)
    kode_lacak = models.CharField(max_length=20, unique=True)
    sidik_pin = models.CharField(max_length=128, help_text="of the four digits that go with the tracking code")
    judul = models.CharField(max_length=200)
    jumlah_pemohon = models.PositiveIntegerField(default=1, help_text="multiplies standard times per applicant")
    jumlah_dokumen = models.PositiveIntegerField(default=1, help_text="multiplies standard times per document")
    status = models.CharField(max_length=10, choices=StatusPermohonan, default=StatusPermohonan.BERJALAN)
    langkah = models.CharField(max_length=40)
    giliran = models.PositiveSmallIntegerField(default=0)
    petugas = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    versi = models.PositiveIntegerField(default=1)
    kunci_kirim = models.UUIDField(default=uuid.uuid4, unique=True, help_text="made by the form: sent twice is one")
    diajukan_pada = models.DateTimeField(default=timezone.now)
    langkah_mulai_pada = models.DateTimeField(default=timezone.now)
    langkah_tenggat = models.DateTimeField(
        null=True, blank=True, help_text="until when the step is in time; kept so that what is late is one query"
    )
    selesai_pada = models.DateTimeField(null=True, blank=True)
    janji = models.DateField(
        null=True, blank=True, help_text="promised date; recomputed when pauses or holidays change"
    )
    janji_berubah = models.CharField(max_length=200, blank=True, help_text="why the promise moved, for the applicant")

    objects = PermohonanQuerySet.as_manager()

    class Meta:
        ordering = ["-diajukan_pada", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["dinas", "nomor"], name="permohonan_nomor_tunggal"),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in TERBUKA], selesai_pada__isnull=True)
                | (~Q(status__in=[s.value for s in TERBUKA]) & Q(selesai_pada__isnull=False)),
                name="permohonan_berakhir_bertanggal",
            ),
        ]
        indexes = [
            models.Index(fields=["dinas", "layanan", "status", "langkah", "giliran"]),
            models.Index(fields=["unit", "status"]),
            models.Index(fields=["dinas", "layanan", "diajukan_pada"]),
            models.Index(fields=["status", "janji"]),
            # The two lists an office reads whole: running ones by their promise, ended ones by their day.
            models.Index(fields=["dinas", "janji"], condition=Q(selesai_pada__isnull=True), name="permohonan_berjalan"),
            models.Index(fields=["dinas", "selesai_pada"], name="permohonan_berakhir"),
            models.Index(fields=["status", "langkah_tenggat"]),
        ]

    def __str__(self):
        return self.nomor

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id

    @property
    def sop(self) -> Sop:
        return ambil_sop(self.layanan, self.versi_sop)

    @property
    def langkah_kini(self) -> Langkah | None:
        """None once it has ended."""
        return self.sop.ambil_langkah(self.langkah) if self.terbuka else None

    @property
    def terbuka(self) -> bool:
        return self.status in TERBUKA

    @property
    def pelaku(self) -> tuple[str, ...]:
        """Roles whose turn it is."""
        langkah = self.langkah_kini
        return langkah.pelaku(self.giliran) if langkah else ()


class RiwayatLangkah(models.Model):
    """One stay in one step at one rank, from entering to leaving; append-only, closed once.

    The open row (``keluar_pada`` NULL) is where the request stands. ``rincian``: what the step's form said, by
    field; ids and codes, never personal data.
    """

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="riwayat")
    langkah = models.CharField(max_length=40)
    giliran = models.PositiveSmallIntegerField(default=0)
    putaran = models.PositiveSmallIntegerField(default=1, help_text="how often the request has been in this step")
    masuk_pada = models.DateTimeField()
    keluar_pada = models.DateTimeField(null=True)
    jalan = models.CharField(max_length=40, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    peran = models.CharField(max_length=20, blank=True)
    catatan = models.TextField(blank=True)
    rincian = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan"], condition=Q(keluar_pada__isnull=True), name="riwayat_satu_terbuka"
            )
        ]
        indexes = [models.Index(fields=["langkah", "keluar_pada"])]

    def __str__(self):
        return f"{self.permohonan_id}: {self.langkah}"


class Jeda(models.Model):
    """The clock stood still, for a named reason. ``selesai_pada`` NULL: still does."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="jeda")
    langkah = models.CharField(max_length=40)
    alasan = models.CharField(max_length=20, help_text="code of the declared AlasanJeda")
    mulai_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True)
    catatan = models.CharField(max_length=300, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan"], condition=Q(selesai_pada__isnull=True), name="jeda_satu_terbuka"
            ),
            models.CheckConstraint(
                condition=Q(selesai_pada__isnull=True) | Q(selesai_pada__gte=models.F("mulai_pada")),
                name="jeda_tidak_mundur",
            ),
        ]

    def __str__(self):
        return f"{self.permohonan_id}: {self.alasan}"

    @property
    def provinsi_jejak(self) -> str:
        return self.permohonan.provinsi_jejak

    @property
    def sebab(self) -> AlasanJeda:
        langkah = self.permohonan.sop.ambil_langkah(self.langkah)
        return next(a for a in langkah.jeda if a.kode == self.alasan)

    @property
    def jam(self) -> Jam | None:
        return self.sebab.jam


class Lampiran(models.Model):
    """A stored file standing for a requirement or an output of a step. Replaced by a newer row, never deleted."""

    class Keadaan(models.TextChoices):
        BARU = "baru", "Belum diperiksa"
        SESUAI = "sesuai", "Sesuai"
        KEMBALI = "kembali", "Perlu diperbaiki"

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="lampiran")
    langkah = models.CharField(max_length=40)
    jenis = models.CharField(max_length=40, help_text="code of the requirement or output")
    unggahan = models.ForeignKey(Unggahan, models.PROTECT, related_name="+")
    keadaan = models.CharField(max_length=10, choices=Keadaan, default=Keadaan.BARU)
    catatan = models.CharField(max_length=300, blank=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    diganti_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["permohonan", "jenis"])]

    def __str__(self):
        return f"{self.permohonan_id}: {self.jenis}"

    @property
    def provinsi_jejak(self) -> str:
        return self.permohonan.provinsi_jejak
