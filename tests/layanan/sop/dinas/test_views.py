"""Settings of an office: services, units and the accounts that act for them; only by who runs the services there."""

import pytest
from django.test import Client
from django.urls import reverse

from layanan.sop.dinas.izin import peran_di, unit_saya
from layanan.sop.dinas.models import AnggotaUnit, Dinas, LayananDinas, Unit
from layanan.sop.dinas.tindakan import atur_layanan, buka_dinas, tambah_anggota
from pentas.akun.peran import Peran
from pentas.galat import Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.layanan.pabrik import buat_dinas, buat_pemohon, buat_petugas, buat_unit
from tests.pabrik import buat_kabupaten_kota, buat_pengguna, buat_provinsi

pytestmark = pytest.mark.django_db


def klien(pengguna) -> Client:
    k = Client()
    k.force_login(pengguna)
    return k


def alamat(nama, *args) -> str:
    return reverse(f"sop:dinas-{nama}", args=args)


@pytest.fixture
def admin():
    return buat_pengguna(peran=Peran.ADMIN)


def test_dari_dinas_kosong_sampai_unit_berakun(admin):
    """The whole setting up, as the pages do it."""
    buat_kabupaten_kota(kode="13.06")
    k = klien(admin)
    assert "Dinas Dukcapil Kab. Agam" not in k.get(alamat("daftar")).content.decode().split("<option")[0]
    jawab = k.post(alamat("daftar"), {"wilayah": "13.06"})
    assert jawab.status_code == 302 and jawab.url == alamat("atur", "13.06")
    assert k.post(alamat("daftar"), {"wilayah": "13.06"}).status_code == 422  # open already
    k.post(alamat("atur", "13.06"), {"layanan": ["uji", "loket"]})
    assert set(LayananDinas.objects.filter(aktif=True).values_list("layanan", flat=True)) == {"uji", "loket"}
    k.post(alamat("atur", "13.06"), {"layanan": ["uji"]})
    assert not LayananDinas.objects.get(layanan="loket").aktif
    k.post(alamat("unit-baru", "13.06"), {"jenis": "opd", "nama": "Dinas Sosial"})
    unit = Unit.objects.get()
    jawab = k.post(alamat("unit-baru", "13.06"), {"jenis": "opd", "nama": "Dinas Sosial"})
    assert jawab.status_code == 422 and "sudah ada" in jawab.content.decode()
    orang = buat_petugas(peran=Peran.PEMOHON_OPD, dinas=unit.dinas)
    k.post(alamat("anggota-tambah", "13.06", unit.pk), {"pengguna": orang.pk})
    assert list(unit_saya(orang)) == [unit]
    k.post(alamat("unit", "13.06", unit.pk), {"nama": "Dinas Sosial dan P3A", "kode": "", "alamat": ""})
    unit.refresh_from_db()
    assert (unit.nama, unit.aktif) == ("Dinas Sosial dan P3A", False)
    assert not unit_saya(orang).exists()
    k.post(alamat("anggota-keluar", "13.06", unit.pk, AnggotaUnit.objects.get().pk))
    assert not AnggotaUnit.objects.exists()
    tindakan = set(Jejak.objects.values_list("tindakan", flat=True))
    assert tindakan == {
        "dinas.buka",
        "dinas.atur_layanan",
        "unit.buat",
        "unit.ubah",
        "unit.tambah_anggota",
        "unit.keluarkan_anggota",
    }
    for url in (alamat("daftar"), alamat("atur", "13.06"), alamat("unit", "13.06", unit.pk)):
        assert k.get(url).status_code == 200


def test_dinas_provinsi_lain_404_dan_peran_lain_403(admin):
    seberang = buat_dinas(kode="14")
    unit = buat_unit(dinas=seberang)
    k = klien(admin)
    for url in (alamat("atur", "14"), alamat("unit", "14", unit.pk)):
        assert k.get(url).status_code == 404
        assert k.post(url, {"layanan": ["uji"], "nama": "X"}).status_code == 404
    assert k.post(alamat("anggota-tambah", "14", unit.pk), {"pengguna": admin.pk}).status_code == 404
    # a unit of another office under the address of one's own
    buat_dinas(kode="13")
    assert k.get(alamat("unit", "13", unit.pk)).status_code == 404
    for peran in (Peran.KABID, Peran.AUDITOR, Peran.PEMOHON_OPD):
        assert klien(buat_pengguna(peran=peran)).get(alamat("daftar")).status_code == 403
    with pytest.raises(SalahPeran):
        buka_dinas(buat_provinsi(kode="14"), oleh=admin)


def test_hanya_akun_pemohon_di_dinas_itu_yang_dapat_mewakili(admin):
    unit = buat_unit(dinas=buat_dinas(kode="13.06"))
    for salah in (
        buat_petugas(peran=Peran.KASI, dinas=unit.dinas),
        buat_petugas(peran=Peran.PEMOHON_OPD, dinas=buat_dinas(kode="13.05")),
        buat_petugas(peran=Peran.PEMOHON_OPD, dinas=buat_dinas(kode="13")),
        buat_petugas(peran=Peran.PEMOHON_OPD, dinas=unit.dinas, is_active=False),
    ):
        with pytest.raises(Ditolak, match="belum berperan pemohon"):
            tambah_anggota(unit, salah, oleh=admin)
    jawab = klien(admin).post(alamat("anggota-tambah", "13.06", unit.pk), {"pengguna": salah.pk})
    assert jawab.status_code == 422


def test_layanan_hanya_di_tingkatnya(admin):
    with pytest.raises(Ditolak, match="tidak dapat membuka layanan itu"):
        atur_layanan(buat_dinas(kode="13"), {"tidak-ada"}, oleh=admin)


def test_peran_di_dinas():
    """The same role at the province's office and at a kabupaten's are two roles; the admin's reaches into both."""
    provinsi, agam = buat_dinas(kode="13"), buat_dinas(kode="13.06")
    kasi = buat_petugas(peran=Peran.KASI, dinas=agam)
    admin = buat_pengguna(peran=Peran.ADMIN)
    assert peran_di(kasi, agam) == {Peran.KASI}
    assert peran_di(kasi, provinsi) == set()
    assert peran_di(admin, agam) == peran_di(admin, provinsi) == {Peran.ADMIN}
    assert set(Dinas.objects.berhak(admin, "layanan.kelola")) == {provinsi, agam}
    assert not Dinas.objects.berhak(buat_pengguna(peran=Peran.ADMIN, periode_kode="X-1"), "layanan.kelola").exists()


def test_jumlah_kueri_tetap(admin, django_assert_max_num_queries):
    unit = buat_unit(dinas=buat_dinas(kode="13"))
    buat_pemohon(unit=unit)
    k = klien(admin)
    hitung = []
    for _ in range(2):
        with django_assert_max_num_queries(40) as kueri:
            k.get(alamat("daftar"))
            k.get(alamat("atur", "13"))
            k.get(alamat("unit", "13", unit.pk))
        hitung.append(len(kueri))
        for n in range(30):
            buat_pemohon(unit=unit)
            buat_unit(dinas=buat_dinas(kode=f"13.{n + 10}"))
            buat_unit(dinas=unit.dinas)
    assert hitung[0] == hitung[1]
