"""Accounts in a browser: a workbook becomes accounts, a slip a password; the admin looks through another's eyes."""

import re
from io import BytesIO

import pytest
from openpyxl import Workbook

from pentas.akun.impor import KOLOM
from tests.peramban.periksa import UKURAN, periksa_axe, periksa_lebar

HALAMAN = {
    "akun-daftar": "/akun/kelola/",
    "akun-masuk-terakhir": "/akun/kelola/masuk-terakhir/",
    "akun-impor": "/akun/kelola/impor/",
    "akun-profil": "/akun/",
}
SANDI_BARU = "kata-sandi-yang-baru-7"


def buku(*baris) -> dict:
    b = Workbook()
    b.active.title = "Akun"
    for satu in (KOLOM, *baris):
        b.active.append(satu)
    isi = BytesIO()
    b.save(isi)
    return {"name": "akun.xlsx", "mimeType": "application/octet-stream", "buffer": isi.getvalue()}


def kode_dari(pdf: bytes) -> str:
    import re

    from pypdf import PdfReader

    teks = "".join(h.extract_text() for h in PdfReader(BytesIO(pdf)).pages)
    return re.search(r"\b[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\b", teks)[0]


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_akun(masuk, tangkap, ukuran):
    page = masuk("admin", UKURAN[ukuran])
    for nama, alamat in HALAMAN.items():
        page.goto(alamat)
        periksa_axe(page)
        periksa_lebar(page)
        tangkap(page, f"{nama}-{ukuran}")
    page.goto("/akun/kelola/?q=operator.13.01")
    page.click("a.pengenal")
    page.wait_for_url(re.compile(r"/akun/kelola/\d+/$"))
    periksa_axe(page)
    periksa_lebar(page)
    tangkap(page, f"akun-lihat-{ukuran}", full_page=True)
    page.click("text=Serahkan")
    page.wait_for_url("**/serah/**")
    periksa_axe(page)
    periksa_lebar(page)
    tangkap(page, f"akun-serah-{ukuran}")


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_kartu(buka, tangkap, ukuran):
    page = buka(viewport=UKURAN[ukuran])
    page.goto("/masuk/")
    page.click("text=Masuk dengan kartu masuk")
    page.wait_for_url("**/masuk/kartu/")
    periksa_axe(page)
    periksa_lebar(page)
    tangkap(page, f"akun-kartu-{ukuran}", full_page=True)


def test_dari_buku_kerja_sampai_masuk(peladen_sendiri, masuk, buka, tangkap):
    page = masuk("admin", peladen=peladen_sendiri)
    page.goto("/akun/kelola/impor/")
    page.set_input_files("#id_berkas", buku(["baru.satu", "raja", "13.06"], ["baru.satu", "operator", "99.99"]))
    page.click("text=Periksa berkas")
    assert page.locator("text=bukan peran").is_visible()
    periksa_axe(page)
    tangkap(page, "akun-impor-galat", full_page=True)
    isi = ["baru.satu", "operator", "13.06"], ["penilai1", "ketua tim", "13"]
    page.set_input_files("#id_berkas", buku(*isi))
    page.click("text=Periksa berkas")
    page.locator("h1", has_text="Pratinjau").wait_for()
    periksa_axe(page)
    for nama, (lebar, tinggi) in UKURAN.items():
        page.set_viewport_size({"width": lebar, "height": tinggi})
        periksa_lebar(page)
        tangkap(page, f"akun-pratinjau-{nama}", full_page=True)
    page.set_viewport_size({"width": 1366, "height": 768})
    page.click("text=Buat 1 akun")
    page.locator("h1", has_text="1 akun dibuat").wait_for()
    periksa_axe(page)
    tangkap(page, "akun-impor-selesai")
    with page.expect_download() as unduhan:
        page.click("text=Cetak 1 kartu")
    kode = kode_dari(unduhan.value.path().read_bytes())

    orang = buka(peladen_sendiri, UKURAN["telepon"])
    orang.goto(f"/masuk/kartu/#{kode}")
    assert orang.input_value("#id_kode") == kode
    assert "#" not in orang.url
    orang.fill("#id_username", "baru.satu")
    orang.fill("#id_sandi", SANDI_BARU)
    orang.fill("#id_sandi_lagi", SANDI_BARU)
    orang.click("text=Simpan kata sandi dan masuk")
    orang.wait_for_url(lambda url: "/masuk/" not in url)
    orang.goto("/akun/")
    assert orang.locator("aside b", has_text="baru.satu").is_visible()


def test_pilih_semua_lalu_cetak(masuk):
    """Only looked at and ticked: the shared server stays as it was."""
    page = masuk("admin")
    page.goto("/akun/kelola/masuk-terakhir/?peran=penilai")
    page.check("[data-pilih-semua]")
    assert page.locator("input[name=akun]:checked").count() == page.locator("input[name=akun]").count() == 5
    page.uncheck("input[name=akun] >> nth=0")
    assert not page.is_checked("[data-pilih-semua]")


def test_lihat_sebagai(peladen_sendiri, masuk, tangkap):
    page = masuk("admin", peladen=peladen_sendiri)
    page.goto("/akun/kelola/?q=operator.13.01")
    page.click("a.pengenal")
    page.fill("#id_alasan_lihat", "Tombol kirim tidak tampak.")
    page.click("button:has-text('Lihat sebagai operator.13.01')")
    page.locator(".lihat-sebagai").wait_for()
    periksa_axe(page)
    for nama, (lebar, tinggi) in UKURAN.items():
        page.set_viewport_size({"width": lebar, "height": tinggi})
        periksa_lebar(page)
        tangkap(page, f"akun-melihat-{nama}")
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto("/akun/")
    page.fill("#id_jabatan", "Diganti admin")
    page.click("text=Simpan profil")
    assert page.locator("text=hanya untuk membaca").is_visible()
    page.click("text=Selesai melihat")
    page.locator("text=Anda kembali sebagai admin").wait_for()

    orang = masuk("operator.13.01", peladen=peladen_sendiri)
    orang.goto("/akun/")
    assert orang.locator("text=Akun Anda dibuka oleh admin").is_visible()
    assert orang.input_value("#id_jabatan") != "Diganti admin"
    tangkap(orang, "akun-profil-dilihat")
