"""The action plan of a period: what for, how much better, who does what by when, with which money and with whom."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from layanan.negeri.program.models import PERSEN, PILIHAN_BAGIAN
from layanan.sop.dinas.models import Dinas, Unit


class Mitra(models.Model):
    """Who works along: an institution or a group, never a person's name."""

    class Jenis(models.TextChoices):
        INTERNET = "internet", "Penyedia internet"
        ORGANISASI = "organisasi", "Organisasi masyarakat"
        RELAWAN = "relawan", "Kelompok relawan"
        KAMPUS = "kampus", "Perguruan tinggi"
        SWASTA = "swasta", "Perusahaan"
        PEMERINTAH = "pemerintah", "Instansi pemerintah"

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="mitra_negeri")
    jenis = models.CharField(max_length=12, choices=Jenis)
    nama = models.CharField(max_length=120)
    dukungan = models.CharField(max_length=250, help_text="what it gives")
    aktif = models.BooleanField(default=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["nama"]
        constraints = [models.UniqueConstraint(fields=["dinas", "nama"], name="mitra_negeri_tunggal")]

    def __str__(self):
        return self.nama

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class RencanaAksi(models.Model):
    """One plan of one period. ``asal``: the plan that it was copied from."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="rencana_aksi")
    tahun = models.PositiveSmallIntegerField()
    bagian = models.CharField(max_length=5, choices=PILIHAN_BAGIAN)
    tujuan = models.TextField()
    asal = models.ForeignKey("self", models.PROTECT, null=True, related_name="salinan")
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-tahun", "-pk"]
        constraints = [models.UniqueConstraint(fields=["dinas", "tahun", "bagian"], name="rencana_aksi_tunggal")]

    def __str__(self):
        return f"Rencana aksi {self.get_bagian_display()} {self.tahun}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


def angka_target(**isi) -> models.DecimalField:
    return models.DecimalField(max_digits=12, decimal_places=2, **isi)


class TargetRencana(models.Model):
    """Measurable: from where, to where, in what unit; ``nilai_kini`` as last measured. Less may be better."""

    rencana = models.ForeignKey(RencanaAksi, models.CASCADE, related_name="target")
    indikator = models.CharField(max_length=150)
    satuan = models.CharField(max_length=30)
    nilai_awal = angka_target()
    nilai_target = angka_target()
    nilai_kini = angka_target(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(nilai_awal=F("nilai_target")), name="target_bergerak")]

    def __str__(self):
        return self.indikator

    @property
    def provinsi_jejak(self) -> str:
        return self.rencana.dinas.provinsi_id


class SumberDana(models.Model):
    """Money that a plan may spend, in whole rupiah. ``unit``: the negeri whose money it is, where it is one's."""

    class Jenis(models.TextChoices):
        DANA_DESA = "dana_desa", "Dana desa"
        APBD = "apbd", "APBD kabupaten/kota"
        HIBAH = "hibah", "Hibah"
        CSR = "csr", "CSR"

    rencana = models.ForeignKey(RencanaAksi, models.CASCADE, related_name="sumber")
    jenis = models.CharField(max_length=10, choices=Jenis)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    keterangan = models.CharField(max_length=120, blank=True)
    nominal = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        rinci = ", ".join(s for s in (self.unit.nama if self.unit_id else "", self.keterangan) if s)
        return f"{self.get_jenis_display()} ({rinci})" if rinci else self.get_jenis_display()

    @property
    def provinsi_jejak(self) -> str:
        return self.rencana.dinas.provinsi_id


class Kegiatan(models.Model):
    """One activity: its stage, its days, the position that answers for it, how far it is, who works along."""

    class Tahap(models.TextChoices):
        PERSIAPAN = "persiapan", "Persiapan"
        PELAKSANAAN = "pelaksanaan", "Pelaksanaan"
        EVALUASI = "evaluasi", "Evaluasi"

    rencana = models.ForeignKey(RencanaAksi, models.CASCADE, related_name="kegiatan")
    tahap = models.CharField(max_length=12, choices=Tahap)
    nama = models.CharField(max_length=150)
    mulai = models.DateField()
    akhir = models.DateField()
    penanggung_jawab = models.CharField(max_length=100)
    kemajuan = models.PositiveSmallIntegerField(default=0, validators=PERSEN)
    catatan = models.CharField(max_length=300, blank=True)
    mitra = models.ManyToManyField(Mitra, blank=True, related_name="kegiatan")

    class Meta:
        ordering = ["mulai", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(akhir__gte=F("mulai")), name="kegiatan_tidak_mundur"),
            models.CheckConstraint(condition=Q(kemajuan__lte=100), name="kegiatan_kemajuan_persen"),
        ]

    def __str__(self):
        return self.nama

    @property
    def provinsi_jejak(self) -> str:
        return self.rencana.dinas.provinsi_id


class AnggaranKegiatan(models.Model):
    """What an activity takes from one source, in whole rupiah. All of a source together never exceed it."""

    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="anggaran")
    sumber = models.ForeignKey(SumberDana, models.PROTECT, related_name="anggaran")
    nominal = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kegiatan", "sumber"], name="anggaran_kegiatan_tunggal"),
            models.CheckConstraint(condition=Q(nominal__gt=0), name="anggaran_kegiatan_ada"),
        ]

    def __str__(self):
        return f"{self.kegiatan_id}/{self.sumber_id}: {self.nominal}"
