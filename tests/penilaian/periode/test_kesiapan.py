"""What the readiness list says of letterhead, signatories, institutions and categories, and what blocks."""

import pytest

from penilaian.periode.kesiapan import kesiapan
from penilaian.periode.models import Kategori, Penandatangan
from tests.pabrik import buat_anggota_tim, buat_periode

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode():
    return buat_periode(jumlah_peserta=2)


def kalimat(periode, kode) -> dict[str, bool]:
    return {t.kalimat: t.menghalangi for t in kesiapan(periode, kode)}


def test_kop_dan_penanda(periode):
    temuan = kalimat(periode, "penetapan")
    assert temuan["Kop surat provinsi belum diatur."] is False
    assert temuan["Penanda tangan dokumen belum dipilih."] is False
    Penandatangan.objects.create(periode=periode, dokumen="rapor", urutan=1, jabatan="Ketua")
    assert "Penanda tangan dokumen belum dipilih." not in kalimat(periode, "penetapan")
    assert "Kop surat provinsi belum diatur." not in kalimat(periode, "rekap")


def test_institusi_penilai(periode):
    anggota = buat_anggota_tim(periode=periode).pengguna
    assert f"Institusi {anggota} belum diisi." in kalimat(periode, "kunjungan")
    anggota.institusi = "Dinas Uji"
    anggota.save()
    assert f"Institusi {anggota} belum diisi." not in kalimat(periode, "kunjungan")


def test_kategori(periode):
    assert not any("ategori" in k for k in kalimat(periode, "rekap"))
    kota = Kategori.objects.create(periode=periode, kode="kota", nama="Kota", kuota=2)
    satu = periode.peserta.first()
    periode.peserta.filter(pk=satu.pk).update(kategori=kota)
    for tahap, halangi in (("rekap", False), ("kunjungan", True), ("penetapan", True)):
        temuan = kalimat(periode, tahap)
        assert temuan["Kategori Kota menetapkan 2, tetapi pesertanya 1."] is halangi
        assert any("belum masuk kategori" in k and h is halangi for k, h in temuan.items())
    periode.peserta.update(kategori=kota)
    assert not any("ategori" in k for k in kalimat(periode, "kunjungan"))
