"""What a negeri has to serve with: infrastructure, people, money; and what its people still have to learn."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from layanan.sop.dinas.models import Unit


class SumberDaya(models.Model):
    """The resource map of one negeri as it stands; the trail has what it was. NULL: not yet asked, never 0.

    Money is whole rupiah of ``tahun_anggaran``.
    """

    class Jangkauan(models.TextChoices):
        TIDAK = "tidak", "Tidak ada sinyal"
        KANTOR = "kantor", "Hanya di kantor negeri"
        SEBAGIAN = "sebagian", "Sebagian wilayah"
        SELURUH = "seluruh", "Seluruh wilayah"

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="sumber_daya")
    internet_mbps = models.DecimalField(
        max_digits=6, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    jangkauan = models.CharField(max_length=10, choices=Jangkauan, blank=True)
    komputer = models.PositiveSmallIntegerField(null=True, blank=True)
    pencetak = models.PositiveSmallIntegerField(null=True, blank=True)
    pemindai = models.PositiveSmallIntegerField(null=True, blank=True)
    proyektor = models.PositiveSmallIntegerField(null=True, blank=True)
    listrik_jam = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(24)])
    aparatur_tik = models.PositiveSmallIntegerField(null=True, blank=True)
    aparatur_adminduk = models.PositiveSmallIntegerField(null=True, blank=True)
    relawan = models.PositiveSmallIntegerField(null=True, blank=True)
    tahun_anggaran = models.PositiveSmallIntegerField(null=True, blank=True)
    dana_desa = models.PositiveBigIntegerField(null=True, blank=True)
    apbd = models.PositiveBigIntegerField(null=True, blank=True)
    hibah = models.PositiveBigIntegerField(null=True, blank=True)
    csr = models.PositiveBigIntegerField(null=True, blank=True)
    catatan = models.CharField(max_length=300, blank=True)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(default=timezone.now)
    diubah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["unit__nama"]

    def __str__(self):
        return f"Sumber daya {self.unit_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.unit.dinas.provinsi_id


class Pelatihan(models.Model):
    """Training that a negeri needs; given once ``diberikan_pada`` is known."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="pelatihan")
    topik = models.CharField(max_length=120)
    jumlah_orang = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    diberikan_pada = models.DateField(null=True, blank=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["diberikan_pada", "pk"]

    def __str__(self):
        return self.topik

    @property
    def provinsi_jejak(self) -> str:
        return self.unit.dinas.provinsi_id
