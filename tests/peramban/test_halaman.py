"""Every page of the URL table, for those who use it, on three sizes of screen, finished and just begun.

Each part is whole in itself: it asks of its pages whether they show, for the account that they are for, and
of those listed as showing nothing (rute.TANPA_HALAMAN) whether that is still so. No part waits for another.
"""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error

from tests.gerbang import TAMU, semua_rute
from tests.peramban.peladen import jalankan
from tests.peramban.periksa import UKURAN, periksa_axe, periksa_lebar
from tests.peramban.rute import TANPA_HALAMAN, WARGA, Halaman, dibuka, kunjungan, rute_halaman
from tests.peramban.test_negeri import OPERATOR as OPERATOR_NEGERI
from tests.peramban.test_negeri import TELEPON, isi_data, minta_kode

SEKALI = 24  # pages a part


@pytest.fixture(scope="module")
def peladen(data_contoh, tmp_path_factory):
    """The demo as it was made: what other tests leave behind is not swept."""
    yield from jalankan(data_contoh, tmp_path_factory.mktemp("halaman"))


def _bagian():
    """(account, pages) of a size that two workers can share; the periods of one address stay together."""
    for akun, semua in kunjungan().items():
        rute = sorted({h.rute for h, _ in semua})
        for awal in range(0, len(rute), SEKALI):
            isi = [(h, ukuran) for h, ukuran in semua if h.rute in rute[awal : awal + SEKALI]]
            yield pytest.param(akun, isi, id=f"{akun}-{awal // SEKALI + 1}")


@pytest.fixture
def masuk_sebagai(buka, masuk):
    def _masuk(akun):
        if akun == TAMU:
            return buka()
        return _warga(buka, masuk) if akun == WARGA else masuk(akun)

    return _masuk


def _warga(buka, masuk):
    """A resident who has begun: the operator's slip let him in, his data are filled in."""
    kode = minta_kode(masuk(OPERATOR_NEGERI))
    page = buka(viewport=TELEPON)
    page.goto("/negeri/13.06/kk/ajukan/")
    page.fill("[name=kode]", kode)
    page.get_by_role("button", name="Mulai").click()
    page.get_by_role("link", name="Sudah saya catat, lanjut mengisi").click()
    isi_data(page, "unduh")
    page.wait_for_url("**/negeri/ajuan/syarat/")
    return page


def _buka(page, alamat: str):
    """The response, or None where a browser gets no page: the address takes POST only, or gives a file or data."""
    tanya = page.request.fetch(alamat, method="OPTIONS", max_redirects=0)  # costs no page
    if tanya.status == 405 and "GET" not in tanya.headers.get("allow", ""):
        return None
    try:
        jawaban = page.goto(alamat)
    except Error as galat:
        if "Download is starting" in str(galat):
            return None
        raise
    return jawaban if "html" in jawaban.headers.get("content-type", "") else None


def _periksa(page, ukuran: str, *, axe: bool, warna: bool) -> list[str]:
    lebar, tinggi = UKURAN[ukuran]
    page.set_viewport_size({"width": lebar, "height": tinggi})
    salah = []
    for periksa in (lambda: periksa_lebar(page), lambda: periksa_axe(page, warna=warna) if axe else None):
        try:
            periksa()
        except AssertionError as galat:
            salah.append(f"{ukuran}: {galat}")
    return salah


def _tampil(jawaban, halaman: Halaman) -> bool:
    """Shown, and not another page that the reader was sent on to."""
    return jawaban.status == 200 and urlsplit(jawaban.url).path == urlsplit(halaman.alamat).path


@pytest.mark.parametrize("akun, isi", list(_bagian()))
def test_halaman(masuk_sebagai, akun, isi):
    page = masuk_sebagai(akun)
    salah, jawab, penolakan = [], {}, set()
    for h, ukuran in isi:
        jawaban = _buka(page, h.alamat)
        semua = jawab.setdefault(h.rute, []) if akun == h.pelihat else []
        if jawaban is None:
            continue
        tampil = _tampil(jawaban, h)
        semua.append("shown" if tampil else f"{jawaban.status} at {jawaban.url}")
        # A refusal is a page, too, but the same one for every address.
        axe = tampil or jawaban.status not in penolakan
        penolakan |= {jawaban.status} - {200}
        for n, satu in enumerate(ukuran):
            keluhan = _periksa(page, satu, axe=axe, warna=n == 0 and len(ukuran) > 1)
            salah += [f"{h.alamat} {kata}" for kata in keluhan]
    for rute, semua in jawab.items():
        terdaftar = rute in TANPA_HALAMAN
        if ("shown" in semua) == terdaftar if semua else terdaftar:
            salah.append(f"{rute} for {akun}: {semua}, TANPA_HALAMAN says {TANPA_HALAMAN.get(rute)!r}")
    assert not salah, "\n".join(salah)


def test_setiap_halaman_punya_pelihat():
    """An address that nobody opens is not swept; what is listed as showing nothing exists."""
    semua = rute_halaman()
    assert not [rute for rute, orang in semua.items() if not orang]
    assert not TANPA_HALAMAN.keys() - semua.keys()
    assert {r for r, _n, _g in semua_rute() if dibuka(r)} == {h.rute for isi in kunjungan().values() for h, _ in isi}
