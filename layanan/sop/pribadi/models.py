"""Personal data and the day on which they go."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.sop.dinas.models import Dinas
from layanan.sop.pribadi.medan import KkField, NikField, SidikField, TersandiField


class BerdataPribadi(models.Model):
    """What every table with personal data has: its office, the day of erasure, and when that happened.

    ``MEDAN_PRIBADI`` names the fields that erasure empties. Rows stay, so that counts and the audit trail hold.
    """

    MEDAN_PRIBADI: tuple[str, ...] = ()

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    hapus_pada = models.DateField(db_index=True, help_text="the last day of keeping; erased on the morning after")
    dihapus_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id

    @property
    def sebutan_simpan(self) -> str:
        """What it belongs to, for the list of what is due: never personal."""
        return str(self)


class MasaSimpan(models.Model):
    """How many months an office keeps a kind of personal data; without a row, as long as the service declares."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=40)
    bulan = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["dinas", "jenis"]
        constraints = [
            models.UniqueConstraint(fields=["dinas", "jenis"], name="masa_simpan_tunggal"),
            models.CheckConstraint(condition=Q(bulan__gte=1), name="masa_simpan_sebulan"),
        ]

    def __str__(self):
        return f"{self.jenis}: {self.bulan}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class DataPribadi(BerdataPribadi):
    """One person of one matter. Services point here, or inherit the base for tables of their own."""

    MEDAN_PRIBADI = ("nik", "kk", "nama")

    layanan = models.CharField(max_length=40)
    rujukan = models.CharField(max_length=60, help_text="what it belongs to, e.g. a register number; never personal")
    nik = NikField()
    nik_sidik = SidikField()
    kk = KkField()
    kk_sidik = SidikField()
    nama = TersandiField()
    dibuat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["dinas", "layanan", "rujukan"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(dihapus_pada__isnull=True)
                | Q(nik__isnull=True, kk__isnull=True, nama__isnull=True, nik_sidik="", kk_sidik=""),
                name="data_pribadi_terhapus_kosong",
            )
        ]

    def __str__(self):
        return f"{self.rujukan}: {self.nik or 'terhapus'}"

    @property
    def sebutan_simpan(self) -> str:
        return self.rujukan
