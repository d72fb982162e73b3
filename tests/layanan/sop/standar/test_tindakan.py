"""Standards: the proposal of the source, a decree on publishing, versions that never change."""

import datetime as dt

import pytest
from django.db import IntegrityError

from layanan.sop.standar.isi import isi_bawaan
from layanan.sop.standar.izin import ambil_standar_umum
from layanan.sop.standar.komponen import KOMPONEN
from layanan.sop.standar.models import StandarPelayanan
from layanan.sop.standar.tindakan import simpan, susun, terbitkan
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from tests.layanan.pabrik import buat_dinas, buat_petugas

SK = {"sk_nomor": "5/SK/2026", "sk_tanggal": dt.date(2026, 1, 5)}
PENUH = {k.kode: {"isi": f"{k.nama} diatur.", "usulan": False, "catatan": ""} for k in KOMPONEN}


def test_usulan_pemanfaatan_data_lengkap_dan_jujur():
    isi = isi_bawaan("pemanfaatan_data")
    assert list(isi) == [k.kode for k in KOMPONEN] and len(isi) == 14
    assert sum(k.penyampaian for k in KOMPONEN) == 6
    assert all(k["isi"] for k in isi.values())
    assert all(bool(k["catatan"]) == k["usulan"] for k in isi.values()), "a proposal says why"
    assert isi["SD3"]["usulan"] and not isi["SD1"]["usulan"]
    assert all(k["usulan"] and not k["isi"] for k in isi_bawaan("tanpa_sumber").values())


@pytest.mark.django_db
def test_terbit_dengan_keputusan_lalu_tetap():
    dinas = buat_dinas()
    draf = susun(dinas, "uji", oleh=None)
    with pytest.raises(Ditolak, match="Belum diisi"):
        terbitkan(draf, **SK, oleh=None)
    draf = simpan(draf, PENUH, oleh=None)
    with pytest.raises(Ditolak, match="nomor dan tanggal"):
        terbitkan(draf, sk_nomor=" ", sk_tanggal=None, oleh=None)
    with pytest.raises(Ditolak, match="belum terjadi"):
        terbitkan(draf, sk_nomor="1", sk_tanggal=dt.date(2099, 1, 1), oleh=None)
    terbit = terbitkan(draf, **SK, oleh=None)
    with pytest.raises(Basi):
        simpan(terbit, PENUH, oleh=None)
    with pytest.raises(Basi):
        terbitkan(terbit, **SK, oleh=None)
    assert ambil_standar_umum(dinas.pk, "uji") == terbit


@pytest.mark.django_db
def test_versi_berikut_menyalin_dan_yang_lama_tetap_terbaca():
    dinas = buat_dinas()
    satu = terbitkan(simpan(susun(dinas, "uji", oleh=None), PENUH, oleh=None), **SK, oleh=None)
    dua = susun(dinas, "uji", oleh=None)
    assert (dua.versi, [k.isi for k in dua.urut_komponen]) == (2, [k.isi for k in satu.urut_komponen])
    with pytest.raises(Basi, match="Draf versi 2"):
        susun(dinas, "uji", oleh=None)
    simpan(dua, {"SD3": {"isi": "Sepuluh hari kerja", "usulan": True, "catatan": "Menunggu keputusan."}}, oleh=None)
    assert ambil_standar_umum(dinas.pk, "uji") == satu, "a draft is not public"
    dua = terbitkan(dua, **SK, oleh=None)
    satu.dokumen.refresh_from_db()
    assert (satu.dokumen.keadaan, dua.dokumen.keadaan) == ("digantikan", "berlaku")
    assert ambil_standar_umum(dinas.pk, "uji") == dua
    assert ambil_standar_umum(dinas.pk, "uji", versi=1) == satu
    assert list(StandarPelayanan.objects.berlaku()) == [dua]
    assert {k.isi for k in satu.komponen.all()} == {k["isi"] for k in PENUH.values()}


@pytest.mark.django_db
def test_wewenang_dan_draf_basi():
    dinas = buat_dinas()
    with pytest.raises(SalahPeran):
        susun(dinas, "uji", oleh=buat_petugas(dinas=dinas, peran=Peran.KABID))
    draf = susun(dinas, "uji", oleh=buat_petugas(dinas=dinas, peran=Peran.ADMIN))
    simpan(draf, {"SD1": {"isi": "Surat permohonan"}}, oleh=None, cap=1)
    with pytest.raises(Basi):
        simpan(draf, {"SD1": {"isi": "Lain"}}, oleh=None, cap=1)
    with pytest.raises(TidakAda):
        ambil_standar_umum(dinas.pk, "uji")
    with pytest.raises(Ditolak):
        susun(dinas, "tidak_ada", oleh=None)


@pytest.mark.django_db
def test_basis_data_menolak_terbit_tanpa_keputusan():
    from django.utils import timezone

    with pytest.raises(IntegrityError):
        StandarPelayanan.objects.create(dinas=buat_dinas(), layanan="uji", diterbitkan_pada=timezone.now())
