from django.apps import AppConfig


class AkunConfig(AppConfig):
    name = "pentas.akun"

    def ready(self):
        from pentas.akun import daftar  # noqa: F401 - registers the menu
