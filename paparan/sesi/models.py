"""The paparan: the order of the finalists and when each began and ended."""

from django.conf import settings
from django.db import models

from paparan.sesi.pedoman import WAKTU_MENIT
from penilaian.penetapan.models import Finalis, Penetapan
from penilaian.periode.models import Periode


class SesiQuerySet(models.QuerySet):
    def kini(self, periode: Periode) -> "Sesi | None":
        """The session of the period's current top ten; one of a superseded determination is history."""
        sesi = (
            self.filter(penetapan__periode=periode, penetapan__digantikan_oleh__isnull=True)
            .select_related("penetapan")
            .first()
        )
        if sesi is not None:
            sesi.penetapan.periode = periode
        return sesi


class Sesi(models.Model):
    """One paparan for one determination of the top ten. Opening it freezes w of the period."""

    class CaraUrut(models.TextChoices):
        PERINGKAT = "peringkat", "Menurut peringkat lapangan"
        UNDIAN = "undian", "Diundi"
        MANUAL = "manual", "Disusun sendiri"

    penetapan = models.OneToOneField(Penetapan, models.PROTECT, related_name="sesi")
    tanggal = models.DateField()
    tempat = models.CharField(max_length=200, blank=True)
    durasi_menit = models.PositiveSmallIntegerField("waktu paparan (menit)", default=WAKTU_MENIT)
    cara_urut = models.CharField("urutan", max_length=10, choices=CaraUrut, default=CaraUrut.PERINGKAT)
    benih = models.CharField(
        "benih undian", max_length=60, blank=True, help_text="seed of the draw; the order follows from it"
    )
    dibuka_pada = models.DateTimeField(null=True, blank=True)
    dibuka_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SesiQuerySet.as_manager()

    def __str__(self):
        return f"Paparan {self.penetapan.periode_id}, {self.tanggal}"

    @property
    def periode(self) -> Periode:
        return self.penetapan.periode

    @property
    def sudah_dibuka(self) -> bool:
        return self.dibuka_pada is not None


class TampilQuerySet(models.QuerySet):
    def lengkap(self):
        """With the office's name, one query."""
        return self.select_related("finalis__peserta__kabupaten_kota")


class Tampil(models.Model):
    """One finalist's turn. ``urutan`` is the order of appearance."""

    sesi = models.ForeignKey(Sesi, models.PROTECT, related_name="tampil")
    finalis = models.OneToOneField(Finalis, models.PROTECT, related_name="tampil")
    urutan = models.PositiveSmallIntegerField()
    penyaji = models.CharField("penyaji (jabatan)", max_length=150, blank=True)
    mulai_pada = models.DateTimeField(null=True, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)

    objects = TampilQuerySet.as_manager()

    class Meta:
        ordering = ["sesi", "urutan"]
        constraints = [models.UniqueConstraint(fields=["sesi", "urutan"], name="tampil_urutan_tunggal")]

    def __str__(self):
        return f"{self.urutan}. {self.kabupaten_kota}"

    @property
    def peserta(self):
        return self.finalis.peserta

    @property
    def kabupaten_kota(self):
        return self.finalis.peserta.kabupaten_kota

    @property
    def kode(self) -> str:
        return self.finalis.peserta.kabupaten_kota_id

    @property
    def berjalan(self) -> bool:
        return self.mulai_pada is not None and self.selesai_pada is None

    @property
    def usai(self) -> bool:
        return self.selesai_pada is not None

    @property
    def lama(self) -> str:
        """How long it took, as "14:52"; "" while it is not over."""
        if not self.usai:
            return ""
        menit, detik = divmod(self._lama_detik, 60)
        return f"{menit:02d}:{detik:02d}"

    @property
    def lewat_waktu(self) -> bool:
        return self.usai and self._lama_detik > self.sesi.durasi_menit * 60

    @property
    def _lama_detik(self) -> int:
        return round((self.selesai_pada - self.mulai_pada).total_seconds())
