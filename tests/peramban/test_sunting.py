"""The instrument editor in a real browser: looks, typing into the try-out, editing by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.peramban.peladen import Peladen
from tests.peramban.periksa import UKURAN, periksa_axe, periksa_lebar

DRAF = "/instrumen/UJI-2027/"
expect.set_options(timeout=10_000)


def buat_draf(page):
    page.goto("/instrumen/baru/")
    page.check("input[name=sumber][value=bawaan]")
    page.fill("input[name=kode]", "UJI-2027")
    page.fill("input[name=tahun]", "2027")
    page.get_by_role("button", name="Buat draf").click()
    page.wait_for_url(f"**{DRAF}")


@pytest.fixture
def admin(masuk, peladen_sendiri: Peladen):
    def _admin(ukuran="laptop"):
        return masuk("admin", UKURAN[ukuran], peladen=peladen_sendiri)

    return _admin


def test_penyunting_layak_di_semua_ukuran(admin, tangkap):
    buat_draf(admin())
    for ukuran in UKURAN:
        page = admin(ukuran)
        for nama, alamat in (
            ("14-susunan", "sunting/"),
            ("14-variabel", "sunting/?ubah=variabel:V02"),
            ("14-parameter", "sunting/?ubah=parameter"),
            ("14-indikator", "sunting/9/?m_pengaduan_masuk=240&m_pengaduan_ditanggapi=221&centang=9.h&centang=9.i"),
            ("14-syarat", "sunting/9/?ubah=kriteria:9.h"),
            ("14-isian", "sunting/9/?ubah=isian:persen_tanggap"),
            ("14-aturan", "sunting/9/?ubah=aturan:1"),
            ("14-umum", "sunting/23/?ubah=umum"),
            ("14-pratinjau-operator", "indikator/9/pratinjau/operator/"),
            ("14-pratinjau-juri", "indikator/9/pratinjau/juri/"),
            ("14-terbitkan", "terbitkan/"),
        ):
            page.goto(DRAF + alamat)
            periksa_lebar(page)
            periksa_axe(page)
            tangkap(page, f"{nama}-{ukuran}", full_page=True)


def test_coba_aturan_sambil_mengetik(admin):
    page = admin()
    buat_draf(page)
    page.goto(f"{DRAF}sunting/9/")
    page.fill("#coba_pengaduan_masuk", "240")
    page.fill("#coba_pengaduan_ditanggapi", "221")
    page.check("#coba_3h")
    page.check("#coba_3i")
    hasil = page.locator("[data-coba-hasil]")
    expect(hasil).to_contain_text("Saran nilai 4, aturan ke-2.")
    expect(page.locator("[data-aturan-tabel] tr.kini")).to_contain_text("90%")
    page.fill("#coba_pengaduan_ditanggapi", "240")
    expect(hasil).to_contain_text("Saran nilai 5, aturan ke-1.")
    page.fill("#coba_pengaduan_ditanggapi", "banyak")
    expect(hasil).to_contain_text("Tulis dalam angka")


def test_menyunting_dengan_papan_ketik_lalu_memperbaiki_temuan(admin):
    page = admin()
    buat_draf(page)
    page.goto(f"{DRAF}sunting/?ubah=variabel:V02#ubah")
    page.fill("#id_bobot", "4,99")
    page.press("#id_bobot", "Enter")
    page.wait_for_url(f"**{DRAF}sunting/#variabel")
    expect(page.locator("aside .temuan")).to_contain_text("Bobot berjumlah 99,99. Tambah 0,01 agar tepat 100.")
    expect(page.locator(".dasar-aksi")).to_contain_text("1 temuan menghalangi penerbitan")
    expect(page.get_by_role("button", name="Terbitkan instrumen")).to_be_disabled()
    page.goto(f"{DRAF}sunting/?ubah=variabel:V02#ubah")
    page.fill("#id_bobot", "5")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".dasar-aksi")).to_contain_text("Tidak ada yang menghalangi penerbitan")
    page.goto(f"{DRAF}sunting/30/")
    naik = page.get_by_role("button", name="Naikkan 4e")
    naik.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Naikkan 4e")).to_be_disabled()  # it is the first of its level now
    page.goto(f"{DRAF}sunting/30/?ubah=kriteria:30.d#ubah")
    page.get_by_role("button", name="Hapus").click()
    page.get_by_role("dialog").get_by_role("button", name="Hapus").click()
    expect(page.locator("#ubah [role=alert]")).to_contain_text("masih ditunjuk oleh syarat 30.a")
