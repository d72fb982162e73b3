"""The juror's sheet (source: document 000, item i): one row a finalist, locked one by one, one signature."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef

from paparan.lembar.alur import StatusLembar
from paparan.sesi.models import Sesi, Tampil
from paparan.sesi.pedoman import ASPEK
from penilaian.periode.models import Benturan

SKOR = [MinValueValidator(1), MaxValueValidator(5)]


class LembarQuerySet(models.QuerySet):
    def berlaku(self):
        """The current version of each juror's sheet."""
        return self.exclude(status=StatusLembar.DIGANTIKAN)

    def ditunggu(self):
        """Sheets that must still be signed before anyone sees a value."""
        return self.filter(status=StatusLembar.TERBUKA)

    def dibebaskan(self):
        return self.filter(status=StatusLembar.DIBEBASKAN)

    def dihitung(self):
        """Not signed is not counted; an excused juror is not counted either."""
        return self.filter(status=StatusLembar.DITANDATANGANI)


class Lembar(models.Model):
    """``tanda_tangan`` NULL on a signed sheet: signed on paper, the marks came from an import."""

    sesi = models.ForeignKey(Sesi, models.PROTECT, related_name="lembar")
    penilai = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    versi = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=15, choices=StatusLembar, default=StatusLembar.TERBUKA)
    alasan = models.TextField(blank=True, help_text="why the chair opened this version, or excused the juror")
    tanda_tangan = models.JSONField(null=True, blank=True, help_text="strokes: [[[x, y, t], …], …] in px and ms")
    ditandatangani_pada = models.DateTimeField(null=True, blank=True)
    sidik = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the rows at signing")

    objects = LembarQuerySet.as_manager()

    class Meta:
        ordering = ["sesi", "penilai", "versi"]
        constraints = [
            models.UniqueConstraint(fields=["sesi", "penilai", "versi"], name="lembar_versi_tunggal"),
            models.UniqueConstraint(
                fields=["sesi", "penilai"],
                condition=~models.Q(status="digantikan"),
                name="lembar_berlaku_tunggal",
            ),
        ]

    def __str__(self):
        return f"Lembar nilai {self.penilai}"

    @property
    def terbuka(self) -> bool:
        return self.status == StatusLembar.TERBUKA

    @property
    def ditandatangani(self) -> bool:
        return self.status == StatusLembar.DITANDATANGANI

    @property
    def dibebaskan(self) -> bool:
        return self.status == StatusLembar.DIBEBASKAN

    @property
    def di_kertas(self) -> bool:
        return self.ditandatangani and self.tanda_tangan is None


class BarisQuerySet(models.QuerySet):
    def tanpa_benturan(self):
        """Rows that count: a conflict of interest declared later takes its row out, signed or not."""
        benturan = Benturan.objects.filter(
            pengguna=OuterRef("lembar__penilai"), peserta=OuterRef("tampil__finalis__peserta")
        )
        return self.exclude(Exists(benturan))

    def lengkap(self):
        """With the finalist's name and in the order of appearance, one query."""
        return self.select_related("tampil__finalis__peserta__kabupaten_kota").order_by("tampil__urutan")


class Baris(models.Model):
    """Marks of one juror for one finalist: three criteria 1..5, NULL until pressed."""

    lembar = models.ForeignKey(Lembar, models.PROTECT, related_name="baris")
    tampil = models.ForeignKey(Tampil, models.PROTECT, related_name="baris")
    p1 = models.PositiveSmallIntegerField("substansi materi", null=True, blank=True, validators=SKOR)
    p2 = models.PositiveSmallIntegerField("siapa yang menyajikan", null=True, blank=True, validators=SKOR)
    p3 = models.PositiveSmallIntegerField("daya tarik penyampaian", null=True, blank=True, validators=SKOR)
    catatan = models.TextField(blank=True)
    versi = models.PositiveIntegerField(default=0)
    dikunci_pada = models.DateTimeField(null=True, blank=True)

    objects = BarisQuerySet.as_manager()

    class Meta:
        ordering = ["lembar", "tampil"]
        constraints = [
            models.UniqueConstraint(fields=["lembar", "tampil"], name="baris_tunggal"),
            *(
                models.CheckConstraint(
                    condition=models.Q(**{f"{p}__isnull": True}) | models.Q(**{f"{p}__range": (1, 5)}),
                    name=f"baris_{p}_1_sampai_5",
                )
                for p in ("p1", "p2", "p3")
            ),
        ]

    @property
    def skor(self) -> tuple[int | None, ...]:
        return tuple(getattr(self, a.kode) for a in ASPEK)

    @property
    def jumlah_terisi(self) -> int:
        return sum(s is not None for s in self.skor)

    @property
    def jumlah(self) -> int | None:
        """The sum of what has been pressed; None while nothing has."""
        return sum(s or 0 for s in self.skor) if self.jumlah_terisi else None

    @property
    def kurang(self) -> list[str]:
        """Names of the aspects without a mark."""
        return [a.nama for a, s in zip(ASPEK, self.skor, strict=True) if s is None]

    @property
    def terkunci(self) -> bool:
        return self.dikunci_pada is not None

    @property
    def keadaan(self) -> str:
        if self.terkunci:
            return "terkunci"
        return "diisi" if self.jumlah_terisi or self.catatan else "kosong"
