import pytest

from pentas.akun.models import Pengguna, Penugasan
from pentas.akun.peran import Peran
from pentas.wilayah.models import KabupatenKota, Provinsi


@pytest.fixture
def provinsi(db):
    return Provinsi.objects.create(kode="99", nama="Contoh")


@pytest.fixture
def kota(provinsi):
    return KabupatenKota.objects.create(
        kode="99.71", provinsi=provinsi, jenis="kota", nama="Kota Satu", ibu_kota="Satu"
    )


@pytest.fixture
def admin(provinsi):
    return _akun("admin.contoh", Peran.ADMIN, provinsi)


@pytest.fixture
def tim(provinsi):
    return _akun("rekap.contoh", Peran.TIM_PROVINSI, provinsi)


@pytest.fixture
def admin_lain(db):
    return _akun("admin.lain", Peran.ADMIN, Provinsi.objects.create(kode="98", nama="Lain"))


def _akun(username, peran, provinsi):
    pengguna = Pengguna.objects.create_user(username)
    Penugasan.objects.create(pengguna=pengguna, peran=peran, provinsi=provinsi)
    return pengguna
