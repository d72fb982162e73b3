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


class AtasNamaQuerySet(models.QuerySet):
    def terbuka(self):
        return self.filter(selesai_pada__isnull=True)

    def milik(self, periode):
        return self.filter(peserta__periode=periode).select_related("oleh", "peserta__kabupaten_kota")


class AtasNama(models.Model):
    """Somebody of the province enters paper evidence in the name of one office: who, why, from when till when.

    What is written meanwhile points here, so that everybody who reads it knows who typed it in.
    """

    peserta = models.ForeignKey(Peserta, models.PROTECT, related_name="atas_nama")
    alasan = models.CharField(max_length=500)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    mulai_pada = models.DateTimeField(auto_now_add=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)

    objects = AtasNamaQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["peserta"], condition=models.Q(selesai_pada__isnull=True), name="atas_nama_terbuka_tunggal"
            )
        ]

    @property
    def sebutan(self) -> str:
        """The mark in words, wherever something carries it."""
        return f"Dimasukkan {self.oleh} atas nama dinas. Alasan: {self.alasan}"


class Pertimbangan(models.Model):
    """One judgement by one person: append-only, numbered per (participant, indicator, layer, judge)."""

    class Asal(models.TextChoices):
        ISIAN = "isian", "Diisi di aplikasi"
        IMPOR = "impor", "Diimpor dari buku kerja"
        PEMBAHASAN = "pembahasan", "Hasil pembahasan dua verifikator"
        SALINAN = "salinan", "Disalin dari nilai verifikasi"
        ATAS_NAMA = "atas_nama", "Diisi atas nama dinas"
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
    atas_nama = models.ForeignKey(AtasNama, models.PROTECT, null=True, blank=True, related_name="+")
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
        orang = ("pertimbangan__penilai", "pertimbangan__atas_nama__oleh")
        return self.select_related(*orang).filter(peserta=peserta, indikator=indikator)

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
