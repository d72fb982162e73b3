"""A draft rubric from its workbook (contract for machines; sheets in penilaian/instrumen/buku_bentuk.py)."""

from pathlib import Path

from django.core.management.base import BaseCommand

from penilaian.instrumen.impor_tindakan import Rencana, impor_instrumen, rencana_impor
from pentas.akun.models import Pengguna
from pentas.galat import Ditolak


class Command(BaseCommand):
    help = "Make a draft rubric from a workbook; all or nothing. Exit 1 with the reasons when refused."

    def add_arguments(self, parser):
        parser.add_argument("berkas", metavar="FILE.xlsx")
        parser.add_argument("--kode", metavar="KODE", help="code of the draft; default: the one in the workbook")
        parser.add_argument("--tahun", type=int, help="default: the one in the workbook")
        parser.add_argument("--provinsi", metavar="KODE", help="default: the one in the workbook")
        parser.add_argument("--asal", metavar="KODE", help="last year's published rubric, to map the indicators to")
        parser.add_argument("--oleh", metavar="AKUN", help="default: the system")
        parser.add_argument("--uji", action="store_true", help="check only; write nothing")

    def handle(self, **opsi):
        try:
            rencana = self.baca(**opsi)
            if not opsi["uji"]:
                impor_instrumen(rencana, oleh=self.akun(opsi["oleh"]))
        except Ditolak as galat:
            self.stderr.write(galat.alasan)
            raise SystemExit(1) from galat
        jumlah = ", ".join(f"{n} {nama}" for nama, n in rencana.jumlah.items())
        self.stdout.write(f"{rencana.kode}: {jumlah}. Sidik {rencana.sidik}.")
        for temuan in rencana.temuan:
            self.stdout.write(f"Perlu diperbaiki sebelum terbit: {temuan.sebab}")
        self.stdout.write("Belum ada yang disimpan." if opsi["uji"] else "Draf dibuat.")

    def baca(self, *, berkas, kode, tahun, provinsi, asal, oleh, **_lain) -> Rencana:
        jalan = Path(berkas)
        if not jalan.is_file():
            raise Ditolak(f"Berkas {jalan.name} tidak ditemukan. Periksa nama dan foldernya.")
        pilihan = {"kode": kode, "tahun": tahun, "provinsi": provinsi, "asal": asal}
        return rencana_impor(jalan.read_bytes(), **pilihan, oleh=self.akun(oleh))

    def akun(self, nama: str | None) -> Pengguna | None:
        if nama is None:
            return None
        pengguna = Pengguna.objects.filter(username=nama, is_active=True).first()
        if pengguna is None:
            raise Ditolak(f"Akun {nama} tidak ada atau tidak aktif. Periksa namanya.")
        return pengguna
