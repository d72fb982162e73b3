"""Regions come from data, for any province, and loading them again changes nothing."""

import json

import pytest
from django.core.management import CommandError, call_command

from pentas.galat import Ditolak
from pentas.jejak.models import Jejak
from pentas.wilayah.acuan import acuan, penduduk_acuan
from pentas.wilayah.models import KabupatenKota, Provinsi
from pentas.wilayah.tindakan import muat_wilayah

pytestmark = pytest.mark.django_db
LAIN = {
    "provinsi": [{"kode": "81", "nama": "Maluku", "zona_waktu": "WIT"}],
    "kabupaten_kota": [{"kode": "81.71", "provinsi": "81", "jenis": "kota", "nama": "Kota Ambon"}],
}


def test_acuan_lengkap_dan_berulang_tak_mengubah():
    assert muat_wilayah(acuan(), oleh=None) > 0
    assert KabupatenKota.objects.filter(provinsi="13").count() == 19
    assert KabupatenKota.objects.get(pk="13.06").nama_pendek == "Kab. Agam"
    assert Provinsi.objects.get(pk="13").zona_waktu == "Asia/Jakarta"
    assert muat_wilayah(acuan(), oleh=None) == 0
    assert Jejak.objects.filter(tindakan="wilayah.muat").count() == 1


def test_provinsi_lain_dimuat_dari_berkas(tmp_path):
    berkas = tmp_path / "maluku.json"
    berkas.write_text(json.dumps(LAIN))
    call_command("muat_wilayah", berkas)
    assert KabupatenKota.objects.get(pk="81.71").provinsi.zona_waktu == "Asia/Jayapura"


def test_nama_berubah_diperbarui():
    muat_wilayah(LAIN, oleh=None)
    baru = {**LAIN, "provinsi": [{"kode": "81", "nama": "Provinsi Maluku", "zona_waktu": "WIT"}]}
    assert muat_wilayah(baru, oleh=None) == 1
    assert Provinsi.objects.get(pk="81").nama == "Provinsi Maluku"


@pytest.mark.parametrize(
    "isi",
    [
        {},
        {"provinsi": [{"kode": "81"}], "kabupaten_kota": []},
        {"provinsi": [{"kode": "8x", "nama": "X", "zona_waktu": "WIB"}], "kabupaten_kota": []},
        {**LAIN, "kabupaten_kota": [{"kode": "8171", "provinsi": "81", "jenis": "kota", "nama": "Kota X"}]},
        {**LAIN, "kabupaten_kota": [{"kode": "81.71", "provinsi": "81", "jenis": "desa", "nama": "Desa X"}]},
    ],
)
def test_data_buruk_ditolak_utuh(isi):
    with pytest.raises(Ditolak):
        muat_wilayah(isi, oleh=None)
    assert not Provinsi.objects.exists()


@pytest.mark.parametrize("isi", ["", "{", "[]"])
def test_berkas_buruk_keluar_dengan_kalimat(tmp_path, isi):
    berkas = tmp_path / "x.json"
    berkas.write_text(isi)
    with pytest.raises(CommandError):
        call_command("muat_wilayah", berkas)
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("muat_wilayah", tmp_path / "tidak-ada.json")


def test_penduduk_acuan_hanya_yang_diketahui():
    assert penduduk_acuan()["13.01"] == 533786
    assert len(penduduk_acuan()) == 19
