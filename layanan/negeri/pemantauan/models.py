"""The report of a period: what was found and advised, to whom it went, and what is done until it is done."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.negeri.program.models import PILIHAN_BAGIAN
from layanan.sop.dinas.models import Dinas, Unit
from pentas.dokumen.models import DokumenTerbit


class LaporanMonev(models.Model):
    """One period's evaluation in one office. ``angka``: the figures as they stood when it was approved;
    ``dokumen``: the code that its paper bears from then on."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="laporan_monev")
    tahun = models.PositiveSmallIntegerField()
    bagian = models.CharField(max_length=5, choices=PILIHAN_BAGIAN)
    temuan = models.TextField(blank=True)
    rekomendasi = models.TextField(blank=True)
    angka = models.JSONField(default=dict, blank=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    disahkan_pada = models.DateTimeField(null=True)
    dokumen = models.ForeignKey(DokumenTerbit, models.PROTECT, null=True, related_name="+")
    disahkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-tahun", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["dinas", "tahun", "bagian"], name="laporan_monev_tunggal"),
            models.CheckConstraint(
                condition=Q(disahkan_pada__isnull=True) | (~Q(temuan="") & ~Q(rekomendasi="")),
                name="laporan_monev_sah_lengkap",
            ),
        ]

    def __str__(self):
        return f"Pemantauan {self.get_bagian_display()} {self.tahun}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class TindakLanjut(models.Model):
    """What is done about an obstacle: by which position and until when. Followed beyond the report until done."""

    class Keadaan(models.TextChoices):
        RENCANA = "rencana", "Direncanakan"
        BERJALAN = "berjalan", "Berjalan"
        SELESAI = "selesai", "Selesai"

    laporan = models.ForeignKey(LaporanMonev, models.PROTECT, related_name="tindak_lanjut")
    hambatan = models.CharField(max_length=200)
    uraian = models.CharField(max_length=300)
    penanggung_jawab = models.CharField(max_length=100)
    batas = models.DateField()
    keadaan = models.CharField(max_length=10, choices=Keadaan, default=Keadaan.RENCANA)
    kemajuan = models.CharField(max_length=300, blank=True)
    selesai_pada = models.DateField(null=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["batas", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(keadaan="selesai") | (Q(selesai_pada__isnull=False) & ~Q(kemajuan="")),
                name="tindak_lanjut_selesai_berhasil",
            )
        ]

    def __str__(self):
        return self.uraian

    @property
    def provinsi_jejak(self) -> str:
        return self.laporan.dinas.provinsi_id


class Penyampaian(models.Model):
    """The report went to one of those it is for, in this form, on that day."""

    class Penerima(models.TextChoices):
        NEGERI = "negeri", "Pemerintah negeri"
        DINAS = "dinas", "Kepala Dinas Dukcapil"
        MASYARAKAT = "masyarakat", "Masyarakat"

    laporan = models.ForeignKey(LaporanMonev, models.CASCADE, related_name="penyampaian")
    penerima = models.CharField(max_length=12, choices=Penerima)
    bentuk = models.CharField(max_length=100)
    disampaikan_pada = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["laporan", "penerima"], name="penyampaian_monev_tunggal")]

    def __str__(self):
        return self.get_penerima_display()


class KepuasanNegeri(models.Model):
    """What the survey's answers from one negeri add up to in one month: never one answer by itself.

    ``isi``: {"U1": [how many, their sum], …}.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    jumlah = models.PositiveIntegerField(default=0)
    isi = models.JSONField(default=dict)

    class Meta:
        ordering = ["tahun", "bulan", "pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "tahun", "bulan"], name="kepuasan_negeri_tunggal")]

    def __str__(self):
        return f"Kepuasan {self.unit_id}, {self.bulan}/{self.tahun}"

    @property
    def provinsi_jejak(self) -> str:
        return self.unit.dinas.provinsi_id
