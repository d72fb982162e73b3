"""Every juror declares a conflict of interest or states that there is none; who has not is named before a stage."""

import pytest
from django.urls import reverse

from penilaian.periode.kesiapan import kesiapan
from penilaian.periode.models import BebasBenturan
from penilaian.periode.pernyataan import belum_menyatakan, nyatakan_bebas
from penilaian.periode.tindakan import catat_benturan
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_anggota_tim, buat_pengguna, buat_periode

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode():
    return buat_periode(kode="UJI", jumlah_peserta=2)


@pytest.fixture
def juri(periode):
    return [buat_anggota_tim(periode=periode).pengguna for _ in range(2)]


def belum(periode):
    return [a.pengguna for a in belum_menyatakan(periode)]


def satu_peserta(periode):
    peserta = periode.peserta.first()
    peserta.periode = periode
    return peserta


def test_yang_belum_disebut_sebelum_kunjungan_dan_paparan(periode, juri):
    for tahap, disebut in (("kunjungan", True), ("paparan", True), ("rekap", False), ("penetapan", False)):
        temuan = [t for t in kesiapan(periode, tahap) if "benturan kepentingan" in t.kalimat]
        assert bool(temuan) is disebut, tahap
        assert all(j.username in temuan[0].kalimat and not temuan[0].menghalangi for j in juri if disebut)
    nyatakan_bebas(juri[0], periode, oleh=juri[0])
    catat_benturan(juri[1], satu_peserta(periode), "Pernah bertugas di sana.", oleh=juri[1])
    assert belum(periode) == []
    assert not [t for t in kesiapan(periode, "kunjungan") if "benturan kepentingan" in t.kalimat]


def test_dicatatkan_admin_dengan_alasan(periode, juri):
    admin = buat_pengguna(peran=Peran.ADMIN)
    with pytest.raises(Ditolak, match="Tulis alasan"):
        nyatakan_bebas(juri[0], periode, oleh=admin)
    with pytest.raises(SalahPeran):
        nyatakan_bebas(juri[0], periode, oleh=juri[1], alasan="Titip")
    with pytest.raises(SalahPeran):  # not a juror of this period
        nyatakan_bebas(admin, periode, oleh=admin)
    nyatakan_bebas(juri[0], periode, oleh=admin, alasan="Surat 3 Maret")
    with pytest.raises(Basi):
        nyatakan_bebas(juri[0], periode, oleh=juri[0])
    assert Jejak.objects.get(tindakan="periode.bebas_benturan").alasan == "Surat 3 Maret"
    assert belum(periode) == [juri[1]]


def test_benturan_menggugurkan_pernyataan(periode, juri):
    """What somebody else noted against it is not the juror's own word: he is asked again."""
    nyatakan_bebas(juri[0], periode, oleh=juri[0])
    catat_benturan(juri[0], satu_peserta(periode), "Berkerabat.", oleh=buat_pengguna(peran=Peran.ADMIN))
    assert not BebasBenturan.objects.exists()
    assert juri[0] in belum(periode)
    assert Jejak.objects.get(tindakan="periode.benturan").sebelum == {"bebas_benturan": True}


def test_halaman(client, periode, juri):
    client.force_login(juri[0])
    url = reverse("penilaian:periode-benturan", args=["UJI"])
    assert "belum menyatakan ada tidaknya" in client.get(url).content.decode()
    assert client.post(reverse("penilaian:periode-bebas-benturan", args=["UJI"])).status_code == 302
    assert "Dinyatakan" in client.get(url).content.decode()
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    tim = reverse("penilaian:periode-tim", args=["UJI"])
    assert client.get(tim).content.decode().count("Belum menyatakan") == 1
    anggota = periode.anggota_tim.get(pengguna=juri[1])
    catat = reverse("penilaian:periode-tim-bebas", args=["UJI", anggota.pk])
    assert client.post(catat, {"alasan": ""}).status_code == 422
    assert client.post(catat, {"alasan": "Surat 3 Maret"}).status_code == 302
    assert "Surat 3 Maret" in client.get(tim).content.decode()
