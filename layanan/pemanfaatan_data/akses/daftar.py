"""What this room registers with the ground floor."""

from layanan.pemanfaatan_data.akses.izin import boleh_baca_berkas
from pentas.unggahan.daftar import daftarkan_izin

daftarkan_izin(boleh_baca_berkas)
