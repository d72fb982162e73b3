"""What this room registers with the ground floor: who reads its files."""

from layanan.negeri.sosialisasi.izin import boleh_baca_dokumentasi
from pentas.unggahan.daftar import daftarkan_izin

daftarkan_izin(boleh_baca_dokumentasi)
