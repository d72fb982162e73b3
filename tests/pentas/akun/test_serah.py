"""An office passes from one operator to another: one act, nothing lost."""

import pytest
from django.urls import reverse

from pentas.akun import tindakan
from pentas.akun.izin import akun_kelolaan
from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import beri_tugas, buat_pengguna, buat_provinsi

pytestmark = pytest.mark.django_db
ALASAN = "Mutasi pegawai."


@pytest.fixture
def admin():
    return buat_pengguna(peran=Peran.ADMIN, username="admin")


@pytest.fixture
def lama(admin):
    akun = buat_pengguna(username="operator.lama")
    tindakan.tugaskan(akun, Peran.OPERATOR, **_agam(), oleh=admin)
    return akun


def _agam():
    from tests.pabrik import buat_kabupaten_kota

    agam = buat_kabupaten_kota(kode="13.06")
    return {"provinsi": agam.provinsi, "kabupaten_kota": agam}


def segar(akun):
    return Pengguna.objects.get(pk=akun.pk)


def test_kepada_akun_yang_ada(admin, lama):
    baru = buat_pengguna(peran=Peran.PENILAI)
    tindakan.serah_terima(lama.penugasan.get(), penerima=baru, alasan=ALASAN, oleh=admin)
    assert segar(baru).kode_kabupaten_kota() == {"13.06"}
    assert segar(lama).kode_kabupaten_kota() == set() and segar(lama).is_active
    baris = Jejak.objects.get(tindakan="akun.serah_terima")
    assert baris.alasan == ALASAN and baris.sebelum["pengguna"] == lama.pk and baris.sesudah["pengguna"] == baru.pk


def test_akun_tanpa_tugas_tetap_dikelola_provinsinya(admin, lama):
    tindakan.serah_terima(lama.penugasan.get(), username_baru="operator.baru", alasan=ALASAN, oleh=admin)
    assert lama in akun_kelolaan(admin)
    riau = buat_pengguna(peran=Peran.ADMIN, provinsi=buat_provinsi(kode="14"))
    assert lama not in akun_kelolaan(riau)
    with pytest.raises(SalahPeran):
        tindakan.atur_aktif(segar(lama), False, oleh=riau)
    tindakan.atur_aktif(segar(lama), False, oleh=admin)


def test_kepada_akun_baru_dan_yang_lama_dinonaktifkan(client, admin, lama):
    client.force_login(admin)
    alamat = reverse("akun:kelola-serah", args=[lama.pk, lama.penugasan.get().pk])
    assert client.get(alamat).status_code == 200
    jawab = client.post(alamat, {"username_baru": "operator.baru", "alasan": ALASAN, "nonaktifkan": "on"})
    baru = Pengguna.objects.get(username="operator.baru")
    assert jawab.url == reverse("akun:kelola-lihat", args=[baru.pk])
    assert not baru.has_usable_password() and baru.kode_kabupaten_kota() == {"13.06"}
    assert not segar(lama).is_active
    assert client.get(reverse("akun:kelola-lihat", args=[lama.pk])).status_code == 200


@pytest.mark.parametrize(
    "isi, kalimat",
    [
        ({"alasan": ALASAN}, "Pilih satu penerima"),
        ({"username_baru": "operator.baru"}, "Tulis alasan"),
        ({"username_baru": "ADMIN", "alasan": ALASAN}, "sudah dipakai"),
        ({"username_baru": "a b", "alasan": ALASAN}, "invalid-feedback"),
        ({"penerima": "999999", "alasan": ALASAN}, "invalid-feedback"),
    ],
)
def test_isian_buruk(client, admin, lama, isi, kalimat):
    client.force_login(admin)
    jawab = client.post(reverse("akun:kelola-serah", args=[lama.pk, lama.penugasan.get().pk]), isi)
    assert jawab.status_code == 422 and kalimat in jawab.content.decode()
    assert segar(lama).kode_kabupaten_kota() == {"13.06"} and Pengguna.objects.count() == 2


def test_ditolak_utuh(admin, lama):
    """The old operator also serves elsewhere: he cannot be deactivated, so nothing is handed over."""
    beri_tugas(lama, peran=Peran.PENILAI, provinsi=buat_provinsi(kode="14"))
    tugas = lama.penugasan.get(peran=Peran.OPERATOR)
    with pytest.raises(SalahPeran):
        tindakan.serah_terima(tugas, username_baru="operator.baru", alasan=ALASAN, nonaktifkan=True, oleh=admin)
    assert not Pengguna.objects.filter(username="operator.baru").exists()
    assert segar(lama).kode_kabupaten_kota() == {"13.06"}


def test_dua_kali(admin, lama):
    tugas = lama.penugasan.get()
    tindakan.serah_terima(tugas, username_baru="operator.baru", alasan=ALASAN, oleh=admin)
    tugas.pk = 10**6
    with pytest.raises(Basi):
        tindakan.serah_terima(tugas, username_baru="operator.lain", alasan=ALASAN, oleh=admin)


def test_siapa_boleh(admin, lama):
    tugas = lama.penugasan.get()
    riau = buat_pengguna(peran=Peran.ADMIN, provinsi=buat_provinsi(kode="14"))
    for oleh in (lama, riau, buat_pengguna(peran=Peran.AUDITOR)):
        with pytest.raises(SalahPeran):
            tindakan.serah_terima(tugas, username_baru="x", alasan=ALASAN, oleh=oleh)
    for penerima in (lama, buat_pengguna(peran=Peran.PENILAI, is_active=False), riau):
        with pytest.raises(Ditolak):
            tindakan.serah_terima(tugas, penerima=penerima, alasan=ALASAN, oleh=admin)
    with pytest.raises(Ditolak, match="operator"):
        tindakan.serah_terima(admin.penugasan.get(), username_baru="x", alasan=ALASAN, oleh=admin)
