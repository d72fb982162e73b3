"""A forgotten password by mail: the same answer for everybody, a link that works once."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from pentas.akun import surel
from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.jejak.models import Jejak
from tests.pabrik import SANDI, buat_pengguna

pytestmark = pytest.mark.django_db
BARU = "kata-sandi-yang-baru-7"


@pytest.fixture(autouse=True)
def bersurel(settings, monkeypatch):
    settings.SUREL_AKTIF = True
    monkeypatch.setattr(surel, "kirim", surel._kirim)  # in the foreground


@pytest.fixture
def akun():
    return buat_pengguna(peran=Peran.OPERATOR, username="operator.13.06", sandi=SANDI, email="operator@example.go.id")


def minta(client, pengenal):
    return client.post(reverse("akun:lupa-sandi"), {"pengenal": pengenal})


def tautan():
    return re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]


@pytest.mark.parametrize("pengenal", ["operator.13.06", "OPERATOR.13.06 ", "Operator@example.go.id"])
def test_dari_permintaan_sampai_masuk(client, akun, pengenal):
    assert minta(client, pengenal).status_code == 200
    assert mail.outbox[0].to == ["operator@example.go.id"]
    jawab = client.get(tautan())
    assert jawab.status_code == 302 and jawab.url.endswith("/setel/")
    alamat = jawab.url
    assert client.get(alamat).status_code == 200
    assert client.post(alamat, {"sandi": "abc", "sandi_lagi": "abc"}).status_code == 422
    jawab = client.post(alamat, {"sandi": BARU, "sandi_lagi": BARU})
    assert jawab.status_code == 302 and jawab.url == reverse("akun:masuk")
    assert Pengguna.objects.get(pk=akun.pk).check_password(BARU)
    assert client.get(tautan()).status_code == 409
    assert client.get(alamat).status_code == 409
    jejak = str(list(Jejak.objects.values()))
    assert "akun.sandi_dari_surat" in jejak and BARU not in jejak and "example.go.id" not in jejak


def test_jawaban_sama_untuk_semua(client, akun):
    buat_pengguna(username="tanpa.surel", peran=Peran.PENILAI)
    buat_pengguna(username="nonaktif", peran=Peran.PENILAI, email="n@example.go.id", is_active=False)

    def isi(pengenal):
        return re.sub(r'value="\w{64}"', "", minta(client, pengenal).content.decode())

    assert isi("operator.13.06") == isi("tidak.ada") == isi("tanpa.surel") == isi("nonaktif")
    assert len(mail.outbox) == 1


def test_paling_banyak_tiga_surat_sejam(client, akun):
    for _ in range(5):
        assert minta(client, "operator.13.06").status_code == 200
    assert len(mail.outbox) == 3


def test_isian_kosong(client):
    assert minta(client, " ").status_code == 422


@pytest.mark.parametrize("uid, token", [("MQ", "abc-def"), ("x", "setel"), ("____", "abc"), ("MQ", "setel")])
def test_tautan_karangan(client, akun, uid, token):
    jawab = client.get(reverse("akun:sandi-surat", args=[uid, token]))
    assert jawab.status_code == 409 and "Minta tautan baru" in jawab.content.decode()


def test_akun_dinonaktifkan_sesudah_surat(client, akun):
    minta(client, "operator.13.06")
    Pengguna.objects.update(is_active=False)
    assert client.get(tautan()).status_code == 409


def test_tanpa_peladen_surel(client, akun, settings):
    settings.SUREL_AKTIF = False
    assert "Hubungi admin provinsi" in client.get(reverse("akun:masuk")).content.decode()
    assert reverse("akun:lupa-sandi") not in client.get(reverse("akun:masuk")).content.decode()
    assert minta(client, "operator.13.06").status_code == 404
    assert not mail.outbox


def test_halaman_masuk_menawarkan_surel(client):
    assert reverse("akun:lupa-sandi") in client.get(reverse("akun:masuk")).content.decode()


def test_surat_gagal_tidak_mengganggu(client, akun, monkeypatch):
    def gagal(self):
        raise OSError("connection refused")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", gagal)
    assert minta(client, "operator.13.06").status_code == 200
