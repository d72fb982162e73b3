from django.apps import AppConfig


class UnggahanConfig(AppConfig):
    name = "pentas.unggahan"
