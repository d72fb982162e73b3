"""A rubric as a workbook, to be read, changed and imported again."""

from pathlib import Path

from django.core.management.base import BaseCommand

from penilaian.instrumen.buku import ekspor_buku
from penilaian.instrumen.models import Instrumen
from pentas.galat import Ditolak


class Command(BaseCommand):
    help = "Write a rubric to a workbook that impor_instrumen reads. Exit 1 with the reason when refused."

    def add_arguments(self, parser):
        parser.add_argument("kode", metavar="KODE")
        parser.add_argument("berkas", metavar="FILE.xlsx")

    def handle(self, *, kode, berkas, **_lain):
        try:
            instrumen = Instrumen.objects.select_related("asal").filter(kode=kode).first()
            if instrumen is None:
                raise Ditolak(f"Instrumen {kode} tidak ada. Periksa kodenya.")
            Path(berkas).write_bytes(ekspor_buku(instrumen))
        except Ditolak as galat:
            self.stderr.write(galat.alasan)
            raise SystemExit(1) from galat
        except OSError as galat:
            self.stderr.write(f"Berkas {Path(berkas).name} tidak dapat ditulis. Periksa foldernya.")
            raise SystemExit(1) from galat
        self.stdout.write(f"{kode} ditulis ke {Path(berkas).name}.")
