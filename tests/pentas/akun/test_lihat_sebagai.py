"""An admin looks through another account: he reads what it reads, writes nothing, and the person knows."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pentas.akun import tindakan
from pentas.akun.models import LihatSebagai, Pengguna
from pentas.akun.peran import Peran
from pentas.akun.tindakan_lihat import mulai_lihat
from pentas.galat import Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from pentas.jejak.tindakan import hanya_baca
from tests.gerbang import semua_rute
from tests.pabrik import beri_tugas, buat_pengguna, buat_provinsi
from tests.test_gerbang import alamat

pytestmark = pytest.mark.django_db
ALASAN = "Tombol kirim tidak tampak."


@pytest.fixture
def admin():
    return buat_pengguna(peran=Peran.ADMIN, username="admin")


@pytest.fixture
def akun(admin):
    return buat_pengguna(peran=Peran.OPERATOR, username="operator.13.06")


@pytest.fixture
def melihat(client, admin, akun):
    client.force_login(admin)
    jawab = client.post(reverse("akun:kelola-lihat-sebagai", args=[akun.pk]), {"alasan": ALASAN})
    assert jawab.status_code == 302
    return client


def test_halaman_tampak_seperti_bagi_orangnya(melihat, akun):
    jawab = melihat.get(reverse("akun:profil"))
    assert jawab.context["user"] == akun
    assert "Melihat sebagai" in jawab.content.decode()
    assert melihat.get(reverse("akun:kelola-daftar")).status_code == 403


def test_tercatat_dan_terlihat_pemilik(melihat, admin, akun):
    awal = Jejak.objects.get(tindakan="akun.lihat_sebagai")
    assert (awal.pelaku, awal.alasan, awal.sesudah["pengguna"]) == (admin.pk, ALASAN, akun.pk)
    melihat.post(reverse("akun:lihat-selesai"))
    assert Jejak.objects.get(tindakan="akun.selesai_lihat_sebagai").pelaku == admin.pk
    pemilik = Client()
    pemilik.force_login(akun)
    isi = pemilik.get(reverse("akun:profil")).content.decode()
    assert "Akun Anda dibuka oleh admin" in isi and ALASAN in isi


@pytest.mark.sekali
@pytest.mark.parametrize(
    "rute, nama", [(r, n) for r, n, _g in semua_rute() if n not in ("lihat-selesai", "keluar")], ids=lambda x: str(x)
)
def test_setiap_rute_menolak_tulis(melihat, rute, nama):
    """Every address, every unsafe method: refused before the view."""
    jumlah = Jejak.objects.count()
    for metode in ("post", "put", "patch", "delete"):
        jawab = getattr(melihat, metode)(alamat(rute))
        assert jawab.status_code == 403, f"{metode} {rute}"
    assert Jejak.objects.count() == jumlah


def test_entri_ditolak_dengan_kalimat_json(melihat):
    jawab = melihat.post(
        "/entri/", json.dumps({}), content_type="application/json", headers={"accept": "application/json"}
    )
    assert jawab.status_code == 403 and "hanya untuk membaca" in jawab.json()["galat"]


def test_tindakan_saat_hanya_baca_ditolak(admin, akun):
    """The second lock: a page that writes when it is opened."""
    with hanya_baca("Hanya membaca."), pytest.raises(SalahPeran, match="Hanya membaca"):
        tindakan.ubah_profil(akun, {"jabatan": "X"}, oleh=akun)
    assert Pengguna.objects.get(pk=akun.pk).jabatan == ""


def test_selesai_kembali_sebagai_admin(melihat, admin, akun):
    jawab = melihat.post(reverse("akun:lihat-selesai"))
    assert jawab.url == reverse("akun:kelola-lihat", args=[akun.pk])
    assert melihat.get(jawab.url).context["user"] == admin
    assert melihat.post(reverse("akun:lihat-selesai")).status_code == 302
    assert LihatSebagai.objects.get().selesai_pada


def test_habis_setelah_tiga_puluh_menit(melihat, admin):
    LihatSebagai.objects.update(batas=timezone.now() - timedelta(seconds=1))
    jawab = melihat.post(reverse("akun:profil"), {"nama": "", "jabatan": "Bukan untuk admin"})
    assert jawab.status_code == 403 and "sudah habis" in jawab.content.decode()
    assert Pengguna.objects.get(pk=admin.pk).jabatan == ""
    assert melihat.get(reverse("akun:profil")).context["user"] == admin
    assert Jejak.objects.get(tindakan="akun.selesai_lihat_sebagai").sesudah["sebab"] == "waktu habis"


def test_halaman_pertama_setelah_habis(melihat):
    LihatSebagai.objects.update(batas=timezone.now() - timedelta(seconds=1))
    jawab = melihat.get(reverse("akun:profil"), follow=True)
    assert "sudah habis" in jawab.content.decode()


def test_berakhir_bila_wewenang_admin_dicabut(melihat, admin):
    admin.penugasan.update(peran=Peran.AUDITOR)
    melihat.get(reverse("akun:profil"))
    assert melihat.get(reverse("akun:profil")).context["user"] == admin


def test_berakhir_bila_akun_dinonaktifkan(melihat, admin, akun):
    Pengguna.objects.filter(pk=akun.pk).update(is_active=False)
    assert melihat.get(reverse("akun:profil")).status_code == 302
    assert melihat.get(reverse("akun:profil")).context["user"] == admin


def test_keluar_mengakhiri_keduanya(melihat):
    assert melihat.post(reverse("akun:keluar")).status_code == 302
    assert melihat.get(reverse("akun:profil")).status_code == 302
    assert LihatSebagai.objects.get().selesai_pada


def test_formulir_lama_tidak_terkirim_sebagai_yang_lain(admin, akun):
    """A page opened before the start or before the end carries a token that no longer holds."""
    k = Client(enforce_csrf_checks=True)
    k.force_login(admin)
    halaman = reverse("akun:kelola-lihat", args=[akun.pk])
    k.get(halaman)
    lama = k.cookies["csrftoken"].value
    k.post(reverse("akun:kelola-lihat-sebagai", args=[akun.pk]), {"alasan": ALASAN, "csrfmiddlewaretoken": lama})
    kini = k.cookies["csrftoken"].value
    assert kini != lama
    k.post(reverse("akun:lihat-selesai"), {"csrfmiddlewaretoken": kini})
    assert k.cookies["csrftoken"].value not in (lama, kini)


def test_siapa_boleh_dilihat(admin, akun):
    asing = buat_pengguna(peran=Peran.PENILAI, provinsi=buat_provinsi(kode="14"))
    dua = buat_pengguna(peran=Peran.PENILAI)
    beri_tugas(dua, peran=Peran.PENILAI, provinsi=buat_provinsi(kode="14"))
    admin_lain = buat_pengguna(peran=Peran.ADMIN)
    mati = buat_pengguna(peran=Peran.PENILAI, is_active=False)
    for siapa in (asing, dua, admin_lain, mati, admin):
        with pytest.raises(Ditolak):
            mulai_lihat(siapa, ALASAN, oleh=admin)
    with pytest.raises(SalahPeran):
        mulai_lihat(akun, ALASAN, oleh=buat_pengguna(peran=Peran.AUDITOR))
    with pytest.raises(Ditolak, match="alasan"):
        mulai_lihat(akun, "  ", oleh=admin)
    assert not LihatSebagai.objects.exists()


def test_tanpa_alasan_kembali_dengan_kalimat(client, admin, akun):
    client.force_login(admin)
    jawab = client.post(reverse("akun:kelola-lihat-sebagai", args=[akun.pk]), {"alasan": " "})
    assert jawab.status_code == 422 and "Tulis alasannya" in jawab.content.decode()
    assert client.get(reverse("akun:profil")).context["user"] == admin
