"""The winner: final values and the decision, frozen with a snapshot."""

from django.db import models

from paparan.sesi.models import Sesi
from penilaian.penetapan.models import PenetapanQuerySet, Potret
from penilaian.periode.models import Peserta
from pentas.tampilan.format import pendek


class Pemenang(Potret):
    """The team's decision on the final order. ``isi`` holds the final ranking, w and every sheet's marks."""

    sesi = models.ForeignKey(Sesi, models.PROTECT, related_name="pemenang")
    juara = models.ForeignKey(Peserta, models.PROTECT, related_name="+")
    diumumkan_pada = models.DateTimeField(null=True, blank=True)

    objects = PenetapanQuerySet.as_manager()

    @property
    def juara_pertama(self) -> list[str]:
        """The winner of every list; ``juara`` is the first list's."""
        return [pendek(b["nama"]) for b in self.isi["baris"] if b["urutan"] == 1]
