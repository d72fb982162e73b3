"""The day in the village: tablets, and every resident who got a number, as the devices reported it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.ketupat_pecel.dokumen.models import DokumenDesa, SyaratDesa
from layanan.ketupat_pecel.hari.alur import Kantor, KeadaanPelayanan, LangkahMeja, Penyelesaian
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.warga.models import Warga
from layanan.sop.dinas.models import Dinas
from layanan.sop.pribadi.medan import NikField, SidikField, TersandiField
from layanan.sop.pribadi.models import BerdataPribadi
from pentas.unggahan.models import Unggahan


class Tablet(models.Model):
    """A device that gives numbers. ``nomor`` is unique in the whole installation and never given again: so receipts
    made without a network never collide. A browser that lost its storage becomes another tablet."""

    nomor = models.PositiveIntegerField(unique=True)
    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    perangkat = models.UUIDField(unique=True, help_text="made by the device, kept in its storage")
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["nomor"]

    def __str__(self):
        return f"T{self.nomor}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class TabletHari(models.Model):
    """A tablet on one trip. ``huruf`` begins its queue numbers (B-17). The last numbers are what the device itself
    said it has given: what is missing below them has not arrived."""

    perjalanan = models.ForeignKey(Perjalanan, models.PROTECT, related_name="tablet")
    tablet = models.ForeignKey(Tablet, models.PROTECT, related_name="+")
    huruf = models.CharField(max_length=2)
    antrean_terakhir = models.PositiveIntegerField(default=0)
    urut_awal = models.PositiveIntegerField(default=0, help_text="running number of receipts before this trip")
    urut_terakhir = models.PositiveIntegerField(default=0)
    dilaporkan_pada = models.DateTimeField(null=True)
    selisih_jam = models.IntegerField(null=True, help_text="seconds its clock was ahead")
    hilang_pada = models.DateTimeField(null=True, help_text="declared lost; its gaps must be explained one by one")

    class Meta:
        ordering = ["huruf"]
        constraints = [
            models.UniqueConstraint(fields=["perjalanan", "tablet"], name="tablet_hari_tunggal"),
            models.UniqueConstraint(fields=["perjalanan", "huruf"], name="tablet_hari_huruf_tunggal"),
        ]

    def __str__(self):
        return f"{self.huruf} ({self.perjalanan_id})"

    @property
    def provinsi_jejak(self) -> str:
        return self.perjalanan.provinsi_jejak


class Pelayanan(BerdataPribadi):
    """One resident who got a queue number. Its key is made by the device; ``versi`` counts what arrived of it.

    ``urut``: running number of the receipt on its tablet (NULL: none was needed). ``sidik_pin``: of the four
    digits printed beside it.
    """

    MEDAN_PRIBADI = ("nik", "nama", "telepon", "catatan")

    tanda = models.UUIDField(primary_key=True)
    perjalanan = models.ForeignKey(Perjalanan, models.PROTECT, related_name="pelayanan")
    tablet = models.ForeignKey(TabletHari, models.PROTECT, related_name="pelayanan")
    antrean = models.PositiveIntegerField()
    warga = models.ForeignKey(Warga, models.PROTECT, null=True, related_name="pelayanan", help_text="empty: walk-in")
    nik = NikField()
    nik_sidik = SidikField()
    nama = TersandiField()
    telepon = TersandiField()
    dusun = models.CharField(max_length=60, blank=True)
    catatan = TersandiField()
    keadaan = models.CharField(max_length=10, choices=KeadaanPelayanan, default=KeadaanPelayanan.MENUNGGU)
    tanda_terima = models.CharField(max_length=20, null=True, unique=True)  # noqa: DJ001 NULL: none, and unique
    urut = models.PositiveIntegerField(null=True)
    sidik_pin = models.CharField(max_length=128, blank=True)
    rencana_ambil = models.DateField(null=True)
    tempat_ambil = models.CharField(max_length=150, blank=True)
    luring = models.BooleanField(default=False, help_text="the receipt was given without a network")
    diterima_pada = models.DateTimeField(help_text="when the number was given, by the server's clock")
    selesai_pada = models.DateTimeField(null=True)
    versi = models.PositiveIntegerField(default=1)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    dikabari_pada = models.DateTimeField(null=True, help_text="told that the promised date moves")
    dikabari_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["diterima_pada", "tanda"]
        constraints = [
            models.UniqueConstraint(fields=["tablet", "antrean"], name="pelayanan_antrean_tunggal"),
            models.UniqueConstraint(
                fields=["tablet", "urut"], condition=Q(urut__isnull=False), name="pelayanan_urut_tunggal"
            ),
            models.CheckConstraint(
                condition=Q(dihapus_pada__isnull=True)
                | Q(nik__isnull=True, nama__isnull=True, telepon__isnull=True, catatan__isnull=True),
                name="pelayanan_terhapus_kosong",
            ),
        ]
        indexes = [models.Index(fields=["perjalanan", "keadaan"]), models.Index(fields=["dinas", "rencana_ambil"])]

    def __str__(self):
        return f"{self.tablet.huruf}-{self.antrean:02d}"


class WaktuMeja(models.Model):
    """The clock of one step of one resident. ``selesai_pada`` NULL: still runs."""

    pelayanan = models.ForeignKey(Pelayanan, models.CASCADE, related_name="waktu")
    langkah = models.CharField(max_length=10, choices=LangkahMeja)
    mulai_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ["mulai_pada", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pelayanan", "langkah"], name="waktu_meja_tunggal"),
            models.CheckConstraint(
                condition=Q(selesai_pada__isnull=True) | Q(selesai_pada__gte=models.F("mulai_pada")),
                name="waktu_meja_tidak_mundur",
            ),
        ]

    def __str__(self):
        return f"{self.pelayanan_id}: {self.langkah}"

    @property
    def provinsi_jejak(self) -> str:
        return self.pelayanan.provinsi_jejak


class DokumenPelayanan(models.Model):
    """One document of one resident: how it ended on the day, and afterwards at the office (``layanan.susulan``)."""

    Kantor = Kantor

    pelayanan = models.ForeignKey(Pelayanan, models.PROTECT, related_name="dokumen")
    dokumen = models.ForeignKey(DokumenDesa, models.PROTECT, related_name="+")
    keterangan = models.CharField(max_length=120, blank=True)
    penyelesaian = models.CharField(max_length=10, choices=Penyelesaian, default=Penyelesaian.BELUM)
    alasan = models.CharField(max_length=200, blank=True, help_text="why held or refused")
    nomor = models.CharField(max_length=60, blank=True, help_text="of the finished document")
    kantor = models.CharField(max_length=16, choices=Kantor, blank=True)
    diproses_pada = models.DateTimeField(null=True, help_text="work on it began at the office")
    siap_pada = models.DateTimeField(null=True)
    selesai_pada = models.DateTimeField(null=True, help_text="handed over, on the spot or later")

    class Meta:
        ordering = ["dokumen__urutan", "pk"]
        constraints = [models.UniqueConstraint(fields=["pelayanan", "dokumen"], name="dokumen_pelayanan_tunggal")]
        indexes = [models.Index(fields=["penyelesaian", "kantor"])]

    def __str__(self):
        return f"{self.pelayanan_id}: {self.dokumen_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.pelayanan.provinsi_jejak


class FotoBerkas(models.Model):
    """A photograph of a paper, as it came from the tablet. ``titipan``: the deposit it travelled in."""

    pelayanan = models.ForeignKey(Pelayanan, models.PROTECT, related_name="foto")
    syarat = models.ForeignKey(SyaratDesa, models.PROTECT, null=True, related_name="+")
    unggahan = models.ForeignKey(Unggahan, models.PROTECT, related_name="+")
    titipan = models.UUIDField(unique=True)
    pada = models.DateTimeField()
    dilepas_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pada", "pk"]

    def __str__(self):
        return f"{self.pelayanan_id}: {self.unggahan_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.pelayanan.provinsi_jejak
