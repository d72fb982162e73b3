"""Regions and the rubric of the guide book."""

from penilaian.instrumen.dasar import muat_dasar
from pentas.perintah import Perintah


class Command(Perintah):
    help = "Load regions and the published instrument SUMBAR-2026. Running it again changes nothing."

    def jalankan(self, **_opsi):
        instrumen = muat_dasar()
        self.stdout.write(f"Wilayah dan instrumen {instrumen.kode} siap.")
