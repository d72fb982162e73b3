"""A resident on a telephone and the officers on their desks: from reading what is needed to the document in hand.

Once all by himself with one item sent back, once helped at the negeri and handed over on paper.
"""

import re
from io import BytesIO
from itertools import count

import pytest
from PIL import Image

from tests.peramban.periksa import UKURAN, periksa_axe, periksa_lebar

OPERATOR, VERIFIKATOR = "operator.negeri", "verifikator.negeri"
NIK, KK = "9901014507910077", "9901010101150077"
TELEPON = (390, 844)
_warna = count(20)


def gambar(nama: str, jenis: str = "JPEG", sisi: int = 400) -> dict:
    """A picture of its own; with ``jenis`` PDF a page."""
    isi, n = BytesIO(), next(_warna)
    Image.new("RGB", (sisi, sisi * 4 // 3), (n % 250, 120, 90)).save(isi, jenis)
    mime = "application/pdf" if jenis == "PDF" else "image/jpeg"
    return {"name": nama, "mimeType": mime, "buffer": isi.getvalue()}


def periksa(page) -> None:
    periksa_lebar(page)
    periksa_axe(page)


def minta_kode(page) -> str:
    """The operator prints one slip."""
    page.goto("/layanan/negeri/kode/")
    page.fill("[name=jumlah]", "1")
    page.get_by_role("button", name="Buat dan cetak").click()
    return page.locator(".kertas-kode .kode-besar").inner_text()


def isi_data(page, ambil: str) -> None:
    page.fill("[name=nama]", "Warga Peramban")
    page.fill("[name=nik]", NIK)
    page.fill("[name=kk]", KK)
    page.locator(f"[name=ambil][value={ambil}]").check()
    page.locator("[data-kabar]", has_text=re.compile(r"Tersimpan \d")).wait_for()
    page.get_by_role("button", name="Simpan dan lanjut ke foto").click()
    page.wait_for_url("**/syarat/")


def isi_syarat(page) -> None:
    semua = page.locator("li[data-butir]:not(.ada):has-text('lama')")
    semua.locator("input[type=file]").first.set_input_files(gambar("kk lama.jpg", sisi=1500))
    page.locator("li.ada", has_text="Kartu keluarga lama").get_by_text("Terkirim, 1 foto").wait_for()
    page.get_by_label("Perubahan yang diminta").fill("Menambah anak yang baru lahir.")
    page.locator("[data-kabar]", has_text=re.compile(r"Tersimpan \d")).wait_for()
    page.get_by_role("button", name="Lanjut, periksa dan kirim").click()
    page.wait_for_url("**/kirim/")


def jalan(page, kode: str) -> None:
    with page.expect_navigation():
        page.locator(f".tindak button[name=jalan][value={kode}]").first.click()
    assert not page.locator(".tindak .alert-danger").count(), page.locator(".tindak .alert-danger").all_inner_texts()


def tandai_semua(page, *, simpan: bool = True) -> None:
    """Without ``simpan`` the marks go along with the decision."""
    for satu in page.locator(".butir-periksa [value=sesuai]").all():
        satu.check()
    if not simpan:
        return
    with page.expect_navigation():
        page.get_by_role("button", name="Simpan hasil periksa").click()


def terbitkan(page, nomor: str) -> None:
    page.fill(".tindak [name=nomor]", nomor)
    page.locator(".tindak [name=berkas]").set_input_files(gambar("dokumen.pdf", "PDF"))
    page.locator(".tindak [name=sudah_ttd]").check()
    jalan(page, "terbitkan")


def buka_permohonan(page, nomor: str) -> None:
    page.goto(f"/layanan/permohonan/?tab=berjalan&q={nomor}")
    page.locator(".tabel-permohonan tbody a").first.click()
    page.wait_for_url("**/layanan/permohonan/*/")


def survei(page) -> None:
    page.get_by_role("link", name="Nilai layanan ini").click()
    for n in range(1, 10):
        page.locator(f"input[name=u{n}][value='4']").check()
    page.get_by_role("button", name="Kirim jawaban").click()
    page.get_by_role("heading", name=re.compile("Terima kasih")).wait_for()


def test_warga_lewat_telepon_sampai_mengunduh_dan_menilai(buka, masuk, peladen_sendiri, tangkap):
    operator = masuk(OPERATOR, peladen=peladen_sendiri)
    warga = buka(peladen_sendiri, TELEPON)
    warga.goto("/negeri/")
    warga.get_by_role("link", name="Kartu keluarga").click()
    warga.get_by_text("Rp0").wait_for()
    periksa(warga)
    tangkap(warga, "18b-negeri-syarat")
    warga.get_by_role("link", name="Ajukan lewat telepon").click()
    warga.fill("[name=kode]", minta_kode(operator))
    periksa(operator)
    warga.get_by_role("button", name="Mulai").click()
    kode, pin = warga.locator("[data-kode]").inner_text(), warga.locator("[data-pin]").inner_text()
    periksa(warga)
    warga.get_by_role("link", name="Sudah saya catat, lanjut mengisi").click()
    isi_data(warga, "unduh")
    periksa(warga)
    isi_syarat(warga)
    warga.go_back()
    tangkap(warga, "18-negeri-ajukan")
    warga.go_forward()
    assert NIK not in warga.content()
    periksa(warga)
    warga.get_by_role("button", name="Kirim ajuan").click()
    nomor = warga.locator(".kode b").first.inner_text()
    periksa(warga)

    buka_permohonan(operator, nomor)
    periksa(operator)
    jalan(operator, "teruskan")
    verifikator = masuk(VERIFIKATOR, peladen=peladen_sendiri)
    buka_permohonan(verifikator, nomor)
    assert NIK not in verifikator.content()
    butir = verifikator.locator(".butir-periksa li", has_text="Kartu keluarga lama")
    butir.locator("[value=kembali]").check()
    butir.locator("input[type=text], input:not([type])").fill("Halaman kedua belum terlihat.")
    tangkap(verifikator, "18d-negeri-verifikasi")
    verifikator.get_by_role("button", name="Kembalikan butir yang ditandai").click()
    verifikator.get_by_text("Dikembalikan kepada warga.").wait_for()

    lain = buka(peladen_sendiri, TELEPON)
    lain.goto("/negeri/ajuan/lanjut/")
    lain.fill("[name=kode]", kode)
    lain.fill("[name=pin]", pin)
    lain.get_by_role("button", name="Buka ajuan").click()
    lain.get_by_text("Halaman kedua belum terlihat.").wait_for()
    assert lain.locator("li[data-butir]").count() == 1, "only the returned item asks again"
    periksa(lain)
    tangkap(lain, "18e-negeri-perbaikan")
    lain.locator("li[data-butir] input[type=file]").set_input_files(gambar("ulang.jpg"))
    lain.get_by_text("Sudah diganti, belum dikirim").wait_for()
    lain.get_by_role("button", name="Kirim ulang").click()
    lain.get_by_role("heading", name="Data Anda dicocokkan di Dinas").wait_for()

    verifikator.reload()
    tandai_semua(verifikator, simpan=False)
    jalan(verifikator, "setujui")
    terbitkan(verifikator, "8101-KK-2026-0077")
    periksa(verifikator)

    lain.reload()
    lain.get_by_role("link", name="Unduh dokumen").click()
    alamat = lain.url
    lain.fill("[name=pin]", pin)
    with lain.expect_download() as unduhan:
        lain.get_by_role("button", name="Unduh dokumen").click()
    assert unduhan.value.path().read_bytes().startswith(b"%PDF")
    lain.goto(alamat)
    periksa(lain)
    with lain.expect_download() as ulang:
        lain.get_by_role("button", name="Unduh lagi").click()
    assert ulang.value.path().read_bytes() == unduhan.value.path().read_bytes()
    warga.goto(alamat)
    warga.get_by_text("sudah dipakai").wait_for()
    periksa(warga)
    lain.goto("/negeri/ajuan/")
    lain.get_by_role("heading", name="Dokumen Anda sudah diterima").wait_for()
    survei(lain)


def test_dibantu_di_negeri_dan_diserahkan_di_atas_kertas(masuk, peladen_sendiri, tangkap):
    operator = masuk(OPERATOR, peladen=peladen_sendiri)
    operator.goto("/layanan/negeri/ajukan/")
    periksa(operator)
    operator.get_by_label("Kartu keluarga").check()
    operator.get_by_role("button", name="Mulai mengisi").click()
    operator.get_by_role("link", name="Sudah saya catat, lanjut mengisi").click()
    isi_data(operator, "cetak")
    isi_syarat(operator)
    operator.get_by_role("button", name="Kirim ajuan").click()
    nomor = operator.locator(".kode b").first.inner_text()
    buka_permohonan(operator, nomor)
    jalan(operator, "teruskan")
    verifikator = masuk(VERIFIKATOR, peladen=peladen_sendiri)
    buka_permohonan(verifikator, nomor)
    tandai_semua(verifikator)
    jalan(verifikator, "setujui")
    terbitkan(verifikator, "8101-KK-2026-0078")
    operator.reload()
    operator.get_by_role("link", name="Catat serah terima cetakan").click()
    operator.fill("[name=penerima]", "Penerima Peramban")
    operator.get_by_label("Keluarga serumah").check()
    kanvas = operator.locator("canvas")
    kanvas.scroll_into_view_if_needed()
    kotak = kanvas.bounding_box()
    operator.mouse.move(kotak["x"] + 30, kotak["y"] + 30)
    operator.mouse.down()
    for n in range(1, 8):
        operator.mouse.move(kotak["x"] + 30 + 20 * n, kotak["y"] + 30 + (n % 2) * 25)
    operator.mouse.up()
    periksa(operator)
    tangkap(operator, "18f-negeri-serah")
    operator.get_by_role("button", name="Catat serah terima, selesaikan").click()
    operator.get_by_text("keluarga serumah").wait_for()
    operator.get_by_role("heading", name="Permohonan selesai").wait_for()
    operator.get_by_role("button", name="Cetak bukti serah").wait_for()
    survei(operator)


def test_syarat_sampai_langkah_foto_tanpa_skrip(buka, masuk, peladen_sendiri):
    operator = masuk(OPERATOR, peladen=peladen_sendiri)
    kode = minta_kode(operator)
    warga = buka(peladen_sendiri, TELEPON, java_script_enabled=False)
    warga.goto("/negeri/13.06/kk/ajukan/")
    warga.fill("[name=kode]", kode)
    warga.get_by_role("button", name="Mulai").click()
    warga.get_by_role("link", name="Sudah saya catat, lanjut mengisi").click()
    warga.fill("[name=nama]", "Warga Tanpa Skrip")
    warga.fill("[name=nik]", NIK)
    warga.fill("[name=kk]", KK)
    warga.get_by_role("button", name="Simpan dan lanjut ke foto").click()
    satu = warga.locator("li[data-butir]").first
    satu.locator("input[type=file]").set_input_files(gambar("kk.jpg"))
    satu.get_by_role("button", name="Kirim foto").click()
    warga.locator("li.ada").first.wait_for()


def test_isian_program_tersimpan_sebagai_draf_selagi_diketik(masuk, peladen_sendiri):
    """Opening the form alone makes none."""
    alamat = "/layanan/negeri/program/13.06/kebutuhan/hambatan/"
    page = masuk("kabid.negeri", peladen=peladen_sendiri)
    page.goto(alamat)
    page.wait_for_timeout(1500)
    page.goto(alamat)
    assert not page.get_by_text("Draf tersimpan").count()
    page.get_by_label("Hambatan*").fill("Listrik padam tiap sore")
    page.get_by_text("Draf tersimpan").wait_for()
    lain = masuk("kabid.negeri", TELEPON, peladen=peladen_sendiri)
    lain.goto(alamat)
    assert lain.get_by_label("Hambatan*").input_value() == "Listrik padam tiap sore"
    periksa(lain)
    lain.get_by_role("button", name="Buang draf").click()
    lain.wait_for_load_state()
    assert lain.get_by_label("Hambatan*").input_value() == ""


@pytest.mark.parametrize("alamat", ["", "kk/", "akta-kelahiran/", "skpwni/", "kk/ajukan/"])
def test_halaman_publik_ringan(buka, alamat):
    """What an old telephone fetches on its first visit: page, style, mark. No script, no font."""
    page, jumlah = buka(viewport=TELEPON), []
    page.on("response", lambda jawab: jumlah.append((jawab.url, len(jawab.body()))))
    page.goto(f"/negeri/13.06/{alamat}")
    page.wait_for_load_state("networkidle")
    assert not [url for url, _ in jumlah if url.endswith((".js", ".woff2"))]
    assert sum(n for _, n in jumlah) <= 60_000, jumlah


@pytest.mark.parametrize(
    "akun, alamat",
    [
        (None, "/negeri/13.06/"),
        (None, "/negeri/13.06/akta-kelahiran/"),
        (None, "/negeri/13.06/kk/ajukan/"),
        (None, "/negeri/ajuan/lanjut/"),
        (OPERATOR, "/layanan/negeri/ajukan/"),
        (OPERATOR, "/layanan/negeri/kode/"),
        (OPERATOR, "/layanan/permohonan/"),
        ("admin", "/layanan/negeri/13.06/dokumen/"),
        ("admin", "/layanan/negeri/13.06/dokumen/kk/"),
    ],
)
def test_halaman_terbaca_di_tiga_ukuran(buka, masuk, akun, alamat):
    page = masuk(akun) if akun else buka()
    page.goto(alamat)
    for lebar, tinggi in UKURAN.values():
        page.set_viewport_size({"width": lebar, "height": tinggi})
        periksa_lebar(page)
    periksa_axe(page)
