import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from pentas.tampilan import format as fmt

SORE = dt.datetime(2026, 8, 28, 9, 0, tzinfo=dt.UTC)  # 16.00 in Jakarta


@pytest.mark.parametrize(
    ("nilai", "tulis"),
    [
        (Fraction(551, 6), "91,83"),
        ("551/6", "91,83"),
        (Decimal("1234.5"), "1.234,50"),
        (Fraction(1, 200), "0,01"),
        (Fraction(-1, 200), "−0,01"),
        (Fraction(-1, 201), "0,00"),
        (Fraction(199, 200), "1,00"),
        (1234567, "1.234.567,00"),
        (0, "0,00"),
        (None, "–"),
        ("", "–"),
    ],
)
def test_angka_rounds_half_away_from_zero_exactly(nilai, tulis):
    assert fmt.angka(nilai) == tulis


def test_angka_takes_a_number_of_digits():
    assert fmt.angka(Fraction(5, 2), 0) == "3"
    assert fmt.angka(Fraction(1, 3), 4) == "0,3333"


def test_angka_refuses_float():
    with pytest.raises(TypeError):
        fmt.angka(91.83)


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6), st.integers(0, 6))
def test_rounding_is_never_further_than_half_a_step(nilai, digit):
    selisih = abs(Fraction(fmt.bulatkan(nilai, digit)) - nilai)
    assert selisih <= Fraction(1, 2 * 10**digit)


@given(st.fractions(max_denominator=10**6))
def test_rounding_is_symmetric(nilai):
    assert fmt.bulatkan(-nilai) == -fmt.bulatkan(nilai)


@pytest.mark.parametrize(
    ("nilai", "tulis"), [(Fraction(6, 5), "+1,20"), (Fraction(-13, 20), "−0,65"), (0, "0,00"), (None, "–")]
)
def test_bertanda(nilai, tulis):
    assert fmt.bertanda(nilai) == tulis


@pytest.mark.parametrize(
    ("nilai", "tulis"),
    [(5, "5%"), (Decimal("2.50"), "2,5%"), (Fraction(1, 3), "0,33%"), (100, "100%"), (0, "0%"), (None, "–")],
)
def test_persen_drops_trailing_zeros_only_after_the_comma(nilai, tulis):
    assert fmt.persen(nilai) == tulis


def test_tanggal_is_indonesian():
    assert fmt.tanggal(dt.date(2026, 11, 20)) == "20 November 2026"
    assert fmt.tanggal(None) == "–"


@pytest.mark.parametrize(
    ("zona", "tulis"),
    [
        ("Asia/Jakarta", "Jumat, 28 Agustus 2026, pukul 16.00 WIB"),
        ("Asia/Makassar", "Jumat, 28 Agustus 2026, pukul 17.00 WITA"),
        ("Asia/Jayapura", "Jumat, 28 Agustus 2026, pukul 18.00 WIT"),
    ],
)
def test_tanggal_jam_names_the_active_zone(zona, tulis):
    with timezone.override(zona):
        assert fmt.tanggal_jam(SORE) == tulis


def test_ringkas_waktu_writes_another_year():
    assert fmt.ringkas_waktu(SORE, SORE) == "28 Agu, 16.00"
    assert fmt.ringkas_waktu(SORE, SORE + dt.timedelta(days=300)) == "28 Agu 2026, 16.00"
    assert fmt.ringkas_waktu(dt.date(2026, 8, 28), SORE) == "28 Agu"


@pytest.mark.parametrize(
    ("selisih", "tulis"),
    [
        (dt.timedelta(days=9), "9 hari lagi"),
        (dt.timedelta(hours=3), "3 jam lagi"),
        (dt.timedelta(minutes=5), "5 menit lagi"),
        (dt.timedelta(seconds=20), "sebentar lagi"),
        (dt.timedelta(days=1), "besok"),
        (-dt.timedelta(seconds=20), "baru saja"),
        (-dt.timedelta(hours=5), "5 jam lalu"),
        (-dt.timedelta(days=1), "kemarin"),
        (-dt.timedelta(days=2), "2 hari lalu"),
        (-dt.timedelta(hours=15), "15 jam lalu"),
    ],
)
def test_jarak(selisih, tulis):
    assert fmt.jarak(SORE + selisih, SORE) == tulis


def test_jarak_of_a_date_counts_days():
    assert fmt.jarak(dt.date(2026, 8, 28), SORE) == "hari ini"
    assert fmt.jarak(dt.date(2026, 9, 6), SORE) == "9 hari lagi"


@pytest.mark.parametrize(
    ("byte", "tulis"),
    [(1_258_291, "1,2 MB"), (20 << 20, "20 MB"), (422_000, "412 KB"), (900, "900 byte"), (0, "0 byte"), (None, "–")],
)
def test_ukuran_berkas(byte, tulis):
    assert fmt.ukuran_berkas(byte) == tulis


def test_pendek_keeps_cities():
    assert fmt.pendek("Kabupaten Agam") == "Kab. Agam"
    assert fmt.pendek("Kota Solok") == "Kota Solok"


def test_awal_kecil_keeps_abbreviations():
    assert fmt.awal_kecil("Kepala seksi") == "kepala seksi"
    assert fmt.awal_kecil("OPD") == "OPD"
    assert fmt.awal_kecil("") == ""


def test_garis_is_a_line_to_write_on():
    assert fmt.garis("", 5) == "……………"
    assert fmt.garis(None, 5) == "……………"
    assert fmt.garis("198001012005011001") == "198001012005011001"


@pytest.mark.parametrize(("nilai", "tulis"), [(12_500_000, "Rp12.500.000"), (0, "Rp0"), (None, "–"), ("", "–")])
def test_rupiah_is_whole_and_nothing_is_no_zero(nilai, tulis):
    assert fmt.rupiah(nilai) == tulis
