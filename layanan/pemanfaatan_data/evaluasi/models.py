"""The evaluation of those who serve: every June and December, findings and what is done about staffing."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.sop.dinas.models import Dinas


class EvaluasiPelaksana(models.Model):
    """One half year's evaluation in one office. ``angka``: the figures as they stood when it was closed."""

    class Bulan(models.IntegerChoices):
        JUNI = 6, "Juni"
        DESEMBER = 12, "Desember"

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="evaluasi_pelaksana")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField(choices=Bulan)
    temuan = models.TextField(blank=True)
    ada_kesenjangan = models.BooleanField("ada kesenjangan kinerja", default=False)
    tindakan_personel = models.TextField("tindakan atas personel", blank=True)
    angka = models.JSONField(default=dict, blank=True)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ditutup_pada = models.DateTimeField(null=True, blank=True)
    ditutup_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-tahun", "-bulan"]
        constraints = [
            models.UniqueConstraint(fields=["dinas", "tahun", "bulan"], name="evaluasi_pelaksana_tunggal"),
            models.CheckConstraint(condition=Q(bulan__in=[6, 12]), name="evaluasi_juni_desember"),
            # The standard: a gap leads to action on staffing.
            models.CheckConstraint(
                condition=Q(ditutup_pada__isnull=True)
                | (~Q(temuan="") & (Q(ada_kesenjangan=False) | ~Q(tindakan_personel=""))),
                name="evaluasi_kesenjangan_ditindak",
            ),
        ]

    def __str__(self):
        return f"{self.get_bulan_display()} {self.tahun}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id
