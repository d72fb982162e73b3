"""Values and totals: the demo plan to the exact fraction, and what must hold for any marks."""

import random
import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian.nilai.hitung import (
    ButirNilai,
    VariabelHitung,
    nilai_variabel,
    pecahan,
    ringkasan,
    variabel_tanpa_indikator,
)
from tests.hitung_contoh import DESK, INDIKATOR, RENCANA, VARIABEL

SEMUA = tuple(INDIKATOR)
level_acak = st.fixed_dictionaries({kode: st.none() | st.integers(0, 5) for kode in SEMUA})


@pytest.mark.parametrize("dinas", RENCANA["dinas"], ids=lambda d: d["kode"])
def test_sama_dengan_rencana(dinas):
    hasil = ringkasan(VARIABEL, dinas["nilai_indikator"])
    assert pecahan(hasil.total) == dinas["nilai_pecahan"]
    assert {k: pecahan(n) for k, n in hasil.nilai_variabel.items()} == dinas["nilai_variabel"]
    assert hasil.lengkap
    assert hasil.dapat_dicapai == 100


def test_padang_pariaman_551_per_6():
    dinas = next(d for d in RENCANA["dinas"] if d["kode"] == "13.05")
    assert ringkasan(VARIABEL, dinas["nilai_indikator"]).total == Fraction(551, 6)


def test_nilai_variabel():
    assert nilai_variabel(5, [ButirNilai(n) for n in (5, 5, 5, 4, 5, 5)]) == Fraction(29, 6)
    assert nilai_variabel(Decimal("7.5"), [ButirNilai(4)]) == 6
    assert nilai_variabel(10, [ButirNilai(5, bobot=3), ButirNilai(0, bobot=1)]) == Fraction(15, 2)
    assert nilai_variabel(10, [ButirNilai(5), ButirNilai(5, maks=10)]) == Fraction(20, 3)
    assert nilai_variabel(10, [ButirNilai(4), ButirNilai(0, berlaku=False)]) == 8
    assert nilai_variabel(10, [ButirNilai(None), ButirNilai(5)]) == 5


def test_variabel_tanpa_indikator_ditolak():
    with pytest.raises(ValueError, match="tidak dapat dihitung"):
        nilai_variabel(5, [ButirNilai(3, berlaku=False)])
    with pytest.raises(ValueError, match="V01 tidak punya indikator"):
        ringkasan(VARIABEL, {}, ["1"])
    assert variabel_tanpa_indikator(VARIABEL, ["1", "10", "8"]) == ("V01", "V03")
    assert variabel_tanpa_indikator(VARIABEL, ["10"]) == ()


@pytest.mark.parametrize("level", [6, -1, True, 2.5, "3"])
def test_nilai_di_luar_skala_ditolak(level):
    with pytest.raises(ValueError):
        ringkasan(VARIABEL, {"1": level})
    with pytest.raises(ValueError):
        nilai_variabel(3, [ButirNilai(level)])


def test_bobot_float_ditolak():
    with pytest.raises(TypeError):
        nilai_variabel(0.5, [ButirNilai(3)])


def test_desk_tanpa_wawancara_mencapai_85():
    kosong = ringkasan(VARIABEL, {}, dinilai=DESK)
    assert (kosong.total, kosong.dapat_dicapai, kosong.lengkap) == (0, 85, False)
    penuh = ringkasan(VARIABEL, dict.fromkeys(DESK, 5), dinilai=DESK)
    assert (penuh.total, penuh.lengkap, penuh.kurang) == (85, True, ())
    assert ringkasan(VARIABEL, dict.fromkeys(SEMUA, 5), dinilai=DESK).total == 85  # a stray interview value is no gain


def test_tidak_berlaku_keluar_dari_pembilang_dan_penyebut():
    level = dict.fromkeys(SEMUA, 5) | {"7": 0}
    assert ringkasan(VARIABEL, level).nilai_variabel["V02"] == Fraction(25, 6)
    tanpa = ringkasan(VARIABEL, level, ["7"])
    assert (tanpa.nilai_variabel["V02"], tanpa.total, tanpa.dapat_dicapai) == (5, 100, 100)
    assert "7" not in ringkasan(VARIABEL, {}, ["7"]).kurang


def test_belum_dinilai_bukan_nol():
    dinas = RENCANA["dinas"][0]["nilai_indikator"]
    tanpa = {k: n for k, n in dinas.items() if k not in ("8", "30")}
    kosong, nol = ringkasan(VARIABEL, tanpa), ringkasan(VARIABEL, dinas | {"8": 0, "30": 0})
    assert kosong.total == nol.total
    assert (kosong.lengkap, kosong.kurang) == (False, ("8", "30"))
    assert (nol.lengkap, nol.kurang) == (True, ())


def test_bobot_indikator_desimal_tanpa_pembulatan():
    v = VariabelHitung.dari("V1", "100", [("a", Decimal("0.3"), 5), ("b", Decimal("0.7"), 4)])
    hasil = ringkasan([v], {"a": 5, "b": 1})
    assert hasil.total == 100 * Fraction(22, 43)
    butir = [ButirNilai(5, Fraction(3, 10), 5), ButirNilai(1, Fraction(7, 10), 4)]
    assert hasil.total == nilai_variabel(100, butir)


def test_seri_lewat_jalan_berbeda():
    a, b = dict.fromkeys(SEMUA, 0), dict.fromkeys(SEMUA, 0)
    a |= dict.fromkeys(["2", "3", "4", "5", "6", "7"], 1)  # 6 × 1/6
    b |= {"9": 1}  # 5 / 5
    assert ringkasan(VARIABEL, a).total == ringkasan(VARIABEL, b).total == 1


@settings(deadline=None, max_examples=150)
@given(level_acak)
def test_total_di_antara_0_dan_100(level):
    hasil = ringkasan(VARIABEL, level)
    assert 0 <= hasil.total <= 100
    assert hasil.total == sum(hasil.nilai_variabel.values())
    assert all(0 <= hasil.nilai_variabel[v.kode] <= v.bobot for v in VARIABEL)


@settings(deadline=None, max_examples=100)
@given(level_acak, st.sampled_from(SEMUA))
def test_menaikkan_satu_nilai_tidak_menurunkan(level, kode):
    naik = level | {kode: min((level[kode] or 0) + 1, 5)}
    lama, baru = ringkasan(VARIABEL, level), ringkasan(VARIABEL, naik)
    assert baru.total >= lama.total
    assert (baru.total > lama.total) == ((level[kode] or 0) < 5)


@settings(deadline=None, max_examples=50)
@given(level_acak, st.randoms(use_true_random=False))
def test_tidak_bergantung_urutan(level, acak):
    kocok = list(level.items())
    acak.shuffle(kocok)
    hasil, terbalik = ringkasan(VARIABEL, level), ringkasan(VARIABEL[::-1], dict(kocok))
    assert hasil.total == terbalik.total
    assert hasil.nilai_variabel == terbalik.nilai_variabel


@settings(deadline=None, max_examples=50)
@given(level_acak, st.sets(st.sampled_from(SEMUA)))
def test_dua_jalan_hitung_sama(level, keluar):
    """``ringkasan`` works with scaled whole numbers, ``nilai_variabel`` with fractions: equal always."""
    keluar = {k for k in keluar if k not in ("1", "8", "9", "16", "17", "27", "28", "29", "23", "10", "12", "2", "18")}
    hasil = ringkasan(VARIABEL, level, keluar)
    for v in VARIABEL:
        butir = [ButirNilai(level[i.kode], i.bobot, i.maks, i.kode not in keluar) for i in v.indikator]
        assert hasil.nilai_variabel[v.kode] == nilai_variabel(v.bobot, butir)


def test_514_peserta_di_bawah_satu_detik():
    acak = random.Random(1)
    semua = [{kode: acak.randint(0, 5) for kode in SEMUA} for _ in range(514)]
    mulai = time.perf_counter()
    for level in semua:
        ringkasan(VARIABEL, level)
    assert time.perf_counter() - mulai < 1
