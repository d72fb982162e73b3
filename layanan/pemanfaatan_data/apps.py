from importlib import import_module

from django.apps import AppConfig

BERDAFTAR = ("permintaan.daftar", "akses.daftar", "langkah.daftar", "evaluasi.daftar")


class PemanfaatanDataConfig(AppConfig):
    name = "layanan.pemanfaatan_data"
    label = "pemanfaatan_data"

    def ready(self):
        """Declare the SOP; each room then tells the engine what it adds."""
        from layanan.pemanfaatan_data.sop import SOP
        from layanan.sop.deklarasi.daftar import daftarkan_sop

        daftarkan_sop(SOP)
        for modul in BERDAFTAR:
            import_module(f"layanan.pemanfaatan_data.{modul}")
