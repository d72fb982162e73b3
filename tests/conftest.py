"""What every test stands on."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from pentas.jejak.pemicu import pintu_pemulihan

DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "django_db_setup"}


def pytest_configure(config):
    # Argon2 is slow on purpose; a test that logs in does not want to wait for it.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Pages are tested without building the static files first.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def pytest_collection_modifyitems(config, items):
    """Tests marked postgres cannot run on SQLite; bin/test runs them in its PostgreSQL half."""
    if connection.vendor == "postgresql":
        return
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL (bin/test starts one)"))


@pytest.fixture(autouse=True)
def data_sendiri(settings, tmp_path_factory, request):
    """Each test that touches the database has its own private files and its own head of the audit trail."""
    if DATABASE.isdisjoint(request.fixturenames):
        return
    folder = tmp_path_factory.mktemp("data")
    settings.MEDIA_ROOT = folder / "berkas"
    settings.JEJAK_KEPALA = folder / "jejak-kepala.json"


@pytest.fixture(autouse=True, scope="session")
def pintu_jejak_saat_bersih():
    """Transactional tests empty every table at their end, which the audit triggers refuse: use the door."""
    asli = TransactionTestCase._fixture_teardown

    def bersihkan(self):
        with pintu_pemulihan():
            asli(self)

    TransactionTestCase._fixture_teardown = bersihkan
    yield
    TransactionTestCase._fixture_teardown = asli
