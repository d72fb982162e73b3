"""Values: judgements that are only ever added, and the settled value that points to one.

Three layers (lapis) per participant and indicator, never overwritten by one another: klaim (the
office's own), desk (province), lapangan (jury). NULL level = not scored; 0 is a value.
"""

from django.conf import settings
from django.db import models

from penilaian.instrumen.models import Indikator
from penilaian.periode.models import Peserta


class Lapis(models.TextChoices):
    KLAIM = "klaim", "Nilai mandiri"
    DESK = "desk", "Nilai verifikasi"
    LAPANGAN = "lapangan", "Nilai lapangan"


class Pertimbangan(models.Model):
    """One judgement by one person: append-only, numbered per (participant, indicator, layer, judge)."""

    class Asal(models.TextChoices):
        ISIAN = "isian", "Diisi di aplikasi"
        IMPOR = "impor", "Diimpor dari buku kerja"
        PEMBAHASAN = "pembahasan", "Hasil pembahasan dua verifikator"
        SALINAN = "salinan", "Disalin dari nilai verifikasi"
        CONTOH = "contoh", "Data contoh"

    uuid = models.UUIDField(unique=True, help_text="made by the client; a repeated entry is recognised by it")
    peserta = models.ForeignKey(Peserta, models.PROTECT, related_name="pertimbangan")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="+")
    lapis = models.CharField(max_length=10, choices=Lapis)
    penilai = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    versi = models.PositiveIntegerField(help_text="1, 2, 3 … of this judge")
    level = models.PositiveSmallIntegerField(null=True)
    centang = models.JSONField(default=list, help_text="codes of the criteria ticked")
    masukan = models.JSONField(default=dict, help_text="numbers entered, as text")
    saran = models.PositiveSmallIntegerField(null=True, help_text="level the machine suggested at that moment")
    alasan = models.TextField(blank=True)
    asal = models.CharField(max_length=10, choices=Asal, default=Asal.ISIAN)
    pada = models.DateTimeField()
    waktu_klien = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["peserta", "indikator", "lapis", "penilai", "versi"], name="pertimbangan_versi_tunggal"
            )
        ]


class NilaiQuerySet(models.QuerySet):
    def lapis(self, lapis):
        return self.filter(lapis=lapis)

    def sel(self, peserta: Peserta, indikator: Indikator):
        """The layers of one cell, each with the judgement it stands on and who made it."""
        return self.select_related("pertimbangan__penilai").filter(peserta=peserta, indikator=indikator)

    def per_lapis(self) -> dict[str, "Nilai"]:
        return {n.lapis: n for n in self}

    def peta(self) -> dict[tuple[int, int], int | None]:
        """{(participant id, indicator id): level}, one query."""
        return {(p, i): level for p, i, level in self.values_list("peserta_id", "indikator_id", "level")}


class Nilai(models.Model):
    """The settled value of one cell in one layer. ``versi`` grows with every change (stale writes are refused)."""

    peserta = models.ForeignKey(Peserta, models.PROTECT, related_name="nilai")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="+")
    lapis = models.CharField(max_length=10, choices=Lapis)
    level = models.PositiveSmallIntegerField(null=True)
    pertimbangan = models.ForeignKey(Pertimbangan, models.PROTECT, related_name="+")
    versi = models.PositiveIntegerField(default=1)

    objects = NilaiQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["peserta", "indikator", "lapis"], name="nilai_tunggal")]
