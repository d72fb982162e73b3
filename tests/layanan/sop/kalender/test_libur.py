"""Holidays: who may write them, what they change, and that a request says so."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from layanan.sop.kalender.data import kalender_banyak, libur_dinas
from layanan.sop.kalender.models import HariLibur
from layanan.sop.kalender.tindakan import hapus_libur, isi_nasional, tambah_libur
from layanan.sop.permohonan import tindakan_waktu
from layanan.sop.permohonan.models import Permohonan
from pentas.akun.peran import Peran
from pentas.galat import Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.layanan.pabrik import buat_banyak_permohonan, buat_dinas, buat_permohonan, buat_petugas
from tests.layanan.sop.permohonan.test_waktu import pada
from tests.pabrik import buat_pengguna, buat_provinsi

pytestmark = pytest.mark.django_db
NATAL, CUTI = dt.date(2026, 12, 25), dt.date(2026, 12, 24)


def isi_libur(tanggal, *, dinas=None, provinsi=None, jenis="daerah", nama="Hari jadi"):
    provinsi = provinsi or (dinas.provinsi if dinas else buat_provinsi())
    return {"tanggal": tanggal, "nama": nama, "jenis": jenis, "provinsi": provinsi, "dinas": dinas, "sumber": ""}


def test_daftar_nasional_terisi_sekali_dan_memuat_cuti_bersama():
    baru, perkiraan, _ = isi_nasional(2026, oleh=None)
    assert baru >= 20 and perkiraan == 0
    assert HariLibur.objects.get(tanggal=CUTI).jenis == "cuti_bersama"
    assert HariLibur.objects.get(tanggal=NATAL).jenis == "nasional"
    assert isi_nasional(2026, oleh=None)[0] == 0


def test_tanggal_perkiraan_tidak_diisi():
    _, perkiraan, _ = isi_nasional(2029, oleh=None)
    assert perkiraan > 0
    assert not HariLibur.objects.filter(nama__contains="perkiraan").exists()


def test_yang_paling_sempit_menang():
    kab, lain = buat_dinas(kode="13.06"), buat_dinas(kode="17")
    isi_nasional(2026, oleh=None)
    tambah_libur(isi_libur(CUTI, dinas=kab, jenis="masuk"), oleh=None)
    tambah_libur(isi_libur(dt.date(2026, 10, 1), provinsi=kab.provinsi), oleh=None)
    assert libur_dinas(kab).kerja(CUTI) and not libur_dinas(lain).kerja(CUTI)
    assert not libur_dinas(kab).kerja(dt.date(2026, 10, 1)) and libur_dinas(lain).kerja(dt.date(2026, 10, 1))
    banyak = kalender_banyak([kab, lain])
    assert banyak["13.06"] == libur_dinas(kab) and banyak["17"] == libur_dinas(lain)


def test_libur_yang_datang_belakangan_menggeser_janji_dan_permohonannya_berkata_demikian():
    permohonan = buat_permohonan(diajukan_pada=pada(3))
    Permohonan.objects.filter(pk=permohonan.pk).update(janji=dt.date(2026, 10, 5))
    libur, pindah = tambah_libur(isi_libur(dt.date(2026, 10, 5)), oleh=None)
    permohonan.refresh_from_db()
    assert (pindah, permohonan.janji) == (1, dt.date(2026, 10, 6))
    assert permohonan.janji_berubah == (
        "Semula 5 Oktober 2026, menjadi 6 Oktober 2026: libur daerah 5 Oktober 2026 (Hari jadi) ditambahkan."
    )
    assert Jejak.objects.filter(tindakan="permohonan.janji").get().sesudah == {"jumlah": 1}
    assert hapus_libur(libur, oleh=None) == 1
    permohonan.refresh_from_db()
    assert permohonan.janji == dt.date(2026, 10, 5) and "dihapus" in permohonan.janji_berubah


def test_hari_libur_menulis_menurut_tanggal_bukan_menurut_permohonan():
    dinas = buat_dinas()
    hari = dt.date(2026, 10, 5)

    def kueri(jumlah: int, tanggal: dt.date) -> int:
        buat_banyak_permohonan(jumlah, dinas=dinas, diajukan_pada=pada(4, 9, 8))
        Permohonan.objects.update(janji=hari)
        with CaptureQueriesContext(connection) as catatan:
            assert tambah_libur(isi_libur(tanggal), oleh=None)[1] == Permohonan.objects.count()
        return len(catatan)

    sedikit = kueri(10, hari)
    assert kueri(300, dt.date(2026, 10, 6)) <= sedikit


def test_permohonan_yang_sedang_dikirim_ikut_dihitung(monkeypatch):
    """It had begun with the old calendar and is there only when its register is let go."""
    dinas, terlambat = buat_dinas(), []
    monkeypatch.setattr(
        tindakan_waktu,
        "kunci_register",
        lambda _dinas: terlambat.append(
            buat_permohonan(dinas=dinas, diajukan_pada=pada(4, 9, 8), janji=dt.date(2026, 10, 5))
        ),
    )
    assert tambah_libur(isi_libur(dt.date(2026, 10, 5)), oleh=None)[1] == 1
    terlambat[0].refresh_from_db()
    assert terlambat[0].janji == dt.date(2026, 10, 6)


def test_libur_provinsi_lain_tidak_menggeser_apa_pun():
    buat_dinas(kode="17")
    permohonan = buat_permohonan(diajukan_pada=pada(3))
    Permohonan.objects.filter(pk=permohonan.pk).update(janji=dt.date(2026, 10, 5))
    _, pindah = tambah_libur(isi_libur(dt.date(2026, 10, 5), provinsi=buat_provinsi(kode="17")), oleh=None)
    permohonan.refresh_from_db()
    assert (pindah, permohonan.janji) == (0, dt.date(2026, 10, 5))


def test_admin_provinsi_lain_dan_daftar_nasional_ditolak():
    admin = buat_pengguna(peran=Peran.ADMIN, provinsi=buat_provinsi(kode="17"))
    with pytest.raises(SalahPeran):
        tambah_libur(isi_libur(NATAL), oleh=admin)
    with pytest.raises(SalahPeran):
        tambah_libur({**isi_libur(NATAL), "provinsi": None}, oleh=admin)
    isi_nasional(2026, oleh=None)
    with pytest.raises(SalahPeran):
        hapus_libur(HariLibur.objects.get(tanggal=NATAL), oleh=admin)


def test_tanggal_yang_sama_dua_kali_ditolak_dengan_kalimat():
    tambah_libur(isi_libur(NATAL), oleh=None)
    with pytest.raises(Ditolak, match="sudah ada"):
        tambah_libur(isi_libur(NATAL), oleh=None)


def test_halaman_admin_menambah_mengisi_dan_menghapus(client):
    buat_dinas()
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    alamat = reverse("sop:kalender-daftar")
    kosong = client.get(alamat, {"tahun": 2026})
    assert "Hari libur 2026 belum diisi" in kosong.content.decode()
    assert client.post(reverse("sop:kalender-isi"), {"tahun": 2026}).status_code == 302
    data = {"tanggal": "2026-10-05", "nama": "Hari jadi", "jenis": "daerah", "berlaku": "d13", "sumber": ""}
    assert client.post(alamat, data)["Location"].endswith("?tahun=2026")
    libur = HariLibur.objects.get(dinas="13")
    assert client.post(alamat, {**data, "tanggal": "bukan"}).status_code == 422
    assert client.post(alamat, {**data, "berlaku": "17"}).status_code == 422
    assert client.post(reverse("sop:kalender-hapus", args=[libur.pk])).status_code == 302
    assert client.post(reverse("sop:kalender-hapus", args=[libur.pk])).status_code == 404


def test_petugas_hanya_membaca(client):
    client.force_login(buat_petugas())
    alamat = reverse("sop:kalender-daftar")
    assert "Tambah tanggal" not in client.get(alamat).content.decode()
    assert client.post(alamat, {}).status_code == 403
    assert client.post(reverse("sop:kalender-isi"), {"tahun": 2026}).status_code == 403
