"""What this room registers with the ground floor."""

from penilaian.berkas.izin import boleh_baca_unggahan
from penilaian.berkas.tindakan import kunci_semua, siapkan_berkas
from penilaian.periode.alur import KodeTahap
from penilaian.periode.tindakan import saat_dibuka, saat_ditutup
from pentas.unggahan.daftar import daftarkan_izin

saat_dibuka.setdefault(KodeTahap.PENGUMPULAN, []).append(siapkan_berkas)
saat_ditutup.setdefault(KodeTahap.REKAP, []).append(kunci_semua)
daftarkan_izin(boleh_baca_unggahan)
