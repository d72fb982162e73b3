"""Regions and the rubric of the guide book."""

from django.core.management.base import BaseCommand, CommandError

from penilaian.instrumen.dasar import muat_dasar
from pentas.galat import Ditolak


class Command(BaseCommand):
    help = "Load regions and the published instrument SUMBAR-2026. Running it again changes nothing."

    def handle(self, **opsi):
        try:
            instrumen = muat_dasar()
        except Ditolak as galat:
            raise CommandError(galat.alasan) from galat
        self.stdout.write(f"Wilayah dan instrumen {instrumen.kode} siap.")
