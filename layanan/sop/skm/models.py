"""The satisfaction survey: invitations that work once, answers without identity, what the office does about them."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.skm.unsur import MEDAN_UNSUR, PILIHAN_UNSUR


class UndanganSkm(models.Model):
    """The right to answer once for one finished request, or for one person who was served within it. Only a hash of
    the link is kept. ``rujukan``: the service's own key of that person's matter, never personal; "" is the asker's."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="undangan_skm")
    rujukan = models.CharField(max_length=40, blank=True)
    sidik_token = models.CharField(max_length=64, unique=True)
    garam = models.CharField(max_length=32, help_text="random; with the installation's secret it makes the link again")
    dibuat_pada = models.DateTimeField(default=timezone.now)
    berakhir_pada = models.DateTimeField()
    dipakai_pada = models.DateField(null=True, help_text="the day only: no answer is to be found by its time")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["permohonan", "rujukan"], name="undangan_skm_tunggal")]

    def __str__(self):
        return f"SKM {self.permohonan_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.permohonan.provinsi_jejak

    @property
    def terbuka(self) -> bool:
        return self.dipakai_pada is None and timezone.now() < self.berakhir_pada


def medan_nilai() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(null=True, validators=[MinValueValidator(1), MaxValueValidator(4)])


class JawabanSkm(models.Model):
    """One respondent's answers, by the code of the element; NULL: left blank. Tied to no request and no account."""

    class Cara(models.TextChoices):
        TAUTAN = "tautan", "Tautan daring"
        KERTAS = "kertas", "Kuesioner kertas"

    class Usia(models.TextChoices):
        DI_BAWAH_20 = "u20", "Di bawah 20 tahun"
        D20 = "20", "20–29 tahun"
        D30 = "30", "30–39 tahun"
        D40 = "40", "40–49 tahun"
        D50 = "50", "50–59 tahun"
        D60 = "60", "60 tahun ke atas"

    class Kelamin(models.TextChoices):
        L = "L", "Laki-laki"
        P = "P", "Perempuan"

    class Pendidikan(models.TextChoices):
        SD = "sd", "SD atau di bawahnya"
        SMP = "smp", "SMP"
        SMA = "sma", "SMA"
        DIPLOMA = "diploma", "Diploma"
        S1 = "s1", "Sarjana"
        S2 = "s2", "Pascasarjana"

    class Pekerjaan(models.TextChoices):
        ASN = "asn", "Aparatur sipil negara"
        TNI = "tni", "TNI atau Polri"
        SWASTA = "swasta", "Karyawan swasta"
        USAHA = "usaha", "Wirausaha"
        TANI = "tani", "Petani atau nelayan"
        PELAJAR = "pelajar", "Pelajar atau mahasiswa"
        RUMAH = "rumah", "Mengurus rumah tangga"
        LAIN = "lain", "Lainnya"

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="jawaban_skm")
    layanan = models.CharField(max_length=40)
    cara = models.CharField(max_length=10, choices=Cara)
    tanggal = models.DateField()
    u1 = medan_nilai()
    u2 = medan_nilai()
    u3 = medan_nilai()
    u4 = medan_nilai()
    u5 = medan_nilai()
    u6 = medan_nilai()
    u7 = medan_nilai()
    u8 = medan_nilai()
    u9 = medan_nilai()
    usia = models.CharField(max_length=5, choices=Usia, blank=True)
    kelamin = models.CharField("jenis kelamin", max_length=1, choices=Kelamin, blank=True)
    pendidikan = models.CharField(max_length=10, choices=Pendidikan, blank=True)
    pekerjaan = models.CharField(max_length=10, choices=Pekerjaan, blank=True)
    saran = models.TextField(blank=True)
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="who typed a paper in"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{medan}__isnull": True}) | Q(**{f"{medan}__gte": 1, f"{medan}__lte": 4}),
                name=f"jawaban_skm_{medan}_1_4",
            )
            for medan in MEDAN_UNSUR
        ]
        indexes = [models.Index(fields=["dinas", "layanan", "tanggal"])]

    def __str__(self):
        return f"SKM {self.dinas_id} {self.tanggal}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class TindakLanjutSkm(models.Model):
    """What the office will do about a low element: by whom (an office, not a person) and by when."""

    class Keadaan(models.TextChoices):
        RENCANA = "rencana", "Direncanakan"
        BERJALAN = "berjalan", "Berjalan"
        SELESAI = "selesai", "Selesai"

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="tindak_lanjut_skm")
    layanan = models.CharField(max_length=40)
    mulai = models.DateField(help_text="first day of the survey it answers")
    akhir = models.DateField()
    unsur = models.CharField(max_length=2, choices=PILIHAN_UNSUR)
    uraian = models.CharField(max_length=300)
    penanggung_jawab = models.CharField(max_length=100)
    batas = models.DateField()
    keadaan = models.CharField(max_length=10, choices=Keadaan, default=Keadaan.RENCANA)
    kemajuan = models.CharField(max_length=300, blank=True)
    selesai_pada = models.DateField(null=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["batas", "pk"]
        indexes = [models.Index(fields=["dinas", "layanan", "mulai"])]

    def __str__(self):
        return f"{self.unsur}: {self.uraian}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id
