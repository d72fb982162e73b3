"""What people type becomes exact numbers, or a sentence that says what to do."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian.instrumen.angka import baca_angka, bulat, simpan_angka, tampil_angka, tepat
from penilaian.instrumen.masukan import hitung_masukan, masukan_kurang, validasi_masukan
from penilaian.instrumen.rumus import RumusSalah, hitung_rumus, nama_dalam_rumus
from tests.hitung_contoh import INDIKATOR


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("0", "0"), ("1250", "1250"), ("1.250", "1250"), ("1.234,5", "1234.5"), ("1234.5", "1234.5"), ("12,5", "12.5"),
        ("Rp 1.000", "1000"), ("Rp1.000.000,-", "1000000"), ("rp. 2.500", "2500"), ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"), ("1 250", "1250"), ("98,0001 %", "98.0001"), ("0.500", "0.5"), ("2,500", "2.5"),
        ("-3", "-3"), ("−3,5", "-3.5"), (7, "7"), (2.5, "2.5"), ("007", "7"),
    ],
)  # fmt: skip
def test_baca_angka(teks, harap):
    assert baca_angka(teks) == Fraction(harap)


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "abc",
        "1.2.3",
        "1,2,3",
        "1.25,3.4",
        "--1",
        "1e9",
        "٣",
        "1.234.56",
        "½",
        "9" * 19,
        True,
        None,
        "1/2",
        10**19,
        1e-300,
    ],
)
def test_bukan_angka(teks):
    with pytest.raises(ValueError):
        baca_angka(teks)


def test_nilai_tepat_menolak_float():
    with pytest.raises(TypeError):
        tepat(0.1)
    assert tepat("2.5") == Fraction(5, 2)


@settings(deadline=None)
@given(st.decimals(-(10**9), 10**9, places=4))
def test_angka_tersimpan_dan_tampil_terbaca_sama(desimal):
    angka = Fraction(desimal)
    assert baca_angka(simpan_angka(angka)) == angka
    assert baca_angka(tampil_angka(angka)) == angka


@pytest.mark.parametrize(
    ("nilai", "harap"),
    [
        ("551/6", "91.83"), ("95", "95.00"), ("1/200", "0.01"), ("1/201", "0.00"), ("5441/60", "90.68"),
        ("99999/1000", "100.00"), ("-1/200", "-0.01"), ("-1/1000", "0.00"),
    ],
)  # fmt: skip
def test_bulat_setengah_ke_atas(nilai, harap):
    assert bulat(Fraction(nilai)) == harap


def test_bulat_digit_lain():
    assert bulat(Fraction(5, 2), 0) == "3"
    assert bulat(Fraction(1, 3), 4) == "0.3333"


# --- formulas -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rumus", "harap"),
    [("a / b * 100", "50"), ("a + b * 2", "5"), ("(a + b) * 2", "6"), ("a - b - 1", "-2"), ("b / (a - 1)", None),
     ("a/0", None)],
)  # fmt: skip
def test_rumus(rumus, harap):
    hasil = hitung_rumus(rumus, {"a": Fraction(1), "b": Fraction(2)})
    assert hasil == (None if harap is None else Fraction(harap))


def test_rumus_belum_lengkap():
    assert hitung_rumus("a / b", {"a": Fraction(1), "b": None}) is None
    assert nama_dalam_rumus("a / b * 100 + a") == ("a", "b")
    assert nama_dalam_rumus("1 / (a - b)") == ("a", "b")


@pytest.mark.parametrize("rumus", ["", "a +", "(a", "a b", "a)", "a ** 2", "__import__('os')", "a.b", "*a", "(" * 400])
def test_rumus_salah(rumus):
    with pytest.raises(RumusSalah):
        nama_dalam_rumus(rumus)


def test_kesalahan_tulis_rumus_tidak_menjadi_kosong():
    with pytest.raises(RumusSalah):
        hitung_rumus("a b", {"a": Fraction(1)})


# --- inputs ---------------------------------------------------------------------------------------


def validasi(kode, **isian):
    return validasi_masukan(INDIKATOR[kode]["masukan"], isian)


def test_isian_bersih_berbentuk_json():
    bersih, galat = validasi("21", pembilang="Rp 1.234.567,50", penyebut="2000000")
    assert (bersih, galat) == ({"pembilang": "1234567.5", "penyebut": 2000000}, {})
    assert validasi_masukan(INDIKATOR["21"]["masukan"], bersih)[0] == bersih


def test_isian_kosong_bukan_kesalahan():
    assert validasi("18", pembilang="", penyebut=None) == ({}, {})


@pytest.mark.parametrize(
    ("kode", "isian", "nama", "potongan"),
    [
        ("18", {"pembilang": "banyak"}, "pembilang", "Tulis dalam angka"),
        ("18", {"pembilang": "12,5"}, "pembilang", "bilangan bulat"),
        ("18", {"pembilang": -1}, "pembilang", "paling sedikit 0"),
        ("18", {"penyebut": "0"}, "penyebut", "paling sedikit 1"),
        ("29", {"jumlah_output": 25}, "jumlah_output", "paling banyak 24"),
        ("11", {"survei_dilakukan": "mungkin"}, "survei_dilakukan", "Ya atau Tidak"),
        ("10", {"nilai_biro": "A++"}, "nilai_biro", "dari daftar"),
        ("10", {"nilai_biro": ["A"]}, "nilai_biro", "dari daftar"),
        ("18", {"asing": 1}, "asing", "tidak ada pada indikator"),
        ("18", {"pembilang": float("nan")}, "pembilang", "Tulis dalam angka"),
        ("18", {"pembilang": float("inf")}, "pembilang", "Tulis dalam angka"),
        ("18", {"pembilang": {"a": 1}}, "pembilang", "Tulis dalam angka"),
    ],
)
def test_isian_ditolak_dengan_kalimat(kode, isian, nama, potongan):
    bersih, galat = validasi(kode, **isian)
    assert potongan in galat[nama]
    assert nama not in bersih


def test_bagian_tidak_melebihi_keseluruhan():
    bersih, galat = validasi("9", pengaduan_masuk="1.250", pengaduan_ditanggapi="1.251")
    assert galat == {
        "pengaduan_ditanggapi": "Tidak boleh melebihi Jumlah pengaduan masuk pada periode penilaian (1.250). "
        "Periksa kedua angka."
    }
    assert bersih == {"pengaduan_masuk": 1250}
    assert validasi("9", pengaduan_masuk=5, pengaduan_ditanggapi=5)[1] == {}


def test_pilihan_ya_tidak():
    for isi, harap in (("ya", True), (True, True), ("1", True), ("tidak", False), (False, False), ("false", False)):
        assert validasi("11", survei_dilakukan=isi)[0] == {"survei_dilakukan": harap}


def test_turunan_tidak_dapat_diisi():
    bersih, galat = validasi("18", pembilang=1, penyebut=2, capaian="99")
    assert (bersih, galat) == ({"pembilang": 1, "penyebut": 2}, {})


def test_hitung_masukan_tepat():
    masukan = INDIKATOR["18"]["masukan"]
    assert hitung_masukan(masukan, {"pembilang": 1, "penyebut": 3})["capaian"] == Fraction(100, 3)
    kosong = hitung_masukan(masukan, {})
    assert set(kosong.values()) == {None}
    assert len(masukan_kurang(masukan, kosong)) == 2


def test_hitung_masukan_dari_centang():
    masukan = INDIKATOR["14"]["masukan"]
    assert hitung_masukan(masukan, {"web": True}, ["14.c"])["web"] is False
    assert hitung_masukan(masukan, {}, ["14.a"])["web"] is True


def test_isian_opsional_tidak_diminta():
    masukan = INDIKATOR["10"]["masukan"]
    assert len(masukan_kurang(masukan, hitung_masukan(masukan, {}))) == 2
