"""Regions of any province, from a file in the form of fixtures/wilayah.json."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from pentas.galat import Ditolak
from pentas.wilayah.acuan import BERKAS
from pentas.wilayah.tindakan import muat_wilayah


class Command(BaseCommand):
    help = "Load provinces and kabupaten/kota; rows with the same code are renamed, none is removed."

    def add_arguments(self, parser):
        parser.add_argument("berkas", nargs="?", type=Path, default=BERKAS, metavar="FILE.json")

    def handle(self, **opsi):
        try:
            isi = json.loads(opsi["berkas"].read_text(encoding="utf-8"))
            jumlah = muat_wilayah(isi, oleh=None)
        except OSError as galat:
            raise CommandError(f"Berkas {opsi['berkas']} tidak dapat dibaca.") from galat
        except (ValueError, Ditolak) as galat:
            raise CommandError(getattr(galat, "alasan", "Isi berkas bukan JSON yang sah.")) from galat
        self.stdout.write(f"{jumlah} wilayah ditambah atau diubah.")
