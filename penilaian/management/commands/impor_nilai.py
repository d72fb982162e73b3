"""Values of one layer from a workbook (contract for machines; format in penilaian/impor/baca.py)."""

from pathlib import Path

from django.core.management.base import BaseCommand

from penilaian.impor.tindakan import impor_nilai, periode_bernama
from penilaian.nilai.models import Lapis
from pentas.akun.models import Pengguna
from pentas.galat import Ditolak


class Command(BaseCommand):
    help = "Import values of one layer from a workbook; all or nothing. Exit 1 with the reasons when refused."

    def add_arguments(self, parser):
        parser.add_argument("berkas", metavar="FILE.xlsx")
        parser.add_argument("--periode", required=True, metavar="KODE")
        parser.add_argument("--lapis", required=True, choices=Lapis.values)
        parser.add_argument("--oleh", required=True, metavar="AKUN")
        parser.add_argument("--uji", action="store_true", help="check only; write nothing")

    def handle(self, **opsi):
        try:
            berubah = self.impor(**opsi)
        except Ditolak as galat:
            self.stderr.write(galat.alasan)
            raise SystemExit(1) from galat
        if opsi["uji"]:
            self.stdout.write(f"Buku kerja dapat diimpor; {berubah} nilai akan berubah. Belum ada yang disimpan.")
        else:
            self.stdout.write(f"{berubah} nilai berubah.")

    def impor(self, *, berkas, periode, lapis, oleh, uji, **_lain) -> int:
        pengguna = Pengguna.objects.filter(username=oleh, is_active=True).first()
        if pengguna is None:
            raise Ditolak(f"Akun {oleh} tidak ada atau tidak aktif. Periksa namanya.")
        jalan = Path(berkas)
        if not jalan.is_file():
            raise Ditolak(f"Berkas {jalan.name} tidak ditemukan. Periksa nama dan foldernya.")
        return impor_nilai(jalan.read_bytes(), periode_bernama(periode), lapis, oleh=pengguna, uji=uji)
