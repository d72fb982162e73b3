"""What this room registers with the ground floor."""

from layanan.pemanfaatan_data.permintaan import entri
from pentas.luring.daftar import daftarkan

daftarkan(entri.JENIS, entri.terapkan)
