from importlib import import_module

from django.apps import AppConfig

BERDAFTAR = (
    "deklarasi.periksa",
    "kalender.daftar",
    "dinas.daftar",
    "pribadi.bingkai",
    "permohonan.bingkai",
    "permohonan.daftar_waktu",
    "surat.daftar",
    "lacak.daftar",
    "pengaduan.daftar",
    "skm.daftar",
    "standar.daftar",
    "laporan.daftar",
)


class SopConfig(AppConfig):
    name = "layanan.sop"
    label = "sop"

    def ready(self):
        """Each room tells the ground floor what it offers, in its own ``daftar.py``."""
        for modul in BERDAFTAR:
            import_module(f"layanan.sop.{modul}")
