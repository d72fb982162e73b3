"""Pages of the recap and of verification: who opens them, what they show, what a refusal keeps."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from penilaian.nilai.models import Lapis, Nilai
from pentas.akun.peran import Peran
from tests.pabrik import buat_instrumen, buat_pengguna, setel_tahap
from tests.penilaian.berkas.bantu import buat_berkas, butir, gambar, kirim_berkas
from tests.penilaian.rekap.bantu import alamat, buat_rekap

pytestmark = pytest.mark.django_db


@pytest.fixture
def b(client):
    b = buat_berkas()
    from penilaian.berkas.tindakan_isi import unggah_bukti

    unggah_bukti(butir(b), gambar(), oleh=b.operator, kriteria=["1.a"])
    kirim_berkas(b)
    setel_tahap(b.periode, "rekap")
    client.force_login(b.provinsi)
    b.alamat = alamat(b.periode, "rekap-verifikasi", kode=b.peserta.kode, indikator="1")
    return b


# --- the recap --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("peran", "status"),
    [
        (Peran.TIM_PROVINSI, 200),
        (Peran.KETUA_TIM, 200),
        (Peran.ADMIN, 200),
        (Peran.AUDITOR, 200),
        (Peran.PENILAI, 403),
        (Peran.OPERATOR, 403),
    ],
)
@pytest.mark.parametrize("nama", ["rekap-matriks", "rekap-antrean", "rekap-xlsx"])
def test_siapa_membuka_rekap(client, peran, status, nama):
    periode, _peserta, _oleh = buat_rekap()
    client.force_login(buat_pengguna(peran=peran))
    assert client.get(alamat(periode, nama)).status_code == status


def test_periode_provinsi_lain_tidak_ada(client):
    from tests.pabrik import buat_provinsi

    periode, _peserta, _oleh = buat_rekap()
    client.force_login(buat_pengguna(peran=Peran.TIM_PROVINSI, provinsi=buat_provinsi(kode="14", nama="Riau")))
    assert client.get(alamat(periode, "rekap-matriks")).status_code == 404


def test_matriks_menyebut_batas_dan_keadaan(client):
    periode, (sah, tunggu, _draf), oleh = buat_rekap()
    client.force_login(oleh)
    isi = client.get(alamat(periode, "rekap-matriks")).content.decode()
    assert "2 dari 6 terverifikasi · 2 menunggu" in isi
    assert "dari 40" in isi
    assert f'href="?sel={tunggu.kode}~1" aria-label="menunggu verifikasi, nilai mandiri 4"' in isi
    assert f'<td class="n v3 beda"><a href="?sel={sah.kode}~1"' in isi
    assert "style=" not in isi


def test_rincian_satu_sel(client):
    periode, (sah, *_), oleh = buat_rekap()
    client.force_login(oleh)
    isi = client.get(alamat(periode, "rekap-matriks"), {"sel": f"{sah.kode}~1"}).content.decode()
    assert 'id="rincian"' in isi
    assert "Sebaran 1 daerah" in isi
    assert alamat(periode, "rekap-verifikasi", kode=sah.kode, indikator="1") in isi


@pytest.mark.parametrize("sel", ["13.99~1", "13.01~99", "ngawur", "~", "13.01~<b>"])
def test_sel_yang_tidak_ada_tidak_membuka_rincian(client, sel):
    periode, _peserta, oleh = buat_rekap()
    client.force_login(oleh)
    jawab = client.get(alamat(periode, "rekap-matriks"), {"sel": sel})
    assert jawab.status_code == 200
    assert 'id="rincian"' not in jawab.content.decode()
    assert "<b>" not in jawab.content.decode().split("<tbody>")[1].split("</tbody>")[0]


def test_matriks_dengan_jumlah_query_tetap(client):
    jumlah = []
    for n in (3, 19, 60):
        periode, peserta, oleh = buat_rekap(jumlah=n)
        client.force_login(oleh)
        client.get(alamat(periode, "rekap-matriks"))  # the session remembers the period
        with CaptureQueriesContext(connection) as tangkap:
            client.get(alamat(periode, "rekap-matriks"), {"sel": f"{peserta[0].kode}~1"})
        jumlah.append(len(tangkap))
    assert len(set(jumlah)) == 1, jumlah


def test_buku_rekap(client):
    periode, (sah, tunggu, _draf), oleh = buat_rekap()
    client.force_login(oleh)
    jawab = client.get(alamat(periode, "rekap-xlsx"))
    buku = openpyxl.load_workbook(io.BytesIO(jawab.content))
    assert buku.sheetnames == ["Nilai mandiri", "Nilai verifikasi", "Selisih", "Status", "Ringkasan per variabel"]
    desk = {baris[0]: baris for baris in buku["Nilai verifikasi"].iter_rows(values_only=True)}
    assert desk[sah.kode][2:] == (3, 3, None, 24, "ya")
    assert desk[tunggu.kode][2:5] == (None, None, None)
    assert {b[0]: b for b in buku["Selisih"].iter_rows(values_only=True)}[sah.kode][2:6] == (-1, -1, None, -8)
    assert {b[0]: b for b in buku["Status"].iter_rows(values_only=True)}[tunggu.kode][2] == "Menunggu verifikasi"
    per_variabel = {b[0]: b for b in buku["Ringkasan per variabel"].iter_rows(values_only=True)}
    assert per_variabel[sah.kode][2:] == (24, 0, 24, 40)


def test_buku_rekap_instrumen_utuh_menyebut_85(client):
    periode, _peserta, oleh = buat_rekap(instrumen=buat_instrumen())
    client.force_login(oleh)
    buku = openpyxl.load_workbook(io.BytesIO(client.get(alamat(periode, "rekap-xlsx")).content))
    assert "85,00 dari 100" in buku["Nilai verifikasi"]["A2"].value


# --- verification -----------------------------------------------------------------------------------


def test_halaman_verifikasi_menunjukkan_bukti_dan_pernyataan(client, b):
    isi = client.get(b.alamat).content.decode()
    assert "foto.png" in isi
    assert "Antrean 1 dari 2" in isi
    assert "tanpa berkas 3b" in isi  # ticked by the office, but the file is tagged 3a only
    assert 'name="level"' in isi and "checked" not in isi.split('name="level"')[1].split("</fieldset>")[0]


def test_setujui_berpindah_ke_butir_berikutnya(client, b):
    jawab = client.post(b.alamat, {"level": "3", "s_1.a": "ya", "s_1.b": "ya", "dasar": "0", "dilihat": "tunggu"})
    assert jawab.status_code == 302
    assert jawab.url == alamat(b.periode, "rekap-verifikasi", kode=b.peserta.kode, indikator="2")
    nilai = Nilai.objects.select_related("pertimbangan").get(lapis=Lapis.DESK)
    assert (nilai.level, nilai.pertimbangan.centang, nilai.pertimbangan.saran) == (3, ["1.a", "1.b"], 3)


def test_antrean_yang_habis_kembali_ke_daftar(client, b):
    jawab = client.post(b.alamat + "?variabel=V01&wilayah=13.06", {"level": "3", "dasar": "0"})
    assert jawab.url.endswith("/2/?wilayah=13.06&variabel=V01")
    jawab = client.post(b.alamat.replace("/1/", "/2/"), {"level": "4", "m_capaian": "95", "dasar": "0"})
    assert jawab.url == alamat(b.periode, "rekap-antrean")


@pytest.mark.parametrize(
    ("isi", "status", "kalimat"),
    [
        ({"level": "", "dasar": "0"}, 422, "Pilih dahulu nilai"),
        ({"level": "4", "dasar": "0"}, 422, "berbeda dari nilai mandiri"),
        ({"level": "6", "dasar": "0"}, 422, "0 sampai 5"),
        ({"level": "2.5", "dasar": "0"}, 422, "0 sampai 5"),
        ({"level": "3", "dasar": "x"}, 422, "tidak terbaca"),
        ({"level": "3", "dasar": "7"}, 409, "Perubahan orang lain"),
        ({"level": "3", "dasar": "0", "dilihat": "sah"}, 409, "Menunggu verifikasi"),
    ],
)
def test_penolakan_menyimpan_isian_di_halaman(client, b, isi, status, kalimat):
    jawab = client.post(b.alamat, isi | {"alasan": ""})
    assert jawab.status_code == status
    assert kalimat in jawab.content.decode()
    assert not Nilai.objects.filter(lapis=Lapis.DESK).exists()


def test_dua_verifikator_panel_menunjukkan_keduanya(client, b):
    client.post(b.alamat, {"level": "3", "dasar": "0"})
    client.force_login(buat_pengguna(peran=Peran.TIM_PROVINSI))
    jawab = client.post(b.alamat, {"level": "5", "alasan": "Bukti lain ada.", "dasar": "0", "dilihat": "tunggu"})
    isi = jawab.content.decode()
    assert jawab.status_code == 409
    assert "banding-simpan" in isi and "Bukti lain ada." in isi
    # "Pakai isian saya" sends the same form, now resting on the stored version.
    assert 'name="dasar" value="1"' in isi and 'name="dilihat" value="sah"' in isi


def test_kembalikan_lewat_halamannya(client, b):
    url = alamat(b.periode, "rekap-kembalikan", kode=b.peserta.kode, indikator="1")
    assert client.get(url).status_code == 200
    assert client.post(url, {"alasan": "", "dilihat": "tunggu"}).status_code == 422
    jawab = client.post(url, {"alasan": "Foto tidak terbaca.", "dilihat": "tunggu"})
    assert jawab.status_code == 302
    assert butir(b).status == "balik"
    assert "Foto tidak terbaca." in client.get(b.alamat).content.decode()


def test_saran_untuk_centang_yang_belum_disimpan(client, b):
    url = alamat(b.periode, "rekap-saran", kode=b.peserta.kode, indikator="1")
    assert client.get(url, {"s_1.a": "ya", "s_1.b": "ya"}).json()["saran"] == 3
    assert client.get(url).json() == {"saran": None, "sebab": ""}


@pytest.mark.parametrize(
    ("peran", "baca", "tulis"),
    [(Peran.AUDITOR, 200, 403), (Peran.ADMIN, 200, 403), (Peran.PENILAI, 403, 403), (Peran.OPERATOR, 403, 403)],
)
def test_peran_lain_membaca_saja(client, b, peran, baca, tulis):
    client.force_login(buat_pengguna(peran=peran))
    assert client.get(b.alamat).status_code == baca
    assert client.post(b.alamat, {"level": "3", "dasar": "0"}).status_code == tulis
    assert client.post(b.alamat + "kembalikan/", {"alasan": "Kurang."}).status_code == 403


@pytest.mark.parametrize(("kode", "indikator"), [("13.99", "1"), ("13.06", "99")])
def test_butir_yang_tidak_ada(client, b, kode, indikator):
    url = alamat(b.periode, "rekap-verifikasi", kode=kode, indikator=indikator)
    assert client.get(url).status_code == 404


def test_antrean_per_daerah_dan_variabel(client, b):
    url = alamat(b.periode, "rekap-antrean")
    assert "2 butir menunggu dari 1 kabupaten/kota" in client.get(url).content.decode()
    assert "Tidak ada butir" in client.get(url, {"variabel": "V02"}).content.decode()


def test_antrean_dengan_jumlah_query_tetap(client):
    jumlah = []
    for n in (3, 19):
        periode, _peserta, oleh = buat_rekap(jumlah=n)
        client.force_login(oleh)
        client.get(alamat(periode, "rekap-antrean"))
        with CaptureQueriesContext(connection) as tangkap:
            client.get(alamat(periode, "rekap-antrean"))
        jumlah.append(len(tangkap))
    assert jumlah[0] == jumlah[1]


def test_menu_verifikasi_menghitung_yang_menunggu(client, b):
    isi = client.get(alamat(b.periode, "rekap-matriks")).content.decode()
    assert 'Verifikasi <span class="hitung">2' in isi


def test_rumah_tim_provinsi_adalah_rekap(client, b):
    assert client.get("/").url == alamat(b.periode, "rekap-matriks")
