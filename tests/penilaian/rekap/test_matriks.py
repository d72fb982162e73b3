"""The recap as data: states, totals against what can be reached, filters, a fixed number of queries."""

from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from penilaian.periode.models import TidakBerlaku
from penilaian.rekap.matriks import SELISIH, muat_matriks
from penilaian.rekap.saring import Saring
from tests.pabrik import buat_instrumen, buat_periode
from tests.penilaian.rekap.bantu import buat_rekap, isi_lapis

pytestmark = pytest.mark.django_db


def sel(matriks, peserta, kode):
    baris = next(b for b in matriks.baris if b.peserta == peserta)
    return baris.sel[next(i.pk for i in matriks.papan.indikator if i.kode == kode)]


def test_keadaan_sel_menurut_lapis():
    periode, (sah, tunggu, draf), _oleh = buat_rekap()
    desk = muat_matriks(periode, "desk")
    assert sel(desk, sah, "1") == (3, "sah", 4, True)
    assert sel(desk, tunggu, "1") == (None, "tunggu", 4, False)
    assert sel(desk, draf, "1").keadaan == "belum"
    assert sel(desk, sah, "3").keadaan == "wawancara"
    assert sel(muat_matriks(periode, "klaim"), tunggu, "1").level == 4
    assert sel(muat_matriks(periode, SELISIH), sah, "1").level == -1
    assert sel(muat_matriks(periode, SELISIH), tunggu, "1").level is None


def test_hitungan_di_bawah_judul():
    periode, _peserta, _oleh = buat_rekap()
    h = muat_matriks(periode, "desk").hitungan
    assert (h.butir, h.keadaan["sah"], h.keadaan["tunggu"], h.keadaan["belum"], h.beda) == (6, 2, 2, 2, 2)


def test_total_terhadap_yang_dapat_dicapai():
    periode, _peserta, _oleh = buat_rekap()
    m = muat_matriks(periode, "desk")
    baris = m.baris[0]
    # V01 (40 points) has both desk indicators at 3 of 5; V02 is an interview.
    assert (baris.total, baris.dapat, m.dapat) == (Fraction(24), Fraction(40), Fraction(40))
    assert baris.lengkap
    assert muat_matriks(periode, SELISIH).baris[0].total == Fraction(-8)


def test_instrumen_utuh_mencapai_85():
    periode = buat_periode(jumlah_peserta=1, instrumen=buat_instrumen())
    assert muat_matriks(periode, "desk").dapat == 85
    assert muat_matriks(periode, "lapangan").dapat == 100


def test_tidak_berlaku_keluar_dari_hitungan():
    periode, (sah, *_), oleh = buat_rekap()
    indikator = muat_matriks(periode, "desk").papan.indikator[0]
    TidakBerlaku.objects.create(peserta=sah, indikator=indikator, alasan="Uji", oleh=oleh)
    m = muat_matriks(periode, "desk")
    assert sel(m, sah, "1").keadaan == "tb"
    assert (m.baris[0].total, m.baris[0].jumlah) == (Fraction(24), 1)


def test_nilai_impor_tanpa_berkas_dianggap_terverifikasi():
    periode = buat_periode(jumlah_peserta=1, tahap_terbuka="kunjungan")
    peserta = periode.peserta.get()
    peserta.periode = periode
    from tests.pabrik import buat_pengguna

    isi_lapis([peserta], "desk", 5, buat_pengguna())
    assert sel(muat_matriks(periode, "desk"), peserta, "1").keadaan == "sah"


def test_saring_baris_kolom_dan_urutan():
    periode, (sah, tunggu, draf), _oleh = buat_rekap()
    m = muat_matriks(periode, "desk")

    def tampil(**isi):
        return [b.peserta for b in Saring.dari(isi).baris(m)]

    assert tampil(status="tunggu") == [tunggu]
    assert tampil(status="beda") == [sah]
    assert tampil(wilayah=draf.kode) == [draf]
    assert tampil(wilayah="99.99") == [sah, tunggu, draf]
    assert tampil(urut="tinggi")[0] == sah
    assert tampil(urut="tunggu")[0] == tunggu
    assert [v.kode for v, _i in Saring.dari({"variabel": "V02"}).kolom(m)] == ["V02"]
    assert len(Saring.dari({"variabel": "V99"}).kolom(m)) == 2


def test_alamat_hanya_memuat_yang_bukan_bawaan():
    saring = Saring.dari({"tampilan": "selisih", "urut": "ngawur", "sel": "13.06~22a"})
    assert saring.urut == ""
    assert saring.alamat() == "?tampilan=selisih&sel=13.06~22a"
    assert saring.alamat(tampilan="desk", sel="") == "?"
    assert saring.dasar_sel == "?tampilan=selisih&"


@pytest.mark.parametrize("tampilan", ["klaim", "desk", SELISIH, "lapangan"])
def test_jumlah_query_tetap(tampilan):
    jumlah = set()
    for n in (3, 19, 60):
        periode, _peserta, _oleh = buat_rekap(jumlah=n)
        with CaptureQueriesContext(connection) as tangkap:
            muat_matriks(periode, tampilan)
        jumlah.add(len(tangkap))
    assert len(jumlah) == 1
