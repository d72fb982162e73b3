"""The settings page of this service among those of an office."""

from layanan.ketupat_pecel.sop import KODE
from layanan.sop.dinas.daftar import Pengaturan, daftarkan_pengaturan

daftarkan_pengaturan(
    Pengaturan(
        "Dokumen di desa",
        "ketupat:dokumen-atur",
        "Dokumen yang dilayani Ketupat Pecel dan syaratnya.",
        urutan=62,
        layanan=KODE,
    )
)
