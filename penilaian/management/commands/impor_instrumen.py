"""A draft rubric from its workbook (contract for machines; sheets in penilaian/instrumen/buku_bentuk.py)."""

from penilaian.instrumen.impor_tindakan import impor_instrumen, rencana_impor
from pentas.perintah import Perintah, akun_bernama, isi_berkas


class Command(Perintah):
    help = "Make a draft rubric from a workbook; all or nothing. Exit 1 with the reasons when refused."

    def add_arguments(self, parser):
        parser.add_argument("berkas", metavar="FILE.xlsx")
        parser.add_argument("--kode", metavar="KODE", help="code of the draft; default: the one in the workbook")
        parser.add_argument("--tahun", type=int, help="default: the one in the workbook")
        parser.add_argument("--provinsi", metavar="KODE", help="default: the one in the workbook")
        parser.add_argument("--asal", metavar="KODE", help="last year's published rubric, to map the indicators to")
        parser.add_argument("--oleh", metavar="AKUN", help="default: the system")
        parser.add_argument("--uji", action="store_true", help="check only; write nothing")

    def jalankan(self, *, berkas, oleh, uji, kode, tahun, provinsi, asal, **_lain):
        akun = akun_bernama(oleh) if oleh else None
        pilihan = {"kode": kode, "tahun": tahun, "provinsi": provinsi, "asal": asal}
        rencana = rencana_impor(isi_berkas(berkas), **pilihan, oleh=akun)
        if not uji:
            impor_instrumen(rencana, oleh=akun)
        jumlah = ", ".join(f"{n} {nama}" for nama, n in rencana.jumlah.items())
        self.stdout.write(f"{rencana.kode}: {jumlah}. Sidik {rencana.sidik}.")
        for temuan in rencana.temuan:
            self.stdout.write(f"Perlu diperbaiki sebelum terbit: {temuan.sebab}")
        self.stdout.write("Belum ada yang disimpan." if uji else "Draf dibuat.")
