"""What every test stands on, and how bin/test chooses and counts."""

import os
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase

from pentas.jejak.pemicu import pintu_pemulihan
from tests.dasar import salin_dasar

_urut = count(1)
DATABASE = {"db", "transactional_db", "django_db_setup"}


def pytest_addoption(parser):
    kelompok = parser.getgroup("pentas")
    kelompok.addoption("--hanya-database", action="store_true", help="only tests that touch the database")
    kelompok.addoption("--lewati-semua", metavar="REASON", help="count the chosen tests as skipped, for this reason")


def pytest_configure(config):
    # Argon2 is slow on purpose; a test that logs in does not want to wait for it.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Pages are tested without building the static files first.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def _pakai_database(item) -> bool:
    return bool(item.get_closest_marker("django_db")) or not DATABASE.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_collection_modifyitems(config, items):
    if config.getoption("hanya_database"):
        lain = [item for item in items if not _pakai_database(item) or item.get_closest_marker("sekali")]
        config.hook.pytest_deselected(items=lain)
        items[:] = [item for item in items if item not in set(lain)]
    if hasattr(config, "workerinput"):
        from tests.sebaran import lama

        items.sort(key=lama)
    for item in items:
        if alasan := config.getoption("lewati_semua"):
            item.add_marker(pytest.mark.skip(reason=alasan))
        elif item.get_closest_marker("postgres") and connection.vendor != "postgresql":
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL (bin/test starts one)"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    if config.getvalue("dist") != "loadscope":
        return None
    from tests.sebaran import Sebaran

    return Sebaran(config, log)


def pytest_terminal_summary(terminalreporter):
    """Add this run's counts to the file that bin/test sums up."""
    berkas = os.environ.get("PENTAS_UJI_HASIL")
    if berkas and not hasattr(terminalreporter.config, "workerinput"):
        jumlah = {
            jenis: len(terminalreporter.stats.get(jenis, ())) for jenis in ("passed", "failed", "error", "skipped")
        }
        with Path(berkas).open("a") as hasil:
            print(jumlah["passed"], jumlah["failed"] + jumlah["error"], jumlah["skipped"], file=hasil)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Tests begin with a copy of a migrated database (PENTAS_UJI_TEMPLAT names PostgreSQL's)."""
    if connection.vendor == "sqlite":
        nama = connection.creation._get_test_db_name()
        with closing(sqlite3.connect(nama, uri=True)):  # a database in memory lives while somebody holds it
            salin_dasar(nama)
            yield
    else:
        connection.settings_dict["TEST"]["TEMPLATE"] = os.environ.get("PENTAS_UJI_TEMPLAT")
        yield


@pytest.fixture(scope="session")
def folder_data(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def data_sendiri(request, settings, folder_data):
    """Each test that touches the database has its own private files and its own head of the audit trail."""
    if not _pakai_database(request.node):
        return
    folder = folder_data / str(next(_urut))  # mktemp() would read all that are there
    folder.mkdir()
    settings.MEDIA_ROOT = folder / "berkas"
    settings.JEJAK_KEPALA = folder / "jejak-kepala.json"


@pytest.fixture(autouse=True, scope="session")
def sambungan_tetap():
    """A test's transaction is its connection: a download closed by hand must not drop it on PostgreSQL."""
    asli = BaseDatabaseWrapper.close_if_unusable_or_obsolete

    def tutup(self):
        if not self.in_atomic_block:
            asli(self)

    BaseDatabaseWrapper.close_if_unusable_or_obsolete = tutup
    yield
    BaseDatabaseWrapper.close_if_unusable_or_obsolete = asli


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
