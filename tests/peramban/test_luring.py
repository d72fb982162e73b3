"""The queue of a device: what is written stays, whatever the network, the tab or a new version does."""

import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.peramban.test_berkas import foto

BERKAS = "/p/LATIHAN-2026/berkas/13.06/"
KEADAAN = "[data-keadaan-simpan]"


def centang(page, *kode):
    for k in kode:
        page.check(f"input[name=centang][value='{k}']")


def siap(page):
    """The worker holds the shell and knows whose device it is."""
    page.wait_for_function(
        "async () => { const r = await navigator.serviceWorker.ready; const k = await caches.open('keadaan');"
        " const a = await k.match('/__akun'); const isi = document.querySelector('meta[name=akun]')?.content;"
        " return r.active && a && (await a.text()) === isi; }"
    )


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


def test_akun_lain_tidak_melihat_yang_ditinggalkan(masuk, peladen_sendiri, peramban):
    page = masuk("operator.13.06", peladen=peladen_sendiri)
    page.goto(f"{BERKAS}5/")
    siap(page)
    page.route("**/entri/", lambda rute: rute.abort())
    centang(page, "5.a")
    expect(page.locator(KEADAAN)).to_contain_text("1 menunggu")
    page.context.clear_cookies()
    page.goto("/masuk/")
    page.fill("#id_username", "operator.13.07")
    page.fill("#id_password", peladen_sendiri.sandi)
    page.click("button[type=submit]")
    page.goto("/kiriman/")
    expect(page.locator("[data-kosong]")).to_be_visible()
    expect(page.locator(".teks-sinkron")).not_to_contain_text("menunggu")


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


SIAPKAN_KUNJUNGAN = """
from django.utils import timezone
from penilaian.kunjungan.models import AnggotaKunjungan, Kunjungan
from penilaian.periode.models import Periode, Tahap
from pentas.akun.models import Pengguna
p = Periode.objects.get(kode="LATIHAN-2026")
p.tahap.filter(kode__in=["sosialisasi", "pengumpulan", "rekap"]).update(status="ditutup")
p.tahap.filter(kode="kunjungan").update(status="berjalan")
k = Kunjungan.objects.create(peserta=p.peserta.get(kabupaten_kota="13.06"), tanggal=timezone.localdate())
AnggotaKunjungan.objects.create(kunjungan=k, pengguna=Pengguna.objects.get(username="penilai1"))
"""
