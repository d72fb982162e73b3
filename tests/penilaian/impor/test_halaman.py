"""The import page: preview, confirmation, and what happened in between."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from penilaian.impor.tindakan import impor_nilai
from penilaian.nilai.models import Nilai
from penilaian.periode.models import TidakBerlaku
from penilaian.periode.tindakan import nyatakan_tidak_berlaku
from pentas.akun.peran import Peran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_pengguna, buat_periode, buat_peserta, setel_tahap
from tests.penilaian.impor.bantu import buku

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode():
    periode = buat_periode(tahap_terbuka="kunjungan")
    for kode in ("13.01", "13.10"):
        buat_peserta(periode=periode, kode=kode)
    return periode


@pytest.fixture
def ketua(client):
    pengguna = buat_pengguna(peran=Peran.KETUA_TIM)
    client.force_login(pengguna)
    return pengguna


def alamat(periode, nama="impor-nilai", **lain):
    return reverse(f"penilaian:{nama}", kwargs={"periode": periode.kode, **lain})


def unggah(client, periode, *baris, lapis="lapangan", **lain):
    berkas = SimpleUploadedFile("nilai.xlsx", buku(*baris, **lain))
    return client.post(alamat(periode), {"lapis": lapis, "berkas": berkas})


def simpan(client, periode, pratinjau):
    segel = re.search(r'name="segel" value="([^"]+)"', pratinjau.content.decode())[1]
    return client.post(alamat(periode, "impor-nilai-jalankan"), {"segel": segel})


def tersimpan() -> list:
    return list(Nilai.objects.values_list("peserta__kabupaten_kota", "indikator__kode", "level").order_by("pk"))


def test_pratinjau_tidak_menulis_lalu_disimpan_persis(client, periode, ketua):
    pratinjau = unggah(client, periode, ("13.01", 5, None, 0), ("13.10", None, 2, 1))
    isi = pratinjau.content.decode()
    assert pratinjau.status_code == 200 and "4 nilai berubah" in isi and "Kab. Pesisir Selatan" in isi
    assert tersimpan() == [] and not Jejak.objects.filter(tindakan="nilai.impor").exists()
    assert simpan(client, periode, pratinjau).status_code == 302
    assert sorted(tersimpan()) == [("13.01", "1", 5), ("13.01", "3", 0), ("13.10", "2", 2), ("13.10", "3", 1)]
    assert Jejak.objects.filter(tindakan="nilai.impor").count() == 1
    ulang = unggah(client, periode, ("13.01", 5, None, 0)).content.decode()
    assert "Tidak ada yang berubah" in ulang and 'name="segel"' not in ulang


def test_yang_dikosongkan_disebut(client, periode, ketua):
    simpan(client, periode, unggah(client, periode, ("13.01", 5, 4, 3)))
    assert "1 nilai yang tersimpan akan dikosongkan" in unggah(client, periode, ("13.01", 5, None, 3)).content.decode()


def test_sel_salah_disebut_tempatnya_dan_tidak_ada_yang_tersimpan(client, periode, ketua):
    jawab = unggah(client, periode, ("13.01", 5, 6, 3), ("13.99", 1, 1, 1))
    isi = jawab.content.decode()
    assert jawab.status_code == 422 and "2 galat" in isi
    assert "2 (sel C2)" in isi and "bukan peserta" in isi
    assert tersimpan() == []
    assert client.post(alamat(periode), {"lapis": "lapangan"}).status_code == 422
    kosong = SimpleUploadedFile("nilai.xlsx", b"")
    assert client.post(alamat(periode), {"lapis": "lapangan", "berkas": kosong}).status_code == 422
    bukan = SimpleUploadedFile("nilai.xlsx", b"kode;1;2;3")
    assert client.post(alamat(periode), {"lapis": "lapangan", "berkas": bukan}).status_code == 415


def test_nilai_yang_berubah_sesudah_pratinjau(client, periode, ketua):
    pratinjau = unggah(client, periode, ("13.01", 5, 4, 3))
    impor_nilai(buku(("13.01", 1, None, None)), periode, "lapangan", oleh=ketua)
    jawab = simpan(client, periode, pratinjau)
    assert jawab.status_code == 409 and "berubah sejak pratinjau" in jawab.content.decode()
    assert tersimpan() == [("13.01", "1", 1)]


def test_indikator_yang_tidak_berlaku_sesudah_pratinjau(client, periode, ketua):
    pratinjau = unggah(client, periode, ("13.01", 5, 4, 3))
    peserta = periode.peserta.get(kabupaten_kota="13.01")
    indikator = periode.instrumen.indikator.get(kode="2")
    nyatakan_tidak_berlaku(peserta, indikator, "Tidak ada.", oleh=buat_pengguna(peran=Peran.ADMIN))
    assert TidakBerlaku.objects.exists()
    assert simpan(client, periode, pratinjau).status_code == 409
    assert tersimpan() == []


def test_pratinjau_milik_orang_dan_periode_lain(client, periode, ketua):
    pratinjau = unggah(client, periode, ("13.01", 5, 4, 3))
    lain = buat_periode(kode="LAIN", tahap_terbuka="kunjungan")
    assert simpan(client, lain, pratinjau).status_code == 403
    client.force_login(buat_pengguna(peran=Peran.KETUA_TIM))
    assert simpan(client, periode, pratinjau).status_code == 403
    assert client.post(alamat(periode, "impor-nilai-jalankan"), {"segel": "x"}).status_code == 409
    assert tersimpan() == []


def test_tahap_ditutup_sesudah_pratinjau(client, periode, ketua):
    pratinjau = unggah(client, periode, ("13.01", 5, 4, 3))
    setel_tahap(periode, "penetapan")
    assert simpan(client, periode, pratinjau).status_code == 409
    assert "dapat diimpor pada tahap kunjungan lapangan" in client.get(alamat(periode)).content.decode()


def test_lapis_orang_lain(client, periode, ketua):
    assert unggah(client, periode, ("13.01", 5, None, None), lapis="desk").status_code == 422
    assert client.get(alamat(periode, "impor-nilai-templat", lapis="desk")).status_code == 403
    assert client.get(alamat(periode, "impor-nilai-templat", lapis="apa")).status_code == 404
    client.force_login(buat_pengguna(peran=Peran.PENILAI))
    assert client.get(alamat(periode)).status_code == 403


def test_templat_kembali_tanpa_perubahan(client, periode, ketua):
    impor_nilai(buku(("13.01", 5, None, 0), ("13.10", 1, 2, 3)), periode, "lapangan", oleh=ketua)
    isi = client.get(alamat(periode, "impor-nilai-templat", lapis="lapangan")).content
    lembar = load_workbook(BytesIO(isi))["Nilai"]
    assert [list(b) for b in lembar.iter_rows(values_only=True)] == [
        ["kode", "1", "2", "3"],
        ["13.01", 5, None, 0],
        ["13.10", 1, 2, 3],
    ]
    jawab = client.post(alamat(periode), {"lapis": "lapangan", "berkas": SimpleUploadedFile("n.xlsx", isi)})
    assert "Tidak ada yang berubah" in jawab.content.decode()


def test_menu_hanya_pada_tahapnya(client, periode, ketua):
    awal = reverse("penilaian:periode-jadwal", args=[periode.kode])
    assert "Impor nilai" in client.get(awal).content.decode()
    setel_tahap(periode, "penetapan")
    assert "Impor nilai" not in client.get(awal).content.decode()
