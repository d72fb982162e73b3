"""What this room registers with the ground floor; and for later rooms, what follows the end of a day."""

from layanan.ketupat_pecel.tutup.entri import PENJELASAN, terapkan
from layanan.ketupat_pecel.tutup.saat import saat_tutup
from pentas.luring.daftar import daftarkan

__all__ = ["saat_tutup"]

daftarkan(PENJELASAN, terapkan)
