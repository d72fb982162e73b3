"""The operator's dossier in a real browser: autosave, two people, a broken line, evidence, looks."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.peramban.periksa import UKURAN, periksa_axe, periksa_lebar

BERKAS = "/p/LATIHAN-2026/berkas/13.06/"
KEADAAN = "[data-keadaan-simpan]"
expect.set_options(timeout=10_000)


def foto(nama, warna=(40, 90, 110)) -> dict:
    isi = io.BytesIO()
    Image.new("RGB", (320, 240), warna).save(isi, "JPEG")
    return {"name": nama, "mimeType": "image/jpeg", "buffer": isi.getvalue()}


def centang(page, *kode):
    for satu in kode:
        page.check(f"input[name=centang][value='{satu}']")


def pilih(page, nilai):
    page.click(f"label[for=id_level_{nilai}]")


def tersimpan(page):
    expect(page.locator(KEADAAN)).to_contain_text("Tersimpan")
    expect(page.locator(KEADAAN)).not_to_contain_text("Menyimpan")


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_operator_layak(masuk, tangkap, ukuran):
    page = masuk("operator.13.06", UKURAN[ukuran])
    for nama, alamat in (
        ("02-ringkasan", BERKAS),
        ("03-indikator", f"{BERKAS}30/"),
        ("03-angka", f"{BERKAS}18/"),
        ("03-wawancara", f"{BERKAS}23/"),
        ("03-kirim", f"{BERKAS}kirim/"),
        ("03-catatan", f"{BERKAS}catatan/"),
        ("03-pakai-ulang", f"{BERKAS}30/pakai-ulang/"),
    ):
        page.goto(alamat)
        periksa_lebar(page)
        periksa_axe(page)
        tangkap(page, f"{nama}-{ukuran}", full_page=True)


def test_isian_tersimpan_sendiri(masuk, peladen_sendiri):
    page = masuk("operator.13.06", peladen=peladen_sendiri)
    page.goto(f"{BERKAS}30/")
    centang(page, "30.a", "30.b", "30.c")
    tersimpan(page)
    expect(page.locator(".hasil")).to_contain_text("Saran nilai: 3")
    page.click("[data-pakai-saran]")
    expect(page.locator("[data-dari=kalimat]")).to_have_text("Nilai 3, menyumbang 6,00 dari 10,00.")
    expect(page.locator("[data-status]")).to_contain_text("Draf")
    expect(page.locator("li.puncak .no")).to_have_text("3")
    page.reload()
    expect(page.locator("#id_level_3")).to_be_checked()


def test_dua_orang_yang_kedua_memilih(masuk, peladen_sendiri):
    satu, dua = (masuk("operator.13.06", peladen=peladen_sendiri) for _ in range(2))
    for page in (satu, dua):
        page.goto(f"{BERKAS}3/")
    centang(satu, "3.a", "3.b")
    pilih(satu, 2)
    tersimpan(satu)
    expect(satu.locator("[data-dari=kalimat]")).to_contain_text("Nilai 2")
    centang(dua, "3.a")
    pilih(dua, 1)
    panel = dua.locator(".banding-simpan")
    expect(panel).to_contain_text("Perubahan orang lain masuk lebih dulu")
    expect(panel).to_contain_text("1a, 2b")
    panel.get_by_text("Pakai yang tersimpan").click()
    expect(dua.locator("#id_level_2")).to_be_checked()
    expect(dua.locator("input[name=centang][value='3.b']")).to_be_checked()
    satu.fill("#id_catatan", "Tisu diisi tiap pagi.")
    tersimpan(satu)
    pilih(dua, 1)
    dua.locator(".banding-simpan").get_by_text("Pakai isian saya").click()
    expect(dua.locator("[data-dari=kalimat]")).to_contain_text("Nilai 1")


def test_ditolak_tidak_hilang_dan_menyebut_yang_kurang(masuk, peladen_sendiri):
    page = masuk("operator.13.06", peladen=peladen_sendiri)
    page.goto(f"{BERKAS}30/")
    centang(page, "30.a", "30.b")
    pilih(page, 2)
    expect(page.locator(KEADAAN)).to_contain_text("Belum tersimpan")
    expect(page.locator("#id_alasan")).to_be_focused()
    page.fill("#id_alasan", "Dua dari tiga syarat sudah ada.")
    tersimpan(page)
    page.goto(f"{BERKAS}18/")
    page.fill("#id_pembilang", "seratus")
    expect(page.locator(".bidang .invalid-feedback")).to_contain_text("Tulis dalam angka")
    page.fill("#id_pembilang", "97.500")
    page.fill("#id_penyebut", "100.000")
    expect(page.locator("[data-hitungan=capaian]")).to_have_text("97,50%")


def test_sambungan_putus_lalu_tersambung(masuk, peladen_sendiri):
    page = masuk("operator.13.06", peladen=peladen_sendiri)
    page.goto(f"{BERKAS}5/")
    page.context.set_offline(True)
    centang(page, "5.a", "5.b")
    expect(page.locator(KEADAAN)).to_contain_text("Tersimpan di perangkat ini, 1 menunggu jaringan")
    page.set_input_files("input[type=file][multiple]", [foto("Parkir.jpg")])
    expect(page.locator(".unggah .meta")).to_contain_text("dikirim ulang otomatis")
    page.context.set_offline(False)
    tersimpan(page)
    expect(page.locator("[data-bukti]")).to_contain_text("Parkir.jpg")
    page.reload()
    expect(page.locator("input[name=centang][value='5.b']")).to_be_checked()


def test_bukti_diunggah_ditandai_dilepas_dipakai_lagi(masuk, peladen_sendiri, tangkap):
    page = masuk("operator.13.06", peladen=peladen_sendiri)
    page.goto(f"{BERKAS}30/")
    palsu = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"<html>bukan pdf</html>"}
    kiriman = [foto("Situs web.jpg"), foto("Aplikasi.jpg", (9, 60, 30)), palsu]
    page.set_input_files("input[type=file][multiple]", kiriman)
    expect(page.locator("[data-bukti]")).to_have_count(2)
    expect(page.locator(".unggah .galat.meta")).to_contain_text("isinya bukan PDF")
    expect(page.locator("[data-jumlah-bukti]")).to_have_text("2 berkas")
    baris = page.locator("[data-bukti]").first
    baris.locator("summary").click()
    baris.get_by_text("3a", exact=True).click()
    tangkap(page, "03-indikator-bukti")
    baris.get_by_role("button", name="Simpan").click()
    expect(page.locator("[data-bukti]").first.locator(".meta .tag")).to_have_text("3a")
    page.set_input_files("input[type=file][multiple]", [foto("Situs web.jpg")])
    expect(page.locator("[data-bukti]")).to_have_count(2)
    baris = page.locator("[data-bukti]", has_text="Aplikasi.jpg")
    baris.locator("summary").click()
    baris.get_by_text("Lepas dari indikator ini").click()
    page.get_by_role("dialog").get_by_role("button", name="Lepas bukti").click()
    expect(page.locator("[data-bukti]")).to_have_count(1)
    page.get_by_text("Pakai berkas yang sudah diunggah").click()
    page.get_by_text("Aplikasi.jpg").click()
    page.get_by_role("button", name="Pasang yang dipilih").click()
    expect(page.locator("[data-bukti]")).to_have_count(2)


def test_tanpa_skrip_tetap_dapat_mengisi(masuk, peladen_sendiri):
    page = masuk("operator.13.06", peladen=peladen_sendiri, java_script_enabled=False)
    page.goto(f"{BERKAS}30/")
    centang(page, "30.a", "30.b", "30.c")
    pilih(page, 3)
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("#id_level_3")).to_be_checked()
    page.set_input_files("input[type=file][multiple]", [foto("Situs web.jpg")])
    page.get_by_role("button", name="Unggah").click()
    expect(page.locator("[data-bukti]")).to_contain_text("Situs web.jpg")
