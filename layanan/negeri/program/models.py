"""The programme of one office: what a negeri needs at least, and against what its results are held."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from layanan.sop.dinas.models import Dinas
from layanan.sop.skm.rentang import BAGIAN

PILIHAN_BAGIAN = tuple((kode, nama) for kode, (nama, _awal, _akhir) in BAGIAN.items())
PERSEN = (MinValueValidator(0), MaxValueValidator(100))


class ProgramNegeri(models.Model):
    """The office's settings of the programme. The guide names no numbers: all are proposals until the office changes
    them (``usulan``).

    ``sebelum_tahun``, ``sebelum_bagian``: the survey made before documents were served online, with which every later
    one is compared.
    """

    dinas = models.OneToOneField(Dinas, models.PROTECT, related_name="program_negeri")
    usulan = models.BooleanField(default=True)
    target_tepat = models.PositiveSmallIntegerField(default=80, validators=PERSEN)
    sebelum_tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    sebelum_bagian = models.CharField(max_length=5, choices=PILIHAN_BAGIAN, blank=True)
    min_internet = models.DecimalField(max_digits=6, decimal_places=2, default=2, validators=[MinValueValidator(0)])
    min_komputer = models.PositiveSmallIntegerField(default=1)
    min_pencetak = models.PositiveSmallIntegerField(default=1)
    min_pemindai = models.PositiveSmallIntegerField(default=1)
    min_proyektor = models.PositiveSmallIntegerField(default=0)
    min_listrik = models.PositiveSmallIntegerField(default=8, validators=[MaxValueValidator(24)])
    min_tik = models.PositiveSmallIntegerField(default=1)
    min_adminduk = models.PositiveSmallIntegerField(default=1)
    min_relawan = models.PositiveSmallIntegerField(default=1)

    def __str__(self):
        return f"Program negeri {self.dinas_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class DrafProgram(models.Model):
    """What one account has typed into one form and not stored yet. ``kunci``: the form's address; never a record."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    kunci = models.CharField(max_length=200)
    isi = models.JSONField(default=dict)
    diubah_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-diubah_pada"]
        constraints = [models.UniqueConstraint(fields=["pengguna", "kunci"], name="draf_program_tunggal")]

    def __str__(self):
        return f"Draf {self.kunci}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id
