"""Demo periods and accounts (contract for machines). Running it again changes nothing."""

from django.conf import settings

from paparan.contoh.akun import siapkan_akun
from paparan.contoh.beban import buat_beban
from paparan.contoh.latihan import KODE as LATIHAN
from paparan.contoh.latihan import buat_latihan
from paparan.contoh.simulasi import KODE as SIMULASI
from paparan.contoh.simulasi import buat_simulasi
from penilaian.instrumen.dasar import muat_dasar
from penilaian.periode.models import Periode
from pentas.dokumen.models import Instansi
from pentas.dokumen.tindakan import simpan_instansi
from pentas.perintah import Perintah

BENIH = 20261120
IBU_KOTA = "Padang"  # where the province's documents are signed
SATU_PER_PERAN = ("operator.13.06", "rekap.provinsi1", "penilai1", "ketua.tim", "admin", "auditor")


class Command(Perintah):
    help = "Make SIMULASI-2026, LATIHAN-2026 and the demo accounts; with --peserta N also BEBAN-N."

    def add_arguments(self, parser):
        parser.add_argument("--peserta", type=int, metavar="N", help="make BEBAN-N with N offices (1 to 514)")
        parser.add_argument("--benih", type=int, default=BENIH, metavar="S", help="seed of the invented values")

    def jalankan(self, *, peserta: int | None, benih: int, **_lain) -> None:
        instrumen = muat_dasar()
        akun, sandi = siapkan_akun(instrumen.provinsi, settings.SANDI_CONTOH)
        # Said before the long part: a random password is shown this once.
        self.stdout.write("Akun contoh: " + ", ".join(SATU_PER_PERAN))
        self.stdout.write(f"Kata sandi: {sandi}" if sandi else "Kata sandi tidak berubah sejak pertama kali dibuat.")
        admin = akun["admin"]
        if not Instansi.objects.filter(provinsi=instrumen.provinsi).exists():
            simpan_instansi(instrumen.provinsi, {"kota": IBU_KOTA}, oleh=admin)
        if not ada(SIMULASI):
            buat_simulasi(instrumen, akun, benih=benih, oleh=admin)
        if not ada(LATIHAN):
            buat_latihan(instrumen, akun, oleh=admin)
        if peserta is not None and not ada(f"BEBAN-{peserta}"):
            buat_beban(instrumen, akun, peserta, benih=benih, oleh=admin)
        for periode in Periode.objects.filter(jenis=Periode.Jenis.CONTOH).prefetch_related("tahap"):
            self.stdout.write(f"{periode.kode}: {periode.label_tahap}")


def ada(kode: str) -> bool:
    return Periode.objects.filter(kode=kode).exists()
