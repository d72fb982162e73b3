"""Quantiles from counted values are those of the row written out."""

import statistics
from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from layanan.sop.laporan.hitung import bagian, median, persentil

baris = st.lists(st.integers(0, 400), min_size=1, max_size=300)


@given(baris)
def test_median_seperti_baris_terurut(semua):
    assert median(Counter(semua)) == Fraction(statistics.median(semua))


@given(baris, st.integers(1, 100))
def test_persentil_nilai_terkecil_yang_menutup_bagiannya(semua, persen):
    nilai = persentil(Counter(semua), persen)
    tertutup = sum(n <= nilai for n in semua)
    kurang = sum(n < nilai for n in semua)
    assert nilai in semua
    assert 100 * tertutup >= persen * len(semua) > 100 * kurang


def test_kosong_dan_persis():
    assert median({}) is None and persentil({}, 90) is None and bagian(1, 0) is None
    assert median({2: 1, 3: 1}) == Fraction(5, 2)
    assert persentil(dict.fromkeys(range(1, 11), 1), 90) == 9, "nine of ten"
    assert bagian(1, 3) == Fraction(100, 3)
