"""Pages of requests: who sees what, what a form does, and how often the database is asked."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from layanan.sop.permohonan.antrean import antrean
from layanan.sop.permohonan.models import Lampiran, Permohonan
from layanan.sop.permohonan.tindakan import ajukan, lanjut
from layanan.sop.permohonan.tindakan_lampiran import lampirkan
from pentas.akun.peran import Peran
from tests.layanan.pabrik import (
    buat_banyak_permohonan,
    buat_kantor,
    buat_pemohon,
    buat_permohonan,
    buat_petugas,
    buat_unit,
    surat_png,
)
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor():
    return buat_kantor()


def klien(pengguna) -> Client:
    k = Client()
    k.force_login(pengguna)
    return k


def alamat(nama, *args) -> str:
    return reverse(f"sop:permohonan-{nama}", args=args)


def test_halaman(kantor):
    p = buat_permohonan(unit=kantor.unit)
    for nama in ("subbag_umum", "kasi", "pengawas", "pemohon"):
        k = klien(getattr(kantor, nama))
        assert k.get(alamat("daftar")).status_code == 200
        assert k.get(alamat("lihat", p.pk)).status_code == 200
