"""The front door: every demo account gets in, on every size of screen, without a complaint of any kind."""

import pytest

from tests.peramban.periksa import UKURAN, periksa_axe, periksa_lebar

AKUN = ["operator.13.01", "rekap.provinsi1", "penilai1", "ketua.tim", "admin", "auditor"]


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_masuk(buka, tangkap, ukuran):
    page = buka(viewport=UKURAN[ukuran])
    page.goto("/")
    assert "/masuk/" in page.url
    periksa_axe(page)
    periksa_lebar(page)
    tangkap(page, f"masuk-{ukuran}")


@pytest.mark.parametrize("ukuran", UKURAN)
@pytest.mark.parametrize("akun", AKUN)
def test_beranda_setiap_peran(masuk, tangkap, akun, ukuran):
    page = masuk(akun, UKURAN[ukuran])
    periksa_axe(page)
    periksa_lebar(page)
    tangkap(page, f"beranda-{akun}-{ukuran}")


def test_sandi_salah_dijawab_dengan_kalimat(buka):
    page = buka()
    page.goto("/masuk/")
    page.fill("input[name=username]", "operator.13.01")
    page.fill("input[name=password]", "bukan-sandinya")
    with page.expect_response("**/masuk/") as jawaban:
        page.press("input[name=password]", "Enter")
    assert jawaban.value.status == 422
    assert page.locator("[role=alert]").first.is_visible()
