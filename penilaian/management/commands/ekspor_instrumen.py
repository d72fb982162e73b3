"""A rubric as a workbook, to be read, changed and imported again."""

from pathlib import Path

from penilaian.instrumen.buku import ekspor_buku
from penilaian.instrumen.models import Instrumen
from pentas.galat import Ditolak
from pentas.perintah import Perintah


class Command(Perintah):
    help = "Write a rubric to a workbook that impor_instrumen reads. Exit 1 with the reason when refused."

    def add_arguments(self, parser):
        parser.add_argument("kode", metavar="KODE")
        parser.add_argument("berkas", metavar="FILE.xlsx")

    def jalankan(self, *, kode, berkas, **_lain):
        instrumen = Instrumen.objects.select_related("asal").filter(kode=kode).first()
        if instrumen is None:
            raise Ditolak(f"Instrumen {kode} tidak ada. Periksa kodenya.")
        try:
            Path(berkas).write_bytes(ekspor_buku(instrumen))
        except OSError as galat:
            raise Ditolak(f"Berkas {Path(berkas).name} tidak dapat ditulis. Periksa foldernya.") from galat
        self.stdout.write(f"{kode} ditulis ke {Path(berkas).name}.")
