"""A receipt's number as people type it: read in any spelling, a slip told from another number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.ketupat_pecel.hari.hitung import baca_tanda_terima, mirip_tanda_terima, tanda_terima
from layanan.ketupat_pecel.susulan.lacak import baca

TABLET, URUT = st.integers(1, 9999), st.integers(1, 999_999)


@given(TABLET, URUT)
def test_dibaca_sebagaimana_dicetak(tablet, urut):
    nomor = tanda_terima(tablet, urut)
    for tulisan in (nomor, nomor.lower(), nomor.replace("-", " "), f"  {nomor.replace('-', ' - ')} ", nomor[1:]):
        assert baca_tanda_terima(tulisan) == (tablet, urut)
        assert mirip_tanda_terima(tulisan)


@given(TABLET, URUT)
def test_tanpa_garis_tidak_pernah_terbaca_sebagai_nomor_lain(tablet, urut):
    assert baca_tanda_terima(tanda_terima(tablet, urut).replace("-", "")) in ((tablet, urut), None)


@given(TABLET, st.integers(1, 9999), st.integers(0, 20), st.integers(1, 9))
def test_satu_angka_salah_ditemukan(tablet, urut, di, geser):
    nomor = tanda_terima(tablet, urut)
    angka = [n for n, h in enumerate(nomor) if h.isdigit()]
    n = angka[di % len(angka)]
    salah = nomor[:n] + str((int(nomor[n]) + geser) % 10) + nomor[n + 1 :]
    assert baca_tanda_terima(salah) is None
    with pytest.raises(ValueError, match="salah ketik"):
        baca(salah)


@pytest.mark.parametrize(
    "tulisan", ["", "T", "T2", "K7M2-QXP4", "T-0017-0", "halo", "T2-17-0", "٣-0017-0", "T0-0001-8"]
)
def test_bukan_tanda_terima(tulisan):
    assert baca_tanda_terima(tulisan) is None


def test_huruf_yang_mirip_angka():
    assert baca_tanda_terima("t2-OO17-o") == (2, 17)
    assert baca("K7M2-QXP4") is None, "a code of the engine is none of ours"
