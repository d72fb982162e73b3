from django.apps import AppConfig


class PaparanConfig(AppConfig):
    name = "paparan"

    def ready(self):
        """Tell the ground floor what the rooms offer; each room registers in its own ``daftar.py``."""
        from importlib import import_module

        for ruang in ("sesi", "lembar", "pemenang"):
            import_module(f"paparan.{ruang}.daftar")
