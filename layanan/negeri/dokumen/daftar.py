"""The settings page of this service among those of an office."""

from layanan.negeri.sop import KODE
from layanan.sop.dinas.daftar import Pengaturan, daftarkan_pengaturan

daftarkan_pengaturan(
    Pengaturan(
        "Dokumen di negeri",
        "negeri:dokumen-atur",
        "Dokumen yang dilayani, syarat, waktu, dan dasarnya.",
        urutan=60,
        layanan=KODE,
    )
)
