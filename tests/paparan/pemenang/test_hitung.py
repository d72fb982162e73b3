"""Paparan scores, the combined value and the final order."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paparan.pemenang.hitung import (
    PAPARAN,
    FinalisHitung,
    HasilPaparan,
    LembarHitung,
    nilai_akhir,
    nilai_paparan,
    peringkat_akhir,
    skor_penilai,
)
from penilaian.nilai.hitung import bulat
from tests.hitung_contoh import RENCANA, URUTAN, finalis_contoh

skor_acak = st.tuples(*[st.integers(1, 5)] * 3)


def finalis(kode, lapangan, paparan, **variabel):
    hasil = HasilPaparan(None if paparan is None else Fraction(paparan), ("1",), ())
    return FinalisHitung(kode, Fraction(lapangan), {k: Fraction(v) for k, v in variabel.items()}, hasil)


def test_skor_satu_penilai():
    assert skor_penilai((5, 5, 5)) == 100
    assert skor_penilai((1, 1, 1)) == 20
    assert skor_penilai((5, 5, 4)) == Fraction(280, 3)


@pytest.mark.parametrize("skor", [(0, 5, 5), (6, 5, 5), (True, 5, 5), (2.5, 5, 5), ()])
def test_skor_di_luar_skala_ditolak(skor):
    with pytest.raises(ValueError):
        skor_penilai(skor)


def test_paparan_sama_dengan_rencana():
    for f, rencana in zip(finalis_contoh(), RENCANA["paparan"], strict=True):
        assert bulat(f.paparan.nilai, 4) == rencana["nilai_paparan"]
        assert f.paparan.lengkap
    assert finalis_contoh()[0].paparan.nilai == Fraction(280, 3)


@pytest.mark.parametrize("bobot", ["80", "70"])
def test_hasil_akhir_sama_dengan_rencana(bobot):
    baris = peringkat_akhir(finalis_contoh(), URUTAN, Decimal(bobot))
    harap = [(h["posisi"], h["kode"], h["nilai"]) for h in RENCANA["hasil_akhir"][bobot]]
    assert [(b.baris.peringkat, b.baris.kode, bulat(b.baris.total, 4)) for b in baris] == harap
    assert all(b.baris.lengkap and not b.baris.seri for b in baris)


def test_nilai_akhir_pecahan_tepat():
    assert nilai_akhir(Fraction(95), Fraction(280, 3), 80) == Fraction(284, 3)
    assert nilai_akhir(Fraction(95), Fraction(280, 3), Decimal("72.50")) == Fraction(95 * 29, 40) + Fraction(
        280 * 11, 120
    )


def test_paparan_saja():
    assert nilai_akhir(Fraction(95), Fraction(60), 80, mode=PAPARAN) == 60
    urut = [b.baris.kode for b in peringkat_akhir(finalis_contoh(), URUTAN, 80, mode=PAPARAN)]
    assert urut[:3] == ["13.72", "13.01", "13.74"]


@pytest.mark.parametrize("bobot", [-1, 101, "100.01"])
def test_bobot_di_luar_batas_ditolak(bobot):
    with pytest.raises(ValueError):
        nilai_akhir(Fraction(1), Fraction(1), bobot)
    with pytest.raises(ValueError):
        nilai_akhir(Fraction(1), Fraction(1), 80, mode="lapangan")


def test_hanya_lembar_bertanda_tangan_tanpa_benturan():
    hasil = nilai_paparan(
        [
            LembarHitung("1", (5, 5, 5)),
            LembarHitung("2", (1, 1, 1), benturan=True),
            LembarHitung("3", (1, 1, 1), ditandatangani=False),
            LembarHitung("4", (4, None, 4)),
            LembarHitung("5", (4, 4, 4)),
        ]
    )
    assert (hasil.nilai, hasil.dihitung, hasil.kurang, hasil.lengkap) == (90, ("1", "5"), ("3", "4"), False)


def test_belum_ada_lembar():
    kosong = nilai_paparan([])
    assert (kosong.nilai, kosong.lengkap) == (None, False)
    baris = peringkat_akhir([finalis("x", 90, None)], (), 80)
    assert (baris[0].baris.total, baris[0].nilai_paparan, baris[0].baris.lengkap) == (72, None, False)


def test_seri_akhir_lapangan_lebih_tinggi_dulu():
    semua = [finalis("x", 80, 90, a=1, b=9), finalis("y", "82.5", 80, a=1, b=9)]
    baris = peringkat_akhir(semua, "ab", 80)
    assert [(b.baris.kode, b.baris.peringkat, b.baris.seri) for b in baris] == [("y", 1, True), ("x", 1, True)]
    assert baris[1].baris.penentu == "lapangan"


def test_seri_akhir_lalu_bobot_lalu_pleno():
    bobot = peringkat_akhir([finalis("x", 80, 90, a=1, b=9), finalis("y", 80, 90, a=2, b=8)], "ab", 80)
    assert [(b.baris.kode, b.baris.penentu, b.baris.pleno) for b in bobot] == [("y", "", False), ("x", "a", False)]
    kembar = [finalis("x", 80, 90, a=1, b=9), finalis("y", 80, 90, a=1, b=9)]
    assert all(b.baris.pleno for b in peringkat_akhir(kembar, "ab", 80))
    putus = peringkat_akhir(kembar, "ab", 80, keputusan=["y", "x"])
    assert [(b.baris.kode, b.baris.pleno) for b in putus] == [("y", False), ("x", False)]


@settings(deadline=None)
@given(st.lists(skor_acak, min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_rata_rata_di_antara_20_dan_100_dan_tidak_bergantung_urutan(skor, acak):
    lembar = [LembarHitung(str(i), s) for i, s in enumerate(skor)]
    nilai = nilai_paparan(lembar).nilai
    acak.shuffle(lembar)
    assert 20 <= nilai <= 100
    assert nilai == nilai_paparan(lembar).nilai
    assert nilai == Fraction(sum(map(sum, skor)) * 100, 15 * len(skor))


@settings(deadline=None)
@given(*[st.fractions(0, 100)] * 2, st.decimals(0, 100, places=2))
def test_nilai_akhir_di_antara_kedua_nilai(lapangan, paparan, bobot):
    assert min(lapangan, paparan) <= nilai_akhir(lapangan, paparan, bobot) <= max(lapangan, paparan)
