"""A dossier that was not sent is named before the recap opens, and never locked without a deliberate word."""

import re

import pytest
from django.urls import reverse

from penilaian.berkas.models import Berkas
from penilaian.berkas.tindakan import siapkan_berkas
from penilaian.periode.kesiapan import kesiapan
from pentas.akun.peran import Peran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_pengguna, buat_periode, setel_tahap

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode():
    periode = buat_periode(kode="UJI", jumlah_peserta=3, tahap_terbuka="pengumpulan")
    siapkan_berkas(periode, oleh=None)
    Berkas.objects.filter(peserta__kabupaten_kota="13.01").update(status="dikirim")
    return periode


def nama(periode, *kode):
    return [p.kabupaten_kota.nama_pendek for p in periode.peserta.filter(kabupaten_kota__in=kode)]


def tutup(client, tahap, **isi):
    return client.post(reverse("penilaian:periode-tutup-tahap", args=["UJI", tahap]), isi)


def centang(client):
    isi = client.get(reverse("penilaian:periode-pengaturan", args=["UJI"])).content.decode()
    cocok = re.search(r'name="diketahui" value="(\w+)"', isi)
    return cocok and cocok[1]


def test_disebut_sebelum_rekap_dibuka(periode):
    (temuan,) = [t for t in kesiapan(periode, "rekap") if "belum mengirim berkas" in t.kalimat]
    assert temuan.kalimat.startswith("2 kabupaten/kota") and not temuan.menghalangi
    assert all(n in temuan.rincian for n in nama(periode, "13.02", "13.03"))
    assert nama(periode, "13.01")[0] not in temuan.rincian
    Berkas.objects.update(status="dikirim")
    assert not [t for t in kesiapan(periode, "rekap") if "belum mengirim" in t.kalimat]


def test_pengumpulan_ditutup_dengan_sengaja(client, periode):
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    lama = centang(client)
    jawab = tutup(client, "pengumpulan")
    assert jawab.status_code == 422 and nama(periode, "13.02")[0] in jawab.content.decode()
    Berkas.objects.filter(peserta__kabupaten_kota="13.02").update(status="dikirim")
    assert tutup(client, "pengumpulan", diketahui=lama).status_code == 422  # what was confirmed is not what is
    assert not periode.tahap.get(kode="pengumpulan").ditutup_pada
    assert tutup(client, "pengumpulan", diketahui=centang(client)).status_code == 302
    (peringatan,) = Jejak.objects.get(tindakan="periode.tutup_tahap").sesudah["peringatan"]
    assert nama(periode, "13.03")[0] in peringatan


def test_rekap_ditutup_dengan_sengaja(client, periode):
    """Also where repairs never came; nothing is asked where everything was sent."""
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    setel_tahap(periode, "rekap")
    Berkas.objects.update(status="dikembalikan")
    assert tutup(client, "rekap").status_code == 422
    assert set(Berkas.objects.values_list("status", flat=True)) == {"dikembalikan"}
    Berkas.objects.update(status="dikirim")
    assert centang(client) is None
    assert tutup(client, "rekap").status_code == 302
    assert set(Berkas.objects.values_list("status", flat=True)) == {"dikunci"}
