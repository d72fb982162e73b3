"""A rubric is made from its plain form, published once, and then frozen."""

import datetime as dt

import pytest

from penilaian.instrumen import tindakan
from penilaian.instrumen.isi import baca_isi, isi_bawaan, isi_kanonik
from penilaian.instrumen.models import Indikator, Instrumen, Variabel
from penilaian.instrumen.sidik import sidik_instrumen
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_instrumen, buat_instrumen_kecil, buat_pengguna, buat_provinsi, isi_kecil

pytestmark = pytest.mark.django_db
SK = {"sk_nomor": "7/2026", "sk_tanggal": dt.date(2026, 2, 3), "sk_penanda_tangan": "Kepala Dinas"}


def test_bawaan_terbit_utuh():
    instrumen = buat_instrumen()
    assert instrumen.sudah_terbit
    assert [v.bobot for v in instrumen.variabel.all()] == [3, 5, 2, 5, 10, 15, 5, 5, 5, 15, 5, 5, 20]
    assert instrumen.indikator.count() == 31
    assert list(instrumen.indikator.values_list("kode", flat=True))[21:24] == ["22", "22a", "23"]
    assert set(instrumen.indikator.filter(dinilai_desk=False).values_list("kode", flat=True)) == {
        "23",
        "24",
        "25",
        "26",
    }


def test_sidik_adalah_sidik_isinya():
    instrumen = buat_instrumen()
    assert instrumen.sidik == sidik_instrumen(isi_kanonik(instrumen))
    Variabel.objects.filter(instrumen=instrumen, kode="V01").update(bobot=4)
    assert instrumen.sidik != sidik_instrumen(isi_kanonik(instrumen))


def test_salinan_bersidik_sama():
    asal = buat_instrumen()
    salinan = tindakan.buat_dari_isi(
        isi_kanonik(asal), provinsi=asal.provinsi, kode="SALIN", tahun=asal.tahun, oleh=None, asal=asal
    )
    assert sidik_instrumen(isi_kanonik(salinan)) == asal.sidik
    assert not salinan.sudah_terbit


def test_jumlah_query_tetap(django_assert_max_num_queries):
    provinsi, isi = buat_provinsi(), isi_bawaan()
    with django_assert_max_num_queries(25):
        tindakan.buat_dari_isi(isi, provinsi=provinsi, kode="X", oleh=None)


@pytest.mark.parametrize("bobot", ["59.9999", "60.0001", "6"])
def test_bobot_harus_tepat_seratus(bobot):
    isi = isi_kecil()
    isi["variabel"][1]["bobot"] = bobot
    draf = tindakan.buat_dari_isi(isi, provinsi=buat_provinsi(), kode="X", oleh=None)
    with pytest.raises(Ditolak, match="agar tepat 100"):
        tindakan.terbitkan(draf, **SK, oleh=None)
    assert Instrumen.objects.get().status == Instrumen.Status.DRAF
    assert not Jejak.objects.filter(tindakan="instrumen.terbitkan").exists()


def rusak_tanpa_indikator(isi):
    isi["indikator"][2]["variabel"] = "V01"


def rusak_level(isi):
    isi["indikator"][0]["level"].append({"nilai": 6, "deskripsi": "enam"})


def rusak_syarat(isi):
    isi["indikator"][0]["kriteria"][0]["mulai_level"] = 6


def rusak_aturan(isi):
    isi["indikator"][1]["aturan"][0]["semua"][0]["field"] = "entah"


def rusak_rumus(isi):
    isi["indikator"][1]["masukan"].append({"nama": "x", "label": "X", "tipe": "desimal", "rumus": "capaian / / 2"})


def rusak_wawancara(isi):
    isi["indikator"][2]["dinilai_desk"] = True


def rusak_tanpa_level(isi):
    isi["indikator"][0]["level"] = []


@pytest.mark.parametrize(
    ("rusak", "kalimat"),
    [
        (rusak_tanpa_indikator, "belum punya indikator"),
        (rusak_level, "di luar 1 sampai 5"),
        (rusak_syarat, "nilai 1 sampai 5"),
        (rusak_aturan, "entah"),
        (rusak_rumus, "rumus x"),
        (rusak_wawancara, "wawancara"),
        (rusak_tanpa_level, "diuraikan"),
    ],
)
def test_instrumen_cacat_tidak_terbit(rusak, kalimat):
    isi = isi_kecil()
    rusak(isi)
    draf = tindakan.buat_dari_isi(isi, provinsi=buat_provinsi(), kode="X", oleh=None)
    with pytest.raises(Ditolak, match=kalimat):
        tindakan.terbitkan(draf, **SK, oleh=None)


@pytest.mark.parametrize("kosong", SK)
def test_sk_wajib_lengkap(kosong):
    draf = buat_instrumen_kecil(terbit=False)
    with pytest.raises(Ditolak, match="SK"):
        tindakan.terbitkan(draf, **{**SK, kosong: "" if kosong != "sk_tanggal" else None}, oleh=None)


def test_yang_terbit_menolak_perubahan():
    instrumen = buat_instrumen_kecil()
    lama = Instrumen(pk=instrumen.pk, provinsi_id="13", kode=instrumen.kode)  # a page opened before it was published
    for coba in (
        lambda: tindakan.terbitkan(lama, **SK, oleh=None),
        lambda: tindakan.atur_bobot(lama, {"V01": 50, "V02": 50}, oleh=None),
        lambda: tindakan.hapus_draf(lama, oleh=None),
    ):
        with pytest.raises(Basi, match="sudah terbit"):
            coba()
    assert list(instrumen.variabel.values_list("bobot", flat=True)) == [40, 60]


def test_bobot_draf_dapat_diatur_dan_tercatat():
    draf = buat_instrumen_kecil(terbit=False)
    tindakan.atur_bobot(draf, {"V01": "45.5", "V02": "54.5"}, oleh=None)
    assert Jejak.objects.get(tindakan="instrumen.atur_bobot").sesudah == {"V01": "45.5", "V02": "54.5"}
    tindakan.terbitkan(draf, **SK, oleh=None)


@pytest.mark.parametrize(
    "bobot", [{"V01": 100}, {"V01": "a", "V02": 1}, {"V01": 0, "V02": 100}, {"V01": "NaN", "V02": 1}]
)
def test_bobot_buruk_ditolak(bobot):
    with pytest.raises(Ditolak):
        tindakan.atur_bobot(buat_instrumen_kecil(terbit=False), bobot, oleh=None)


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.ADMIN])
def test_hanya_admin_yang_mengelola(peran):
    draf = buat_instrumen_kecil(terbit=False)
    orang = buat_pengguna(peran=peran)
    with pytest.raises(SalahPeran):
        tindakan.terbitkan(draf, **SK, oleh=orang)
    with pytest.raises(SalahPeran):
        tindakan.buat_dari_isi(isi_kecil(), provinsi=draf.provinsi, kode="Y", oleh=orang)


def test_admin_provinsi_lain_ditolak():
    draf = buat_instrumen_kecil(terbit=False)
    with pytest.raises(SalahPeran):
        tindakan.terbitkan(draf, **SK, oleh=buat_pengguna(peran=Peran.ADMIN, provinsi=buat_provinsi(kode="14")))


@pytest.mark.parametrize(
    "isi", ["", "{", "[]", '{"variabel": 1, "indikator": []}', '{"variabel": [1], "indikator": []}']
)
def test_berkas_buruk_ditolak(isi):
    with pytest.raises(Ditolak):
        baca_isi(isi)


def test_kode_ganda_ditolak():
    isi = isi_kecil()
    isi["indikator"][1]["kode"] = "1"
    with pytest.raises(Ditolak, match="dua kali"):
        tindakan.buat_dari_isi(isi, provinsi=buat_provinsi(), kode="X", oleh=None)
    buat_instrumen_kecil()
    with pytest.raises(Ditolak, match="sudah dipakai"):
        tindakan.buat_dari_isi(isi_kecil(), provinsi=buat_provinsi(), kode="KECIL-2026", oleh=None)


def test_indikator_di_luar_variabel_ditolak():
    isi = isi_kecil()
    isi["indikator"][0]["variabel"] = "V09"
    with pytest.raises(Ditolak, match="V09"):
        tindakan.buat_dari_isi(isi, provinsi=buat_provinsi(), kode="X", oleh=None)
    assert not Indikator.objects.exists()
