import pytest

from pentas.akun.models import Pengguna, Penugasan
from pentas.akun.peran import Peran
from pentas.wilayah.models import KabupatenKota, Provinsi

KODE = "99.01"


@pytest.fixture
def kantor(db):
    """Two offices of an invented province."""
    provinsi = Provinsi.objects.create(kode="99", nama="Contoh")
    return [
        KabupatenKota.objects.create(kode=kode, provinsi=provinsi, jenis="kota", nama=f"Kota {nama}")
        for kode, nama in ((KODE, "Satu"), ("99.02", "Dua"))
    ]


@pytest.fixture
def operator(kantor):
    return _operator("operator.satu", kantor[0])


@pytest.fixture
def operator_lain(kantor):
    return _operator("operator.dua", kantor[1])


def _operator(username, kantor):
    pengguna = Pengguna.objects.create_user(username)
    Penugasan.objects.create(pengguna=pengguna, peran=Peran.OPERATOR, provinsi=kantor.provinsi, kabupaten_kota=kantor)
    return pengguna
