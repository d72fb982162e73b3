from django.apps import AppConfig


class ContohLayananConfig(AppConfig):
    """Demo data of the services; holds commands only."""

    name = "layanan.contoh"
    label = "contoh_layanan"
