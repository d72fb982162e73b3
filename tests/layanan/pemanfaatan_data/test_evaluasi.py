"""The half-yearly evaluation: who, what it needs to be settled, figures of its own half year."""

import datetime as dt

import pytest

from layanan.pemanfaatan_data.evaluasi.angka import angka_semester
from layanan.pemanfaatan_data.evaluasi.tindakan import simpan_evaluasi, tetapkan_evaluasi
from pentas.galat import Basi, Ditolak, SalahPeran
from tests.layanan.pabrik import buat_permohonan
from tests.layanan.pemanfaatan_data.pabrik import KODE, buat_kantor_data

pytestmark = pytest.mark.django_db


def test_kesenjangan_menuntut_tindakan_atas_personel():
    kantor = buat_kantor_data()
    isi = {"temuan": "", "ada_kesenjangan": True, "tindakan_personel": ""}
    with pytest.raises(SalahPeran):
        simpan_evaluasi(kantor.dinas, 2026, 6, isi, oleh=kantor.staf_layanan)
    evaluasi = simpan_evaluasi(kantor.dinas, 2026, 6, isi, oleh=kantor.pengawas)
    with pytest.raises(Ditolak, match="Tulis temuannya"):
        tetapkan_evaluasi(evaluasi, oleh=kantor.pengawas)
    evaluasi = simpan_evaluasi(kantor.dinas, 2026, 6, {"temuan": "Lambat."}, oleh=kantor.kabid)
    with pytest.raises(Ditolak, match="tindakan perbaikan"):
        tetapkan_evaluasi(evaluasi, oleh=kantor.kabid)
    simpan_evaluasi(kantor.dinas, 2026, 6, {"tindakan_personel": "Pelatihan."}, oleh=kantor.kabid)
    evaluasi = tetapkan_evaluasi(evaluasi, oleh=kantor.kabid)
    assert evaluasi.angka["masuk"] == 0
    with pytest.raises(Basi):
        simpan_evaluasi(kantor.dinas, 2026, 6, {"temuan": "Lain."}, oleh=kantor.kabid)


def test_semester_yang_belum_dimulai_ditolak():
    kantor = buat_kantor_data()
    kini = dt.datetime(2026, 6, 30, 12, tzinfo=kantor.dinas.zona)
    with pytest.raises(Ditolak, match="belum dimulai"):
        simpan_evaluasi(kantor.dinas, 2026, 12, {"temuan": "x"}, oleh=kantor.kabid, pada=kini)
    simpan_evaluasi(kantor.dinas, 2026, 6, {"temuan": "x"}, oleh=kantor.kabid, pada=kini)


def test_angka_menurut_semester():
    kantor = buat_kantor_data()
    zona = kantor.dinas.zona

    def buat(masuk, selesai=None, status="selesai"):
        isi = {"status": status, "selesai_pada": selesai} if selesai else {}
        buat_permohonan(layanan=KODE, unit=kantor.unit, diajukan_pada=masuk, **isi)

    buat(dt.datetime(2026, 1, 1, 0, 5, tzinfo=zona), dt.datetime(2026, 2, 1, tzinfo=zona))
    buat(dt.datetime(2025, 12, 31, 23, 55, tzinfo=zona), dt.datetime(2026, 6, 30, 23, tzinfo=zona))
    buat(dt.datetime(2026, 6, 1, tzinfo=zona), dt.datetime(2026, 7, 1, 0, 5, tzinfo=zona), "ditolak")
    buat(dt.datetime(2026, 6, 2, tzinfo=zona))
    harap = {"masuk": 3, "selesai": 2, "ditolak": 0, "lewat": 1, "berjalan": 2}
    assert angka_semester(kantor.dinas, 2026, 6) == harap
