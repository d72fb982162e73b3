"""What is typed into a form of the programme is kept on the server, for its writer only, until it is stored."""

import datetime as dt

import pytest
from django.utils import timezone

from layanan.negeri.kebutuhan.models import Hambatan
from layanan.negeri.pemantauan.models import LaporanMonev
from layanan.negeri.program.models import DrafProgram
from tests.layanan.negeri.pabrik_program import ALAMAT, buat_program

pytestmark = pytest.mark.django_db
JALAN = f"{ALAMAT}kebutuhan/hambatan/"
SKRIP = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def kantor(db):
    return buat_program()


def test_tersimpan_selagi_diketik_dan_tampil_lagi(client, kantor):
    client.force_login(kantor.kabid)
    jawab = client.post(JALAN, {"jenis": "akses", "uraian": "Listrik pad", "jumlah_catatan": ""}, **SKRIP)
    assert jawab.status_code == 200 and jawab.json()["kabar"].startswith("Draf tersimpan")
    assert not Hambatan.objects.exists(), "a draft changes nothing"
    halaman = client.get(JALAN).content.decode()
    assert "Listrik pad" in halaman and "Draf tersimpan" in halaman and "Buang draf" in halaman
    isi = {"jenis": "akses", "uraian": "Listrik padam", "sumber": "wawancara", "jumlah_catatan": 2}
    isi |= {"penanggung_jawab": "Pemerintah negeri", "keadaan": "dicatat", "dicatat_pada": str(kantor.hari_ini)}
    assert client.post(JALAN, isi).status_code == 302
    assert not DrafProgram.objects.exists() and "Listrik pad" not in client.get(JALAN).content.decode()


def test_milik_penulisnya_tiga_puluh_hari(client, kantor):
    client.force_login(kantor.kabid)
    client.post(JALAN, {"uraian": "Listrik pad"}, **SKRIP)
    client.force_login(kantor.kepala)
    assert "Listrik pad" not in client.get(JALAN).content.decode()
    client.force_login(kantor.kabid)
    DrafProgram.objects.update(diubah_pada=timezone.now() - dt.timedelta(days=31))
    assert "Listrik pad" not in client.get(JALAN).content.decode()


def test_dibuang_tanpa_nomor_pribadi_dan_bukan_untuk_pembaca(client, kantor):
    client.force_login(kantor.kabid)
    jawab = client.post(JALAN, {"uraian": "NIK 1306012345678901"}, **SKRIP)
    assert jawab.status_code == 422 and "NIK" in jawab.json()["galat"]
    client.post(JALAN, {"uraian": "Listrik pad"}, **SKRIP)
    assert client.post(JALAN, {"uraian": "Listrik pad", "buang_draf": "1"}).status_code == 302
    assert not DrafProgram.objects.exists() and not Hambatan.objects.exists()
    client.force_login(kantor.pengawas)
    assert client.post(JALAN, {"uraian": "x"}, **SKRIP).status_code == 403 and not DrafProgram.objects.exists()


def test_temuan_laporan_dan_peta_sumber_daya(client, kantor):
    client.force_login(kantor.kabid)
    halaman = f"{ALAMAT}pemantauan/?tahun={kantor.hari_ini.year}&bagian=s1"
    simpan = f"{ALAMAT}pemantauan/{kantor.hari_ini.year}/s1/simpan/"
    client.post(simpan, {"temuan": "Internet lam", "rekomendasi": ""}, **SKRIP)
    assert "Internet lam" in client.get(halaman).content.decode() and not LaporanMonev.objects.exists()
    assert client.post(simpan, {"temuan": "Internet lambat.", "rekomendasi": "Antena."}).status_code == 302
    assert not DrafProgram.objects.exists()
    peta = f"{ALAMAT}sumber-daya/{kantor.unit.pk}/"
    client.post(peta, {"komputer": "7", "versi": "0"}, **SKRIP)
    assert 'value="7"' in client.get(peta).content.decode()
