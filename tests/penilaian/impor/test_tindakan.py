"""Importing a layer: whose it is, when, and what it means for dossiers and visits."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from penilaian.berkas.models import Butir, Pengembalian
from penilaian.berkas.tindakan import kembalikan_butir, kirim, siapkan_berkas
from penilaian.impor.tindakan import impor_nilai
from penilaian.kunjungan.izin import periksa_boleh_tutup_tahap
from penilaian.kunjungan.models import Kunjungan
from penilaian.nilai.models import Nilai, Pertimbangan
from penilaian.periode.tindakan import tutup_tahap
from penilaian.rekap.matriks import muat_matriks
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import (
    buat_anggota_tim,
    buat_benturan,
    buat_pengguna,
    buat_periode,
    buat_peserta,
    kode_daerah,
    setel_tahap,
)
from tests.penilaian.berkas.bantu import KEPALA, buat_berkas, butir, kirim_berkas
from tests.penilaian.impor.bantu import buku

pytestmark = pytest.mark.django_db


def nilai(periode, lapis) -> dict:
    baris = Nilai.objects.lapis(lapis).filter(peserta__periode=periode)
    return {
        (p, i): level for p, i, level in baris.values_list("peserta__kabupaten_kota_id", "indikator__kode", "level")
    }


def status(b, kode="1") -> str:
    return Butir.objects.get(berkas=b.berkas, indikator__kode=kode).status


@pytest.fixture
def lapangan():
    periode = buat_periode(tahap_terbuka="kunjungan")
    for kode in ("13.01", "13.10"):
        buat_peserta(periode=periode, kode=kode)
    return periode


@pytest.fixture
def ketua():
    return buat_pengguna(peran=Peran.KETUA_TIM)


# --- whose layer, and when ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lapis", "berhak", "tahap"),
    [
        ("klaim", Peran.OPERATOR, "pengumpulan"),
        ("desk", Peran.TIM_PROVINSI, "rekap"),
        ("lapangan", Peran.KETUA_TIM, "kunjungan"),
    ],
)
def test_hanya_pemilik_lapis_pada_tahapnya(lapis, berhak, tahap):
    periode = buat_periode(tahap_terbuka=tahap)
    buat_peserta(periode=periode)
    for peran in set(Peran) - {berhak}:
        with pytest.raises(SalahPeran):
            impor_nilai(buku(("13.06", 1, 1, None)), periode, lapis, oleh=buat_pengguna(peran=peran))
    for lain in {"sosialisasi", "pengumpulan", "rekap", "kunjungan", "penetapan"} - {tahap}:
        setel_tahap(periode, lain)
        with pytest.raises(Basi, match="hanya dapat dilakukan pada tahap"):
            impor_nilai(buku(("13.06", 1, 1, None)), periode, lapis, oleh=buat_pengguna(peran=berhak))
    assert not Pertimbangan.objects.exists()


def test_operator_hanya_daerahnya():
    b = buat_berkas(kode="13.06")
    buat_peserta(periode=b.periode, kode="13.01")
    with pytest.raises(Ditolak, match=r"“13\.01” bukan peserta yang dapat Anda isi"):
        impor_nilai(buku(("13.01", 1, 1, None)), b.periode, "klaim", oleh=b.operator)


def test_ketua_dengan_benturan(lapangan, ketua):
    buat_benturan(pengguna=ketua, peserta=lapangan.peserta.get(kabupaten_kota="13.01"))
    with pytest.raises(Ditolak, match=r"13\.01"):
        impor_nilai(buku(("13.01", 1, 1, 1)), lapangan, "lapangan", oleh=ketua)
    assert impor_nilai(buku(("13.10", 1, 1, 1)), lapangan, "lapangan", oleh=ketua) == 3


# --- field values ---------------------------------------------------------------------------------


def test_nilai_lapangan(lapangan, ketua):
    assert impor_nilai(buku(("13.01", 5, 0, 3), ("13.10", 1, 2, None)), lapangan, "lapangan", oleh=ketua) == 5
    assert nilai(lapangan, "lapangan") == {
        ("13.01", "1"): 5,
        ("13.01", "2"): 0,
        ("13.01", "3"): 3,
        ("13.10", "1"): 1,
        ("13.10", "2"): 2,
    }
    satu = Pertimbangan.objects.first()
    assert (satu.asal, satu.penilai) == ("impor", ketua)


def test_sel_kosong_menghapus_dan_yang_sama_tetap(lapangan, ketua):
    impor_nilai(buku(("13.01", 5, 4, 3)), lapangan, "lapangan", oleh=ketua)
    assert impor_nilai(buku(("13.01", 5, None, 2)), lapangan, "lapangan", oleh=ketua) == 2
    assert nilai(lapangan, "lapangan") == {("13.01", "1"): 5, ("13.01", "2"): None, ("13.01", "3"): 2}
    dua = Nilai.objects.get(indikator__kode="2")
    assert (dua.versi, dua.pertimbangan.versi) == (2, 2)
    assert impor_nilai(buku(("13.01", 5, None, 2)), lapangan, "lapangan", oleh=ketua) == 0


def test_setiap_nilai_berjejak(lapangan, ketua):
    impor_nilai(buku(("13.01", 5, 4, 3)), lapangan, "lapangan", oleh=ketua)
    impor_nilai(buku(("13.01", 5, 4, 2)), lapangan, "lapangan", oleh=ketua)
    catatan = Jejak.objects.filter(tindakan="nilai.lapangan").order_by("nomor").last()
    assert (catatan.sebelum, catatan.sesudah["level"]) == ({"level": 3}, 2)
    assert Jejak.objects.filter(tindakan="nilai.lapangan").count() == 4
    assert Jejak.objects.filter(tindakan="nilai.impor").last().sesudah["berubah"] == 1


def test_satu_sel_salah_tidak_ada_yang_disimpan(lapangan, ketua):
    with pytest.raises(Ditolak):
        impor_nilai(buku(("13.01", 5, 4, 3), ("13.10", 1, 6, 1)), lapangan, "lapangan", oleh=ketua)
    assert not Pertimbangan.objects.exists()
    assert not Jejak.objects.filter(tindakan__startswith="nilai").exists()


def test_uji_memeriksa_tanpa_menulis(lapangan, ketua):
    assert impor_nilai(buku(("13.01", 5, 4, 3)), lapangan, "lapangan", oleh=ketua, uji=True) == 3
    assert not Pertimbangan.objects.exists()
    assert not Jejak.objects.filter(tindakan__startswith="nilai").exists()
    with pytest.raises(Ditolak):
        impor_nilai(buku(("13.01", 9, 4, 3)), lapangan, "lapangan", oleh=ketua, uji=True)


def test_kunjungan_yang_ditutup(lapangan, ketua):
    impor_nilai(buku(("13.01", 5, 4, 3)), lapangan, "lapangan", oleh=ketua)
    peserta = lapangan.peserta.get(kabupaten_kota="13.01")
    Kunjungan.objects.create(peserta=peserta, tanggal=dt.date(2026, 8, 1), status="ditutup")
    for uji in (True, False):
        with pytest.raises(Basi, match=r"Kabupaten Pesisir Selatan.* sudah ditutup"):
            impor_nilai(buku(("13.01", 5, 4, 2)), lapangan, "lapangan", oleh=ketua, uji=uji)
    assert impor_nilai(buku(("13.01", 5, 4, 3), ("13.10", 1, 1, 1)), lapangan, "lapangan", oleh=ketua) == 3


def test_kunjungan_yang_dijadwalkan_dimulai(lapangan, ketua):
    peserta = lapangan.peserta.get(kabupaten_kota="13.01")
    Kunjungan.objects.create(peserta=peserta, tanggal=dt.date(2026, 8, 1))
    impor_nilai(buku(("13.01", 5, 4, 3)), lapangan, "lapangan", oleh=ketua)
    assert Kunjungan.objects.get().status == "berlangsung"
    assert Jejak.objects.filter(tindakan="kunjungan.mulai").count() == 1


def test_tahap_kunjungan_ditutup_tanpa_kunjungan(lapangan, ketua):
    admin = buat_pengguna(peran=Peran.ADMIN)
    buat_anggota_tim(periode=lapangan, pengguna=ketua, sebagai="ketua")
    impor_nilai(buku(("13.01", 5, 4, 3)), lapangan, "lapangan", oleh=ketua)
    with pytest.raises(Ditolak, match="belum lengkap"):
        periksa_boleh_tutup_tahap(lapangan, oleh=admin)
    impor_nilai(buku(("13.10", 0, 0, 0)), lapangan, "lapangan", oleh=ketua)
    tutup_tahap(lapangan, "kunjungan", oleh=admin)


def test_jumlah_query_tidak_bergantung_jumlah_daerah(ketua):
    jumlah, _penugasan = [], ketua.semua_penugasan
    for n in (3, 19):
        periode = buat_periode(tahap_terbuka="kunjungan", jumlah_peserta=n)
        isi = buku(*[(kode, 1, 2, 3) for kode in kode_daerah(n)])
        with CaptureQueriesContext(connection) as kueri:
            impor_nilai(isi, periode, "lapangan", oleh=ketua)
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1]


# --- claims ---------------------------------------------------------------------------------------


def test_klaim_menandai_butir():
    b = buat_berkas()
    impor_nilai(buku(("13.06", 4, None, None)), b.periode, "klaim", oleh=b.operator)
    assert (status(b, "1"), status(b, "2")) == ("draf", "belum")
    impor_nilai(buku(("13.06", None, 3, None)), b.periode, "klaim", oleh=b.operator)
    assert (status(b, "1"), status(b, "2")) == ("belum", "draf")
    catatan = Jejak.objects.filter(tindakan="berkas.isi_massal").order_by("nomor").last()
    assert catatan.sesudah == {"peserta": "13.06", "belum": ["1"], "draf": ["2"]}


def test_klaim_kosong_dengan_catatan_tetap_draf():
    b = buat_berkas()
    impor_nilai(buku(("13.06", 4, 3, None)), b.periode, "klaim", oleh=b.operator)
    Butir.objects.filter(berkas=b.berkas, indikator__kode="1").update(catatan="Lihat SK.")
    impor_nilai(buku(("13.06", None, 3, None)), b.periode, "klaim", oleh=b.operator)
    assert status(b, "1") == "draf"


def test_klaim_dapat_langsung_dikirim():
    b = buat_berkas()
    impor_nilai(buku(("13.06", 1, 0, None)), b.periode, "klaim", oleh=b.operator)
    kirim(b.berkas, KEPALA, oleh=b.operator)
    assert status(b, "1") == "tunggu"


def test_klaim_setelah_berkas_dikirim():
    b = buat_berkas()
    kirim_berkas(b)
    with pytest.raises(Basi, match="Kabupaten Agam sudah dikirim"):
        impor_nilai(buku(("13.06", 1, 1, None)), b.periode, "klaim", oleh=b.operator)


def test_klaim_sebelum_berkas_disiapkan():
    periode = buat_periode(tahap_terbuka="pengumpulan")
    buat_peserta(periode=periode)
    with pytest.raises(Basi, match="belum disiapkan"):
        impor_nilai(buku(("13.06", 1, 1, None)), periode, "klaim", oleh=buat_pengguna(peran=Peran.OPERATOR))


# --- verified values ------------------------------------------------------------------------------


@pytest.fixture
def rekap():
    b = buat_berkas()
    kirim_berkas(b)
    setel_tahap(b.periode, "rekap")
    return b


def test_desk_memverifikasi_butir(rekap):
    b = rekap
    impor_nilai(buku(("13.06", 2, None, None)), b.periode, "desk", oleh=b.provinsi)
    assert nilai(b.periode, "desk") == {("13.06", "1"): 2}
    assert nilai(b.periode, "klaim")["13.06", "1"] == 3, "layers never overwrite one another"
    assert (status(b, "1"), status(b, "2")) == ("sah", "tunggu")


def test_desk_yang_dikosongkan_menunggu_lagi(rekap):
    b = rekap
    impor_nilai(buku(("13.06", 2, 2, None)), b.periode, "desk", oleh=b.provinsi)
    impor_nilai(buku(("13.06", None, 2, None)), b.periode, "desk", oleh=b.provinsi)
    assert (status(b, "1"), status(b, "2")) == ("tunggu", "sah")


def test_desk_mengakhiri_pengembalian(rekap):
    b = rekap
    kembalikan_butir(butir(b), "Bukti tidak terbaca.", oleh=b.provinsi)
    impor_nilai(buku(("13.06", 2, None, None)), b.periode, "desk", oleh=b.provinsi)
    b.berkas.refresh_from_db()
    assert (status(b, "1"), b.berkas.status) == ("sah", "dikirim")
    assert not Pengembalian.objects.terbuka().exists()
    assert Jejak.objects.filter(tindakan="berkas.cabut_pengembalian").count() == 1


def test_desk_untuk_berkas_yang_belum_dikirim(rekap):
    """The province may have verified on paper: the value settles, the item stays where the office left it."""
    b = rekap
    buat_peserta(periode=b.periode, kode="13.01")
    siapkan_berkas(b.periode, oleh=None)
    assert impor_nilai(buku(("13.06", 2, 2, None), ("13.01", 1, 4, None)), b.periode, "desk", oleh=b.provinsi) == 4
    assert nilai(b.periode, "desk") == {("13.06", "1"): 2, ("13.06", "2"): 2, ("13.01", "1"): 1, ("13.01", "2"): 4}
    lain = Butir.objects.filter(berkas__peserta__kabupaten_kota="13.01").values_list("status", flat=True)
    assert (set(lain), status(b, "1")) == ({"belum"}, "sah")
    baris = next(x for x in muat_matriks(b.periode, "desk").baris if x.peserta.kode == "13.01")
    assert [(s.level, s.keadaan) for s in baris.sel.values()][:2] == [(1, "sah"), (4, "sah")]
    assert impor_nilai(buku(("13.01", None, 4, None)), b.periode, "desk", oleh=b.provinsi) == 1
    assert nilai(b.periode, "desk")["13.01", "1"] is None


def test_desk_tanpa_berkas_sama_sekali():
    periode = buat_periode(tahap_terbuka="rekap")
    buat_peserta(periode=periode)
    provinsi = buat_pengguna(peran=Peran.TIM_PROVINSI)
    assert impor_nilai(buku(("13.06", 1, 1, None)), periode, "desk", oleh=provinsi) == 2
