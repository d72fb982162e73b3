"""The workbook, the copy for next year, its mapping and the year-on-year view in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.peramban.periksa import UKURAN, periksa_axe, periksa_lebar

expect.set_options(timeout=10_000)
ASAL = "/instrumen/SUMBAR-2026/"


def layak(page, tangkap, nama):
    periksa_lebar(page)
    periksa_axe(page)
    tangkap(page, nama, full_page=True)


def test_buku_kerja_bolak_balik_lalu_salin_dan_petakan(masuk, peladen_sendiri, tangkap, tmp_path):
    page = masuk("admin", peladen=peladen_sendiri)
    page.goto(ASAL)
    with page.expect_download() as unduhan:
        page.click("text=Unduh susunan (buku kerja)")
    berkas = tmp_path / "susunan.xlsx"
    unduhan.value.save_as(berkas)

    page.goto("/instrumen/")
    page.click("text=Impor buku kerja")
    page.set_input_files("input[name=berkas]", berkas)
    page.click("text=Periksa isinya")
    expect(page.locator(".alert-danger")).to_contain_text("sudah dipakai")
    page.set_input_files("input[name=berkas]", berkas)
    page.fill("input[name=kode]", "UJI-2026")
    page.click("text=Periksa isinya")
    expect(page.locator("aside")).to_contain_text("sama persis dengan SUMBAR-2026")
    for ukuran in UKURAN:
        page.set_viewport_size(dict(zip(("width", "height"), UKURAN[ukuran], strict=True)))
        layak(page, tangkap, f"14-impor-{ukuran}")
    page.click("button:has-text('Buat draf')")
    expect(page.locator("h1")).to_contain_text("UJI-2026")

    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(ASAL)
    page.click("text=Salin untuk tahun berikutnya")
    layak(page, tangkap, "14-salin")
    page.click("button:has-text('Buat salinan')")
    expect(page.locator("h1")).to_contain_text("SUMBAR-2027")
    page.click("text=Pemetaan indikator")
    page.select_option("select[name=lama-5]", "")
    page.click("text=Simpan pemetaan")
    expect(page.locator(".ringkas-jenis")).to_contain_text("Dihapus")
    expect(page.locator(".ringkas-jenis .baru dd")).to_have_text("1")
    for ukuran in UKURAN:
        page.set_viewport_size(dict(zip(("width", "height"), UKURAN[ukuran], strict=True)))
        layak(page, tangkap, f"14-pemetaan-{ukuran}")


SIAPKAN = """
import datetime as dt
from penilaian.instrumen.klon import salin_tahun
from penilaian.instrumen.models import Instrumen
from penilaian.instrumen.tindakan import terbitkan
from penilaian.nilai.models import Lapis
from penilaian.nilai.papan import muat_papan
from penilaian.nilai.tindakan import SelNilai, tetapkan_banyak
from penilaian.periode.models import Periode, Peserta
from pentas.akun.models import Pengguna
baru = salin_tahun(Instrumen.objects.get(kode="SUMBAR-2026"), kode="SUMBAR-2027", tahun=2027, oleh=None)
for kode in ("2", "18", "30"):
    baru.indikator.filter(kode=kode).update(judul=f"Judul yang diperbarui untuk indikator {kode}")
baru.indikator.get(kode="5").delete()
terbitkan(baru, sk_nomor="2/2027", sk_tanggal=dt.date(2027, 1, 4), sk_penanda_tangan="Kepala Dinas", oleh=None)
lama = Periode.objects.get(kode="SIMULASI-2026")
kini = Periode.objects.create(kode="SIMULASI-2027", nama="Simulasi 2027", tahun=2027, jenis=lama.jenis,
    instrumen=baru, provinsi=lama.provinsi, parameter=lama.parameter)
papan = muat_papan(lama, [Lapis.LAPANGAN])
indikator = {i.kode: i for i in baru.indikator.all()}
sel = []
for n, p in enumerate(papan.peserta):
    q = Peserta.objects.create(periode=kini, kabupaten_kota=p.kabupaten_kota, penduduk=p.penduduk)
    for kode, level in papan.level_peserta(Lapis.LAPANGAN, p).items():
        if kode in indikator:
            geser = (n + indikator[kode].urutan) % 3 - 1
            sel.append(SelNilai(q, indikator[kode], min(5, max(0, level + geser))))
tetapkan_banyak(sel, Lapis.LAPANGAN, oleh=Pengguna.objects.get(username="ketua.tim"))
"""


def test_banding_tahun_lalu(masuk, peladen_sendiri, tangkap):
    peladen_sendiri.manage("shell", "-c", SIAPKAN)
    page = masuk("auditor", peladen=peladen_sendiri)
    for ukuran in UKURAN:
        page.set_viewport_size(dict(zip(("width", "height"), UKURAN[ukuran], strict=True)))
        page.goto("/p/SIMULASI-2027/banding/")
        expect(page.locator("h1")).to_have_text("Banding 2026 dan 2027")
        layak(page, tangkap, f"15-banding-{ukuran}")
        page.click("table a >> nth=0")
        expect(page.locator("tr.berubah")).to_have_count(3)
        layak(page, tangkap, f"15-banding-daerah-{ukuran}")
    page.goto("/p/SIMULASI-2026/banding/")
    expect(page.locator("main")).to_contain_text("mulai tahun kedua")
    layak(page, tangkap, "15-banding-belum")


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_impor_layak(masuk, tangkap, ukuran):
    page = masuk("admin", UKURAN[ukuran])
    page.goto("/instrumen/impor/")
    layak(page, tangkap, f"14-impor-kosong-{ukuran}")
