import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.sop.surat.hitung import CONTOH, PANJANG_POLA, cacat_pola, deret, tulis_nomor
from layanan.sop.surat.jenis import semua_jenis


@pytest.mark.parametrize(
    "pola",
    [
        "400.12/{urut}/X",  # no year: next year's numbers would be this year's again
        "{tahun}/X",
        "{urut}/{urut}/{tahun}",
        "{urut}{tahun}",  # 1 and 12026 would be 11 and 2026
        "{urut}1/{tahun}",
        "A{urut}/{tahun}",
        "{urut}/{tahun}/{nama}",
        "{urut.__class__}/{tahun}",
        "{urut!r}/{tahun}",
        "{urut:>9999999}/{tahun}",
        "{urut}/{tahun:04d}",
        "{urut/{tahun}",
        "{}/{tahun}/{urut}",
        "<b>/{urut}/{tahun}",
        "",
        "x" * PANJANG_POLA + "/{urut}/{tahun}",
    ],
)
def test_faulty_pattern_is_named(pola):
    assert cacat_pola(pola)


@pytest.mark.parametrize("pola", [CONTOH, "{urut:03d}/{bulan_romawi}/{tahun}", "470/{urut}/{bulan}/{tahun}"])
def test_sound_pattern(pola):
    assert cacat_pola(pola) == ""
    assert len(deret(pola)) <= 60  # NomorUrut.deret


def test_an_agenda_book_may_do_without_the_year():
    assert "{tahun}" in cacat_pola("470/{urut}")
    assert cacat_pola("470/{urut}", bertahun=False) == ""
    assert cacat_pola("470/118", bertahun=False) == "Pola memuat {urut} satu kali."


def test_own_patterns_are_sound_and_fit():
    assert not [j.kode for j in semua_jenis() if cacat_pola(j.pola)]


def test_number_as_written():
    assert tulis_nomor(CONTOH, 7, 2026, 8) == "400.12.4.4/007/DKPS-PIAK/2026"
    assert tulis_nomor("{urut}/{bulan_romawi}/{tahun}", 1000, 2026, 8) == "1000/VIII/2026"


def test_width_does_not_make_another_series():
    assert deret("{urut:03d}/A/{tahun}") == deret("{urut}/A/{tahun}") != deret("{urut}/B/{tahun}")


@given(*[st.tuples(st.integers(1, 5000), st.integers(2000, 2100), st.integers(1, 12))] * 2)
def test_two_letters_of_one_series_never_have_one_number(satu, dua):
    for pola in (CONTOH, "{urut}/{bulan_romawi}/{tahun}"):
        beda = satu[:2] != dua[:2]
        assert not beda or tulis_nomor(pola, *satu) != tulis_nomor(pola, *dua)
