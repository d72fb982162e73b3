"""The dossier of one office: items per indicator, evidence, returns."""

from django.conf import settings
from django.db import models

from penilaian.berkas.alur import StatusBerkas, StatusButir
from penilaian.instrumen.models import Indikator, Kriteria
from penilaian.nilai.models import AtasNama
from penilaian.periode.models import Peserta


class Berkas(models.Model):
    """One per participant, made when the collection opens. The approving head of office is recorded on sending."""

    peserta = models.OneToOneField(Peserta, models.PROTECT, related_name="berkas")
    status = models.CharField(max_length=15, choices=StatusBerkas, default=StatusBerkas.DRAF)
    dikirim_pada = models.DateTimeField(null=True, blank=True)
    dikirim_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    atas_nama = models.ForeignKey(
        AtasNama, models.PROTECT, null=True, blank=True, related_name="+", help_text="sent in the office's name"
    )
    kepala_jabatan = models.CharField("jabatan yang menyetujui", max_length=150, blank=True)
    kepala_nama = models.CharField("nama", max_length=150, blank=True)
    kepala_pangkat = models.CharField("pangkat/golongan", max_length=100, blank=True)
    kepala_nip = models.CharField("NIP", max_length=18, blank=True)


class Butir(models.Model):
    """One indicator in a dossier: its state, the office's note, and the open return."""

    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="butir")
    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=StatusButir, default=StatusButir.BELUM)
    catatan = models.TextField(blank=True, help_text="the office's note to the verifier")
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["berkas", "indikator"]
        constraints = [models.UniqueConstraint(fields=["berkas", "indikator"], name="butir_tunggal")]


class BuktiQuerySet(models.QuerySet):
    def terpasang(self):
        return self.filter(dilepas_pada__isnull=True)


class Bukti(models.Model):
    """A stored file standing for an indicator (and for the criteria ticked on it).

    One file may stand for many indicators; letting it go keeps the row, with the moment.
    """

    butir = models.ForeignKey(Butir, models.PROTECT, related_name="bukti")
    unggahan = models.ForeignKey("unggahan.Unggahan", models.PROTECT, related_name="+")
    kriteria = models.ManyToManyField(Kriteria, blank=True, related_name="+")
    keterangan = models.CharField(max_length=200, blank=True)
    dipasang_pada = models.DateTimeField(auto_now_add=True)
    dipasang_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    atas_nama = models.ForeignKey(AtasNama, models.PROTECT, null=True, blank=True, related_name="bukti")
    dilepas_pada = models.DateTimeField(null=True, blank=True)
    dilepas_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = BuktiQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["butir", "unggahan"],
                condition=models.Q(dilepas_pada__isnull=True),
                name="bukti_terpasang_tunggal",
            )
        ]


class PengembalianQuerySet(models.QuerySet):
    def terbuka(self):
        return self.filter(diperbaiki_pada__isnull=True)


class Pengembalian(models.Model):
    """The province returned one item with a reason; closed when the office sends its repair."""

    butir = models.ForeignKey(Butir, models.PROTECT, related_name="pengembalian")
    alasan = models.TextField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)
    diperbaiki_pada = models.DateTimeField(null=True, blank=True)
    atas_nama = models.ForeignKey(
        AtasNama, models.PROTECT, null=True, blank=True, related_name="+", help_text="repaired in the office's name"
    )

    objects = PengembalianQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["butir"], condition=models.Q(diperbaiki_pada__isnull=True), name="pengembalian_terbuka_tunggal"
            )
        ]


class PembukaanBerkasQuerySet(models.QuerySet):
    def milik(self, periode):
        return self.filter(berkas__peserta__periode=periode).select_related("berkas__peserta__kabupaten_kota")


class PembukaanBerkas(models.Model):
    """A sent dossier given back whole to its office while collection was open; only ever added."""

    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="pembukaan")
    alasan = models.CharField(max_length=500)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    objects = PembukaanBerkasQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
