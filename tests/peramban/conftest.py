"""A real server and a real browser. A page that logs an error or answers 5xx fails its test."""

import fcntl
import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.peramban.peladen import AKAR, Peladen, jalankan, siapkan_data

ARGUMEN = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


def pytest_collection_modifyitems(items):
    for item in items:
        if "/peramban/" in item.nodeid:
            item.add_marker(pytest.mark.peramban)


@pytest.fixture(scope="session")
def data_contoh(request, tmp_path_factory):
    """Made once a run: the worker that comes second takes what the first has made."""
    induk = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        induk = induk.parent
    folder, jadi = induk / "contoh", induk / "contoh-jadi"
    with (induk / "contoh-kunci").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        if not jadi.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            siapkan_data(folder)
            jadi.touch()
    return folder


@pytest.fixture(scope="session")
def peladen(data_contoh, tmp_path_factory):
    """One server with demo data for all tests that leave it as they found it."""
    yield from jalankan(data_contoh, tmp_path_factory.mktemp("peladen"))


@pytest.fixture
def peladen_sendiri(data_contoh, tmp_path):
    """A server of its own, for a test that changes much."""
    yield from jalankan(data_contoh, tmp_path / "peladen")


def _cari_chromium():
    return os.environ.get("PENTAS_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def peramban():
    chromium = _cari_chromium()
    if not chromium:
        lewati = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        lewati("Chromium is not here")
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium, args=ARGUMEN)
        yield chrome
        chrome.close()


def _awasi(page, keluhan):
    """Collect what no page may do. Refusals (4xx) are the test's own business, save for static files."""

    def pesan(isi):
        if isi.type == "error" and not isi.text.startswith("Failed to load resource"):
            keluhan.append(f"{page.url} console: {isi.text}")

    def jawaban(isi):
        if isi.status >= 500 or (isi.status >= 400 and "/static/" in isi.url):
            keluhan.append(f"{isi.status} {isi.url}")

    page.on("console", pesan)
    page.on("pageerror", lambda galat: keluhan.append(f"{page.url} script: {galat}"))
    page.on("response", jawaban)


@pytest.fixture
def buka(request, peramban):
    """Factory: a page in a context of its own, not logged in, at the start page of ``peladen``."""
    konteks, keluhan, catatan = [], [], []

    def _buka(peladen=None, viewport=(1366, 768), **opsi):
        peladen = peladen or request.getfixturevalue("peladen")
        lebar, tinggi = viewport
        baru = peramban.new_context(
            base_url=peladen.url,
            viewport={"width": lebar, "height": tinggi},
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            **opsi,
        )
        konteks.append(baru)
        catatan.append(peladen.catatan)
        baru.on("page", lambda halaman: _awasi(halaman, keluhan))
        page = baru.new_page()
        page.set_default_timeout(10_000)
        return page

    yield _buka
    for satu in konteks:
        satu.close()
    ekor = "\n".join(c.read_text()[-3000:] for c in dict.fromkeys(catatan)) if keluhan else ""
    assert not keluhan, "\n".join([*keluhan, ekor])


@pytest.fixture
def masuk(buka):
    """Factory: a page of ``username``, logged in through the login page."""

    def _masuk(username, viewport=(1366, 768), *, peladen=None, sandi=Peladen.sandi, **opsi):
        page = buka(peladen, viewport, **opsi)
        page.goto("/masuk/")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", sandi)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(lambda url: "/masuk/" not in url)
        return page

    return _masuk


@pytest.fixture
def tangkap():
    """Keep a picture in tests/tangkapan/ when PENTAS_TANGKAP=1: ``tangkap(page, "04-rekap")``."""

    def _tangkap(page, nama, **opsi):
        if os.environ.get("PENTAS_TANGKAP") == "1":
            folder = AKAR / "tests" / "tangkapan"
            folder.mkdir(exist_ok=True)
            page.screenshot(path=folder / f"{nama}.png", **opsi)

    return _tangkap
