"""The period's pages: who sees them, what they refuse, and that they cost the same at 3 and 19 offices."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from penilaian.periode.models import Benturan, Periode, Peserta, Sosialisasi, TidakBerlaku
from pentas.akun.peran import PERAN_LAYANAN, Peran
from pentas.wilayah.models import KabupatenKota
from tests.pabrik import (
    buat_anggota_tim,
    buat_benturan,
    buat_instrumen_kecil,
    buat_kabupaten_kota,
    buat_pengguna,
    buat_periode,
    buat_peserta,
    buat_provinsi,
    setel_tahap,
)

pytestmark = pytest.mark.django_db
ATUR = [
    "periode-pengaturan",
    "periode-peserta",
    "periode-tim",
    "periode-tidak-berlaku",
    "periode-aturan",
]
BACA = ["periode-jadwal", "periode-sosialisasi"]


@pytest.fixture
def periode():
    return buat_periode(kode="UJI", jumlah_peserta=2, tahap_terbuka="sosialisasi")


@pytest.fixture
def masuk(client):
    def _masuk(peran, **isi):
        client.force_login(buat_pengguna(peran=peran, **isi))
        return client

    return _masuk


def alamat(nama, periode, **kw):
    return reverse(f"penilaian:{nama}", kwargs={"periode": periode.kode, **kw})


@pytest.mark.sekali
@pytest.mark.parametrize("peran", Peran)
@pytest.mark.parametrize("nama", [*ATUR, *BACA, "periode-atur-jadwal"])
def test_halaman_menurut_peran(masuk, periode, peran, nama):
    jawab = masuk(peran, kabupaten_kota="13.01" if peran == Peran.OPERATOR else None).get(alamat(nama, periode))
    boleh = {Peran.ADMIN, Peran.AUDITOR} if nama in ATUR else {Peran.ADMIN} if nama not in BACA else set(Peran)
    if peran in PERAN_LAYANAN and nama in BACA:  # the services know nothing of the evaluation
        assert jawab.status_code == 404
    else:
        assert jawab.status_code == (200 if peran in boleh else 403)


@pytest.mark.parametrize("nama", [*ATUR, *BACA, "periode-atur-jadwal"])
def test_provinsi_lain_tidak_tahu(masuk, periode, nama):
    assert masuk(Peran.ADMIN, provinsi=buat_provinsi(kode="14")).get(alamat(nama, periode)).status_code == 404


def test_operator_bukan_peserta_tidak_tahu(masuk, periode):
    assert masuk(Peran.OPERATOR, kabupaten_kota="13.77").get(alamat("periode-jadwal", periode)).status_code == 404


def test_auditor_membaca_tanpa_mengubah(masuk, periode):
    client = masuk(Peran.AUDITOR)
    for nama in ATUR:
        isi = client.get(alamat(nama, periode)).content.decode()
        assert '<main class="isi" id="isi">' in isi
        assert 'method="post"' not in isi.split('id="isi"')[1]
    for nama in ("periode-peserta", "periode-aturan", "periode-tidak-berlaku"):
        assert client.post(alamat(nama, periode), {}).status_code == 403


def test_daftar_dan_pilih(masuk, periode):
    lain = buat_periode(kode="LAIN", tahap_terbuka="rekap")
    client = masuk(Peran.TIM_PROVINSI)
    isi = client.get(reverse("penilaian:periode-daftar")).content.decode()
    assert "UJI" in isi and "LAIN" in isi and "Susun periode" not in isi
    client.post(reverse("penilaian:periode-pilih", args=[lain.kode]))
    assert client.session["periode"] == "LAIN"
    assert client.post(reverse("penilaian:periode-pilih", args=["TIDAK-ADA"])).status_code == 404


def test_beranda_admin_tanpa_periode(masuk):
    assert masuk(Peran.ADMIN).get("/").url == reverse("penilaian:periode-daftar")


# --- making one -----------------------------------------------------------------------------------


def isian_baru(**ganti):
    daerah = KabupatenKota.objects.filter(provinsi="13")
    isi = {"kode": "sumbar-2027", "nama": "Penilaian 2027", "tahun": "2027", "jenis": "resmi"}
    isi |= {"instrumen": buat_instrumen_kecil().pk, "jumlah_besar": "10", "bobot_lapangan": "80,5"}
    isi |= {"mode_akhir": "gabungan", "aturan_seri": "bobot", "jumlah_verifikator": "1"}
    isi |= {f"ikut_{d.pk}": "on" for d in daerah} | {f"penduduk_{d.pk}": "533.786" for d in daerah}
    return {**isi, **ganti}


def test_periode_baru(masuk):
    buat_kabupaten_kota(kode="13.01"), buat_kabupaten_kota(kode="13.02")
    buat_instrumen_kecil()
    client = masuk(Peran.ADMIN)
    assert "533.786" in client.get(reverse("penilaian:periode-baru")).content.decode()
    isi = isian_baru(pakai_sanggah="on")
    del isi["ikut_13.02"]
    assert client.post(reverse("penilaian:periode-baru"), isi).status_code == 302
    periode = Periode.objects.get(kode="SUMBAR-2027")
    assert str(periode.bobot_lapangan) == "80.50"
    assert [(p.kode, p.penduduk) for p in periode.peserta.all()] == [("13.01", 533786)]
    assert periode.tahap.filter(kode="sanggah").exists()


@pytest.mark.parametrize(
    "ganti",
    [
        {"kode": ""},
        {"kode": "a b"},
        {"instrumen": "999"},
        {"bobot_lapangan": "101"},
        {"bobot_lapangan": "banyak"},
        {"jumlah_besar": "0"},
        {"penduduk_13.01": "satu juta"},
        {"penduduk_13.01": "12,5"},
        {"penduduk_13.01": "-1"},
        {"ikut_13.01": ""},
    ],
)
def test_periode_baru_isian_buruk(masuk, ganti):
    buat_kabupaten_kota(kode="13.01")
    jawab = masuk(Peran.ADMIN).post(reverse("penilaian:periode-baru"), isian_baru(**ganti))
    assert jawab.status_code == 422
    assert not Periode.objects.exists()


def test_periode_baru_menunggu_instrumen(masuk):
    assert masuk(Peran.ADMIN).get(reverse("penilaian:periode-baru")).status_code == 422


# --- settings -------------------------------------------------------------------------------------


def test_tahap_dibuka_dari_halaman(masuk, periode):
    client = masuk(Peran.ADMIN)
    isi = client.get(alamat("periode-pengaturan", periode)).content.decode()
    assert 'data-konfirmasi="Tahap sosialisasi akan ditutup.' in isi
    assert client.post(alamat("periode-tutup-tahap", periode, tahap="sosialisasi")).status_code == 302
    isi = client.get(alamat("periode-pengaturan", periode)).content.decode()
    assert "Tahap pengumpulan bukti akan dibuka. 2 kabupaten/kota dapat mengisi" in isi
    assert client.post(alamat("periode-tutup-tahap", periode, tahap="sosialisasi")).status_code == 409
    assert client.post(alamat("periode-buka-tahap", periode, tahap="rekap")).status_code == 409
    assert client.post(alamat("periode-tutup-tahap", periode, tahap="sanggah")).status_code == 404
    assert client.get(alamat("periode-buka-tahap", periode, tahap="pengumpulan")).status_code == 405


def test_tahap_terhalang_menyebut_sebabnya(masuk):
    periode = buat_periode(kode="KOSONG", tahap_terbuka="sosialisasi")
    client = masuk(Peran.ADMIN)
    client.post(alamat("periode-tutup-tahap", periode, tahap="sosialisasi"))
    isi = client.get(alamat("periode-pengaturan", periode)).content.decode()
    assert "Belum ada peserta." in isi and "disabled" in isi
    assert client.post(alamat("periode-buka-tahap", periode, tahap="pengumpulan")).status_code == 422


def test_perpanjang_dari_halaman(masuk, periode):
    client = masuk(Peran.ADMIN)
    url = alamat("periode-perpanjang", periode)
    assert client.post(url, {"selesai": "", "alasan": ""}).status_code == 422
    assert client.post(url, {"selesai": "2099-01-05T16:00", "alasan": "Gangguan jaringan."}).status_code == 302
    selesai = periode.tahap.get(kode="sosialisasi").selesai
    assert selesai.isoformat() == "2099-01-05T09:00:00+00:00"
    assert "tutup pukul 16.00 WIB" in client.get(alamat("periode-jadwal", periode)).content.decode()


def test_jadwal_dari_halaman(masuk, periode):
    client = masuk(Peran.ADMIN)
    url = alamat("periode-atur-jadwal", periode)
    isi = {"mulai_rekap": "2027-02-01T08:00", "selesai_rekap": "2027-01-01T08:00"}
    assert client.post(url, isi).status_code == 422
    assert client.post(url, {**isi, "selesai_rekap": "2027-02-09T16:00"}).status_code == 302
    assert "1–9 Februari 2027" in client.get(alamat("periode-jadwal", periode)).content.decode()


def test_aturan_dari_halaman(masuk, periode):
    client = masuk(Peran.ADMIN)
    url = alamat("periode-aturan", periode)
    isi = {"nama": "Nama baru", "jumlah_besar": "5", "bobot_lapangan": "70", "mode_akhir": "gabungan"}
    isi |= {"aturan_seri": "pleno", "parameter_batas_data": "Juni 2026", "jumlah_verifikator": "2"}
    assert client.post(url, isi).status_code == 302
    periode.refresh_from_db()
    assert (periode.nama, periode.jumlah_besar, periode.parameter["batas_data"]) == ("Nama baru", 5, "Juni 2026")
    assert periode.dua_verifikator
    assert client.post(url, {**isi, "jumlah_verifikator": "3"}).status_code == 422
    assert client.post(url, {**isi, "bobot_lapangan": "120"}).status_code == 422


def test_bobot_beku_tidak_dapat_diakali(masuk, periode):
    Periode.objects.update(bobot_beku_pada=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    client = masuk(Peran.ADMIN)
    isi = {"nama": "N", "jumlah_besar": "5", "bobot_lapangan": "70", "mode_akhir": "paparan", "aturan_seri": "bobot"}
    isi |= {"jumlah_verifikator": "1", "parameter_batas_data": "x"}
    assert client.post(alamat("periode-aturan", periode), isi).status_code == 302
    periode.refresh_from_db()
    assert (periode.bobot_lapangan, periode.mode_akhir) == (80, "gabungan")


def test_kategori_dari_halaman(masuk, periode):
    client = masuk(Peran.ADMIN)
    assert client.post(alamat("periode-kategori", periode), {"nama": "!!", "kuota": "3"}).status_code == 422
    assert client.post(alamat("periode-kategori", periode), {"nama": "Kota", "kuota": "3"}).status_code == 302
    kota = periode.kategori.get()
    isi = {"penduduk_13.01": "1.000", "kategori_13.01": kota.pk, "penduduk_13.02": "", "kategori_13.02": ""}
    jawab = client.post(alamat("periode-peserta", periode), isi)
    assert jawab.status_code == 422 and "Isi jumlah penduduknya" in jawab.content.decode()
    isi["penduduk_13.02"] = "1.600.000"
    assert client.post(alamat("periode-peserta", periode), isi).status_code == 302
    assert list(periode.peserta.values_list("penduduk", "kategori")) == [(1000, kota.pk), (1_600_000, None)]
    halaman = client.get(alamat("periode-peserta", periode)).content.decode()
    assert "kelas besar" not in halaman and "menentukan kelas" not in halaman, "this rubric asks for no population"
    penduduk = [{"nama": "jiwa", "label": "Jumlah penduduk", "tipe": "bilangan_bulat", "konteks": "jumlah_penduduk"}]
    aturan = [{"nilai": 5, "semua": [{"field": "jiwa", "op": ">", "nilai": 900_000}]}]
    periode.instrumen.indikator.filter(kode="2").update(masukan=penduduk, aturan=aturan)
    halaman = client.get(alamat("periode-peserta", periode)).content.decode()
    assert "kelas besar" in halaman and "menentukan kelas pada indikator 2" in halaman
    periode.peserta.filter(kabupaten_kota="13.02").update(penduduk=0)
    assert "jumlah penduduk kosong" in client.get(alamat("periode-peserta", periode)).content.decode()
    assert client.post(alamat("periode-kategori-hapus", periode, kategori="kota")).status_code == 302


def test_peserta_buruk_ditolak_utuh(masuk, periode):
    isi = {"penduduk_13.01": "1", "penduduk_13.02": "x"}
    jawab = masuk(Peran.ADMIN).post(alamat("periode-peserta", periode), isi)
    assert jawab.status_code == 422
    assert set(periode.peserta.values_list("penduduk", flat=True)) == {500_000}


def test_peserta_ditambah_dan_dikeluarkan(masuk, periode):
    buat_kabupaten_kota(kode="13.71")
    client = masuk(Peran.ADMIN)
    url = alamat("periode-peserta-tambah", periode)
    assert client.post(url, {"kabupaten_kota": "13.71", "penduduk": ""}).status_code == 302
    assert periode.peserta.get(kabupaten_kota="13.71").penduduk == 946982
    assert client.post(url, {"kabupaten_kota": "13.71", "penduduk": "1"}).status_code == 422
    assert client.post(url, {"kabupaten_kota": "", "penduduk": "1"}).status_code == 422
    keluar = alamat("periode-peserta-keluarkan", periode, kode="13.71")
    assert client.post(keluar).status_code == 302
    assert client.post(keluar).status_code == 404
    setel_tahap(periode, "pengumpulan")
    assert client.post(alamat("periode-peserta-keluarkan", periode, kode="13.01")).status_code == 409


def test_tim_dari_halaman(masuk, periode):
    penilai = buat_pengguna(peran=Peran.PENILAI)
    buat_pengguna(peran=Peran.PENILAI, provinsi=buat_provinsi(kode="14"), username="penilai.riau")
    client = masuk(Peran.ADMIN)
    isi = client.get(alamat("periode-tim", periode)).content.decode()
    assert "penilai.riau" not in isi
    url = alamat("periode-tim-tambah", periode)
    assert client.post(url, {"pengguna": penilai.pk, "sebagai": "ketua"}).status_code == 422
    assert client.post(url, {"pengguna": penilai.pk, "sebagai": "anggota"}).status_code == 302
    peserta = periode.peserta.first()
    isi = {"pengguna": penilai.pk, "peserta": peserta.pk, "alasan": "Pernah bertugas."}
    assert client.post(alamat("periode-benturan-tambah", periode), {**isi, "alasan": ""}).status_code == 422
    assert client.post(alamat("periode-benturan-tambah", periode), isi).status_code == 302
    cabut = alamat("periode-benturan-cabut", periode, id=Benturan.objects.get().pk)
    assert client.post(cabut, {"alasan": ""}).status_code == 422
    assert client.post(cabut, {"alasan": "Keliru."}).status_code == 302
    lepas = alamat("periode-tim-lepas", periode, id=periode.anggota_tim.get().pk)
    assert client.post(lepas).status_code == 302
    assert client.post(lepas).status_code == 404


def test_tidak_berlaku_dari_halaman(masuk, periode):
    client = masuk(Peran.ADMIN)
    url = alamat("periode-tidak-berlaku", periode)
    satu, _dua, tiga = periode.instrumen.indikator.all()
    isi = {"peserta": periode.peserta.first().pk, "indikator": satu.pk, "alasan": "Tidak ada layanannya."}
    jawab = client.post(url, {**isi, "indikator": tiga.pk})
    assert jawab.status_code == 422 and "satu-satunya" in jawab.content.decode()
    assert client.post(url, isi).status_code == 302
    cabut = alamat("periode-tidak-berlaku-cabut", periode, id=TidakBerlaku.objects.get().pk)
    assert client.post(cabut).status_code == 302
    assert not TidakBerlaku.objects.exists()


# --- juror, briefing, guide -----------------------------------------------------------------------


def test_juri_menyatakan_benturannya(client, periode):
    juri = buat_anggota_tim(periode=periode).pengguna
    client.force_login(juri)
    url = alamat("periode-benturan", periode)
    peserta = periode.peserta.first()
    assert client.post(url, {"peserta": peserta.pk, "alasan": " "}).status_code == 422
    assert client.post(url, {"peserta": peserta.pk, "alasan": "Berkerabat."}).status_code == 302
    assert Benturan.objects.get().oleh == juri
    buat_benturan(pengguna=buat_anggota_tim(periode=periode).pengguna, peserta=peserta, alasan="Rahasia orang lain.")
    isi = client.get(url).content.decode()
    assert "Berkerabat." in isi and "Rahasia" not in isi


def test_benturan_hanya_anggota_tim(masuk, periode):
    assert masuk(Peran.PENILAI).get(alamat("periode-benturan", periode)).status_code == 403


def isian_sosialisasi(periode, **ganti):
    hadir = [periode.peserta.first().pk]
    isi = {"tanggal": "2026-06-02", "tempat": "Aula", "materi": "Instrumen", "jumlah_hadir": "12", "hadir": hadir}
    return {**isi, **ganti}


def test_sosialisasi_dicatat_dan_diubah(masuk, periode):
    client = masuk(Peran.ADMIN)
    url = alamat("periode-sosialisasi-baru", periode)
    assert client.post(url, isian_sosialisasi(periode)).status_code == 302
    catatan = Sosialisasi.objects.get()
    assert "1 dari 2 kabupaten/kota hadir" in client.get(alamat("periode-sosialisasi", periode)).content.decode()
    ubah = alamat("periode-sosialisasi-ubah", periode, id=catatan.pk)
    assert 'value="2026-06-02"' in client.get(ubah).content.decode()
    client.post(ubah, isian_sosialisasi(periode, tempat="Balai kota", hadir=[]))
    catatan.refresh_from_db()
    assert catatan.tempat == "Balai kota" and not catatan.hadir.exists()


@pytest.mark.parametrize(
    "ganti", [{"tanggal": "kemarin"}, {"tempat": " "}, {"jumlah_hadir": "-1"}, {"hadir": ["999"]}, {"materi": ""}]
)
def test_sosialisasi_isian_buruk(masuk, periode, ganti):
    jawab = masuk(Peran.ADMIN).post(alamat("periode-sosialisasi-baru", periode), isian_sosialisasi(periode, **ganti))
    assert jawab.status_code == 422
    assert not Sosialisasi.objects.exists()


def test_sosialisasi_berkas_berjenis_salah(masuk, periode):
    berkas = SimpleUploadedFile("bahan.pdf", b"MZ bukan PDF", content_type="application/pdf")
    jawab = masuk(Peran.ADMIN).post(
        alamat("periode-sosialisasi-baru", periode), isian_sosialisasi(periode, bahan=berkas)
    )
    assert jawab.status_code == 415
    assert not Sosialisasi.objects.exists()


def test_bahan_sosialisasi_untuk_semua_di_periode_itu(masuk, periode):
    gambar = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(gambar, "PNG")
    bahan = SimpleUploadedFile("bahan.png", gambar.getvalue(), content_type="image/png")
    url = alamat("periode-sosialisasi-baru", periode)
    assert masuk(Peran.ADMIN).post(url, isian_sosialisasi(periode, bahan=bahan)).status_code == 302
    catatan = Sosialisasi.objects.get()
    unduh = reverse("unggahan:unduh", args=[catatan.bahan_id])
    jawab = masuk(Peran.OPERATOR, kabupaten_kota="13.01").get(unduh)
    assert b"".join(jawab.streaming_content) == gambar.getvalue()
    jawab.close()
    assert masuk(Peran.OPERATOR, kabupaten_kota="13.77").get(unduh).status_code == 404
    ubah = alamat("periode-sosialisasi-ubah", periode, id=catatan.pk)
    masuk(Peran.ADMIN).post(ubah, isian_sosialisasi(periode, tempat="Lain"))
    assert Sosialisasi.objects.get().bahan_id == catatan.bahan_id  # no new file: the old one stays


def test_daerah_tidak_melihat_kehadiran_daerah_lain(masuk, periode, client):
    masuk(Peran.ADMIN).post(alamat("periode-sosialisasi-baru", periode), isian_sosialisasi(periode))
    hadir, tidak = periode.peserta.all()
    isi = masuk(Peran.OPERATOR, kabupaten_kota=tidak.kode).get(alamat("periode-sosialisasi", periode)).content.decode()
    assert hadir.kabupaten_kota.nama_pendek not in isi
    assert "tidak tercatat hadir" in isi


@pytest.mark.parametrize("peran", Peran)
def test_panduan_menurut_peran(masuk, periode, peran):
    client = masuk(peran, kabupaten_kota="13.01" if peran == Peran.OPERATOR else None)
    isi = client.get(reverse("penilaian:panduan")).content.decode()
    assert f"<h2>{'Tim penilai' if peran == Peran.PENILAI else peran.label}</h2>" in isi
    assert ("Pengumpulan bukti" in isi) == (peran not in PERAN_LAYANAN)


def test_panduan_tanpa_penugasan(masuk):
    assert "Akun tanpa penugasan" in masuk(None).get(reverse("penilaian:panduan")).content.decode()


@pytest.mark.parametrize("nama", [*ATUR, *BACA])
def test_jumlah_query_sama_pada_3_dan_19_daerah(masuk, nama):
    client = masuk(Peran.ADMIN)
    jumlah = {}
    for banyak in (3, 19):
        periode = buat_periode(kode=f"P{banyak}", jumlah_peserta=banyak, tahap_terbuka="pengumpulan")
        for peserta in Peserta.objects.filter(periode=periode):
            peserta.periode = periode
            juri = buat_anggota_tim(periode=periode).pengguna
            buat_benturan(pengguna=juri, peserta=peserta)
            TidakBerlaku.objects.create(
                peserta=peserta, indikator=periode.instrumen.indikator.first(), alasan="x", oleh=juri
            )
            catatan = Sosialisasi.objects.create(
                periode=periode, tanggal=dt.date(2026, 1, 1), tempat="A", materi="x", jumlah_hadir=1, dicatat_oleh=juri
            )
            catatan.hadir.add(peserta)
        client.get(alamat(nama, periode))
        with CaptureQueriesContext(connection) as catatan_query:
            client.get(alamat(nama, periode))
        jumlah[banyak] = len(catatan_query)
    assert jumlah[3] == jumlah[19]


def test_jumlah_query_daftar_periode(masuk):
    client = masuk(Peran.ADMIN)
    hasil = []
    for _ in range(2):
        for _ in range(3):
            buat_peserta(periode=buat_periode())
        client.get(reverse("penilaian:periode-daftar"))
        with CaptureQueriesContext(connection) as catatan:
            client.get(reverse("penilaian:periode-daftar"))
        hasil.append(len(catatan))
    assert hasil[0] == hasil[1]
