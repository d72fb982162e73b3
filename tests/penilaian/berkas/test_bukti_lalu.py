"""Last year's evidence, found again through the mapping of the rubrics."""

import datetime as dt

import pytest

from penilaian.berkas.bukti_lalu import bukti_tahun_lalu
from penilaian.berkas.models import Bukti
from penilaian.berkas.tindakan_isi import unggah_bukti
from penilaian.instrumen.klon import salin_tahun
from penilaian.instrumen.tindakan import terbitkan
from pentas.unggahan.periksa import siapkan
from tests.pabrik import buat_instrumen_kecil, buat_periode, setel_tahap
from tests.penilaian.berkas.bantu import alamat, buat_berkas, butir, gambar

pytestmark = pytest.mark.django_db
SK = {"sk_nomor": "2/2027", "sk_tanggal": dt.date(2027, 1, 4), "sk_penanda_tangan": "Kepala Dinas"}


@pytest.fixture
def dua_tahun():
    """Last year two files on 1 and one on 2; this year 1 is number 5, and 2 asks something else."""
    lama = buat_berkas(periode=buat_periode(kode="P-2026", tahun=2026, tahap_terbuka="pengumpulan"))
    unggah_bukti(butir(lama, "1"), siapkan(gambar("a.png", (1, 2, 3))), oleh=lama.operator)
    unggah_bukti(butir(lama, "1"), siapkan(gambar("b.png", (4, 5, 6))), oleh=lama.operator)
    unggah_bukti(butir(lama, "2"), siapkan(gambar("c.png", (7, 8, 9))), oleh=lama.operator)
    setel_tahap(lama.periode, "selesai")
    baru = salin_tahun(buat_instrumen_kecil(), kode="KECIL-2027", tahun=2027, oleh=None)
    baru.indikator.filter(kode="1").update(kode="5")
    baru.indikator.filter(kode="2").update(judul="Perekaman pemula")
    terbitkan(baru, **SK, oleh=None)
    periode = buat_periode(kode="P-2027", tahun=2027, instrumen=baru, tahap_terbuka="pengumpulan")
    return lama, buat_berkas(periode=periode)


def nama(isi) -> list[str]:
    return [u.nama_asli for u in isi]


def test_ditemukan_lewat_pemetaan(dua_tahun):
    _lama, kini = dua_tahun
    lalu = bukti_tahun_lalu(butir(kini, "5"))
    assert len(lalu) == 2 and {(x.tahun, x.kode, x.berubah) for x in lalu.values()} == {(2026, "1", False)}
    (berubah,) = bukti_tahun_lalu(butir(kini, "2")).values()
    assert berubah.berubah and berubah.kode == "2"
    assert bukti_tahun_lalu(butir(kini, "3")) == {}


def test_bukan_milik_daerah_lain(dua_tahun):
    _lama, kini = dua_tahun
    lain = buat_berkas(kode="13.05", periode=kini.periode)
    assert bukti_tahun_lalu(butir(lain, "5")) == {}


def test_didahulukan_dan_terpasang(client, dua_tahun):
    _lama, kini = dua_tahun
    client.force_login(kini.operator)
    assert "Pakai bukti tahun lalu (2)" in client.get(alamat(kini, "berkas-indikator", indikator="5")).content.decode()
    tujuan = alamat(kini, "bukti-pakai-ulang", indikator="5")
    dulu, lain = client.get(tujuan).context["kelompok"]
    assert sorted(nama(dulu["isi"])) == ["a.png", "b.png"] and not dulu["berubah"]
    assert nama(lain["isi"]) == ["c.png"]
    client.post(tujuan, {"unggahan": [u.pk for u in dulu["isi"]]})
    assert Bukti.objects.terpasang().filter(butir=butir(kini, "5")).count() == 2
    berubah = client.get(alamat(kini, "bukti-pakai-ulang", indikator="2"))
    assert "berubah dari tahun lalu" in berubah.content.decode()


def test_periode_pertama_seperti_biasa(client):
    satu = buat_berkas()
    unggah_bukti(butir(satu, "1"), siapkan(gambar("a.png")), oleh=satu.operator)
    client.force_login(satu.operator)
    (kelompok,) = client.get(alamat(satu, "bukti-pakai-ulang", indikator="2")).context["kelompok"]
    assert nama(kelompok["isi"]) == ["a.png"] and kelompok["judul"] == ""
