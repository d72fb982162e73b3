"""Service standards: what an office promises, in fourteen components, version by version."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.sop.deklarasi.daftar import ambil_sop
from layanan.sop.dinas.models import Dinas
from layanan.sop.standar.komponen import KOMPONEN, MENURUT_KODE, PENGELOLAAN, PENYAMPAIAN, PILIHAN_KOMPONEN, Komponen
from pentas.dokumen.models import DokumenTerbit


class StandarQuerySet(models.QuerySet):
    def lengkap(self):
        return self.select_related("dinas__provinsi", "dinas__kabupaten_kota", "dokumen")

    def terbit(self):
        return self.filter(diterbitkan_pada__isnull=False)

    def berlaku(self):
        """The newest published version of each office and service."""
        lebih_baru = self.model.objects.terbit().filter(
            dinas=models.OuterRef("dinas"), layanan=models.OuterRef("layanan"), versi__gt=models.OuterRef("versi")
        )
        return self.terbit().filter(~models.Exists(lebih_baru))


class StandarPelayanan(models.Model):
    """One version. Published with its decree it never changes again; the next one begins as its copy."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="standar")
    layanan = models.CharField(max_length=40)
    versi = models.PositiveSmallIntegerField(default=1)
    sk_nomor = models.CharField(max_length=100, blank=True)
    sk_tanggal = models.DateField(null=True, blank=True)
    diterbitkan_pada = models.DateTimeField(null=True)
    diterbitkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    dokumen = models.ForeignKey(DokumenTerbit, models.PROTECT, null=True, blank=True, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)
    cap = models.PositiveIntegerField(default=1, help_text="counts changes of a draft")

    objects = StandarQuerySet.as_manager()

    class Meta:
        ordering = ["dinas", "layanan", "versi"]
        constraints = [
            models.UniqueConstraint(fields=["dinas", "layanan", "versi"], name="standar_versi_tunggal"),
            models.UniqueConstraint(
                fields=["dinas", "layanan"],
                condition=Q(diterbitkan_pada__isnull=True),
                name="standar_satu_draf",
            ),
            models.CheckConstraint(
                condition=Q(diterbitkan_pada__isnull=True) | (~Q(sk_nomor="") & Q(sk_tanggal__isnull=False)),
                name="standar_terbit_bersk",
            ),
        ]

    def __str__(self):
        return f"{self.layanan} {self.dinas_id} v{self.versi}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id

    @property
    def terbit(self) -> bool:
        return self.diterbitkan_pada is not None

    @property
    def nama_layanan(self) -> str:
        sop = ambil_sop(self.layanan)
        return sop.nama if sop else self.layanan

    @property
    def urut_komponen(self) -> list["KomponenStandar"]:
        """All fourteen, in the order of the norm."""
        ada = {k.kode: k for k in self.komponen.all()}
        return [ada.get(k.kode) or KomponenStandar(standar=self, kode=k.kode) for k in KOMPONEN]

    @property
    def kelompok(self) -> list[tuple[str, list["KomponenStandar"]]]:
        """Delivery and management, each with its name."""
        semua = self.urut_komponen
        return [
            (PENYAMPAIAN, [k for k in semua if k.komponen.penyampaian]),
            (PENGELOLAAN, [k for k in semua if not k.komponen.penyampaian]),
        ]


class KomponenStandar(models.Model):
    """What one component says, a point per line. ``usulan``: the source is silent; ours is a proposal and says so."""

    standar = models.ForeignKey(StandarPelayanan, models.PROTECT, related_name="komponen")
    kode = models.CharField(max_length=3, choices=PILIHAN_KOMPONEN)
    isi = models.TextField(blank=True)
    usulan = models.BooleanField(default=False)
    catatan = models.CharField(max_length=200, blank=True, help_text="why it is a proposal")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["standar", "kode"], name="komponen_standar_tunggal")]

    def __str__(self):
        return f"{self.standar_id}: {self.kode}"

    @property
    def komponen(self) -> Komponen:
        return MENURUT_KODE[self.kode]

    @property
    def butir(self) -> list[str]:
        return [baris.strip() for baris in self.isi.splitlines() if baris.strip()]
