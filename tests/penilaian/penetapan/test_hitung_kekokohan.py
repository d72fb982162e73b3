"""How firm the order is when the weights are varied."""

import time
from fractions import Fraction

from penilaian.penetapan.hitung import peringkatkan
from penilaian.penetapan.kekokohan import kekokohan
from tests.hitung_contoh import BOBOT, RENCANA, URUTAN, peserta, peserta_contoh


def test_contoh_pasti_dan_terbuka():
    hasil = kekokohan(peserta_contoh(), BOBOT, 10)
    urut = [b.kode for b in peringkatkan(peserta_contoh(), URUTAN)]
    assert all(hasil[k].bagian_masuk == 1 for k in urut[:9])
    assert all(0 < hasil[k].bagian_masuk < 1 for k in RENCANA["seri_10_11_12"])
    assert all(hasil[k].bagian_masuk == 0 for k in urut[12:])
    assert (hasil[urut[0]].peringkat_atas, hasil[urut[0]].peringkat_bawah) == (1, 1)
    assert all(h.peringkat_atas <= h.peringkat_bawah for h in hasil.values())
    assert sum(h.bagian_masuk for h in hasil.values()) >= 10


def test_berulang_sama_dan_tidak_bergantung_urutan():
    satu = kekokohan(peserta_contoh(), BOBOT, 10, ulangan=200)
    assert satu == kekokohan(peserta_contoh()[::-1], BOBOT, 10, ulangan=200)
    assert satu != kekokohan(peserta_contoh(), BOBOT, 10, ulangan=200, benih=1)


def test_tanpa_goyangan_sama_dengan_peringkat():
    hasil = kekokohan(peserta_contoh(), BOBOT, 10, ulangan=3, persen=0)
    for b in peringkatkan(peserta_contoh(), URUTAN):
        assert (hasil[b.kode].peringkat_atas, hasil[b.kode].peringkat_bawah) == (b.peringkat, b.peringkat)
        assert hasil[b.kode].bagian_masuk == (b.peringkat <= 10)


def test_yang_unggul_di_semua_variabel_tidak_goyah():
    semua = [peserta("x", 7, a=3, b=4), peserta("y", 5, a=2, b=3)]
    hasil = kekokohan(semua, {"a": Fraction(5), "b": "7.5"}, 1)
    assert (hasil["x"].bagian_masuk, hasil["y"].bagian_masuk) == (1, 0)


def test_seribu_ulangan_di_bawah_satu_detik():
    mulai = time.perf_counter()
    kekokohan(peserta_contoh(), BOBOT, 10)
    assert time.perf_counter() - mulai < 1
