"""Simultaneous writes, on PostgreSQL in threads, on SQLite in a process of its own."""

import os
import shutil
import subprocess
import sys

import pytest
from django.db import connection

from pentas.jejak.models import Jejak
from tests.dasar import salin_dasar
from tests.keamanan import serentak, serentak_desa, serentak_layanan, serentak_susulan

SKENARIO = [*serentak.SKENARIO, *serentak_layanan.SKENARIO, *serentak_desa.SKENARIO, *serentak_susulan.SKENARIO]
JALANKAN = """
import sys
from importlib import import_module
import django
django.setup()
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.ALLOWED_HOSTS = ["*"]
from django.core.management import call_command
if sys.argv[1] == "migrate":
    call_command("migrate", verbosity=0)
else:
    modul, _, skenario = sys.argv[1].partition(":")
    getattr(import_module(modul), skenario)()
"""


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("skenario", SKENARIO, ids=lambda s: s.__name__)
def test_postgresql(skenario):
    assert connection.vendor == "postgresql"
    skenario()
    if Jejak.objects.exists():
        serentak.periksa_jejak()


def proses(apa: str, folder) -> None:
    (folder / "statis").mkdir(exist_ok=True)
    lingkungan = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
        "DJANGO_SETTINGS_MODULE": "pentas.settings",
        "PENTAS_DATA": str(folder),
    }
    perintah = [sys.executable, "-c", JALANKAN, apa]
    selesai = subprocess.run(perintah, env=lingkungan, capture_output=True, text=True, timeout=180)
    assert selesai.returncode == 0, selesai.stderr[-3000:]


@pytest.fixture(scope="module")
def kosong(tmp_path_factory):
    """An empty, migrated database in a file."""
    folder = tmp_path_factory.mktemp("kosong")
    salin_dasar(folder / "pentas.sqlite3")
    proses("migrate", folder)
    return folder


@pytest.mark.parametrize("skenario", SKENARIO, ids=lambda s: s.__name__)
def test_sqlite(skenario, kosong, tmp_path):
    for berkas in kosong.glob("pentas.sqlite3*"):
        shutil.copy(berkas, tmp_path)
    proses(f"{skenario.__module__}:{skenario.__name__}", tmp_path)
