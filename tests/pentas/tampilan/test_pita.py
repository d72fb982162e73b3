import re
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pentas.tampilan import pita

BOBOT = [3, 5, 2, 5, 10, 15, 5, 5, 5, 15, 5, 5, 20]
bobot = st.lists(st.fractions(min_value=Fraction(1, 100), max_value=100, max_denominator=100), min_size=1, max_size=20)


@given(bobot)
def test_segments_sum_to_the_whole_and_touch(daftar):
    letak = pita.letak(daftar)
    assert sum(lebar for _, lebar in letak) == 100
    for (x, lebar), (berikut, _) in pairwise(letak):
        assert x + lebar == berikut


@given(bobot, st.data())
def test_cells_sum_to_the_whole(daftar, data):
    ruas = [{"bobot": b, "sel": ["sah"] * data.draw(st.integers(1, 6))} for b in daftar]
    assert sum(s.lebar for s in pita.susun_sel(ruas)) == 100


def test_weights_of_zero_share_equally():
    assert pita.letak([0, 0]) == [(0, 50), (50, 50)]


def test_ribbon_draws_every_cell_with_its_pattern_and_name():
    ruas = [
        {"bobot": 25, "nomor": 1, "nama": "A & B", "sel": ["sah"]},
        {"bobot": 75, "nomor": 2, "sel": ["draf", "belum"]},
    ]
    svg = pita.svg_pita(ruas, label="Status")
    assert re.findall(r'<svg x="([\d.]+)%" width="([\d.]+)%"', svg) == [("0", "25"), ("25", "37.5"), ("62.5", "37.5")]
    assert re.findall(r"url\(#pita-(\w+)\)", svg) == ["sah", "draf", "belum"]
    assert "1. A &amp; B" in svg
    assert 'role="img" aria-label="Status"' in svg
    assert "style" not in svg


def test_scale_is_centred_on_its_segments():
    svg = pita.svg_skala([{"bobot": b, "nomor": n} for n, b in enumerate(BOBOT, 1)], "bobot")
    assert svg.startswith('<svg class="pita-skala"')
    assert '<text x="1.5%"' in svg and ">3%</text>" in svg
    assert '<text x="90%"' in svg and ">20%</text>" in svg


def test_ranking_ribbon_fits_its_box_and_marks_what_is_low():
    ruas = [(b, Fraction(3, 5)) for b in BOBOT[:-1]] + [(20, Fraction(59, 100))]
    svg = pita.svg_susun(ruas, 190, 20, cetak=False, label="Capaian")
    kotak = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="(#\w+)"', svg)
    assert len(kotak) == 26
    x, _, lebar, _, warna = kotak[-1]
    assert abs(float(x) + float(lebar) - 190) < 0.001
    assert warna == "#A81C24"
    assert [k[4] for k in kotak].count("#A81C24") == 1


@pytest.mark.parametrize(("isi", "lebar"), [(Fraction(62), "62"), (Fraction(1, 3), "0.3333"), (-5, "0"), (140, "100")])
def test_bar_stays_between_empty_and_full(isi, lebar):
    assert f'class="isi" width="{lebar}%"' in pita.svg_batang(isi)


def test_signature_is_one_path_in_its_own_box():
    svg = pita.svg_goresan([[[10, 10, 0], [20, 30, 5]], [[15, 12, 9]]])
    assert 'viewBox="-3 -3 16.0 26.0"' in svg
    assert 'd="M0.0 0.0L10.0 20.0M5.0 2.0"' in svg
    assert pita.svg_goresan(None) == "" == pita.svg_goresan([])
