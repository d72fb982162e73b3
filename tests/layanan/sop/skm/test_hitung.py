"""The survey's arithmetic: exact, bounded, blind to the order; grades by the rounded value; ties; sample."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.sop.skm.hitung import BOBOT, Kumpulan, bulat2, indeks, mutu, sampel_minimum, terendah
from layanan.sop.skm.unsur import MEDAN_UNSUR, MENURUT_KODE, UNSUR, URUTAN_TANYA

KODE = [u.kode for u in UNSUR]
lembar = st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=40)


def hitung(semua) -> Fraction:
    kolom = zip(*semua, strict=True)
    return indeks({k: Kumpulan(len(semua), sum(nilai)).rata for k, nilai in zip(KODE, kolom, strict=True)})


@given(st.integers(1, 500))
def test_semua_empat_tepat_seratus(n):
    assert hitung([[4] * 9] * n) == 100
    assert hitung([[1] * 9] * n) == 25
    assert BOBOT * 9 == 1


@given(lembar)
def test_selalu_di_antara_batas(semua):
    assert 25 <= hitung(semua) <= 100


@given(lembar, st.randoms())
def test_urutan_jawaban_dan_unsur_tidak_berpengaruh(semua, acak):
    teracak = semua[:]
    acak.shuffle(teracak)
    letak = list(range(9))
    acak.shuffle(letak)
    assert hitung(semua) == hitung(teracak) == hitung([[baris[i] for i in letak] for baris in semua])


@given(lembar, st.integers(0, 8))
def test_jawaban_lebih_baik_tidak_menurunkan_indeks(semua, letak):
    naik = [list(baris) for baris in semua]
    naik[0][letak] = 4
    assert hitung(naik) >= hitung(semua)


def test_kosong_tidak_dihitung_dan_unsur_tanpa_jawaban_tanpa_indeks():
    rata = dict.fromkeys(KODE, Fraction(3))
    assert indeks(rata) == 75
    assert indeks(rata | {"U4": Kumpulan(0, 0).rata}) is None
    assert indeks({}) is None and mutu(None) is None


@pytest.mark.parametrize(
    "nilai, huruf",
    [
        ("100", "A"),
        ("88.31", "A"),
        ("88.305", "A"),  # the gap of the norm: rounds up to 88.31
        ("88.3049", "B"),
        ("76.61", "B"),
        ("76.605", "B"),
        ("76.6049", "C"),
        ("65", "C"),
        ("64.995", "C"),
        ("64.99", "D"),
        ("25", "D"),
    ],
)
def test_mutu_menurut_nilai_yang_dibulatkan(nilai, huruf):
    assert mutu(Fraction(nilai))[0] == huruf


def test_bulat_setengah_ke_atas():
    assert [bulat2(Fraction(n)) for n in ("1.005", "1.0049", "2.675")] == [
        Fraction("1.01"),
        Fraction("1.00"),
        Fraction("2.68"),
    ]


def test_tiga_terendah_beserta_yang_sama():
    rata = {k: Fraction(n) for k, n in zip(KODE, (4, 3, 2, 3, 4, 4, 3, 4, 4), strict=True)}
    assert terendah(rata) == ["U3", "U2", "U4", "U7"], "U2, U4 and U7 are level"
    assert terendah(dict.fromkeys(KODE, Fraction(4))) == [], "nothing stands out"
    assert terendah({}) == []
    assert terendah(rata | {"U3": None}) == ["U2", "U4", "U7"]


@pytest.mark.parametrize(
    "populasi, sampel",
    [(0, 0), (1, 1), (10, 10), (20, 19), (75, 63), (100, 80), (300, 169), (1000, 278), (10_000, 370), (10**6, 384)],
)
def test_sampel_seperti_tabel_krejcie_morgan(populasi, sampel):
    assert sampel_minimum(populasi) == sampel


def test_u8_pengaduan_u9_sarana_walau_ditanyakan_terbalik():
    """The trap: the eighth question is about facilities, the ninth about complaints."""
    assert [u.kode for u in URUTAN_TANYA] == ["U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8"]
    assert "Sarana" in URUTAN_TANYA[7].nama and "sarana" in URUTAN_TANYA[7].tanya
    assert "pengaduan" in MENURUT_KODE["U8"].nama and "pengaduan" in URUTAN_TANYA[8].tanya
    assert MEDAN_UNSUR == tuple(k.lower() for k in KODE)
