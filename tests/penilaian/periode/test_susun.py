"""The page that makes a period, in a province that is not the guide book's."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from penilaian.instrumen.models import Instrumen
from penilaian.periode.models import Periode
from pentas.akun.peran import Peran
from pentas.wilayah.models import KabupatenKota, ZonaWaktu
from tests.pabrik import buat_instrumen_kecil, buat_pengguna, buat_provinsi

pytestmark = pytest.mark.django_db
BARU = reverse("penilaian:periode-baru")


@pytest.fixture
def admin(client):
    """Of a province in another time zone, whose population no reference knows."""
    provinsi = buat_provinsi(kode="64", nama="Kalimantan Timur")
    provinsi.zona_waktu = ZonaWaktu.WITA
    provinsi.save()
    for kode, jenis, nama in (("64.01", "kabupaten", "Kabupaten Paser"), ("64.71", "kota", "Kota Balikpapan")):
        KabupatenKota.objects.create(kode=kode, provinsi=provinsi, jenis=jenis, nama=nama)
    instrumen = buat_instrumen_kecil(kode="KALTIM-2031", provinsi=provinsi)
    Instrumen.objects.filter(pk=instrumen.pk).update(tahun=2031)
    client.force_login(buat_pengguna(peran=Peran.ADMIN, provinsi=provinsi))
    yield client
    timezone.deactivate()


def kiriman(halaman, **ganti) -> dict:
    form = halaman.context["form"]
    data = {k.name: k.value() for k in form if k.value() not in (None, False)}
    data |= {"instrumen": form.fields["instrumen"].queryset.get().pk, "kode": "KALTIM-2031", "bobot_lapangan": "80"}
    for nama in ("peserta", "kategori"):
        data |= {k.name: k.value() for k in halaman.context[nama] if k.value() not in (None, False)}
    return data | {"penduduk_64.01": "300.000", "penduduk_64.71": "700.000"} | ganti


def test_jam_diketik_dan_dibaca_dalam_zona_provinsi(admin):
    jawab = admin.post(BARU, kiriman(admin.get(BARU), selesai_sosialisasi="2031-01-25T16:00"))
    assert jawab.status_code == 302
    selesai = Periode.objects.get().tahap.get(kode="sosialisasi").selesai
    assert selesai == dt.datetime(2031, 1, 25, 8, tzinfo=dt.UTC)
    assert "tutup pukul 16.00 WITA" in admin.get(jawab.url).content.decode()


def test_usulan_mengikuti_instrumen_dan_data_provinsi(admin):
    halaman = admin.get(BARU).content.decode()
    assert 'value="2031"' in halaman and 'value="Penilaian 2031"' in halaman
    assert "Isi jumlah penduduk menurut data terakhir" in halaman and "semester" not in halaman


def test_kabupaten_dan_kota_dipisah_dengan_satu_tombol(admin):
    halaman = admin.get(BARU, {"kategori": "jenis"})
    jawab = admin.post(BARU, kiriman(halaman, kuota_1="1", kuota_2="1"))
    assert jawab.status_code == 302
    periode = Periode.objects.get()
    assert [(k.nama, k.kuota) for k in periode.kategori.all()] == [("Kabupaten", 1), ("Kota", 1)]
    assert dict(periode.peserta.values_list("kabupaten_kota", "kategori__nama")) == {
        "64.01": "Kabupaten",
        "64.71": "Kota",
    }
    halaman = admin.get(jawab.url).content.decode()
    assert "2 besar" in halaman and "10 besar" not in halaman, "the quotas count, not the joint list's number"
