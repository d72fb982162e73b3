"""The ranking page: who sees it, what it shows before and after the decision, what it refuses."""

import json
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from penilaian.penetapan.models import Penetapan
from penilaian.penetapan.peringkat import muat_peringkat
from penilaian.penetapan.potret import sidik_peringkat
from penilaian.periode.models import Kategori
from pentas.akun.peran import Peran
from tests.pabrik import buat_pengguna, buat_provinsi
from tests.penilaian.penetapan.bantu import buat_kecil, buat_simulasi, isi_nilai, putuskan

pytestmark = pytest.mark.django_db
NAMA = ("penetapan-peringkat", "penetapan-pdf", "penetapan-xlsx", "penetapan-berita-acara")


def alamat(b, nama="penetapan-peringkat"):
    return reverse(f"penilaian:{nama}", args=[b.periode.kode])


def kiriman(b, **isi):
    bawaan = {
        "nomor": "7/BA/2026",
        "tanggal": "2026-09-28",
        "cara_seri": "bobot",
        "alasan": "Rapat pleno.",
        "sidik_dilihat": sidik_peringkat(muat_peringkat(b.periode)),
    }
    return {k: v for k, v in {**bawaan, **isi}.items() if v is not None}


def peringkat_tampil(jawaban) -> list[tuple[str, str]]:
    isi = jawaban.content.decode()
    return re.findall(r'<td class="p">([^<]+)</td>\s*<th scope="row" class="nm">(?:<a [^>]+>)?([^<]+)<', isi)


@pytest.mark.parametrize("peran", [Peran.OPERATOR, Peran.PENILAI])
@pytest.mark.parametrize("nama", NAMA)
def test_tanpa_hak(client, peran, nama):
    b = buat_kecil({"13.06": (5, 5, 5)})
    client.force_login(buat_pengguna(peran=peran))
    assert client.get(alamat(b, nama)).status_code == 403


@pytest.mark.parametrize("nama", NAMA)
def test_provinsi_lain_tidak_tahu(client, nama):
    b = buat_kecil({"13.06": (5, 5, 5)})
    client.force_login(buat_pengguna(peran=Peran.KETUA_TIM, provinsi=buat_provinsi(kode="14")))
    assert client.get(alamat(b, nama)).status_code == 404


def test_hanya_ketua_mengirim(client):
    b = buat_kecil({"13.06": (5, 5, 5)})
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    assert client.post(alamat(b, "penetapan-tetapkan"), kiriman(b)).status_code == 403
    client.force_login(b.ketua)
    assert client.get(alamat(b, "penetapan-tetapkan")).status_code == 405


def test_seri_di_garis_seperti_rancangan(client):
    b = buat_simulasi()
    client.force_login(b.ketua)
    jawaban = client.get(alamat(b))
    baris = peringkat_tampil(jawaban)
    assert baris[8:13] == [
        ("9", "Kab. Solok Selatan"),
        ("10=", "Kab. Solok"),
        ("10=", "Kab. Lima Puluh Kota"),
        ("10=", "Kab. Sijunjung"),
        ("13", "Kota Pariaman"),
    ]
    isi = jawaban.content.decode()
    assert "Nilai sama di batas 10 besar" in isi
    assert "3 daerah bernilai sama di garis ini." in isi
    assert isi.count('<tr class="seri">') == 3
    assert "Kab. Solok masuk" in isi
    assert "6 variabel lain yang berbeda" in isi
    assert "style=" not in isi


def test_pembaca_melihat_tanpa_tombol(client):
    b = buat_simulasi()
    client.force_login(buat_pengguna(peran=Peran.AUDITOR))
    isi = client.get(alamat(b)).content.decode()
    assert "Aturan bobot akan mendahulukan Kab. Solok." in isi
    assert "<textarea" not in isi


def test_ditetapkan_lewat_halaman(client):
    b = buat_simulasi()
    client.force_login(b.ketua)
    jawaban = client.post(alamat(b, "penetapan-tetapkan"), kiriman(b), follow=True)
    assert peringkat_tampil(jawaban)[9:12] == [
        ("10", "Kab. Solok"),
        ("11", "Kab. Lima Puluh Kota"),
        ("12", "Kab. Sijunjung"),
    ]
    isi = jawaban.content.decode()
    assert "10 daerah ditetapkan" in isi
    assert Penetapan.objects.get().sidik in isi
    assert isi.count('title="Nilai sama">*') == 3, "equals stay recognisable after the decision"
    assert "* Nilai sama (78,00)" in isi


def test_tanpa_nilai_tidak_ada_seri_yang_ditawarkan(client):
    """A period in which nobody has been valued is not a tie of everybody."""
    b = buat_kecil({"13.06": (None, None, None), "13.71": (None, None, None)})
    client.force_login(b.ketua)
    isi = client.get(alamat(b)).content.decode()
    assert "Belum ada nilai lapangan." in isi
    assert "Nilai sama di batas" not in isi and "<table" not in isi


def test_periode_tanpa_peserta(client):
    b = buat_kecil({})
    client.force_login(b.ketua)
    isi = client.get(alamat(b)).content.decode()
    assert "belum punya peserta" in isi and "siap ditetapkan" not in isi


def test_urutan_pleno_lewat_halaman(client):
    b = buat_simulasi()
    client.force_login(b.ketua)
    tempat = {"urutan_13.02": "3", "urutan_13.07": "1", "urutan_13.03": "2"}
    client.post(alamat(b, "penetapan-tetapkan"), kiriman(b, cara_seri="urutan_lain", **tempat))
    assert Penetapan.objects.get().isi["keputusan"] == ["13.07", "13.03", "13.02"]


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"cara_seri": None}, "Pilih cara memutuskan"),
        ({"cara_seri": "undian"}, "dari daftar"),
        ({"cara_seri": "urutan_lain", "urutan_13.02": "1", "urutan_13.07": "1"}, "masing-masing satu kali"),
        ({"cara_seri": "urutan_lain", "urutan_13.02": "9"}, "masing-masing satu kali"),
        ({"alasan": " "}, "Tulis alasan keputusan"),
        ({"nomor": ""}, "Tulis nomor berita acara"),
        ({"tanggal": "kemarin"}, "tanggal"),
    ],
)
def test_isian_salah(client, isi, kalimat):
    b = buat_simulasi()
    client.force_login(b.ketua)
    jawaban = client.post(alamat(b, "penetapan-tetapkan"), kiriman(b, **isi))
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    assert not Penetapan.objects.exists()


def test_angka_basi_lalu_dengan_angka_baru(client):
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (4, 4, 4), "13.03": (1, 1, 1)})
    client.force_login(b.ketua)
    lama = kiriman(b, cara_seri=None)
    isi_nilai(b, {"13.03": {"3": 2}})
    jawaban = client.post(alamat(b, "penetapan-tetapkan"), lama)
    assert jawaban.status_code == 409
    assert "Nilai berubah sejak halaman ini dibuka" in jawaban.content.decode()
    baru = jawaban.context["form"]["sidik_dilihat"].value()
    assert client.post(alamat(b, "penetapan-tetapkan"), lama | {"sidik_dilihat": baru}).status_code == 302


def test_nilai_belum_lengkap(client):
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (4, 4, None)})
    client.force_login(b.ketua)
    isi = client.get(alamat(b)).content.decode()
    assert "belum lengkap" in isi
    assert "1 dari 2 daerah selesai dinilai" in " ".join(isi.split())
    assert client.post(alamat(b, "penetapan-tetapkan"), kiriman(b, cara_seri=None)).status_code == 422


def test_tahap_lain(client):
    b = buat_kecil({"13.01": (5, 5, 5)}, tahap="kunjungan")
    client.force_login(b.ketua)
    assert client.post(alamat(b, "penetapan-tetapkan"), kiriman(b, cara_seri=None)).status_code == 409


def test_periode_kosong(client):
    b = buat_kecil({})
    client.force_login(b.ketua)
    jawaban = client.get(alamat(b))
    assert jawaban.status_code == 200
    assert "belum punya peserta" in jawaban.content.decode()


def test_nilai_lain_dari_yang_dibekukan(client):
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (4, 4, 4), "13.03": (1, 1, 1)})
    putuskan(b, "tidak_ada")
    isi_nilai(b, {"13.03": {"3": 2}})
    client.force_login(b.ketua)
    assert "berbeda dari nilai saat penetapan" in client.get(alamat(b)).content.decode()


def test_kuota_per_kategori(client):
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (4, 4, 4), "13.71": (1, 1, 1), "13.72": (0, 0, 0)})
    for kode, jenis in (("kab", "13.0"), ("kota", "13.7")):
        kategori = Kategori.objects.create(periode=b.periode, kode=kode, nama=kode, kuota=1)
        b.periode.peserta.filter(kabupaten_kota__kode__startswith=jenis).update(kategori=kategori)
    client.force_login(b.ketua)
    assert client.get(alamat(b)).status_code == 200
    client.post(alamat(b, "penetapan-tetapkan"), kiriman(b, cara_seri=None))
    assert Penetapan.objects.get().isi["masuk"] == ["13.01", "13.71"]
    assert client.get(alamat(b, "penetapan-xlsx")).status_code == 200


@pytest.mark.parametrize("diputus", [False, True])
def test_jumlah_query_tetap(client, diputus):
    jumlah = []
    for n in (3, 19):
        kode = [f"13.{k:02d}" for k in range(1, 13)] + [f"13.{k}" for k in range(71, 78)]
        b = buat_kecil({k: (5, 5, i % 6) for i, k in enumerate(kode[:n])}, jumlah_besar=1)
        if diputus:
            putuskan(b, "sertakan" if n > 6 else "tidak_ada")
        client.force_login(b.ketua)
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(alamat(b)).status_code == 200
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1]


def test_peringkat_untuk_mesin(capsys):
    b = buat_simulasi()
    call_command("peringkat", periode=b.periode.kode, lapis="lapangan", json=True)
    baris = json.loads(capsys.readouterr().out)
    assert baris[1] | {"peringkat": 2, "urutan": 2, "kode": "13.05", "nilai": "551/6", "tampil": "91.83"} == baris[1]
    assert [(x["peringkat"], x["urutan"], x["seri"]) for x in baris[9:12]] == [(10, n, True) for n in (10, 11, 12)]
    assert baris[0]["nilai_variabel"]["V01"] == "3"
    assert set(baris[0]) == {
        "peringkat", "urutan", "kode", "nama", "nilai", "tampil", "seri", "lengkap", "nilai_variabel"
    }  # fmt: skip
