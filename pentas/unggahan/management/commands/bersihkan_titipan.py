"""Nightly: files that came in pieces and that no entry claimed."""

from pentas.perintah import Perintah
from pentas.unggahan.titipan import SIMPAN_HARI, bersihkan


class Command(Perintah):
    help = f"Remove uploaded pieces that nothing claimed within {SIMPAN_HARI} days."

    def jalankan(self, **opsi):
        self.stdout.write(f"{bersihkan()} titipan dibuang.")
