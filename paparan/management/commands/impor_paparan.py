"""Marks of paper sheets from a workbook (contract for machines; format in paparan/lembar/impor.py)."""

from pathlib import Path

from django.core.management.base import BaseCommand

from paparan.lembar.impor import impor_paparan
from paparan.sesi.izin import ambil_sesi
from penilaian.periode.izin import ambil_periode_untuk
from pentas.akun.models import Pengguna
from pentas.galat import Ditolak, TidakAda


class Command(BaseCommand):
    help = "Import paparan sheets from a workbook; all or nothing. Exit 1 with the reasons when refused."

    def add_arguments(self, parser):
        parser.add_argument("berkas", metavar="FILE.xlsx")
        parser.add_argument("--periode", required=True, metavar="KODE")
        parser.add_argument("--oleh", required=True, metavar="AKUN")

    def handle(self, **opsi):
        try:
            jumlah = self.impor(opsi["berkas"], opsi["periode"], opsi["oleh"])
        except Ditolak as galat:
            self.stderr.write(galat.alasan)
            raise SystemExit(1) from galat
        self.stdout.write(f"{jumlah} baris lembar nilai diisi dan dikunci.")

    def impor(self, nama: str, kode: str, akun: str) -> int:
        oleh = Pengguna.objects.filter(username=akun, is_active=True).first()
        if oleh is None:
            raise Ditolak(f"Akun {akun} tidak ada atau tidak aktif.")
        jalan = Path(nama)
        if not jalan.is_file():
            raise Ditolak(f"Berkas {jalan.name} tidak ditemukan. Periksa nama dan foldernya.")
        try:
            periode = ambil_periode_untuk(oleh, kode)
        except TidakAda as galat:
            raise Ditolak(f"Periode {kode} tidak ada, atau bukan untuk akun {akun}.") from galat
        return impor_paparan(jalan.read_bytes(), ambil_sesi(periode), oleh=oleh)
