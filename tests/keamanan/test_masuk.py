"""Coming in: no open redirect, a throttle that cannot be spelled around, sessions that end when they should."""

import pytest
from django.test import Client
from django.urls import reverse

from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.akun.tindakan import atur_aktif, ganti_sandi
from tests.pabrik import SANDI, buat_pengguna

pytestmark = pytest.mark.django_db
MASUK = "/masuk/"


def kirim(klien, username="siapa", sandi=SANDI, **lain):
    return klien.post(MASUK, {"username": username, "password": sandi, **lain})


@pytest.mark.parametrize(
    "tujuan",
    ["https://jahat.example/", "//jahat.example", r"\\jahat.example", "javascript:alert(1)", "http:///jahat.example"],
)
def test_tujuan_di_luar_aplikasi_diabaikan(client, tujuan):
    buat_pengguna(username="siapa", peran=Peran.AUDITOR, sandi=SANDI)
    assert kirim(client, next=tujuan).url == "/"
    assert client.get(MASUK, {"next": tujuan}).url == "/"


@pytest.mark.parametrize("tujuan", ["/periode/", "periode", "?a=1", "halaman.html"])
def test_tujuan_di_dalam_dituruti_apa_pun_bentuknya(client, tujuan):
    buat_pengguna(username="siapa", peran=Peran.AUDITOR, sandi=SANDI)
    assert kirim(client, next=tujuan).url == tujuan
    assert client.get(MASUK, {"next": tujuan}).url == tujuan


def test_pembatas_menghitung_ejaan_lain_sebagai_akun_yang_sama(client):
    buat_pengguna(username="siapa", peran=Peran.AUDITOR, sandi=SANDI)
    ejaan = ["siapa", "Siapa", "SIAPA", "sIapa", "siApa", "siaPa", "siapA", " siapa "]
    for satu in ejaan:
        jawab = kirim(client, satu, "salah")
    assert jawab.status_code == 429
    assert "Tunggu 15 menit" in jawab.content.decode()
    assert kirim(client, "SiApA").status_code == 429
    lain = Client(REMOTE_ADDR="10.0.0.9")
    assert kirim(lain, "siapa").status_code == 302  # another address is not locked out by this one


def test_akun_nonaktif_tidak_masuk_dan_sesinya_berakhir(client):
    akun = buat_pengguna(username="siapa", peran=Peran.AUDITOR, sandi=SANDI)
    kirim(client)
    assert client.get(reverse("akun:profil")).status_code == 200
    atur_aktif(akun, False, oleh=buat_pengguna(peran=Peran.ADMIN))
    assert client.get(reverse("akun:profil")).status_code == 302
    assert kirim(Client()).status_code == 422


def test_sandi_baru_mengakhiri_sesi_lain_bukan_sesi_ini():
    akun = buat_pengguna(username="siapa", peran=Peran.AUDITOR, sandi=SANDI)
    ini, lain = Client(), Client()
    for k in (ini, lain):
        kirim(k)
    isi = {"old_password": SANDI, "new_password1": "kata-sandi-lain-9", "new_password2": "kata-sandi-lain-9"}
    assert ini.post(reverse("akun:ganti-sandi"), isi).status_code == 302
    assert ini.get(reverse("akun:profil")).status_code == 200
    assert lain.get(reverse("akun:profil")).status_code == 302
    ganti_sandi(Pengguna.objects.get(pk=akun.pk), "sandi-dari-admin-7", oleh=buat_pengguna(peran=Peran.ADMIN))
    assert ini.get(reverse("akun:profil")).status_code == 302


def test_profil_disimpan(client):
    akun = buat_pengguna(peran=Peran.PENILAI)
    client.force_login(akun)
    isi = {"nama": "", "pangkat": "Pembina", "nip": "", "jabatan": "Dosen", "institusi": "Universitas", "email": ""}
    assert client.post(reverse("akun:profil"), isi).status_code == 302
    akun.refresh_from_db()
    assert akun.jabatan == "Dosen"
