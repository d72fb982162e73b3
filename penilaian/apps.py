from django.apps import AppConfig


class PenilaianConfig(AppConfig):
    name = "penilaian"

    def ready(self):
        """Tell the ground floor what the rooms offer; each room registers in its own ``daftar.py``."""
        from importlib import import_module

        for ruang in ("instrumen", "periode", "berkas", "rekap", "kunjungan", "impor", "penetapan"):
            import_module(f"penilaian.{ruang}.daftar")
