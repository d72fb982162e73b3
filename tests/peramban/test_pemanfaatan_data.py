"""A request for data from its form to open access and the survey, each step by the one whose step it is.

On the way it goes back to the OPD, waits for the ministry, and its clock is stopped; a second request is refused.
"""

import datetime as dt
import re
from io import BytesIO

import pytest
from PIL import Image

from tests.peramban.periksa import periksa_axe, periksa_lebar

OPD, OPD_LAIN = "opd.dinsos", "opd.dinkes"
HARI_INI = dt.date.today().isoformat()  # noqa: DTZ011 - what a person at this machine would type
WARNA = iter(range(40, 250, 7))


def berkas(nama: str) -> dict:
    """A picture of its own: the same bytes twice would be one stored file."""
    isi = BytesIO()
    Image.new("RGB", (300, 420), (next(WARNA), 90, 120)).save(isi, "PNG")
    return {"name": nama, "mimeType": "image/png", "buffer": isi.getvalue()}


class Layar:
    """One browser per account, each logged in once."""

    def __init__(self, masuk, peladen):
        self._masuk, self._peladen, self._semua = masuk, peladen, {}

    def __call__(self, akun: str, jalan: str):
        page = self._semua.get(akun) or self._masuk(akun, peladen=self._peladen)
        self._semua[akun] = page
        page.goto(jalan)
        return page


def ajukan(page, judul: str) -> tuple[str, str, str]:
    """Returns (address of the request, tracking code, PIN)."""
    page.get_by_role("button", name="Mulai mengisi").click()
    page.fill("[name=judul]", judul)
    page.locator("[data-keadaan-simpan]", has_text="Tersimpan").wait_for()
    page.reload()
    assert page.input_value("[name=judul]") == judul, "the draft is continued"
    page.fill("[name=tujuan]", "Memadankan penerima bantuan agar tepat sasaran.")
    page.fill("[name=dasar_hukum]", "Peraturan gubernur tentang tugas dinas.")
    for elemen in ("NIK (dilindungi)", "Nama lengkap", "Alamat"):
        page.get_by_label(elemen, exact=True).check()
    page.get_by_label("Layanan web (web service)").check()
    page.fill("[name=data_balikan]", "Rekap penerima bantuan menurut wilayah.")
    page.fill("[name=kuota_vpn]", "2")
    page.fill("[name=biaya_vpn]", "12000000")
    page.fill("[name=narahubung_jabatan]", "Pranata Komputer")
    page.locator("[name=pernyataan_rahasia]").check()
    page.locator("[name=pernyataan_jaringan]").check()
    page.locator("[name=surat]").set_input_files(berkas("surat permohonan.png"))
    page.get_by_role("button", name="Kirim permohonan").click()
    page.get_by_role("heading", name="terkirim").wait_for()
    rapi(page)
    kode, pin = page.locator(".kode-besar").all_inner_texts()
    page.get_by_role("link", name="Buka permohonan").click()
    page.wait_for_url("**/layanan/permohonan/*/")
    return re.sub(r"^https?://[^/]+", "", page.url), kode, pin


def jalan(page, kode: str, **isian: str) -> None:
    """Take a way out: fill what the form asks, press its button."""
    for nama, nilai in isian.items():
        page.fill(f".tindak [name={nama}]", nilai)
    with page.expect_navigation():
        page.locator(f".tindak button[name=jalan][value={kode}]").first.click()
    assert not page.locator(".tindak .alert-danger").count(), page.locator(".tindak .alert-danger").all_inner_texts()


def jalan_beralasan(page, kode: str, label: str, alasan: str) -> None:
    page.locator("summary", has_text=label).click()
    page.fill(f"#alasan_{kode}", alasan)
    with page.expect_navigation():
        page.locator(f"details[open] button[value={kode}]").click()


def unggah(page, jenis: str) -> None:
    masukan = page.locator(f"[data-unggah][data-url$='/{jenis}/'] input[type=file]")
    masukan.set_input_files(berkas(f"{jenis}.png"))
    page.locator(f"li[data-lampiran={jenis}]").wait_for()


def disposisi(layar: Layar, url: str, *akun: str) -> None:
    for nama in akun:
        page = layar(nama, url)
        page.get_by_label("Tindak lanjuti sesuai ketentuan").check()
        jalan(page, "disposisi")


def dikembalikan_lalu_diperbaiki(layar: Layar, url: str) -> None:
    page = layar("subbag.umum", url)
    jalan_beralasan(page, "kembalikan", "Kembalikan ke OPD", "Dasar hukum belum menyebut nomor peraturannya.")
    page = layar(OPD, url)
    page.get_by_text("Dasar hukum belum menyebut nomor peraturannya.").first.wait_for()
    page.get_by_role("link", name="Perbaiki isian permohonan").click()
    page.fill("[name=dasar_hukum]", "Peraturan Gubernur Nomor 12 Tahun 2024.")
    page.get_by_role("button", name="Simpan perbaikan").click()
    page.wait_for_url(f"**{url}")
    jalan(page, "kirim_ulang")
    jalan(layar("subbag.umum", url), "terima")


def surat_ke_ditjen(layar: Layar, url: str) -> None:
    jalan(layar("staf.layanan", url), "susun")
    for akun, kode in (("kasi.kerjasama", "paraf"), ("kabid.piak", "paraf"), ("kepala.dinas", "tanda_tangan")):
        jalan(layar(akun, url), kode)
    page = layar("subbag.umum", url)
    unggah(page, "surat_ttd")
    unggah(page, "bukti_kirim")
    page.reload()
    jalan(page, "kirim", tanggal=HARI_INI, cara="SRIKANDI")


def izin_lalu_pks(layar: Layar, url: str) -> None:
    page = layar("staf.layanan", url)
    unggah(page, "surat_izin")
    page.reload()
    jalan(page, "terbit", nomor="400.8.1.2/991/Dukcapil", tanggal=HARI_INI)
    page.locator("summary", has_text="Hentikan jam sementara").click()
    page.get_by_label("Menunggu Ditjen Dukcapil").check()
    page.fill("#jeda_catatan", "Persetujuan Ditjen atas konsep PKS.")
    page.get_by_role("button", name="Hentikan jam").click()
    page.get_by_role("button", name="Lanjutkan, jam berjalan lagi").click()
    page.locator(".tindak button[value=kirim_konsep]").wait_for()
    jalan(page, "kirim_konsep")
    jalan(layar(OPD, url), "setuju")
    jalan(layar("kepala.dinas", url), "ttd_dinas")
    jalan(layar(OPD, url), "ttd_opd")
    page = layar("staf.layanan", url)
    unggah(page, "pks_ttd")
    unggah(page, "juknis_ttd")
    page.reload()
    jalan(page, "catat_pks")


def implementasi(layar: Layar, url: str) -> None:
    unggah(layar(OPD, url), "jaringan")
    jalan(layar("staf.layanan", url), "aktifkan")
    page = layar(OPD, "/layanan/data/akses/")
    page.get_by_role("link", name="Dinas Sosial").click()
    page.get_by_role("heading", name="Aktif", exact=True).wait_for()
    assert page.get_by_text("Belum waktunya").count() >= 5, "reports of return data are due"


def rapi(page) -> None:
    """Also for pages that the sweep of addresses cannot reach: their link is made on the way."""
    for lebar, tinggi in ((390, 844), (768, 1024), (1366, 768)):
        page.set_viewport_size({"width": lebar, "height": tinggi})
        periksa_lebar(page)
    periksa_axe(page)


def survei(page) -> None:
    page.get_by_role("link", name="Nilai layanan ini").click()
    page.locator("input[name=u1]").first.wait_for()
    rapi(page)
    for n in range(1, 10):
        page.locator(f"input[name=u{n}][value='4']").check()
    page.get_by_role("button", name="Kirim jawaban").click()
    page.get_by_role("heading", name=re.compile("Terima kasih")).wait_for()


def lacak(page, kode: str, pin: str) -> str:
    page.goto("/lacak/")
    page.fill("[name=kode]", kode)
    page.fill("[name=pin]", pin)
    page.get_by_role("button", name="Lihat permohonan").click()
    page.get_by_role("heading", level=1).wait_for()
    rapi(page)
    return page.locator("body").inner_text()


@pytest.fixture
def layar(masuk, peladen_sendiri):
    return Layar(masuk, peladen_sendiri)


def test_dari_permohonan_sampai_implementasi_dan_survei(layar, buka, peladen_sendiri):
    url, kode, pin = ajukan(layar(OPD, "/layanan/data/ajukan/"), "Verifikasi penerima bantuan")
    assert "Pranata" not in lacak(buka(peladen_sendiri), kode, pin), "nothing of the form is public"
    dikembalikan_lalu_diperbaiki(layar, url)
    disposisi(layar, url, "kepala.dinas", "kabid.piak", "kasi.kerjasama")
    surat_ke_ditjen(layar, url)
    izin_lalu_pks(layar, url)
    implementasi(layar, url)
    assert "selesai" in lacak(buka(peladen_sendiri), kode, pin).lower()
    page = layar(OPD, url)
    page.get_by_role("heading", name="Permohonan selesai").wait_for()
    survei(page)


def test_ditolak_pimpinan_dengan_alasan(layar, buka, peladen_sendiri):
    url, kode, pin = ajukan(layar(OPD_LAIN, "/layanan/data/ajukan/"), "Pendataan ulang sasaran")
    jalan(layar("subbag.umum", url), "terima")
    jalan_beralasan(layar("kepala.dinas", url), "tolak", "Tolak permohonan", "Tujuan sama dengan PKS yang berjalan.")
    page = layar(OPD_LAIN, url)
    page.get_by_role("heading", name="Permohonan ditolak").wait_for()
    page.get_by_text("Tujuan sama dengan PKS yang berjalan.").first.wait_for()
    assert "ditolak" in lacak(buka(peladen_sendiri), kode, pin).lower()


@pytest.mark.parametrize(
    "akun, alamat",
    [
        (OPD, "/layanan/data/ajukan/"),
        ("staf.layanan", "/layanan/data/akses/"),
        ("staf.layanan", "/layanan/data/akses/1/"),
        ("pengawas.layanan", "/layanan/data/evaluasi/"),
        ("admin", "/layanan/data/pengaturan/13/"),
    ],
)
def test_halaman_terbaca_di_tiga_ukuran(masuk, akun, alamat):
    page = masuk(akun)
    page.goto(alamat)
    rapi(page)
