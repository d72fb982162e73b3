"""Values of one layer from a workbook (contract for machines; format in penilaian/impor/baca.py)."""

from penilaian.impor.tindakan import impor_nilai
from penilaian.nilai.models import Lapis
from penilaian.periode.izin import periode_bernama
from pentas.perintah import Perintah, akun_bernama, isi_berkas


class Command(Perintah):
    help = "Import values of one layer from a workbook; all or nothing. Exit 1 with the reasons when refused."

    def add_arguments(self, parser):
        parser.add_argument("berkas", metavar="FILE.xlsx")
        parser.add_argument("--periode", required=True, metavar="KODE")
        parser.add_argument("--lapis", required=True, choices=Lapis.values)
        parser.add_argument("--oleh", required=True, metavar="AKUN")
        parser.add_argument("--uji", action="store_true", help="check only; write nothing")

    def jalankan(self, *, berkas, periode, lapis, oleh, uji, **_lain):
        akun = akun_bernama(oleh)
        berubah = impor_nilai(isi_berkas(berkas), periode_bernama(periode), lapis, oleh=akun, uji=uji)
        if uji:
            self.stdout.write(f"Buku kerja dapat diimpor; {berubah} nilai akan berubah. Belum ada yang disimpan.")
        else:
            self.stdout.write(f"{berubah} nilai berubah.")
