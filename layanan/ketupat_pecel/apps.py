from importlib import import_module

from django.apps import AppConfig

BERDAFTAR = (
    "dokumen.daftar",
    "warga.daftar",
    "perjalanan.daftar",
    "hari.daftar",
    "tutup.daftar",
    "susulan.daftar",
    "kinerja.daftar",
)


class KetupatPecelConfig(AppConfig):
    name = "layanan.ketupat_pecel"
    label = "ketupat"

    def ready(self):
        """Declare the SOP; each room then tells the engine what it adds."""
        from layanan.ketupat_pecel.sop import SOP
        from layanan.sop.deklarasi.daftar import daftarkan_sop

        daftarkan_sop(SOP)
        for modul in BERDAFTAR:
            import_module(f"layanan.ketupat_pecel.{modul}")
