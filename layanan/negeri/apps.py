from importlib import import_module

from django.apps import AppConfig

BERDAFTAR = (
    "program.daftar",
    "sumber_daya.daftar",
    "sosialisasi.daftar",
    "dokumen.daftar",
    "ajuan.daftar",
    "kirim.daftar",
    "pemantauan.daftar",
)


class NegeriConfig(AppConfig):
    name = "layanan.negeri"
    label = "negeri"

    def ready(self):
        """Declare the SOP; each room then tells the engine what it adds."""
        from layanan.negeri.sop import SOP
        from layanan.sop.deklarasi.daftar import daftarkan_sop

        daftarkan_sop(SOP)
        for modul in BERDAFTAR:
            import_module(f"layanan.negeri.{modul}")
