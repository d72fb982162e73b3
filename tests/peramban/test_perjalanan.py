"""The whole evaluation on LATIHAN-2026, every step by the one whose step it is, in a browser of his own.

What a team would do nineteen times is done once by hand; the field values of the other offices come
by the workbook that the contract for machines names.
"""

import json
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfReader

from penilaian.instrumen.isi import isi_bawaan
from tests.peramban.periksa import UKURAN

PERIODE = "/p/LATIHAN-2026"
AGAM = f"{PERIODE}/berkas/13.06"
INDIKATOR = [i["kode"] for i in isi_bawaan()["indikator"]]
WAWANCARA = [i["kode"] for i in isi_bawaan()["indikator"] if i["mode"] == "wawancara"]
MEJA = [k for k in INDIKATOR if k not in WAWANCARA]
DIKEMBALIKAN = "5"
PENILAI = ["penilai1", "penilai2", "penilai3"]


def foto(nama, warna) -> dict:
    wadah = BytesIO()
    Image.new("RGB", (640, 480), warna).save(wadah, "JPEG")
    return {"name": nama, "mimeType": "image/jpeg", "buffer": wadah.getvalue()}


def setujui_dialog(page):
    """The page asks before a step that cannot be undone; the black button repeats the act."""
    with page.expect_navigation():
        page.locator("dialog[open] .btn-primary, dialog[open] .btn-danger").click()


def pilih_nilai(page, nilai: int, nama="level"):
    page.locator(f"input[name={nama}][value='{nilai}'] + label").click()


def tersimpan(page):
    page.locator("[data-keadaan-simpan]", has_text="Tersimpan").wait_for()


def isi_satu(page, kode: str, nilai: int):
    """One indicator on the operator's page: the value, and why it differs from what the machine suggests."""
    page.goto(f"{AGAM}/{kode}/")
    with page.expect_response("**/entri/"):
        pilih_nilai(page, nilai)
    page.locator("#id_alasan").wait_for()
    with page.expect_response("**/entri/") as jawaban:
        page.fill("#id_alasan", "Sesuai keadaan di kantor.")
    assert jawaban.value.status == 200
    tersimpan(page)


def isi_dengan_syarat(page, kode: str):
    """Tick all that is asked up to level 4 and take the suggestion."""
    page.goto(f"{AGAM}/{kode}/")
    for kotak in page.locator(".tangga input[type=checkbox]").all()[:-1]:
        kotak.check()
    page.get_by_role("button", name="Pakai saran").click()
    tersimpan(page)
    assert page.locator("input[name=level][value='4']").is_checked()


def operator_mengisi_dan_mengirim(page):
    isi_dengan_syarat(page, "1")
    for kode in MEJA[1:]:
        isi_satu(page, kode, 4)
    page.goto(f"{AGAM}/1/")
    berkas = page.locator("[data-unggah] input[type=file][multiple]").first
    berkas.set_input_files([foto("papan standar.jpg", "#357085"), foto("teks berjalan.jpg", "#8FB5C1")])
    page.locator("[data-unggah-daftar] > li .nama", has_text="teks berjalan").wait_for()
    assert page.locator("[data-unggah-daftar] > li").count() == 2
    page.goto(f"{AGAM}/23/")
    page.fill("[name=jabatan]", "Petugas pendaftaran")
    page.get_by_role("button", name="Simpan narasumber").click()
    page.goto(f"{AGAM}/kirim/")
    page.fill("[name=kepala_jabatan]", "Kepala Dinas")
    page.get_by_label("Saya sudah memeriksa kekurangan").check()
    page.get_by_role("button", name="Kirim untuk diverifikasi").click()
    setujui_dialog(page)
    page.goto(f"{AGAM}/1/")
    assert not page.locator("#klaim input[name=level]").first.is_enabled(), "read-only after sending"


def provinsi_memeriksa(page):
    """Accept everything but one, which goes back with a reason."""
    page.goto(f"{PERIODE}/verifikasi/13.06/{DIKEMBALIKAN}/")
    page.get_by_role("link", name="Kembalikan").click()
    dialog = page.locator("dialog[open]")
    dialog.locator("textarea").fill("Foto rambu parkir belum ada. Lampirkan fotonya.")
    dialog.get_by_role("button", name="Kembalikan").click()
    page.wait_for_load_state()
    for kode in MEJA:
        if kode != DIKEMBALIKAN:
            setujui_butir(page, kode)


def setujui_butir(page, kode):
    page.goto(f"{PERIODE}/verifikasi/13.06/{kode}/")
    pilih_nilai(page, 4)
    if page.locator("[data-bintang]").is_visible():
        page.fill("#id_alasan", "Sesuai bukti yang dilampirkan.")
    with page.expect_response(lambda j: j.request.method == "POST" and "/verifikasi/" in j.url) as jawaban:
        page.get_by_role("button", name="Setujui nilai 4").click()
    assert jawaban.value.status in (200, 302), f"{kode}: {jawaban.value.status}"


def operator_memperbaiki(page):
    page.goto("/")
    page.get_by_role("link", name="Catatan verifikasi").first.click()
    page.get_by_text("Foto rambu parkir belum ada").wait_for()
    page.goto(f"{AGAM}/{DIKEMBALIKAN}/")
    berkas = page.locator("[data-unggah] input[type=file][multiple]").first
    berkas.set_input_files(foto("rambu parkir.jpg", "#6B4900"))
    page.locator("[data-unggah-daftar] > li .nama", has_text="rambu parkir").wait_for()
    page.get_by_role("button", name="Kirim ulang").click()
    setujui_dialog(page)


def ganti_tahap(page, tutup: str, buka: str):
    """The admin closes one stage and opens the next, each a confirmed act."""
    for kata in (f"Tutup {tutup}", f"Buka {buka}"):
        page.goto(f"{PERIODE}/pengaturan/")
        if page.locator("[name=diketahui]").count():  # dossiers that were not sent, confirmed by name
            page.locator("[name=diketahui]").check()
        page.get_by_role("button", name=kata, exact=True).click()
        setujui_dialog(page)
        assert not page.locator(".alert-danger").count(), page.locator(".alert-danger").all_inner_texts()


def jadwalkan(page):
    page.goto(f"{PERIODE}/kunjungan/13.06/jadwal/")
    page.fill("[name=tanggal]", "2026-12-21")
    page.fill("[name=tempat]", "Lubuk Basung")
    page.get_by_label("Penilai akademisi 1").check()
    page.get_by_label("Penilai akademisi 2").check()
    page.get_by_role("button", name="Simpan jadwal").click()
    page.wait_for_load_state()


def penilai_berkunjung(page):
    """One value lowered with a reason, the interviews asked, the rest confirmed variable by variable."""
    page.goto("/")
    page.get_by_text("Kab. Agam").first.wait_for()
    page.goto(f"{PERIODE}/kunjungan/13.06/6/")
    pilih_nilai(page, 3)
    page.fill("#id_alasan", "Loket khusus belum dipakai.")
    page.locator("#id_alasan").blur()
    tersimpan(page)
    for kode in WAWANCARA:
        page.goto(f"{PERIODE}/kunjungan/13.06/{kode}/")
        pilih_nilai(page, 5)
        tersimpan(page)
    for _ in range(13):
        page.goto(f"{PERIODE}/kunjungan/13.06/")
        sama = page.get_by_role("button", name="Sesuai nilai verifikasi")
        if not sama.count():
            break
        sama.first.click()
        setujui_dialog(page)
    page.fill("[name=kesimpulan]", "Pelayanan baik; loket khusus perlu dipakai.")
    page.fill("[name=pihak_dinas]", "Kepala Dinas")
    page.get_by_role("button", name="Tutup kunjungan").click()
    setujui_dialog(page)
    page.get_by_text("Berita acara").first.wait_for()


def buku_nilai(jalan):
    """Field values of the other eighteen offices, high for nine, so that Agam and they are the top ten."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = "Nilai"
    lembar.append(["kode", *INDIKATOR])
    lain = [f"13.{n:02d}" for n in range(1, 13) if n != 6] + [f"13.{n}" for n in range(71, 78)]
    for urut, kode in enumerate(lain):
        lembar.append([kode, *([5 if urut < 9 else 3] * len(INDIKATOR))])
        lembar.cell(lembar.max_row, 1).number_format = "@"
        if urut < 9:
            lembar.cell(lembar.max_row, 2 + urut, 4)
    buku.save(jalan)
    return jalan


def ketua_menetapkan(page):
    page.goto(f"{PERIODE}/peringkat/")
    page.fill("[name=nomor]", "010/BA/2026")
    if page.locator("[name=cara_seri][value=bobot]").count():
        page.locator("[name=cara_seri][value=bobot]").check()
        page.fill("[name=alasan]", "Disepakati tim.")
    page.get_by_role("button", name="Tetapkan 10 besar").click()
    setujui_dialog(page)
    page.get_by_text("010/BA/2026").first.wait_for()


def buka_paparan(page):
    page.goto(f"{PERIODE}/paparan/")
    page.fill("[name=tempat]", "Aula Dinas")
    page.get_by_role("button", name="Buat sesi paparan").click()
    page.get_by_role("button", name="Buka sesi paparan").click()
    setujui_dialog(page)


def penilai_mengisi_lembar(page, skor: tuple[int, int, int]):
    page.goto(f"{PERIODE}/paparan/lembar/")
    tautan = page.locator("main table a[href*='/paparan/lembar/'], nav.urut a[href*='/paparan/lembar/']")
    alamat = list(dict.fromkeys(a.get_attribute("href") for a in tautan.all()))
    assert len(alamat) == 10
    for satu in alamat:
        page.goto(satu)
        for medan, nilai in zip(("p1", "p2", "p3"), skor, strict=True):
            pilih_nilai(page, nilai, medan)
        page.get_by_role("button", name="Kunci nilai").click()
        setujui_dialog(page)
    page.goto(f"{PERIODE}/paparan/tanda-tangan/")
    kanvas = page.locator("[data-tanda-tangan] canvas")
    kotak = kanvas.bounding_box()
    page.mouse.move(kotak["x"] + 40, kotak["y"] + 60)
    page.mouse.down()
    for n in range(1, 12):
        page.mouse.move(kotak["x"] + 40 + 14 * n, kotak["y"] + 60 + (25 if n % 2 else -20))
    page.mouse.up()
    page.get_by_role("button", name="Tutup lembar").click()
    setujui_dialog(page)
    page.get_by_text("Ditandatangani").first.wait_for()


def ketua_memenangkan(page):
    page.goto(f"{PERIODE}/pemenang/")
    page.fill("[name=nomor]", "020/BA/2026")
    if page.locator("[name=alasan]").count() and page.locator("[name=alasan]").is_visible():
        page.fill("[name=alasan]", "Disepakati tim.")
    page.get_by_role("button", name="Tetapkan pemenang").click()
    setujui_dialog(page)
    page.get_by_text("020/BA/2026").first.wait_for()
    page.get_by_role("button", name="Umumkan hasil").click()
    setujui_dialog(page)
    page.get_by_text("diumumkan").first.wait_for()


def unduh(page, alamat: str) -> bytes:
    jawaban = page.request.get(alamat)
    assert jawaban.ok, f"{alamat}: {jawaban.status}"
    return jawaban.body()


def test_dari_bukti_sampai_pemenang(peladen_sendiri, masuk, tmp_path):
    peladen = peladen_sendiri

    def sebagai(akun, ukuran="laptop"):
        return masuk(akun, UKURAN[ukuran], peladen=peladen)

    operator, provinsi, admin, ketua = (
        sebagai("operator.13.06"),
        sebagai("rekap.provinsi1"),
        sebagai("admin"),
        sebagai("ketua.tim"),
    )
    operator_mengisi_dan_mengirim(operator)
    provinsi_memeriksa(provinsi)
    operator_memperbaiki(operator)
    setujui_butir(provinsi, DIKEMBALIKAN)
    ganti_tahap(admin, "pengumpulan bukti", "rekap dan verifikasi")
    ganti_tahap(admin, "rekap dan verifikasi", "kunjungan lapangan")

    jadwalkan(provinsi)
    penilai_berkunjung(sebagai("penilai1", "tablet"))
    buku = buku_nilai(tmp_path / "nilai.xlsx")
    peladen.manage("impor_nilai", buku, "--periode", "LATIHAN-2026", "--lapis", "lapangan", "--oleh", "ketua.tim")
    ganti_tahap(admin, "kunjungan lapangan", "penetapan")

    ketua_menetapkan(ketua)
    ganti_tahap(admin, "penetapan", "paparan")
    buka_paparan(ketua)
    for penilai, skor in zip(PENILAI, ((5, 4, 4), (4, 4, 5), (5, 5, 5)), strict=True):
        penilai_mengisi_lembar(sebagai(penilai, "tablet"), skor)
    ganti_tahap(admin, "paparan", "penetapan pemenang")
    ketua_memenangkan(ketua)

    akhir = json.loads(peladen.manage("peringkat", "--periode", "LATIHAN-2026", "--lapis", "akhir", "--json").stdout)
    assert len(akhir) == 10
    paparan = Fraction(13 + 13 + 15, 3) / 15 * 100
    for baris in akhir:
        assert Fraction(baris["nilai_paparan"]) == paparan
        assert Fraction(baris["nilai"]) == Fraction(4, 5) * Fraction(baris["nilai_lapangan"]) + paparan / 5
    agam = next(b for b in akhir if b["kode"] == "13.06")
    # Every level 4 but indicator 6 (3) and the four interviews (5).
    assert Fraction(agam["nilai_lapangan"]) == 80 - Fraction(5, 30) + 3

    naskah = unduh(ketua, f"{PERIODE}/pemenang/pdf/")
    teks = " ".join(h.extract_text() for h in PdfReader(BytesIO(naskah)).pages)
    for baris in akhir:
        assert baris["nama"] in teks.replace("\n", " ")
    rapor = operator.goto(f"{PERIODE}/rapor/13.06/")
    assert rapor.status == 200
    assert "82,83" in operator.locator("main").inner_text()
    assert operator.goto(f"{PERIODE}/rapor/13.01/").status == 404
    peladen.manage("periksa_jejak")


@pytest.mark.parametrize("alamat", ["berkas/13.01/", "berkas/13.01/1/", "rapor/13.01/"])
def test_daerah_lain_tidak_terlihat(masuk, alamat):
    page = masuk("operator.13.06")
    assert page.goto(f"{PERIODE}/{alamat}").status == 404
