"""What this room registers with the ground floor and the engine."""

from layanan.pemanfaatan_data.permintaan import entri
from layanan.pemanfaatan_data.sop import KODE
from layanan.sop.dinas.daftar import Pengaturan, daftarkan_pengaturan
from pentas.luring.daftar import daftarkan

daftarkan(entri.JENIS, entri.terapkan)
daftarkan_pengaturan(
    Pengaturan(
        "Pemanfaatan data",
        "data:permintaan-atur",
        "Penanda tangan surat, jangka PKS, katalog elemen data.",
        urutan=50,
        layanan=KODE,
    )
)
