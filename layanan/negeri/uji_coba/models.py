"""A pilot: a few negeri for a few weeks, what was measured and found, and the decision that opens the rest."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from layanan.negeri.uji_coba.alur import Keputusan, StatusUjiCoba
from layanan.sop.dinas.models import Dinas, Unit


class UjiCoba(models.Model):
    """One pilot. ``dinilai_oleh`` wrote the evaluation and is never who approves it."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="uji_coba")
    nama = models.CharField(max_length=120)
    negeri = models.ManyToManyField(Unit, related_name="uji_coba")
    mulai = models.DateField()
    akhir = models.DateField()
    status = models.CharField(max_length=10, choices=StatusUjiCoba, default=StatusUjiCoba.RENCANA)
    temuan = models.TextField(blank=True)
    perbaikan = models.TextField(blank=True)
    keputusan = models.CharField(max_length=10, choices=Keputusan, blank=True)
    catatan_pimpinan = models.CharField(max_length=300, blank=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dinilai_pada = models.DateTimeField(null=True)
    dinilai_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    disetujui_pada = models.DateTimeField(null=True)
    disetujui_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-mulai", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(akhir__gte=F("mulai")), name="uji_coba_tidak_mundur"),
            models.CheckConstraint(
                condition=~Q(status=StatusUjiCoba.DISETUJUI)
                | (Q(disetujui_pada__isnull=False) & ~Q(keputusan="") & ~Q(temuan="")),
                name="uji_coba_disetujui_lengkap",
            ),
        ]
        indexes = [models.Index(fields=["dinas", "status"])]

    def __str__(self):
        return self.nama

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class IndikatorUjiCoba(models.Model):
    """What the pilot is judged by: a target before, a result after."""

    uji_coba = models.ForeignKey(UjiCoba, models.CASCADE, related_name="indikator")
    nama = models.CharField(max_length=150)
    satuan = models.CharField(max_length=30)
    target = models.DecimalField(max_digits=12, decimal_places=2)
    hasil = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.nama

    @property
    def provinsi_jejak(self) -> str:
        return self.uji_coba.dinas.provinsi_id
