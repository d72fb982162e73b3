"""The clock: pauses, holidays, midnight, month ends."""

import datetime as dt
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layanan.sop.deklarasi.bentuk import Satuan
from layanan.sop.kalender.hitung import (
    KalenderKerja,
    detik_berjalan,
    hari_berhenti,
    hari_kalender,
    hari_kerja_antara,
    lama,
    tambah_bulan,
    tambah_hari_kerja,
    tanggal_tenggat,
    tenggat,
)

WIB, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
KAL = KalenderKerja(WIB, {dt.date(2026, 8, 17): "Kemerdekaan", dt.date(2026, 8, 25): "Maulid"})
AWAL = dt.datetime(2026, 8, 1, tzinfo=WIB)


def pada(hari, jam=9, menit=0, bulan=8, zona=WIB):
    return dt.datetime(2026, bulan, hari, jam, menit, tzinfo=zona)


@st.composite
def momen(draw, hari=60):
    return AWAL + dt.timedelta(seconds=draw(st.integers(0, hari * 86400)))


@st.composite
def jeda(draw):
    mulai = draw(momen())
    return mulai, mulai + dt.timedelta(seconds=draw(st.integers(0, 20 * 86400)))


kalender = st.builds(
    lambda hari: KalenderKerja(WIB, {AWAL.date() + dt.timedelta(days=n): "Libur" for n in hari}),
    st.sets(st.integers(0, 80), max_size=15),
)
banyak_jeda = st.lists(jeda(), max_size=4)
satuan = st.sampled_from(list(Satuan))


def test_hari_diterima_tidak_dihitung_dan_libur_dilewati():
    jumat = dt.date(2026, 8, 14)
    assert tambah_hari_kerja(jumat, 1, KAL) == dt.date(2026, 8, 18)  # weekend and the 17th between
    assert hari_kerja_antara(jumat, dt.date(2026, 8, 18), KAL) == 1
    assert tambah_hari_kerja(jumat, 0, KAL) == jumat


def test_tetap_masuk_mengalahkan_libur_dan_akhir_pekan():
    sabtu = dt.date(2026, 8, 15)
    kal = KalenderKerja(WIB, {}, frozenset({sabtu}))
    assert tambah_hari_kerja(dt.date(2026, 8, 14), 1, kal) == sabtu
    assert KAL.libur_antara(dt.date(2026, 8, 1), dt.date(2026, 8, 31)) == [
        (dt.date(2026, 8, 17), "Kemerdekaan"),
        (dt.date(2026, 8, 25), "Maulid"),
    ]


@pytest.mark.parametrize(
    ("mulai", "jumlah", "akhir"),
    [
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2028, 1, 31), 1, dt.date(2028, 2, 29)),
        (dt.date(2026, 12, 31), 2, dt.date(2027, 2, 28)),
        (dt.date(2026, 11, 30), 3, dt.date(2027, 2, 28)),
        (dt.date(2026, 3, 30), 1, dt.date(2026, 4, 30)),
    ],
)
def test_akhir_bulan(mulai, jumlah, akhir):
    assert tambah_bulan(mulai, jumlah) == akhir


def test_dua_bulan_berakhir_pada_hari_kerja():
    batas = tenggat(2, Satuan.BULAN, pada(3), [], KAL)  # 3 October 2026 is a Saturday
    assert tanggal_tenggat(batas, KAL) == dt.date(2026, 10, 5)


def test_zona_dinas_menentukan_tanggal():
    """23.30 in Jakarta is the next day in Jayapura."""
    malam = pada(10, 23, 30)
    assert KAL.tanggal(malam) == dt.date(2026, 8, 10)
    assert KalenderKerja(WIT).tanggal(malam) == dt.date(2026, 8, 11)
    assert tanggal_tenggat(tenggat(1, Satuan.HARI_KERJA, malam, [], KalenderKerja(WIT)), KalenderKerja(WIT)) == dt.date(
        2026, 8, 12
    )


def test_jeda_semalam_tidak_mengambil_hari_dan_jeda_sejam_kerja_mengambilnya():
    semalam, sehari = (pada(10, 16), pada(11, 8)), (pada(11, 8), pada(11, 16))
    assert hari_berhenti([semalam], KAL) == frozenset()
    assert hari_berhenti([sehari], KAL) == {dt.date(2026, 8, 11)}
    assert lama(Satuan.HARI_KERJA, pada(10), pada(13), [semalam], KAL) == 3
    assert lama(Satuan.HARI_KERJA, pada(10), pada(13), [sehari], KAL) == 2


def test_menit_dihitung_tepat_dengan_jeda_bertumpuk():
    henti = [(pada(10, 9, 10), pada(10, 9, 30)), (pada(10, 9, 20), pada(10, 9, 40))]
    assert lama(Satuan.MENIT, pada(10, 9), pada(10, 10), henti, KAL) == 30
    assert tenggat(30, Satuan.MENIT, pada(10, 9), henti, KAL) == pada(10, 10)
    assert lama(Satuan.JAM, pada(10, 9), pada(10, 9, 20), [], KAL) == Fraction(1, 3)


def test_jam_yang_dimundurkan_tidak_pernah_negatif():
    for s in Satuan:
        assert lama(s, pada(12), pada(10), [], KAL) == 0
    assert hari_kerja_antara(dt.date(2026, 8, 12), dt.date(2026, 8, 10), KAL) == 0


@settings(max_examples=200, deadline=None)
@given(satuan, momen(), momen(), momen(), banyak_jeda, kalender)
def test_lama_tak_negatif_dan_tak_berkurang(s, a, b, c, henti, kal):
    a, b, c = sorted((a, b, c))
    assert 0 <= lama(s, a, b, henti, kal) <= lama(s, a, c, henti, kal)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([Satuan.MENIT, Satuan.JAM, Satuan.HARI_KERJA]), momen(), momen(), momen(), banyak_jeda, kalender)
def test_lama_terbagi_tanpa_sisa(s, a, b, c, henti, kal):
    """Wherever a request changes hands, the parts add up to the whole."""
    a, b, c = sorted((a, b, c))
    assert lama(s, a, b, henti, kal) + lama(s, b, c, henti, kal) == lama(s, a, c, henti, kal)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([Satuan.MENIT, Satuan.JAM, Satuan.HARI_KERJA]),
    st.integers(1, 40),
    momen(),
    momen(),
    banyak_jeda,
    kalender,
)
def test_tenggat_dan_lama_sepakat(s, jumlah, a, b, henti, kal):
    """In time until the deadline, late after it: two ways to ask the same."""
    batas = tenggat(jumlah, s, a, henti, kal)
    if b > batas:
        assert lama(s, a, b, henti, kal) > jumlah or s in (Satuan.MENIT, Satuan.JAM)
    elif b < batas and b >= a:
        assert lama(s, a, b, henti, kal) <= jumlah
    if s in (Satuan.MENIT, Satuan.JAM):
        assert lama(s, a, batas, henti, kal) == jumlah


@settings(max_examples=200, deadline=None)
@given(satuan, st.integers(0, 12), momen(), banyak_jeda, jeda(), kalender)
def test_jeda_dan_libur_hanya_mengundurkan_tenggat(s, jumlah, a, henti, tambahan, kal):
    batas = tenggat(jumlah, s, a, henti, kal)
    assert tenggat(jumlah, s, a, [*henti, tambahan], kal) >= batas >= tenggat(jumlah, s, a, [], kal)
    lebih = KalenderKerja(WIB, {**kal.libur, kal.tanggal(batas): "Libur baru"})
    assert tenggat(jumlah, s, a, henti, lebih) >= batas


@settings(max_examples=100, deadline=None)
@given(momen(), momen(), banyak_jeda, kalender)
def test_hari_kerja_tak_melebihi_hari_kalender(a, b, henti, kal):
    awal, akhir = kal.tanggal(min(a, b)), kal.tanggal(max(a, b))
    berhenti = hari_berhenti(henti, kal)
    assert hari_kerja_antara(awal, akhir, kal, berhenti) <= hari_kalender(awal, akhir, berhenti) <= (akhir - awal).days


@given(momen(), st.integers(0, 10**6))
def test_detik_tepat_sampai_mikrodetik(a, mikro):
    assert detik_berjalan(a, a + dt.timedelta(microseconds=mikro)) == Fraction(mikro, 10**6)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)), st.integers(0, 48), st.integers(0, 48))
def test_bulan_tak_melompat(awal, m, n):
    """Later months are later days, and the target month is always the one that was counted to."""
    hasil = tambah_bulan(awal, m)
    assert hasil.year * 12 + hasil.month == awal.year * 12 + awal.month + m
    assert (tambah_bulan(awal, m) <= tambah_bulan(awal, n)) == (m <= n)
