"""The queue of a device: what is written stays, whatever the network, the tab or a new version does."""

import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.peramban.peladen import Peladen
from tests.peramban.perangkat import KEADAAN, SIAPKAN_KUNJUNGAN, Tablet, antrean, di_peladen, kosong, siap
from tests.peramban.test_berkas import foto

BERKAS = "/p/LATIHAN-2026/berkas/13.06/"


def centang(page, *kode):
    for k in kode:
        page.check(f"input[name=centang][value='{k}']")


def di_server(page):
    expect(page.locator(KEADAAN)).to_contain_text("Tersimpan di server")


def test_isian_luring_bertahan_saat_halaman_ditutup(masuk, peladen_sendiri):
    page = masuk("operator.13.06", peladen=peladen_sendiri)
    page.goto(f"{BERKAS}5/")
    siap(page)
    page.context.set_offline(True)
    centang(page, "5.a", "5.b")
    expect(page.locator(KEADAAN)).to_contain_text("di perangkat ini, 1 menunggu")
    expect(page.locator("#luring-pita")).to_be_visible()
    halaman = page.context.new_page()
    page.close()
    halaman.goto("/kiriman/")
    expect(halaman.locator("h1")).to_contain_text("perlu internet")
    halaman.context.set_offline(False)
    halaman.goto(f"{BERKAS}6/")
    expect(halaman.locator(".teks-sinkron")).to_contain_text("Di server")
    halaman.goto(f"{BERKAS}5/")
    expect(halaman.locator("input[name=centang][value='5.b']")).to_be_checked()
    assert halaman.evaluate("fetch('/entri/perangkat/').then((r) => r.json())")["meterai"]


def test_kunjungan_dibawa_diisi_tanpa_jaringan_lalu_terkirim_urut(masuk, peladen_sendiri):
    peladen_sendiri.manage("shell", "-c", SIAPKAN_KUNJUNGAN)
    page = masuk("penilai1", peladen=peladen_sendiri)
    page.goto("/p/LATIHAN-2026/kunjungan/13.06/")
    siap(page)
    page.get_by_role("button", name="Bawa luring").click()
    expect(page.locator("[data-bawa-kata]")).to_contain_text("Siap luring", timeout=60_000)
    page.context.set_offline(True)
    page.goto("/p/LATIHAN-2026/kunjungan/13.06/23/")
    for kode, nilai in (("23", 5), ("24", 1), ("25", 5)):
        expect(page).to_have_url(re.compile(f"/{kode}/$"))
        page.check(f"input[name=level][value='{nilai}']", force=True)
        page.get_by_role("button", name=re.compile("Simpan, lanjut")).click()
    expect(page).to_have_url(re.compile("/26/$"))
    page.goto("/p/LATIHAN-2026/kunjungan/13.06/24/")
    expect(page.locator("input[name=level][value='1']")).to_be_checked()
    page.set_input_files("[data-lampiran] input[type=file][multiple]", [foto("Ruang tunggu.jpg")])
    expect(page.locator("[data-foto] figure.menunggu")).to_contain_text("di perangkat")
    page.reload()
    expect(page.locator("[data-foto] figure.menunggu img")).to_have_count(1)
    page.check("input[name=level][value='5']", force=True)  # changed one's mind before it was sent
    expect(page.locator(KEADAAN)).to_have_text("Menyimpan…")
    expect(page.locator(KEADAAN)).to_contain_text("di perangkat ini, 4 menunggu")
    page.context.set_offline(False)
    expect(page.locator(".teks-sinkron")).to_contain_text("Di server", timeout=30_000)
    page.goto("/p/LATIHAN-2026/kunjungan/13.06/24/")
    expect(page.locator("input[name=level][value='5']")).to_be_checked()
    expect(page.locator("[data-foto] figure:not(.menunggu) img[src*='/cuplikan/']")).to_have_count(1)
    tanya = "from pentas.luring.models import Entri; print(Entri.objects.filter(jenis='nilai.lapangan').count())"
    assert peladen_sendiri.manage("shell", "-v0", "-c", tanya).stdout.strip().endswith("3")


def test_keluar_ditahan_selama_ada_yang_belum_terkirim(masuk, peladen_sendiri):
    page = masuk("operator.13.06", peladen=peladen_sendiri)
    page.goto(f"{BERKAS}5/")
    siap(page)
    page.route("**/entri/", lambda rute: rute.abort())
    centang(page, "5.a")
    expect(page.locator(KEADAAN)).to_contain_text("1 menunggu")
    page.locator(".akun-lipatan summary").click()
    page.locator(".akun-lipatan button", has_text="Keluar").click()
    expect(page.locator(".akun-lipatan #keluar-tertahan")).to_contain_text("1 isian masih di perangkat ini")
    page.unroute("**/entri/")
    page.locator(".akun-lipatan button", has_text="Keluar").click()
    expect(page).to_have_url(re.compile("/masuk/"))


def masuk_lagi(page, username):
    """Another person takes the tablet: the session of the first is gone, nobody had logged out."""
    page.context.clear_cookies()
    page.goto("/masuk/")
    page.fill("#id_username", username)
    page.fill("#id_password", Peladen.sandi)
    page.click("button[type=submit]")
    page.wait_for_url(lambda url: "/masuk/" not in url)


def test_dua_akun_satu_tablet_isian_tetap_milik_penulisnya(masuk, peladen_sendiri):
    page = masuk("operator.13.06", peladen=peladen_sendiri)
    page.goto(f"{BERKAS}5/")
    siap(page)
    page.route("**/entri/", lambda rute: rute.abort())
    centang(page, "5.a")
    expect(page.locator(KEADAAN)).to_contain_text("1 menunggu")
    [milik] = antrean(page)
    lain = page.context.new_page()
    masuk_lagi(lain, "operator.13.07")
    lain.goto("/kiriman/")
    expect(lain.locator("[data-kosong]")).to_be_visible()
    expect(lain.locator(".teks-sinkron")).not_to_contain_text("menunggu")
    page.unroute("**/entri/")
    page.evaluate("window.pentasAntrean.kirim()")  # the first one's page is still open, the session is the other's
    expect(page.locator(KEADAAN)).to_contain_text("sekarang masuk dengan akun lain")
    assert [e["uuid"] for e in antrean(page)] == [milik["uuid"]]
    assert not di_peladen(peladen_sendiri)
    masuk_lagi(lain, "operator.13.06")
    kosong(lain)
    assert di_peladen(peladen_sendiri) == [[milik["uuid"], "nilai.klaim", "operator.13.06"]]


def test_dua_tab_satu_antrean_tidak_bertabrakan_dengan_diri_sendiri(masuk, peladen_sendiri):
    satu = masuk("operator.13.06", peladen=peladen_sendiri)
    satu.goto(f"{BERKAS}5/")
    siap(satu)
    dua = satu.context.new_page()
    dua.goto(f"{BERKAS}6/")
    for page in (satu, dua):  # the second tab cannot send: the first does it for both
        page.route("**/entri/", lambda rute: rute.abort())
    centang(dua, "6.a")
    expect(dua.locator(KEADAAN)).to_contain_text("1 menunggu")
    satu.unroute("**/entri/")
    satu.evaluate("window.pentasAntrean.kirim()")
    di_server(dua)
    dua.unroute("**/entri/")
    centang(dua, "6.b")
    expect(dua.locator(KEADAAN)).to_have_text("Menyimpan…")
    di_server(dua)
    expect(dua.locator(".banding-simpan")).to_have_count(0)
    assert len(di_peladen(peladen_sendiri)) == 2


def test_isian_yang_menjatuhkan_peladen_tidak_menahan_yang_lain(peramban, peladen_sendiri, tmp_path):
    tablet = Tablet(peramban, peladen_sendiri, tmp_path / "profil")  # its pages may see a 500
    page = tablet.nyalakan()
    tablet.masuk(page, "operator.13.06")

    def jawab(rute):
        sandung = rute.request.post_data_json["sasaran"]["indikator"] == "5"
        rute.fulfill(status=500, body="rusak") if sandung else rute.continue_()

    page.route("**/entri/", jawab)
    page.goto(f"{BERKAS}5/")
    siap(page)
    centang(page, "5.a")
    expect(page.locator(KEADAAN)).to_contain_text("gangguan di peladen")
    page.goto(f"{BERKAS}6/")
    centang(page, "6.a")
    di_server(page)
    page.goto("/kiriman/")
    expect(page.locator("[data-kiriman] li")).to_have_count(1)
    expect(page.locator("[data-kiriman] li")).to_contain_text("Isian lain tetap terkirim")
    page.get_by_role("button", name="Buang…").click()
    page.get_by_label("Alasan membuang isian").fill("Peladen tidak menerimanya.")
    page.get_by_role("button", name="Buang isian").click()
    expect(page.locator("[data-kosong]")).to_be_visible()
    tablet.matikan()


@pytest.fixture
def berkas_penyelamatan(masuk, peladen_sendiri, tmp_path):
    """A tablet that cannot send, and what it saved to a file."""
    page = masuk("operator.13.06", peladen=peladen_sendiri)
    page.goto(f"{BERKAS}5/")
    siap(page)
    page.evaluate("fetch('/entri/perangkat/')")
    page.route("**/entri/", lambda rute: rute.abort())
    centang(page, "5.a", "5.b")
    expect(page.locator(KEADAAN)).to_contain_text("1 menunggu")
    page.goto("/kiriman/")
    expect(page.locator("[data-kiriman] li")).to_have_count(1)
    with page.expect_download() as unduhan:
        page.get_by_role("button", name="Unduh berkas penyelamatan").click()
    tujuan = tmp_path / "penyelamatan.zip"
    unduhan.value.save_as(tujuan)
    return tujuan


def test_berkas_penyelamatan_dimasukkan_admin_satu_kali(masuk, peladen_sendiri, berkas_penyelamatan):
    assert "entri.json" in zipfile.ZipFile(berkas_penyelamatan).namelist()
    admin = masuk("admin", peladen=peladen_sendiri)
    admin.goto("/kiriman/penyelamatan/")
    for harap in ("sudah dimasukkan. Periksa hasil", "tidak diterapkan dua kali"):
        admin.set_input_files("#id_berkas", berkas_penyelamatan)
        admin.get_by_role("button", name="Masukkan").click()
        expect(admin.locator("body")).to_contain_text(harap)
    expect(admin.locator(".temuan li")).to_have_count(1)
    expect(admin.locator(".temuan li")).to_contain_text("diterapkan")
