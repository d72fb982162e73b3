"""Every table with personal data, found by its base."""

from django.apps import apps

from layanan.sop.pribadi.models import BerdataPribadi


def semua_model() -> list[type[BerdataPribadi]]:
    return [model for model in apps.get_models() if issubclass(model, BerdataPribadi)]
