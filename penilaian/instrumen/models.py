"""The rubric: variables, indicators, level descriptors, criteria, threshold rules, wanted evidence.

Source: document 001 (Pedoman Teknis); what it leaves open is in docs/rumus.md. A published
instrument is frozen: ``tindakan`` refuses every change, and next year is a clone.
"""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Prefetch


class InstrumenQuerySet(models.QuerySet):
    def utuh(self):
        """With everything a page of the rubric needs, in a fixed number of queries."""
        indikator = Indikator.objects.prefetch_related("level", "kriteria", "bukti_diminta")
        return self.prefetch_related(Prefetch("variabel__indikator", queryset=indikator))


class Instrumen(models.Model):
    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        TERBIT = "terbit", "Terbit"

    provinsi = models.ForeignKey("wilayah.Provinsi", models.PROTECT, related_name="instrumen")
    kode = models.SlugField(max_length=40, unique=True)
    judul = models.CharField(max_length=250)
    tahun = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAF)
    parameter = models.JSONField(default=dict, blank=True, help_text="defaults of {nama} in texts, e.g. batas_data")
    catatan_sumber = models.JSONField(default=list, blank=True, help_text="known defects of the source text")
    sk_nomor = models.CharField("nomor SK", max_length=100, blank=True)
    sk_tanggal = models.DateField("tanggal SK", null=True, blank=True)
    sk_penanda_tangan = models.CharField("penanda tangan SK", max_length=150, blank=True)
    terbit_pada = models.DateTimeField(null=True, blank=True)
    terbit_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    sidik = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the published content")
    asal = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="turunan")

    objects = InstrumenQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "kode"]

    def __str__(self):
        return self.judul

    @property
    def provinsi_jejak(self) -> str:
        return self.provinsi_id

    @property
    def sudah_terbit(self) -> bool:
        return self.status == self.Status.TERBIT


class Variabel(models.Model):
    instrumen = models.ForeignKey(Instrumen, models.CASCADE, related_name="variabel")
    kode = models.SlugField(max_length=10)
    nomor = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=200)
    bobot = models.DecimalField(
        max_digits=7, decimal_places=4, validators=[MinValueValidator(Decimal("0.0001"))], help_text="points of 100"
    )

    class Meta:
        ordering = ["instrumen", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["instrumen", "kode"], name="variabel_kode_tunggal"),
            models.UniqueConstraint(fields=["instrumen", "nomor"], name="variabel_nomor_tunggal"),
            models.CheckConstraint(condition=models.Q(bobot__gt=0), name="variabel_bobot_positif"),
        ]

    def __str__(self):
        return f"{self.nomor}. {self.nama}"


class Indikator(models.Model):
    class Mode(models.TextChoices):
        KUMULATIF = "kumulatif", "Daftar syarat"
        ATURAN = "aturan", "Angka dan ambang"
        WAWANCARA = "wawancara", "Wawancara"

    instrumen = models.ForeignKey(Instrumen, models.CASCADE, related_name="indikator")
    variabel = models.ForeignKey(Variabel, models.CASCADE, related_name="indikator")
    kode = models.SlugField(max_length=10, help_text="as printed: 1 … 30, 22a; never a number")
    urutan = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=200)
    pertanyaan = models.TextField()
    mode = models.CharField(max_length=10, choices=Mode)
    bobot = models.DecimalField(max_digits=7, decimal_places=4, default=1, help_text="weight within its variable")
    nilai_maks = models.PositiveSmallIntegerField(default=5)
    dinilai_desk = models.BooleanField(default=True, help_text="False: interview, valued in the field only")
    kroscek = models.CharField(max_length=12, default="wajib", help_text="wajib / disarankan in the field")
    metode = models.JSONField(default=list)
    masukan = models.JSONField(default=list, help_text="numbers asked for; see instrumen.hitung.hitung_masukan")
    aturan = models.JSONField(default=list, help_text="first matching rule gives the level")
    batas = models.JSONField(default=list, help_text="how boundaries are read, shown to people")
    konteks_waktu = models.CharField(max_length=200, blank=True)
    narasumber = models.CharField(max_length=200, blank=True)
    pedoman_wawancara = models.JSONField(default=list)
    sumber_terpotong = models.BooleanField(default=False)

    class Meta:
        ordering = ["instrumen", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["instrumen", "kode"], name="indikator_kode_tunggal"),
            models.CheckConstraint(
                condition=models.Q(bobot__gt=0) & models.Q(nilai_maks__gt=0), name="indikator_bobot_maks_positif"
            ),
        ]

    def __str__(self):
        return f"{self.kode}. {self.judul}"

    @property
    def takurai(self) -> list[int]:
        """Levels that the source leaves undescribed: they may be chosen, with a reason."""
        terurai = {lv.nilai for lv in self.level.all() if lv.dijelaskan}
        return [n for n in range(1, self.nilai_maks + 1) if n not in terurai]


class Level(models.Model):
    """What one level asks. ``dijelaskan`` False: the source is silent; choosing it wants a reason."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="level")
    nilai = models.PositiveSmallIntegerField()
    dijelaskan = models.BooleanField(default=True)
    deskripsi = models.TextField(blank=True)
    usulan_deskripsi = models.TextField(blank=True)
    makna_sumber = models.TextField(blank=True)
    sumber_terpotong = models.BooleanField(default=False)

    class Meta:
        ordering = ["indikator", "nilai"]
        constraints = [models.UniqueConstraint(fields=["indikator", "nilai"], name="level_tunggal")]


class Kriteria(models.Model):
    """One tick. ``mulai_level`` is the level that first asks for it."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="kriteria")
    kode = models.CharField(max_length=12)
    urutan = models.PositiveSmallIntegerField()
    teks = models.TextField()
    mulai_level = models.PositiveSmallIntegerField()
    asal = models.CharField(max_length=30, default="sumber")
    keterangan = models.TextField(blank=True)
    digantikan_oleh = models.JSONField(default=list)

    class Meta:
        ordering = ["indikator", "mulai_level", "urutan"]
        constraints = [models.UniqueConstraint(fields=["indikator", "kode"], name="kriteria_kode_tunggal")]

    @property
    def tanda(self) -> str:
        """The tag on screen: level and letter, 1.j of level 4 → "4j"."""
        return f"{self.mulai_level}{self.kode.rsplit('.', 1)[-1]}"


class BuktiDiminta(models.Model):
    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="bukti_diminta")
    urutan = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=30)
    nama = models.TextField()
    wajib = models.BooleanField(default=False)
    privasi = models.TextField(blank=True)

    class Meta:
        ordering = ["indikator", "urutan"]


class PemetaanIndikator(models.Model):
    """Last year's indicator beside this year's. A draft's pairs are kept here and the rest derived from
    its content (``pemetaan_baris``); publishing freezes a row for every indicator of both years."""

    class Jenis(models.TextChoices):
        SAMA = "sama", "Sama"
        BERUBAH = "berubah", "Berubah"
        DIHAPUS = "dihapus", "Dihapus"
        BARU = "baru", "Baru"

    instrumen = models.ForeignKey(Instrumen, models.CASCADE, related_name="pemetaan", help_text="the newer rubric")
    lama = models.ForeignKey(Indikator, models.PROTECT, null=True, blank=True, related_name="+")
    baru = models.ForeignKey(Indikator, models.CASCADE, null=True, blank=True, related_name="+")
    jenis = models.CharField(max_length=10, choices=Jenis)
    perubahan = models.JSONField(default=list, blank=True, help_text="what differs, in words")
    manual = models.BooleanField(default=False, help_text="paired by a person, not by the proposal")

    class Meta:
        ordering = ["instrumen", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["instrumen", "lama"], name="pemetaan_lama_tunggal"),
            models.UniqueConstraint(fields=["baru"], name="pemetaan_baru_tunggal"),
            models.CheckConstraint(
                condition=models.Q(lama__isnull=False) | models.Q(baru__isnull=False), name="pemetaan_ada_isinya"
            ),
        ]
