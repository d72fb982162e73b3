"""Pages and entries of a visit: who reads, who writes, what a refusal keeps."""

import io
import json
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from penilaian.kunjungan.models import FotoLapangan, Kunjungan
from penilaian.kunjungan.tindakan import tutup
from penilaian.kunjungan.tindakan_jadwal import jadwalkan
from penilaian.nilai.models import Lapis, Nilai
from penilaian.periode.models import Narasumber
from pentas.akun.peran import Peran
from tests.pabrik import buat_anggota_tim, buat_benturan, buat_pengguna, buat_periode
from tests.penilaian.berkas.bantu import gambar
from tests.penilaian.kunjungan.bantu import (
    TANGGAL,
    TUTUP,
    alamat,
    buat_kunjungan,
    daftar,
    nilai,
    nilai_semua,
    segar,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def k(client):
    k = buat_kunjungan()
    client.force_login(k.juri)
    return k


def entri(client, k, isi, *, dasar=0, indikator="1", sasaran=None, id_entri=None):
    badan = {
        "uuid": id_entri or str(uuid.uuid4()),
        "jenis": "nilai.lapangan",
        "sasaran": sasaran or {"periode": k.periode.kode, "peserta": k.peserta.kode, "indikator": indikator},
        "dasar": dasar,
        "isi": {"level": None, "centang": [], "masukan": {}, "alasan": "", **isi},
    }
    return client.post("/entri/", json.dumps(badan), content_type="application/json")


# --- list and schedule ------------------------------------------------------------------------------


def test_penilai_melihat_kunjungannya_sendiri_dahulu(client, k):
    assert "Kab. Agam" in client.get(daftar(k)).content.decode()
    client.force_login(k.luar)
    isi = client.get(daftar(k)).content.decode()
    assert "Kab. Agam" not in isi and "Belum ada kunjungan yang dijadwalkan untuk Anda" in isi
    assert "Kab. Agam" in client.get(daftar(k), {"semua": ""}).content.decode()


@pytest.mark.parametrize(
    ("peran", "status"),
    [(Peran.TIM_PROVINSI, 200), (Peran.ADMIN, 200), (Peran.AUDITOR, 200), (Peran.PENILAI, 200), (Peran.OPERATOR, 403)],
)
def test_siapa_membaca_kunjungan(client, k, peran, status):
    client.force_login(buat_pengguna(peran=peran))
    assert client.get(daftar(k)).status_code == status
    assert client.get(alamat(k, "lihat")).status_code == status
    assert client.get(alamat(k, "indikator", indikator="1")).status_code == status


def test_daftar_dengan_jumlah_query_tetap(client):
    jumlah = []
    for n in (3, 19):
        periode = buat_periode(tahap_terbuka="kunjungan", jumlah_peserta=n)
        provinsi, juri = buat_pengguna(peran=Peran.TIM_PROVINSI), buat_anggota_tim(periode=periode).pengguna
        for p in periode.peserta.select_related("kabupaten_kota"):
            p.periode = periode
            jadwalkan(p, tanggal=TANGGAL, tempat="", tim=[juri], oleh=provinsi)
        client.force_login(provinsi)
        url = f"/p/{periode.kode}/kunjungan/"
        client.get(url)
        with CaptureQueriesContext(connection) as tangkap:
            client.get(url)
        jumlah.append(len(tangkap))
    assert jumlah[0] == jumlah[1]


def test_jadwalkan_lewat_formulir(client, k):
    client.force_login(k.provinsi)
    url = alamat(k, "jadwal")
    assert "Kantor Dinas" in client.get(url).content.decode()
    assert client.post(url, {"tanggal": "2026-09-20", "tempat": "MPP", "tim": [k.luar.pk]}).status_code == 302
    assert (segar(k).tempat, [a.pengguna for a in segar(k).anggota.all()]) == ("MPP", [k.luar])


@pytest.mark.parametrize("isi", [{"tanggal": "besok"}, {"tanggal": "2026-09-20", "tim": []}, {}])
def test_jadwal_yang_keliru_ditolak(client, k, isi):
    client.force_login(k.provinsi)
    jawab = client.post(alamat(k, "jadwal"), isi)
    assert jawab.status_code == 422
    assert segar(k).tempat == "Kantor Dinas"


def test_yang_berbenturan_tidak_ditawarkan(client, k):
    buat_benturan(pengguna=k.luar, peserta=k.peserta)
    client.force_login(k.provinsi)
    isi = client.get(alamat(k, "jadwal")).content.decode()
    assert f'value="{k.luar.pk}"' not in isi and "benturan kepentingan" in isi
    assert client.post(alamat(k, "jadwal"), {"tanggal": "2026-09-20", "tim": [k.luar.pk]}).status_code == 422


def test_penilai_tidak_membuka_halaman_jadwal(client, k):
    assert client.get(alamat(k, "jadwal")).status_code == 403


def test_batalkan_jadwal(client, k):
    client.force_login(k.provinsi)
    assert client.post(alamat(k, "batal")).status_code == 302
    assert not Kunjungan.objects.exists()
    assert client.get(alamat(k, "lihat")).status_code == 404


# --- the tablet page --------------------------------------------------------------------------------


def test_halaman_indikator_tanpa_pilihan_awal(client, k):
    isi = client.get(alamat(k, "indikator", indikator="1")).content.decode()
    assert "verifikasi <b" in isi and "Simpan, lanjut ke 2" in isi and "Sesuai verifikasi, nilai 3" in isi
    assert "checked" not in isi
    assert "style=" not in isi


def test_wawancara_menunjukkan_narasumber_dan_panduan(client, k):
    url = alamat(k, "indikator", indikator="3")
    assert "Belum ditunjuk oleh dinas" in client.get(url).content.decode()
    indikator = k.periode.instrumen.indikator.get(kode="3")
    Narasumber.objects.create(peserta=k.peserta, indikator=indikator, jabatan="Kepala Seksi Pendaftaran")
    assert "Kepala Seksi Pendaftaran" in client.get(url).content.decode()


def test_simpan_lalu_lanjut_tanpa_skrip(client, k):
    url = alamat(k, "indikator", indikator="1")
    jawab = client.post(url, {"level": "3", "s_1.a": "ya", "s_1.b": "ya", "alasan": "", "dasar": "0"})
    assert jawab.url == alamat(k, "indikator", indikator="2")
    n = Nilai.objects.select_related("pertimbangan").get(lapis=Lapis.LAPANGAN)
    assert (n.level, n.pertimbangan.centang, n.pertimbangan.saran) == (3, ["1.a", "1.b"], 3)
    jawab = client.post(alamat(k, "indikator", indikator="3"), {"level": "5", "dasar": "0"})
    assert jawab.url == alamat(k, "lihat")


@pytest.mark.parametrize(
    ("isi", "status", "kalimat"),
    [
        ({"level": "4"}, 422, "Naik dari 3 ke 4"),
        ({"level": "6"}, 422, "0 sampai 5"),
        ({"level": "2.5"}, 422, "0 sampai 5"),
        ({"level": "3", "dasar": "2"}, 409, "Perubahan orang lain"),
    ],
)
def test_penolakan_menyimpan_isian_di_halaman(client, k, isi, status, kalimat):
    jawab = client.post(alamat(k, "indikator", indikator="1"), {"dasar": "0", "alasan": "", **isi})
    assert jawab.status_code == status
    assert kalimat in jawab.content.decode()
    assert not Nilai.objects.filter(lapis=Lapis.LAPANGAN).exists()


def test_bukan_anggota_membaca_dengan_sebabnya(client, k):
    client.force_login(k.luar)
    isi = client.get(alamat(k, "indikator", indikator="1")).content.decode()
    assert "diisi oleh tim kunjungannya" in isi and "Simpan, lanjut" not in isi
    assert client.post(alamat(k, "indikator", indikator="1"), {"level": "3", "dasar": "0"}).status_code == 403


def test_benturan_kepentingan_403(client, k):
    buat_benturan(pengguna=k.juri, peserta=k.peserta)
    assert entri(client, k, {"level": 3}).status_code == 403
    jawab = client.post(alamat(k, "indikator", indikator="1"), {"level": "3", "dasar": "0"})
    assert jawab.status_code == 403 and "benturan kepentingan" in jawab.content.decode()


def test_indikator_yang_tidak_ada(client, k):
    assert client.get(alamat(k, "indikator", indikator="99")).status_code == 404


# --- autosave ---------------------------------------------------------------------------------------


def test_entri_menyimpan_dan_membalas_yang_tersimpan(client, k):
    jawab = entri(client, k, {"level": 3, "centang": ["1.a", "1.b"]}).json()
    assert jawab["versi"] == 1
    assert jawab["tersimpan"]["level"] == 3
    assert jawab["tersimpan"]["saran"] == 3 and "nilai 3" in jawab["tersimpan"]["sebab"]


def test_entri_berulang_tidak_menyimpan_dua_kali(client, k):
    satu = str(uuid.uuid4())
    assert entri(client, k, {"level": 3}, id_entri=satu).json() == entri(client, k, {"level": 3}, id_entri=satu).json()
    assert Nilai.objects.get(lapis=Lapis.LAPANGAN).versi == 1


def test_entri_centang_saja_belum_bernilai(client, k):
    assert entri(client, k, {"centang": ["1.a"]}).json()["tersimpan"]["level"] is None


def test_entri_basi_membawa_yang_tersimpan(client, k):
    nilai(k, "2", masukan={"capaian": "95.5"}, oleh=k.juri2)
    jawab = entri(client, k, {"level": 3, "masukan": {"capaian": "80"}}, indikator="2")
    assert jawab.status_code == 409
    assert jawab.json()["rincian"]["tersimpan"]["masukan"] == {"capaian": "95,5"}
    assert jawab.json()["rincian"]["versi"] == 1


@pytest.mark.parametrize(
    ("isi", "status"),
    [
        ({"level": 4}, 422),
        ({"level": 6}, 422),
        ({"level": "3"}, 422),
        ({"level": 2.5}, 422),
        ({"level": True}, 422),
        ({"centang": ["9.z"]}, 422),
        ({"centang": "1.a"}, 422),
        ({"alasan": "x" * 4001}, 422),
    ],
)
def test_entri_yang_keliru(client, k, isi, status):
    jawab = entri(client, k, isi)
    assert jawab.status_code == status and jawab.json()["galat"]
    assert not Nilai.objects.filter(lapis=Lapis.LAPANGAN).exists()


@pytest.mark.parametrize(
    ("ubah", "status"),
    [
        ({"peserta": "13.99"}, 404),
        ({"periode": "TIDAK-ADA"}, 404),
        ({"indikator": "99"}, 404),
        ({"peserta": 1306}, 422),
    ],
)
def test_entri_dengan_sasaran_keliru(client, k, ubah, status):
    sasaran = {"periode": k.periode.kode, "peserta": k.peserta.kode, "indikator": "1"} | ubah
    assert entri(client, k, {"level": 3}, sasaran=sasaran).status_code == status


def test_entri_operator_ditolak(client, k):
    client.force_login(buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=k.peserta.kode))
    assert entri(client, k, {"level": 3}).status_code == 403


# --- confirm, photographs, close --------------------------------------------------------------------


def test_sesuai_untuk_satu_variabel(client, k):
    jawab = client.post(alamat(k, "sesuai"), {"variabel": "V01"})
    assert jawab.url == alamat(k, "lihat")
    assert Nilai.objects.filter(lapis=Lapis.LAPANGAN, level=3).count() == 2
    assert client.post(alamat(k, "sesuai"), {"variabel": "V01"}).status_code == 422


def test_sesuai_untuk_satu_indikator_lalu_lanjut(client, k):
    assert client.post(alamat(k, "sesuai"), {"indikator": "1"}).url == alamat(k, "indikator", indikator="2")


def test_foto_lewat_json_dan_izin_melihatnya(client, k):
    jawab = client.post(alamat(k, "foto", indikator="1"), {"berkas": gambar()}, headers={"Accept": "application/json"})
    assert jawab.status_code == 201 and "<figure>" in jawab.json()["html"]
    foto = FotoLapangan.objects.get()
    for pengguna, status in (
        (k.juri2, 200),
        (k.admin, 200),
        (buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=k.peserta.kode), 404),
    ):
        client.force_login(pengguna)
        jawab = client.get(f"/unggahan/{foto.unggahan_id}/cuplikan/")
        jawab.close()
        assert jawab.status_code == status
    client.force_login(k.luar)
    assert client.post(alamat(k, "foto-lepas", foto=foto.pk)).status_code == 403
    client.force_login(k.juri)
    assert client.post(alamat(k, "foto-lepas", foto=foto.pk)).status_code == 302
    assert client.post(alamat(k, "foto-lepas", foto=foto.pk)).status_code == 404


def test_foto_tanpa_berkas(client, k):
    jawab = client.post(alamat(k, "foto", indikator="1"), headers={"Accept": "application/json"})
    assert jawab.status_code == 422 and "foto" in jawab.json()["galat"]


def test_tutup_lewat_formulir(client, k):
    assert client.post(alamat(k, "tutup"), TUTUP).status_code == 422
    nilai_semua(k)
    jawab = client.post(alamat(k, "tutup"), {**TUTUP, "kesimpulan": ""})
    assert jawab.status_code == 422
    assert client.post(alamat(k, "tutup"), TUTUP).status_code == 302
    isi = client.get(alamat(k, "lihat")).content.decode()
    assert "Kunjungan sudah ditutup" in isi and "Buka kunjungan lagi" not in isi
    assert client.post(alamat(k, "buka"), {"alasan": "Keliru."}).status_code == 403
    client.force_login(k.ketua)
    assert "Buka kunjungan lagi" in client.get(alamat(k, "lihat")).content.decode()
    assert client.post(alamat(k, "buka"), {"alasan": ""}).status_code == 422
    assert client.post(alamat(k, "buka"), {"alasan": "Keliru."}).status_code == 302
    assert segar(k).status == "berlangsung"


def test_berita_acara(client, k):
    nilai(k, level=4, alasan="Ada satu syarat lagi di tempat.")
    nilai(k, "2")
    nilai(k, "3", level=5)
    client.get(alamat(k, "berita-acara"))
    pratinjau = teks_pdf(client.get(alamat(k, "berita-acara")))
    assert "PRATINJAU" in pratinjau and "Kode verifikasi" not in pratinjau
    tutup(segar(k), **{**TUTUP, "nomor": "700/12/BA/2026"}, oleh=k.juri)
    teks = teks_pdf(client.get(alamat(k, "berita-acara")))
    for kata in (
        "KABUPATEN AGAM",
        "700/12/BA/2026",
        "Ada satu syarat lagi di tempat.",
        "Sekretaris Dinas",
        "Pelayanan berjalan baik.",
        "16 September 2026",
        "Kode verifikasi",
    ):
        assert kata in teks, kata


def teks_pdf(jawab) -> str:
    assert jawab.status_code == 200 and jawab["Content-Type"] == "application/pdf"
    halaman = PdfReader(io.BytesIO(jawab.content)).pages
    return " ".join(" ".join(h.extract_text() for h in halaman).split())


def test_rumah_penilai_adalah_kunjungan(client, k):
    assert client.get("/").url == daftar(k)


def test_menu_menghitung_kunjungan_yang_belum_ditutup(client, k):
    assert 'Kunjungan <span class="hitung">1' in client.get(daftar(k)).content.decode()
    client.force_login(k.provinsi)
    assert 'Kunjungan <span class="hitung">' not in client.get(daftar(k)).content.decode()
