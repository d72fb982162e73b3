"""Demo office, accounts and requests of the services. Running it again changes nothing."""

from django.conf import settings
from django.utils import timezone

from layanan.contoh.akun import SATU_PER_PERAN, siapkan_akun, siapkan_dinas, siapkan_unit
from layanan.contoh.dasar_desa import siapkan_kantor_desa
from layanan.contoh.dasar_negeri import siapkan_pimpinan
from layanan.contoh.ketupat_pecel import buat_perjalanan
from layanan.contoh.negeri import buat_ajuan, siapkan_negeri
from layanan.contoh.pemanfaatan_data import buat_permohonan
from layanan.contoh.program_negeri import buat_program
from layanan.contoh.rencana_negeri import buat_rencana_dan_laporan
from layanan.contoh.umpan_balik import buat_evaluasi, buat_pengaduan, buat_skm, buat_standar
from layanan.sop.kalender.tindakan import isi_nasional
from layanan.sop.permohonan.models import Permohonan
from pentas.perintah import Perintah
from pentas.wilayah.acuan import acuan
from pentas.wilayah.tindakan import muat_wilayah

PROVINSI = "13"


class Command(Perintah):
    help = "Make the demo of the services: data for OPDs at a province, documents in negeri, services in villages."

    def jalankan(self, **_lain) -> None:
        muat_wilayah(acuan(), oleh=None)
        dinas = siapkan_dinas(PROVINSI)
        for tahun in range(timezone.localdate().year - 1, timezone.localdate().year + 2):
            isi_nasional(tahun, oleh=None)
        akun, sandi = siapkan_akun(dinas, settings.SANDI_CONTOH)
        self.stdout.write("Akun contoh layanan: " + ", ".join(SATU_PER_PERAN))
        self.stdout.write(f"Kata sandi: {sandi}" if sandi else "Kata sandi tidak berubah sejak pertama kali dibuat.")
        buat_permohonan(dinas, akun, siapkan_unit(dinas, akun))
        buat_standar(dinas)
        buat_skm(dinas, akun)
        buat_pengaduan(dinas, akun)
        buat_evaluasi(dinas, akun)
        kantor, negeri, petugas = siapkan_negeri(sandi)
        program = siapkan_pimpinan(kantor, negeri, petugas, sandi)
        buat_program(program)
        buat_ajuan(kantor, negeri, petugas)
        buat_rencana_dan_laporan(program)
        self.stdout.write("Akun contoh negeri: " + ", ".join(program.akun))
        kini = timezone.localdate(timezone=dinas.zona)
        desa = siapkan_kantor_desa(sandi, [kini.year - 1, kini.year])
        buat_perjalanan(desa)
        self.stdout.write("Akun contoh desa: " + ", ".join(desa.akun))
        for permohonan in Permohonan.objects.filter(dinas=dinas).select_related("unit").order_by("pk"):
            self.stdout.write(f"{permohonan.nomor} {permohonan.unit}: {permohonan.get_status_display()}")
