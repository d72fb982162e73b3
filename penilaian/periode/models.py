"""A year of evaluation: its settings, stages, participants, jury and conflicts of interest."""

from decimal import Decimal
from functools import cached_property

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from penilaian.instrumen.models import Indikator, Instrumen
from penilaian.periode.alur import KodeTahap, StatusTahap
from pentas.akun.peran import PERAN_LAYANAN
from pentas.dokumen import tanda


class PeriodeQuerySet(models.QuerySet):
    def dapat_dilihat(self, pengguna):
        """Periods of the provinces in which the account has an assignment, for that period or all; a role of the
        services is none.
        """
        syarat = models.Q(pk__in=[])
        for p in pengguna.semua_penugasan:
            if p.peran in PERAN_LAYANAN:
                continue
            q = models.Q(provinsi_id=p.provinsi_id)
            if p.periode_kode:
                q &= models.Q(kode=p.periode_kode)
            if p.kabupaten_kota_id:
                q &= models.Q(peserta__kabupaten_kota_id=p.kabupaten_kota_id)
            syarat |= q
        return self.filter(syarat).distinct()


class Periode(models.Model):
    class Jenis(models.TextChoices):
        RESMI = "resmi", "Resmi"
        GLADI = "gladi", "Gladi"
        CONTOH = "contoh", "Contoh"

    class ModeAkhir(models.TextChoices):
        GABUNGAN = "gabungan", "Nilai lapangan dan paparan digabung"
        PAPARAN = "paparan", "Nilai paparan saja"

    class AturanSeri(models.TextChoices):
        BOBOT = "bobot", "Variabel berbobot terbesar lebih dulu"
        PLENO = "pleno", "Diputuskan rapat pleno"

    class JumlahVerifikator(models.IntegerChoices):
        SATU = 1, "Satu verifikator"
        DUA = 2, "Dua verifikator, masing-masing menilai sendiri"

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=150)
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=10, choices=Jenis, default=Jenis.RESMI)
    provinsi = models.ForeignKey("wilayah.Provinsi", models.PROTECT, related_name="+")
    instrumen = models.ForeignKey(Instrumen, models.PROTECT, related_name="periode")
    parameter = models.JSONField(default=dict, blank=True, help_text="years and dates that indicator texts mention")
    jumlah_besar = models.PositiveSmallIntegerField("jumlah besar", default=10, validators=[MinValueValidator(1)])
    bobot_lapangan = models.DecimalField(
        "bobot nilai lapangan",
        max_digits=5,
        decimal_places=2,
        default=80,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text="w in per cent; paparan weighs the rest. Our judgement: the sources are silent.",
    )
    mode_akhir = models.CharField(max_length=10, choices=ModeAkhir, default=ModeAkhir.GABUNGAN)
    aturan_seri = models.CharField(max_length=10, choices=AturanSeri, default=AturanSeri.BOBOT)
    jumlah_verifikator = models.PositiveSmallIntegerField(
        choices=JumlahVerifikator,
        default=JumlahVerifikator.SATU,
        help_text="2: a desk value needs two equal judgements",
    )
    bobot_beku_pada = models.DateTimeField(null=True, blank=True, help_text="w may not change after this moment")
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = PeriodeQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "kode"]

    def __str__(self):
        return self.nama

    @property
    def tanda(self) -> str:
        """The mark on every page and document of a rehearsal or of demo data; "" where the period is official."""
        return {self.Jenis.CONTOH: tanda.CONTOH, self.Jenis.GLADI: tanda.GLADI}.get(self.jenis, "")

    @property
    def dua_verifikator(self) -> bool:
        return self.jumlah_verifikator == self.JumlahVerifikator.DUA

    @property
    def bobot_paparan(self) -> Decimal:
        return 100 - self.bobot_lapangan

    @property
    def jumlah_masuk(self) -> int:
        """Places in the paparan: the top n of one joint list, or the sum of the quotas."""
        return self.kategori.aggregate(jumlah=models.Sum("kuota"))["jumlah"] or self.jumlah_besar

    @cached_property
    def semua_tahap(self) -> list["Tahap"]:
        return list(self.tahap.all())

    def lupakan_tahap(self) -> None:
        """A stage has moved: what this object read of them, or was fetched with, is old."""
        self.__dict__.pop("semua_tahap", None)
        getattr(self, "_prefetched_objects_cache", {}).pop("tahap", None)

    @property
    def tahap_kini(self) -> "Tahap | None":
        """The stage that is open, or None between stages; at most one is open."""
        return next((t for t in self.semua_tahap if t.status == StatusTahap.BERJALAN), None)

    def sedang(self, *kode) -> bool:
        tahap = self.tahap_kini
        return tahap is not None and tahap.kode in kode

    def sudah_selesai(self, kode) -> bool:
        """Has this stage been closed?"""
        return any(t.kode == kode and t.status == StatusTahap.DITUTUP for t in self.semua_tahap)

    @cached_property
    def perpanjangan_kini(self) -> "PerpanjanganTahap | None":
        """The last extension of the stage that is open, for the line on every dashboard."""
        tahap = self.tahap_kini
        return self.perpanjangan.filter(tahap=tahap.kode).last() if tahap else None

    @property
    def kode_tahap(self) -> str | None:
        """For scripts: the open stage, else the one closed last ("selesai" at the end), None before the first."""
        if tahap := self.tahap_kini:
            return tahap.kode
        ditutup = [t.kode for t in self.semua_tahap if t.status == StatusTahap.DITUTUP]
        return ditutup[-1] if ditutup else None

    @property
    def label_tahap(self) -> str:
        if tahap := self.tahap_kini:
            return f"Tahap {tahap.get_kode_display().lower()}"
        if self.semua_tahap and self.semua_tahap[-1].status == StatusTahap.DITUTUP:
            return "Selesai"
        return "Belum ada tahap yang dibuka"


class Tahap(models.Model):
    periode = models.ForeignKey(Periode, models.CASCADE, related_name="tahap")
    kode = models.CharField(max_length=20, choices=KodeTahap)
    urutan = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=StatusTahap, default=StatusTahap.BELUM)
    mulai = models.DateTimeField(null=True, blank=True, help_text="planned; dates warn, they never switch")
    selesai = models.DateTimeField(null=True, blank=True)
    dibuka_pada = models.DateTimeField(null=True, blank=True)
    dibuka_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ditutup_pada = models.DateTimeField(null=True, blank=True)
    ditutup_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["periode", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["periode", "kode"], name="tahap_kode_tunggal"),
            models.UniqueConstraint(fields=["periode", "urutan"], name="tahap_urutan_tunggal"),
            models.UniqueConstraint(
                fields=["periode"], condition=models.Q(status="berjalan"), name="tahap_berjalan_paling_banyak_satu"
            ),
        ]

    def __str__(self):
        return self.get_kode_display()


class Kategori(models.Model):
    """A list of its own with a quota, where a province ranks kabupaten and kota apart."""

    periode = models.ForeignKey(Periode, models.CASCADE, related_name="kategori")
    kode = models.SlugField(max_length=20)
    nama = models.CharField(max_length=100)
    kuota = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["periode", "kode"]
        constraints = [models.UniqueConstraint(fields=["periode", "kode"], name="kategori_kode_tunggal")]


class Peserta(models.Model):
    """An office that takes part in one period."""

    periode = models.ForeignKey(Periode, models.CASCADE, related_name="peserta")
    kabupaten_kota = models.ForeignKey("wilayah.KabupatenKota", models.PROTECT, related_name="+")
    kategori = models.ForeignKey(Kategori, models.SET_NULL, null=True, blank=True, related_name="peserta")
    penduduk = models.PositiveIntegerField(help_text="people, of this period (indicator 13 depends on it)")
    parameter = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["periode", "kabupaten_kota"]
        constraints = [models.UniqueConstraint(fields=["periode", "kabupaten_kota"], name="peserta_tunggal")]

    def __str__(self):
        return self.kabupaten_kota.nama

    @property
    def kode(self) -> str:
        return self.kabupaten_kota_id

    @property
    def semua_parameter(self) -> dict:
        """Of the period, with this office's own on top."""
        return {**self.periode.parameter, **self.parameter}


class Narasumber(models.Model):
    """The officer whom the office nominates for an interview indicator."""

    peserta = models.ForeignKey(Peserta, models.CASCADE, related_name="narasumber")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=150)
    nama = models.CharField(max_length=150, blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True)

    class Meta:
        ordering = ["peserta", "indikator"]
        constraints = [models.UniqueConstraint(fields=["peserta", "indikator"], name="narasumber_tunggal")]


class TidakBerlaku(models.Model):
    """An indicator that does not apply to one participant: out of numerator and denominator."""

    peserta = models.ForeignKey(Peserta, models.CASCADE, related_name="tidak_berlaku")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="+")
    alasan = models.TextField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["peserta", "indikator"], name="tidak_berlaku_tunggal")]


class AnggotaTim(models.Model):
    """A juror of this period."""

    class Sebagai(models.TextChoices):
        KETUA = "ketua", "Ketua"
        ANGGOTA = "anggota", "Anggota"

    periode = models.ForeignKey(Periode, models.CASCADE, related_name="anggota_tim")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sebagai = models.CharField(max_length=10, choices=Sebagai, default=Sebagai.ANGGOTA)

    class Meta:
        ordering = ["periode", "-sebagai", "pk"]
        constraints = [models.UniqueConstraint(fields=["periode", "pengguna"], name="anggota_tim_tunggal")]


class Benturan(models.Model):
    """A juror's declared conflict of interest with one office: he gives it no value."""

    periode = models.ForeignKey(Periode, models.CASCADE, related_name="benturan")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    peserta = models.ForeignKey(Peserta, models.CASCADE, related_name="benturan")
    alasan = models.TextField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pengguna", "peserta"], name="benturan_tunggal")]


class BebasBenturan(models.Model):
    """A juror states that he has no conflict of interest beyond those on record; or who noted it for him, and why."""

    periode = models.ForeignKey(Periode, models.CASCADE, related_name="bebas_benturan")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    alasan = models.CharField(max_length=500, blank=True)
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["periode", "pengguna"], name="bebas_benturan_tunggal")]


class Sosialisasi(models.Model):
    """Record of a briefing (source: document 000, item 3a)."""

    periode = models.ForeignKey(Periode, models.CASCADE, related_name="sosialisasi")
    tanggal = models.DateField()
    tempat = models.CharField(max_length=200)
    materi = models.TextField()
    hadir = models.ManyToManyField(Peserta, blank=True, related_name="sosialisasi")
    jumlah_hadir = models.PositiveSmallIntegerField(help_text="persons")
    bahan = models.ForeignKey("unggahan.Unggahan", models.PROTECT, null=True, blank=True, related_name="+")
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-tanggal", "-pk"]


class Penandatangan(models.Model):
    """Who signs one kind of document of this period; without rows the letterhead's signatory does."""

    class Dokumen(models.TextChoices):
        BA_KUNJUNGAN = "berita-acara-kunjungan", "Berita acara kunjungan"
        PERINGKAT = "peringkat", "Peringkat hasil kunjungan"
        BA_PENETAPAN = "berita-acara-penetapan", "Berita acara penetapan"
        PEMENANG = "pemenang", "Peringkat akhir"
        BA_PEMENANG = "berita-acara-pemenang", "Berita acara pemenang"
        RAPOR = "rapor", "Rapor kabupaten/kota"

    periode = models.ForeignKey(Periode, models.CASCADE, related_name="penandatangan")
    dokumen = models.CharField(max_length=30, choices=Dokumen)
    urutan = models.PositiveSmallIntegerField()
    jabatan = models.CharField("sebutan jabatan", max_length=200)
    nama = models.CharField(max_length=150, blank=True)
    pangkat = models.CharField("pangkat/golongan", max_length=100, blank=True)
    nip = models.CharField(
        "NIP", max_length=18, blank=True, validators=[RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka.")]
    )

    class Meta:
        ordering = ["periode", "dokumen", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["periode", "dokumen", "urutan"], name="penandatangan_urutan_tunggal")
        ]


class PerpanjanganTahap(models.Model):
    """A deadline moved for everybody: announced while its stage is open, printed in the minutes; only ever added."""

    periode = models.ForeignKey(Periode, models.CASCADE, related_name="perpanjangan")
    tahap = models.CharField(max_length=20, choices=KodeTahap)
    sebelum = models.DateTimeField(null=True)
    sesudah = models.DateTimeField()
    alasan = models.CharField(max_length=500)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["periode", "pk"]
