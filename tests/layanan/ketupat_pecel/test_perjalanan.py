"""Trips: planned, sent out, on the road, called off."""

import pytest

from layanan.ketupat_pecel.perjalanan import tindakan
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan as S
from tests.layanan.ketupat_pecel.pabrik import buat_dunia_desa, buat_perjalanan

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    return buat_dunia_desa()


def test_jalan_utuh_sampai_lokasi(dunia):
    p = buat_perjalanan(dunia=dunia, sampai="di_lokasi")
    assert p.status == S.DI_LOKASI and p.tiba_pada >= p.berangkat_pada
    assert p.permohonan.langkah == "pelayanan" and p.permohonan.status == "berjalan"
    assert p.permohonan.surat.get().nomor
    jeda = p.permohonan.jeda.get()
    assert jeda.alasan == "hari" and jeda.selesai_pada == p.berangkat_pada
    assert p.nomor.startswith("LTT-")


def test_batal_membebaskan_bus_dan_orang(dunia):
    p = buat_perjalanan(dunia=dunia, sampai="ditugaskan")
    tindakan.batalkan(p, "Jalan longsor", oleh=dunia.kabid)
    p.refresh_from_db()
    permohonan = p.permohonan
    permohonan.refresh_from_db()
    assert p.status == S.DIBATALKAN and permohonan.langkah == "penugasan" and permohonan.status == "berjalan"
    baru = tindakan.rencanakan(permohonan, {"tanggal": p.tanggal, "bus": dunia.bus}, oleh=dunia.kabid)
    assert baru.nomor != p.nomor
