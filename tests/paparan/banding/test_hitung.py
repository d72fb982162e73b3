"""Comparable shares: exact, bounded, and only of what both years scored."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from paparan.banding.hitung import Sebanding, capaian, rata

butir = st.builds(
    Sebanding,
    bobot=st.integers(1, 9).map(Fraction),
    maks=st.just(5),
    lalu=st.integers(0, 5),
    kini=st.integers(0, 5),
)
kelompok = st.lists(st.tuples(st.integers(1, 40).map(Fraction), st.lists(butir, max_size=5)), max_size=6)


def s(lalu, kini, bobot=1, maks=5):
    return Sebanding(Fraction(bobot), maks, lalu, kini)


def test_bobot_variabel_dan_indikator():
    hasil = capaian([(Fraction(40), [s(5, 0), s(0, 5, bobot=3)]), (Fraction(60), [s(2, 4, maks=4)]), (Fraction(9), [])])
    assert hasil.lalu == Fraction(40 * 5, 20) + 30 and hasil.kini == Fraction(40 * 15, 20) + 60
    assert hasil.selisih == 50 and hasil.jumlah == 3


def test_tidak_ada_yang_sebanding():
    assert capaian([]) is None and capaian([(Fraction(10), [])]) is None
    assert rata([]) is None and rata([1, 2]) == Fraction(3, 2)


@given(kelompok)
def test_batas_dan_arah(isi):
    hasil = capaian(isi)
    if hasil is None:
        assert not any(b for _w, b in isi)
        return
    assert 0 <= hasil.lalu <= 100 and 0 <= hasil.kini <= 100
    semua = [b for _w, milik in isi for b in milik]
    if all(b.kini >= b.lalu for b in semua):
        assert hasil.selisih >= 0
    assert capaian(reversed(isi)) == hasil
