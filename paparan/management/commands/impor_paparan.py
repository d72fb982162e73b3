"""Marks of paper sheets from a workbook (contract for machines; format in paparan/lembar/impor.py)."""

from paparan.lembar.impor import impor_paparan
from paparan.sesi.izin import ambil_sesi
from penilaian.periode.izin import ambil_periode_untuk
from pentas.galat import Ditolak, TidakAda
from pentas.perintah import Perintah, akun_bernama, isi_berkas


class Command(Perintah):
    help = "Import paparan sheets from a workbook; all or nothing. Exit 1 with the reasons when refused."

    def add_arguments(self, parser):
        parser.add_argument("berkas", metavar="FILE.xlsx")
        parser.add_argument("--periode", required=True, metavar="KODE")
        parser.add_argument("--oleh", required=True, metavar="AKUN")

    def jalankan(self, *, berkas, periode, oleh, **_lain):
        akun = akun_bernama(oleh)
        isi = isi_berkas(berkas)
        try:
            sesi = ambil_sesi(ambil_periode_untuk(akun, periode))
        except TidakAda as galat:
            raise Ditolak(f"Periode {periode} tidak ada, atau bukan untuk akun {oleh}.") from galat
        jumlah = impor_paparan(isi, sesi, oleh=akun)
        self.stdout.write(f"{jumlah} baris lembar nilai diisi dan dikunci.")
