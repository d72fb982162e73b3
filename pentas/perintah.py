"""What the management commands share: a refusal is its sentence and exit code 1; accounts and files by name."""

from pathlib import Path

from django.core.management.base import BaseCommand

from pentas.akun.models import Pengguna
from pentas.galat import Ditolak


class Perintah(BaseCommand):
    """Write ``jalankan(**opsi)`` in place of ``handle``. Wrong usage exits 2, as Django has it."""

    def handle(self, *_args, **opsi):
        try:
            self.jalankan(**opsi)
        except Ditolak as galat:
            self.stderr.write(galat.alasan)
            raise SystemExit(1) from galat


def akun_bernama(username: str) -> Pengguna:
    pengguna = Pengguna.objects.filter(username=username, is_active=True).first()
    if pengguna is None:
        raise Ditolak(f"Akun {username} tidak ada atau tidak aktif. Periksa namanya.")
    return pengguna


def isi_berkas(nama: str) -> bytes:
    jalan = Path(nama)
    if not jalan.is_file():
        raise Ditolak(f"Berkas {jalan.name} tidak ditemukan. Periksa nama dan foldernya.")
    return jalan.read_bytes()
