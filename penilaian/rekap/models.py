"""Two pairs of eyes: where a period has two verifiers, a verified value is settled in rounds.

A round is open while its item waits for the second verifier or the two differ; an item that was returned
or reopened meanwhile begins a new one. The last round of an item is the one that counts.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from penilaian.berkas.models import Butir
from penilaian.nilai.models import Pertimbangan


class Putaran(models.Model):
    """One round on one item. ``hasil``: the judgement that settled it, NULL while open or left unfinished."""

    butir = models.ForeignKey(Butir, models.PROTECT, related_name="putaran")
    nomor = models.PositiveSmallIntegerField(help_text="1, 2, 3 … of this item")
    hasil = models.ForeignKey(Pertimbangan, models.PROTECT, null=True, blank=True, related_name="+")
    dibuka_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["butir", "nomor"], name="putaran_nomor_tunggal")]


class Pandangan(models.Model):
    """One verifier's own judgement in a round. Two at most, by two people; the database says so too.

    ``pertimbangan`` moves to a newer judgement of the same person only while he is alone in the round.
    """

    putaran = models.ForeignKey(Putaran, models.PROTECT, related_name="pandangan")
    urutan = models.PositiveSmallIntegerField(help_text="1 or 2")
    penilai = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pertimbangan = models.OneToOneField(Pertimbangan, models.PROTECT, related_name="pandangan")

    class Meta:
        ordering = ["putaran", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["putaran", "penilai"], name="pandangan_penilai_tunggal"),
            models.UniqueConstraint(fields=["putaran", "urutan"], name="pandangan_urutan_tunggal"),
            models.CheckConstraint(condition=Q(urutan__in=(1, 2)), name="pandangan_paling_banyak_dua"),
        ]
