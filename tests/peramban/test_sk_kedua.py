"""A second, invented decree, from its workbook to its announced winners, in the browser alone.

An empty installation in another province and time zone; what it must come to is worked out in ``sk_kedua``
by other code. Field values of nine offices come by the import page, those of one from a visit.
"""

import json
import re
from fractions import Fraction
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.peramban import sk_kedua as sk
from tests.peramban.peladen import AKAR, Peladen
from tests.peramban.periksa import UKURAN, periksa_lebar

SANDI = "kata-sandi-yang-baru-7"
P = f"/p/{sk.SINGKAT}"
SENDIRI = "64.74"  # the one office that goes by hand
BERKAS = f"{P}/berkas/{SENDIRI}"
TAHAP = ("sosialisasi", "pengumpulan", "rekap", "kunjungan", "penetapan", "paparan", "pemenang", "selesai")
AKUN = [
    *((f"operator.{kode}", "operator", kode, "Operator", "") for kode in sk.DAERAH),
    ("tim.satu", "tim provinsi", "64", "Analis kependudukan", ""),
    ("ketua.juri", "ketua tim", "64", "Ketua tim penilai", "Universitas Pesut"),
    ("juri.satu", "penilai", "64", "Penilai akademisi", "Universitas Pesut"),
    ("juri.dua", "penilai", "64", "Penilai akademisi", "Politeknik Mahakam"),
]


# --- an empty installation ----------------------------------------------------------------------------


@pytest.fixture
def peladen(tmp_path):
    """What whoever installs it does: migrate, regions of the province, the first admin."""
    kosong = Peladen(tmp_path)
    kosong.lingkungan |= {"PENTAS_ADMIN_SANDI": SANDI}
    wilayah = tmp_path / "wilayah.json"
    daerah = [{"kode": k, "provinsi": "64", "jenis": n.split()[0].lower(), "nama": n} for k, n in sk.DAERAH.items()]
    provinsi = [{"kode": "64", "nama": "Kalimantan Timur", "zona_waktu": "WITA"}]
    wilayah.write_text(json.dumps({"provinsi": provinsi, "kabupaten_kota": daerah}))
    assert (AKAR / "static" / "dist").is_dir()
    kosong.manage("migrate", "--noinput", "-v0")
    kosong.manage("collectstatic", "--noinput", "-v0")
    kosong.manage("muat_wilayah", wilayah)
    kosong.manage("buat_admin", "--username", "admin.satu", "--provinsi", "64")
    kosong.mulai()
    yield kosong
    kosong.henti()


@pytest.fixture
def layak(tangkap):
    """No horizontal scroll at any size; a picture of each where pictures are asked for."""

    def _layak(page, nama):
        for ukuran, (lebar, tinggi) in UKURAN.items():
            page.set_viewport_size({"width": lebar, "height": tinggi})
            periksa_lebar(page)
            tangkap(page, f"sk2-{nama}-{ukuran}", full_page=True)
        page.set_viewport_size(dict(zip(("width", "height"), UKURAN["laptop"], strict=True)))

    return _layak


def setuju(page):
    with page.expect_navigation() as jawaban:
        page.locator("dialog[open] .btn-primary, dialog[open] .btn-danger").click()
    assert jawaban.value.ok, page.locator("main").inner_text()


def tekan(page, kata: str):
    with page.expect_navigation() as jawaban:
        page.locator("main").get_by_role("button", name=kata, exact=True).click()
    assert jawaban.value.ok, page.locator("main").inner_text()


def tekan_setuju(page, kata: str):
    page.locator("main").get_by_role("button", name=kata, exact=True).click()
    setuju(page)


def pilih(page, nilai: int, nama="level"):
    page.locator(f"input[name={nama}][value='{nilai}'] + label").click()


def tersimpan(page):
    page.locator("[data-keadaan-simpan]", has_text="Tersimpan").wait_for()


def ganti_tahap(page, tutup: str, buka: str):
    for kata in filter(None, (tutup and f"Tutup {tutup}", f"Buka {buka}")):
        page.goto(f"{P}/pengaturan/")
        if page.locator("#id_diketahui").count():  # what would be lost, to be acknowledged
            page.check("#id_diketahui")
        tekan_setuju(page, kata)


def teks_pdf(page, alamat: str) -> str:
    jawaban = page.request.get(alamat)
    assert jawaban.ok, f"{alamat}: {jawaban.status}"
    return " ".join(" ".join(h.extract_text() for h in PdfReader(BytesIO(jawaban.body())).pages).split())


# --- the rubric ---------------------------------------------------------------------------------------


def susun_instrumen(page, layak):
    instrumen = f"/instrumen/{sk.SINGKAT}/"
    page.goto("/periode/")
    page.get_by_role("link", name="Buka instrumen").click()
    page.get_by_role("link", name="Impor buku kerja").click()
    page.set_input_files("input[name=berkas]", sk.buku_instrumen())
    tekan(page, "Periksa isinya")
    assert "Bobot berjumlah 99,5" in page.locator("aside").inner_text()
    layak(page, "pratinjau")
    tekan(page, "Buat draf")

    page.goto(f"{instrumen}sunting/")
    assert page.get_by_role("button", name="Terbitkan instrumen").is_disabled()
    page.goto(f"{instrumen}sunting/?ubah=variabel:{sk.BOBOT_KELIRU[0]}#ubah")
    page.fill("#id_bobot", sk.VARIABEL[sk.BOBOT_KELIRU[0]][1])
    tekan(page, "Simpan")
    for kode, bobot in sk.BOBOT_TANGAN.items():
        page.goto(f"{instrumen}sunting/{kode}/?ubah=umum#ubah")
        page.fill("#id_bobot", bobot.replace(".", ","))
        tekan(page, "Simpan")
    for kode in sk.WAWANCARA:
        page.goto(f"{instrumen}sunting/{kode}/?ubah=umum#ubah")
        page.fill("#id_pedoman_wawancara", "Tugas sehari-hari\nPerubahan setahun terakhir")
        tekan(page, "Simpan")
    layak(page, "sunting")

    page.goto(f"{instrumen}terbitkan/")
    page.fill("[name=sk_nomor]", "188.44/K.212/2027")
    page.fill("[name=sk_tanggal]", "2027-01-11")
    page.fill("[name=sk_penanda_tangan]", "Kepala Dinas Kependudukan dan Pencatatan Sipil Provinsi Kalimantan Timur")
    tekan_setuju(page, "Terbitkan instrumen")
    assert "188.44/K.212/2027" in page.locator("main").inner_text()
    layak(page, "terbit")


# --- accounts and the year ----------------------------------------------------------------------------


def buat_akun(page) -> dict[str, str]:
    """{user name: code of the slip}."""
    page.goto("/akun/kelola/impor/")
    page.set_input_files("#id_berkas", sk.buku_akun(AKUN))
    tekan(page, "Periksa berkas")
    tekan(page, f"Buat {len(AKUN)} akun")
    with page.expect_download() as unduhan:
        page.get_by_role("button", name=f"Cetak {len(AKUN)} kartu").click()
    teks = "\n".join(h.extract_text() for h in PdfReader(unduhan.value.path()).pages)
    nama = re.findall(r"^[a-z]+\.\S+$", teks, re.M)
    kode = re.findall(r"\b[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\b", teks)
    assert len(nama) == len(kode) == len(AKUN)
    return dict(zip(nama, kode, strict=True))


def atur_kop(page):
    page.goto("/instansi/64/")
    page.fill("[name=kota]", "Samarinda")
    page.fill("[name=penanda_jabatan]", "Kepala Dinas")
    lambang = BytesIO()
    Image.new("RGB", (200, 240), "#2A2E2B").save(lambang, "PNG")
    page.set_input_files(
        "[name=berkas_lambang]", {"name": "lambang.png", "mimeType": "image/png", "buffer": lambang.getvalue()}
    )
    tekan(page, "Simpan kop surat")


def susun_periode(page, layak):
    page.goto("/periode/baru/")
    page.get_by_role("link", name="Pisahkan kabupaten dan kota").click()
    for n, kode in enumerate(sk.DAERAH):
        page.fill(f"[name='penduduk_{kode}']", f"{120 + 70 * n}.000")
    for n, kuota in enumerate(sk.KUOTA.values(), 1):
        page.fill(f"[name=kuota_{n}]", str(kuota))
    page.fill("[name=kode]", sk.SINGKAT)
    page.fill("[name=nama]", "Penilaian Kalimantan Timur 2027")
    page.fill("[name=bobot_lapangan]", "62,5")
    for n, tahap in enumerate(TAHAP, 1):
        page.fill(f"[name=mulai_{tahap}]", f"2027-{n:02d}-05T08:00")
        page.fill(f"[name=selesai_{tahap}]", f"2027-{n:02d}-25T16:00")
    for label in page.locator("label[for^=id_tim_]").all():
        sebagai = "ketua" if "Ketua" in label.inner_text() else "anggota"
        page.select_option(f"#{label.get_attribute('for')}", sebagai)
    layak(page, "susun-periode")
    tekan(page, "Buat periode")
    assert "5–25 Januari 2027" in page.locator("main").inner_text()
    assert "tutup pukul 16.00 WITA" in page.locator("main").inner_text()
    layak(page, "periode")

    page.goto(f"{P}/pengaturan/penanda-tangan/berita-acara-penetapan/")
    page.fill("[name=jabatan_1]", "Ketua Tim Penilai")
    page.fill("[name=jabatan_2]", "Sekretaris Daerah Provinsi Kalimantan Timur")
    tekan(page, "Simpan penanda tangan")
    kode, indikator = sk.TIDAK_BERLAKU
    page.goto(f"{P}/pengaturan/tidak-berlaku/")
    page.select_option("[name=peserta]", label=sk.DAERAH[kode].replace("Kabupaten", "Kab."))
    page.select_option("[name=indikator]", label=f"{indikator}. {sk.INDIKATOR[indikator][0]}")
    page.fill("[name=alasan]", "Tidak berbatasan darat dengan negara lain.")
    tekan(page, "Nyatakan tidak berlaku")
    layak(page, "tidak-berlaku")


# --- evidence, desk, field ----------------------------------------------------------------------------


def impor(page, isi: dict, layak=None, nama="impor"):
    """{office: {indicator: level}} through the import page: preview, then the values."""
    page.goto(f"{P}/impor-nilai/")
    page.set_input_files("input[name=berkas]", sk.buku_nilai(isi))
    tekan(page, "Periksa isinya")
    if layak:
        layak(page, nama)
    banyak = sum(len(nilai) for nilai in isi.values())
    tekan(page, f"Simpan {banyak} nilai")


def operator_mengirim(page, layak):
    sendiri = sk.level(SENDIRI)
    impor(page, {SENDIRI: {k: n for k, n in sendiri.items() if k in sk.MEJA[2:] and k != "A3"} | {"A2": sendiri["A2"]}})
    page.goto(f"{BERKAS}/A1/")
    for kotak in page.locator(".tangga input[type=checkbox]").all()[:3]:
        kotak.check()
    page.get_by_role("button", name="Pakai saran").click()
    tersimpan(page)
    assert page.locator("input[name=level][value='3']").is_checked()
    assert not page.locator("input[name=level][value='5']").count()
    foto = BytesIO()
    Image.new("RGB", (640, 480), "#357085").save(foto, "JPEG")
    berkas = {"name": "laporan layanan.jpg", "mimeType": "image/jpeg", "buffer": foto.getvalue()}
    page.locator("[data-unggah] input[type=file][multiple]").first.set_input_files(berkas)
    page.locator("[data-unggah-daftar] > li .nama", has_text="laporan").wait_for()
    page.goto(f"{BERKAS}/A3/")
    page.fill("[name='masukan.masuk_daring']", "640")
    with page.expect_response("**/entri/"):
        page.fill("[name='masukan.masuk_semua']", "1.000")
        page.locator("[name='masukan.masuk_semua']").blur()
    page.get_by_role("button", name="Pakai saran").click()
    tersimpan(page)
    layak(page, "berkas-angka")
    page.goto(f"{BERKAS}/")
    assert f"{sk.tulis(nilai_meja(sendiri))} dari 97" in page.locator("main").inner_text()
    page.goto(f"{BERKAS}/kirim/")
    page.fill("[name=kepala_jabatan]", "Kepala Dinas")
    page.get_by_label("Saya sudah memeriksa kekurangan").check()
    tekan_setuju(page, "Kirim untuk diverifikasi")


def nilai_meja(tingkat: dict[str, int]) -> Fraction:
    """Interviews have no value before the visit."""
    hasil = Fraction(0)
    for v, (_nama, bobot) in sk.VARIABEL.items():
        milik = {i: Fraction(b) for i, (_j, b, _m) in sk.INDIKATOR.items() if i.startswith(v)}
        dicapai = sum(b * tingkat[i] for i, b in milik.items() if i in sk.MEJA)
        hasil += Fraction(bobot) * dicapai / (sk.MAKS * sum(milik.values()))
    return hasil


def provinsi_memverifikasi(page, layak):
    page.goto(f"{P}/rekap/")
    assert page.locator(".skala").inner_text().split() == ["Nilai", "0", "1", "2", "3", "4"]
    page.goto(f"{P}/verifikasi/{SENDIRI}/A1/")
    for n in range(3):
        page.locator("label.ya").nth(n).click()
    page.locator("label.tdk").nth(3).click()
    pilih(page, 3)
    with page.expect_navigation():
        page.get_by_role("button", name="Setujui nilai 3").click()
    lain = {k: {i: n for i, n in sk.level(k).items() if i in sk.MEJA} for k in sk.DAERAH if k != SENDIRI}
    impor(page, lain, layak, "impor-desk")
    page.goto(f"{P}/impor-nilai/")
    page.set_input_files("input[name=berkas]", sk.buku_nilai({SENDIRI: {k: sk.level(SENDIRI)[k] for k in sk.MEJA}}))
    tekan(page, "Periksa isinya")
    tekan(page, f"Simpan {len(sk.MEJA) - 1} nilai")
    page.goto(f"{P}/rekap/")
    layak(page, "rekap")


def jadwalkan(page):
    page.goto(f"{P}/kunjungan/{SENDIRI}/jadwal/")
    page.fill("[name=tanggal]", "2027-04-12")
    page.get_by_label("Penilai akademisi").first.check()
    page.get_by_label("Penilai akademisi").nth(1).check()
    tekan(page, "Simpan jadwal")


def penilai_berkunjung(page, layak):
    for kode in sk.WAWANCARA:
        page.goto(f"{P}/kunjungan/{SENDIRI}/{kode}/")
        pilih(page, sk.level(SENDIRI)[kode])
        tersimpan(page)
    layak(page, "kunjungan-wawancara")
    while True:
        page.goto(f"{P}/kunjungan/{SENDIRI}/")
        sama = page.get_by_role("button", name="Sesuai nilai verifikasi")
        if not sama.count():
            break
        sama.first.click()
        setuju(page)
    layak(page, "kunjungan")
    page.fill("[name=kesimpulan]", "Sesuai berkas.")
    page.fill("[name=pihak_dinas]", "Kepala Dinas")
    tekan_setuju(page, "Tutup kunjungan")


# --- determination, stage, winners --------------------------------------------------------------------


def urutan_tertulis(teks: str, daftar) -> list[str]:
    """Codes of the offices in the order in which their names stand in the text."""
    return sorted(daftar, key=lambda kode: teks.index(sk.DAERAH[kode]))


def periksa_peringkat(page):
    """Each list in its order, each total as printed."""
    teks = teks_pdf(page, f"{P}/peringkat/peringkat.pdf")
    for daftar in (sk.KABUPATEN, sk.KOTA):
        assert urutan_tertulis(teks, daftar) == sk.urutkan(daftar, sk.nilai_lapangan)
    for kode, nama in sk.DAERAH.items():
        assert re.search(rf"{nama}\b.*?\b{sk.tulis(sk.nilai_lapangan(kode))}\b", teks), (nama, teks)


def ketua_menetapkan(page, layak):
    page.goto(f"{P}/peringkat/")
    layak(page, "peringkat-seri")
    garis = page.locator("tr.garis").all_inner_texts()
    assert "2 daerah bernilai sama" in garis[0] and "sama" not in garis[1], "the tie is the first list's alone"
    page.get_by_role("heading", name="Nilai sama di batas 3 besar Kabupaten").wait_for()
    page.fill("[name=nomor]", "07/BA/2027")
    page.locator("[name=cara_seri][value=urutan_lain]").check()
    for n, kode in enumerate(sk.DIPUTUSKAN, 1):
        page.fill(f"[name='urutan_{kode}']", str(n))
    page.fill("[name=alasan]", "Kutai Barat naik lebih tinggi dari tahun lalu, disepakati pleno.")
    tekan_setuju(page, "Tetapkan 4 besar")
    layak(page, "peringkat")
    periksa_peringkat(page)
    acara = teks_pdf(page, f"{P}/peringkat/berita-acara.pdf")
    assert "disepakati pleno" in acara and "Sekretaris Daerah Provinsi Kalimantan Timur" in acara


def penilai_di_paparan(page, juri, layak=None):
    for kode, skor in sk.PAPARAN[juri].items():
        page.goto(f"{P}/paparan/lembar/{kode}/")
        for medan, nilai in zip(("p1", "p2", "p3"), skor, strict=True):
            pilih(page, int(nilai), medan)
        page.get_by_role("button", name="Kunci nilai").click()
        setuju(page)
    page.goto(f"{P}/paparan/tanda-tangan/")
    kotak = page.locator("[data-tanda-tangan] canvas").bounding_box()
    page.mouse.move(kotak["x"] + 40, kotak["y"] + 60)
    page.mouse.down()
    for n in range(1, 12):
        page.mouse.move(kotak["x"] + 40 + 14 * n, kotak["y"] + 60 + (25 if n % 2 else -20))
    page.mouse.up()
    page.get_by_role("button", name="Tutup lembar").click()
    setuju(page)


def ketua_memenangkan(page, layak):
    page.goto(f"{P}/pemenang/")
    page.fill("[name=nomor]", "09/BA/2027")
    tekan_setuju(page, "Tetapkan pemenang")
    layak(page, "pemenang")
    tekan_setuju(page, "Umumkan hasil")
    teks = teks_pdf(page, f"{P}/pemenang/pdf/")
    for daftar in (sk.KABUPATEN, sk.KOTA):
        finalis = [k for k in daftar if k in sk.FINALIS]
        assert urutan_tertulis(teks, finalis) == sk.urutkan(finalis, sk.nilai_akhir)
    for kode in sk.FINALIS:
        assert sk.tulis(sk.nilai_akhir(kode)) in teks


def periksa_tepat(peladen):
    """What the pages print, once more to the exact fraction."""
    for lapis, nilai, daerah in (
        ("lapangan", sk.nilai_lapangan, sk.DAERAH),
        ("akhir", sk.nilai_akhir, sk.FINALIS),
    ):
        keluaran = peladen.manage("peringkat", "--periode", sk.SINGKAT, "--lapis", lapis, "--json").stdout
        hasil = {b["kode"]: b for b in json.loads(keluaran)}
        assert {k: Fraction(b["nilai"]) for k, b in hasil.items()} == {k: nilai(k) for k in daerah}
        for daftar in (sk.KABUPATEN, sk.KOTA):
            milik = [k for k in hasil if k in daftar]
            assert milik == sk.urutkan(milik, nilai)
            assert [hasil[k]["urutan"] for k in milik] == list(range(1, len(milik) + 1))
        if lapis == "lapangan":
            for kode in sk.DAERAH:
                variabel = {v: Fraction(n) for v, n in hasil[kode]["nilai_variabel"].items()}
                assert variabel == sk.nilai_variabel(kode)


def test_sk_lain_dari_buku_kerja_sampai_pemenang(peladen, buka, masuk, layak):
    admin = masuk("admin.satu", peladen=peladen, sandi=SANDI)
    susun_instrumen(admin, layak)
    kartu = buat_akun(admin)
    atur_kop(admin)
    susun_periode(admin, layak)

    def sebagai(nama, ukuran="laptop"):
        page = buka(peladen, UKURAN[ukuran])
        page.goto(f"/masuk/kartu/#{kartu[nama]}")
        page.fill("#id_username", nama)
        page.fill("#id_sandi", SANDI)
        page.fill("#id_sandi_lagi", SANDI)
        page.get_by_role("button", name="Simpan kata sandi dan masuk").click()
        page.wait_for_url(lambda url: "/masuk/" not in url)
        return page

    provinsi, ketua = sebagai("tim.satu"), sebagai("ketua.juri")
    ganti_tahap(admin, "", "sosialisasi")
    ganti_tahap(admin, "sosialisasi", "pengumpulan bukti")
    operator = sebagai(f"operator.{SENDIRI}")
    operator_mengirim(operator, layak)
    ganti_tahap(admin, "pengumpulan bukti", "rekap dan verifikasi")
    provinsi_memverifikasi(provinsi, layak)
    ganti_tahap(admin, "rekap dan verifikasi", "kunjungan lapangan")

    jadwalkan(provinsi)
    juri = {"ketua.juri": ketua} | {nama: sebagai(nama, "tablet") for nama in ("juri.satu", "juri.dua")}
    penilai_berkunjung(juri["juri.satu"], layak)
    impor(ketua, {k: sk.level(k) for k in sk.DAERAH if k != SENDIRI}, layak, "impor-lapangan")
    ganti_tahap(admin, "kunjungan lapangan", "penetapan")

    ketua_menetapkan(ketua, layak)
    ganti_tahap(admin, "penetapan", "paparan")
    ketua.goto(f"{P}/paparan/")
    ketua.fill("[name=tempat]", "Aula Dinas")
    tekan(ketua, "Buat sesi paparan")
    tekan_setuju(ketua, "Buka sesi paparan")
    for nama, page in juri.items():
        penilai_di_paparan(page, nama)
    ketua.goto(f"{P}/paparan/rekap/")
    layak(ketua, "paparan-rekap")
    ganti_tahap(admin, "paparan", "penetapan pemenang")
    ketua_memenangkan(ketua, layak)
    periksa_tepat(peladen)

    assert operator.goto(f"{P}/rapor/{SENDIRI}/").status == 200
    assert sk.tulis(sk.nilai_lapangan(SENDIRI)) in operator.locator("main").inner_text()
    layak(operator, "rapor")
    ketua.goto(f"{P}/rapor/{sk.DIPUTUSKAN[1]}/")  # shares the total at the line, and came fourth by the decision
    assert "Peringkat 4 dari 7 Kabupaten" in ketua.locator("main").inner_text()
    peladen.manage("periksa_jejak")
