"""The admin manages the accounts of his own province, and nothing beside."""

import re

import pytest
from django.urls import reverse

from pentas.akun import tindakan
from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import SANDI, beri_tugas, buat_kabupaten_kota, buat_pengguna, buat_periode, buat_provinsi

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    buat_kabupaten_kota(kode="13.06")
    return buat_pengguna(peran=Peran.ADMIN, username="admin")


@pytest.fixture
def masuk(client, admin):
    client.force_login(admin)
    return client


def isian(**ganti):
    isi = {"username": "operator.13.06", "peran": "operator", "provinsi": "13", "kabupaten_kota": "13.06"}
    return {**isi, "periode_kode": "", **ganti}


def test_akun_baru_menampilkan_sandi_sekali(masuk, client):
    jawab = masuk.post(reverse("akun:kelola-baru"), isian(jabatan="Operator"))
    assert jawab.status_code == 201
    sandi = re.search(r"sandi-sekali[^>]*>([^<]+)<", jawab.content.decode())[1]
    akun = Pengguna.objects.get(username="operator.13.06")
    assert akun.check_password(sandi)
    assert akun.kode_kabupaten_kota() == {"13.06"}
    assert "no-store" in jawab["Cache-Control"]
    assert sandi not in masuk.get(reverse("akun:kelola-lihat", args=[akun.pk])).content.decode()
    assert sandi not in str(list(Jejak.objects.values()))


@pytest.mark.parametrize(
    "ganti",
    [
        {"username": ""},
        {"username": "ADMIN"},
        {"username": "a b"},
        {"kabupaten_kota": ""},
        {"peran": "penilai"},
        {"peran": "raja"},
        {"provinsi": "14", "kabupaten_kota": "14.01"},
        {"periode_kode": "ENTAH"},
        {"nip": "123"},
    ],
)
def test_isian_buruk_ditolak_utuh(masuk, ganti):
    buat_kabupaten_kota(kode="14.01")
    jawab = masuk.post(reverse("akun:kelola-baru"), isian(**ganti))
    assert jawab.status_code == 422
    assert Pengguna.objects.count() == 1


def test_penugasan_untuk_satu_periode(masuk):
    buat_periode(kode="UJI-1")
    masuk.post(reverse("akun:kelola-baru"), isian(periode_kode="UJI-1"))
    assert Pengguna.objects.get(username="operator.13.06").penugasan.get().periode_kode == "UJI-1"


def test_hanya_akun_provinsi_sendiri(masuk):
    lain = buat_pengguna(peran=Peran.ADMIN, provinsi=buat_provinsi(kode="14"), username="admin.riau")
    assert b"admin.riau" not in masuk.get(reverse("akun:kelola-daftar")).content
    for nama in ("kelola-lihat", "kelola-tugaskan", "kelola-aktif", "kelola-sandi"):
        panggil = masuk.get if nama == "kelola-lihat" else masuk.post
        assert panggil(reverse(f"akun:{nama}", args=[lain.pk])).status_code == 404


def test_akun_dua_provinsi_tidak_diambil_alih(admin):
    akun = buat_pengguna(peran=Peran.PENILAI)
    beri_tugas(akun, peran=Peran.ADMIN, provinsi=buat_provinsi(kode="14"))
    for coba in (
        lambda: tindakan.atur_ulang_sandi(akun, oleh=admin),
        lambda: tindakan.atur_aktif(akun, False, oleh=admin),
        lambda: tindakan.ubah_profil(akun, {"nama": "X"}, oleh=admin),
    ):
        with pytest.raises(SalahPeran):
            coba()
    assert akun.penugasan.count() == 2


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.ADMIN])
def test_peran_lain_ditolak(client, peran):
    client.force_login(buat_pengguna(peran=peran))
    assert client.get(reverse("akun:kelola-daftar")).status_code == 403
    assert client.post(reverse("akun:kelola-baru"), isian()).status_code == 403


def test_nonaktif_lalu_aktif(masuk, client):
    akun = buat_pengguna(peran=Peran.PENILAI)
    masuk.post(reverse("akun:kelola-aktif", args=[akun.pk]), {"aktif": "tidak"})
    assert not Pengguna.objects.get(pk=akun.pk).is_active
    masuk.post(reverse("akun:kelola-aktif", args=[akun.pk]), {"aktif": "ya"})
    assert Pengguna.objects.get(pk=akun.pk).is_active


def test_admin_tidak_mengunci_diri_sendiri(admin):
    beri_tugas(admin, peran=Peran.AUDITOR)
    with pytest.raises(Ditolak):
        tindakan.atur_aktif(admin, False, oleh=admin)
    with pytest.raises(Ditolak):
        tindakan.cabut_tugas(admin.penugasan.get(peran=Peran.ADMIN), oleh=admin)


def test_penugasan_ditambah_dan_dicabut(masuk, admin):
    akun = buat_pengguna(peran=Peran.PENILAI)
    isi = {"peran": "ketua_tim", "provinsi": "13", "kabupaten_kota": "", "periode_kode": ""}
    assert masuk.post(reverse("akun:kelola-tugaskan", args=[akun.pk]), isi).status_code == 302
    pertama = akun.penugasan.first()
    assert masuk.post(reverse("akun:kelola-cabut", args=[akun.pk, pertama.pk])).status_code == 302
    sisa = akun.penugasan.get()
    assert sisa.peran == Peran.KETUA_TIM
    with pytest.raises(Basi, match="terakhir"):
        tindakan.cabut_tugas(sisa, oleh=admin)


def test_penugasan_buruk_kembali_dengan_kalimat(masuk):
    akun = buat_pengguna(peran=Peran.PENILAI)
    isi = {"peran": "operator", "provinsi": "13", "kabupaten_kota": "", "periode_kode": ""}
    jawab = masuk.post(reverse("akun:kelola-tugaskan", args=[akun.pk]), isi)
    assert jawab.status_code == 422
    assert "Pilih kabupaten/kota" in jawab.content.decode()


def test_sandi_diatur_ulang_mengakhiri_sesi(masuk, client, django_user_model):
    akun = buat_pengguna(peran=Peran.PENILAI, sandi=SANDI)
    lain = type(client)()
    lain.force_login(akun)
    assert masuk.post(reverse("akun:kelola-sandi", args=[akun.pk])).status_code == 201
    assert not Pengguna.objects.get(pk=akun.pk).check_password(SANDI)
    assert lain.get(reverse("akun:profil")).status_code == 302


def test_data_diri_diubah_dan_tercatat_tanpa_isinya(masuk):
    akun = buat_pengguna(peran=Peran.PENILAI)
    isi = {"nama": "", "pangkat": "Pembina", "nip": "", "jabatan": "Dosen", "institusi": "Universitas", "email": ""}
    assert masuk.post(reverse("akun:kelola-lihat", args=[akun.pk]), isi).status_code == 302
    assert Pengguna.objects.get(pk=akun.pk).jabatan == "Dosen"
    baris = Jejak.objects.get(tindakan="akun.ubah_profil")
    assert baris.sesudah == {"medan": ["pangkat", "jabatan", "institusi"]}


def test_saring(masuk):
    buat_pengguna(peran=Peran.OPERATOR, username="op.agam", kabupaten_kota="13.06")
    buat_pengguna(peran=Peran.PENILAI, username="juri", institusi="Universitas Contoh", is_active=False)

    def daftar(**saring):
        return {a.username for a in masuk.get(reverse("akun:kelola-daftar"), saring).context["halaman"]}

    assert daftar() == {"admin", "op.agam", "juri"}
    assert daftar(q="agam") == {"op.agam"}
    assert daftar(q="universitas") == {"juri"}
    assert daftar(peran="penilai") == {"juri"}
    assert daftar(aktif="ya") == {"admin", "op.agam"}
    assert daftar(peran="x", aktif="y", hal="abc") == {"admin", "op.agam", "juri"}


def test_jumlah_query_tetap(masuk, django_assert_num_queries):
    def hitung():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as catatan:
            masuk.get(reverse("akun:kelola-daftar"))
        return len(catatan)

    for kode in ("13.01", "13.02", "13.03"):
        buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=kode)
    hitung()
    tiga = hitung()
    for n in range(16):
        buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=f"13.{100 + n}")
    assert hitung() == tiga
