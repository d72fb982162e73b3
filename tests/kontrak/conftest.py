import pytest
from django.core.management import call_command

from tests.kontrak.dunia import masuk_semua
from tests.kontrak.pemeriksa import Perintah


@pytest.fixture
def perintah(db, capsys, tmp_path):
    return Perintah(capsys, tmp_path)


@pytest.fixture
def contoh(perintah, settings):
    """The demo as a fresh machine has it."""
    settings.SANDI_CONTOH = "sandi-contoh-untuk-uji"
    call_command("muat_contoh")
    masuk_semua()
    return perintah
