"""Suggested levels: tick lists, threshold rules and every boundary of the instrument."""

import json
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian.instrumen.hitung import (
    KriteriaCentang,
    Poin,
    RubrikIndikator,
    bobot_efektif,
    isi_parameter,
    saran,
    saran_kumulatif,
)
from penilaian.instrumen.sidik import sidik_instrumen
from tests.hitung_contoh import INDIKATOR, INSTRUMEN, RUBRIK, VARIABEL

KUMULATIF = [k for k, r in RUBRIK.items() if r.mode == "kumulatif"]
BERATURAN = [k for k, r in RUBRIK.items() if r.mode == "aturan"]
WAWANCARA = ["23", "24", "25", "26"]


def nilai(kode, centang=(), konteks=None, **isian):
    return saran(RUBRIK[kode], [f"{kode}.{huruf}" for huruf in centang], isian, konteks).nilai


def kriteria(*level):
    return [KriteriaCentang(f"k{i}", satu) for i, satu in enumerate(level)]


# --- tick lists ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "centang", "harap"),
    [
        ((1, 2, 3), "", 0),
        ((1, 2, 3), "0", 1),
        ((1, 2, 3), "01", 2),
        ((1, 2, 3), "02", 1),  # a gap stops the walk
        ((1, 2, 3), "12", 0),
        ((3, 3, 3, 4), "", 0),
        ((3, 3, 3, 4), "0", 1),
        ((3, 3, 3, 4), "01", 2),
        ((3, 3, 4), "0", 2),  # exactly half
        ((3, 3, 3, 4), "013", 2),
        ((3, 3, 3, 4), "0123", 4),
        ((4, 4, 4), "0", 1),
        ((4, 4, 4), "01", 2),
        ((2, 2, 3), "0", 1),  # half of level 2 may not give 2
        ((2, 2, 3), "01", 2),
        ((1, 1, 1), "01", 0),
        ((3, 5), "0", 3),  # level 4 owns nothing: never reached by itself
        ((3, 5), "01", 5),
        ((5, 5), "0", 2),
    ],
)
def test_daki_tingkat(level, centang, harap):
    assert saran_kumulatif(kriteria(*level), {f"k{c}" for c in centang}) == harap


def test_tanpa_kriteria_tidak_pernah_naik():
    assert saran_kumulatif([], {"apa saja"}) == 0


def test_nilai_maksimum_lain():
    sepuluh = kriteria(6, 7, 10)
    assert saran_kumulatif(sepuluh, {"k0", "k1", "k2"}, maks=10) == 10
    assert saran_kumulatif(sepuluh, {"k0", "k1"}, maks=10) == 7
    assert saran_kumulatif(kriteria(1, 2, 3), {"k0", "k1", "k2"}, maks=2) == 2


def test_pengganti_menutup_syarat():
    assert nilai("30", "bc") == 2
    assert nilai("30", "abc") == 3
    assert nilai("30", "bcde") == 4  # Play Store stands for the web site
    assert nilai("30", "bcdefg") == 5


@pytest.mark.parametrize("kode", KUMULATIF)
def test_semua_syarat_memberi_nilai_tertinggi(kode):
    r = RUBRIK[kode]
    besar = {"anggaran_apbd": 2, "anggaran_dak": 1}
    assert saran(r, [k.kode for k in r.kriteria], besar if kode == "16" else {}).nilai == 5


@pytest.mark.parametrize("kode", [k for k in RUBRIK if k not in WAWANCARA])
def test_kosong_menyarankan_nol(kode):
    hasil = saran(RUBRIK[kode])
    assert hasil.nilai == 0
    assert hasil.sebab.endswith(".")


@pytest.mark.parametrize("kode", WAWANCARA)
def test_wawancara_tidak_disarankan(kode):
    assert saran(RUBRIK[kode], [k.kode for k in RUBRIK[kode].kriteria]).nilai is None


def test_sebab_dalam_kalimat():
    hasil = saran(RUBRIK["30"], ["30.b", "30.c", "30.d", "30.e", "30.f"])
    assert hasil.sebab == "Semua syarat nilai 4 terpenuhi; untuk nilai 5 masih kurang: 5g."
    assert hasil.kurang == ("30.g",)
    sebagian = saran(RUBRIK["5"], ["5.a"])
    assert sebagian.sebab == "1 dari 2 syarat nilai 3 terpenuhi; untuk nilai 3 masih kurang: 3b."
    assert (sebagian.nilai, sebagian.usulan) == (2, True)
    assert saran(RUBRIK["5"], ["5.c"]).sebab == "Belum ada syarat nilai 3 yang terpenuhi."


def test_16_apbd_harus_lebih_besar_daripada_dak():
    empat = "abcd"
    assert nilai("16", empat, anggaran_apbd=100, anggaran_dak=100) == 4
    assert nilai("16", empat, anggaran_apbd="100.5", anggaran_dak=100) == 5
    assert nilai("16", "abcde", anggaran_apbd=1, anggaran_dak=2) == 4  # the tick does not outweigh the figures
    assert nilai("16", empat) == 4
    assert nilai("16", "bcd", anggaran_apbd=2, anggaran_dak=1) == 0


kriteria_acak = st.lists(st.integers(1, 5), min_size=1, max_size=12).map(lambda daftar: kriteria(*daftar))


@settings(deadline=None, max_examples=150)
@given(kriteria_acak, st.data())
def test_menambah_centang_tidak_menurunkan(daftar, data):
    kode = [k.kode for k in daftar]
    sedikit = data.draw(st.sets(st.sampled_from(kode)))
    banyak = sedikit | data.draw(st.sets(st.sampled_from(kode)))
    assert 0 <= saran_kumulatif(daftar, sedikit) <= saran_kumulatif(daftar, banyak) <= 5
    assert saran_kumulatif(daftar, set()) == 0
    assert saran_kumulatif(daftar, set(kode)) == max(k.mulai_level for k in daftar)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(KUMULATIF), st.data())
def test_indikator_menambah_centang_tidak_menurunkan(kode, data):
    semua = [k.kode for k in RUBRIK[kode].kriteria]
    sedikit = data.draw(st.sets(st.sampled_from(semua)))
    banyak = sedikit | data.draw(st.sets(st.sampled_from(semua)))
    assert saran(RUBRIK[kode], sedikit).nilai <= saran(RUBRIK[kode], banyak).nilai


# --- threshold rules ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kode", "pembilang", "penyebut", "harap"),
    [
        ("18", 0, 100, 3),
        ("18", 899999, 1000000, 3),
        ("18", 90, 100, 4),
        ("18", 98, 100, 4),
        ("18", 980001, 1000000, 5),
        ("19", 849999, 1000000, 3),
        ("19", 85, 100, 4),
        ("19", 95, 100, 4),
        ("19", 950001, 1000000, 5),
        ("20", 249999, 1000000, 3),
        ("20", 25, 100, 4),
        ("20", 50, 100, 4),
        ("20", 500001, 1000000, 5),
        ("21", 939999, 1000000, 3),
        ("21", 94, 100, 4),
        ("21", 98, 100, 4),
        ("21", 980001, 1000000, 5),
    ],
)
def test_capaian_pada_batas(kode, pembilang, penyebut, harap):
    assert nilai(kode, pembilang=pembilang, penyebut=penyebut) == harap


@pytest.mark.parametrize("kode", ["18", "19", "20", "21"])
def test_capaian_tanpa_data_nol(kode):
    assert nilai(kode, pembilang=5) == 0
    assert "Lengkapi:" in saran(RUBRIK[kode], isian={"pembilang": 5}).sebab


@pytest.mark.parametrize(
    ("pks", "total", "harap"),
    [
        (0, 40, 0), (1, 40, 1), (3999, 10000, 1), (16, 40, 2), (7999, 10000, 2), (32, 40, 3),
        (8999, 10000, 3), (36, 40, 4), (9999, 10000, 4), (40, 40, 5),
    ],
)  # fmt: skip
def test_22_pks(pks, total, harap):
    assert nilai("22", opd_pks=pks, opd_total=total) == harap


@pytest.mark.parametrize(("jumlah", "harap"), [(0, 0), (1, 3), (3, 3), (4, 4), (10, 4), (11, 5), (40, 5)])
def test_22a_hak_akses(jumlah, harap):
    assert nilai("22a", jumlah_hak_akses=jumlah) == harap


@pytest.mark.parametrize(
    ("tanggap", "masuk", "harap"),
    [(100, 100, 5), (9999, 10000, 4), (90, 100, 4), (8999, 10000, 3), (80, 100, 3), (7999, 10000, 1), (0, 9, 1)],
)
def test_9_jalur_daring(tanggap, masuk, harap):
    assert nilai("9", "hi", pengaduan_masuk=masuk, pengaduan_ditanggapi=tanggap) == harap


def test_9_jalur_luring():
    penuh = {"pengaduan_masuk": 10, "pengaduan_ditanggapi": 10}
    assert nilai("9", "abcdef") == 1
    assert nilai("9", "abcdefg") == 2
    assert nilai("9", "abcde", **penuh) == 0
    assert nilai("9", "abcdefgh", **penuh) == 2  # the online path needs h and i
    assert nilai("9", "abcdefghi", pengaduan_masuk=10, pengaduan_ditanggapi=1) == 2


def test_9_tanpa_pengaduan_diputuskan_penilai():
    nihil = {"pengaduan_masuk": 0, "pengaduan_ditanggapi": 0}
    hasil = saran(RUBRIK["9"], ["9.h", "9.i"], nihil)
    assert hasil.nilai is None
    assert "nol" in hasil.sebab
    assert nilai("9", "abcdefg", **nihil) == 2  # without an online system the share plays no part


@pytest.mark.parametrize(
    ("puas", "jumlah", "harap"),
    [(80, 100, 5), (7999, 10000, 4), (70, 100, 4), (60, 100, 3), (50, 100, 2), (4999, 10000, 1), (0, 0, 1)],
)
def test_11_survei(puas, jumlah, harap):
    assert nilai("11", survei_dilakukan=True, responden_puas=puas, jumlah_responden=jumlah) == harap


def test_11_tanpa_survei_satu_tetapi_belum_dijawab_nol():
    assert nilai("11", survei_dilakukan=False) == 1
    assert nilai("11") == 0


@pytest.mark.parametrize(
    ("penduduk", "hari", "harap"),
    [
        (499_999, 2, 5), (499_999, "2.0001", 4), (500_000, 3, 5), (500_000, "3.5", 4),
        (1_500_000, 3, 5), (1_500_000, 4, 4), (1_500_001, 4, 5), (1_500_001, 5, 4),
    ],
)  # fmt: skip
def test_13_batas_hari_menurut_penduduk(penduduk, hari, harap):
    assert nilai("13", "ab", {"jumlah_penduduk": penduduk}, hari_layanan=hari) == harap


def test_13_jenjang():
    assert nilai("13", "ab") == 4
    assert nilai("13", "a", hari_layanan=1) == 3
    assert nilai("13", "b", hari_layanan=1) == 0


def test_13_penduduk_periode_menang_atas_isian():
    assert nilai("13", "ab", {"jumlah_penduduk": 400_000}, hari_layanan=3, jumlah_penduduk=600_000) == 4
    assert nilai("13", "ab", None, hari_layanan=3, jumlah_penduduk=600_000) == 5


@pytest.mark.parametrize(
    ("centang", "harap"),
    [
        ("a", 1),
        ("b", 1),
        ("bc", 2),
        ("ac", 2),
        ("acd", 3),
        ("bcd", 2),
        ("acde", 4),
        ("acdef", 5),
        ("acdf", 3),
        ("c", 0),
    ],
)
def test_14_penyajian_data(centang, harap):
    assert nilai("14", centang) == harap


@pytest.mark.parametrize(
    ("mitra", "aplikasi", "harap"),
    [(0, True, 0), (1, True, 1), (2, False, 2), (3, True, 3), (4, None, 3), (4, True, 4), (5, True, 5), (9, False, 3)],
)
def test_15_mitra(mitra, aplikasi, harap):
    assert nilai("15", jumlah_mitra=mitra, ada_bentuk_aplikasi=aplikasi) == harap


@pytest.mark.parametrize(
    ("biro", "menpan", "harap"),
    [
        ("A+", "A+", 5), ("A+", "A", 4), ("A", "A", 4), ("B", "A+", 3), ("B", "di_bawah_B", 2),
        ("A+", "tidak_dinilai", 2),
        ("di_bawah_B", "A+", 1), ("di_bawah_B", "tidak_dinilai", 1), ("tidak_dinilai", "A", 1),
        ("tidak_dinilai", "tidak_dinilai", 0), ("B", None, 2),
    ],
)  # fmt: skip
def test_10_predikat_berjenjang(biro, menpan, harap):
    assert nilai("10", nilai_biro=biro, nilai_menpan=menpan) == harap


@pytest.mark.parametrize(
    ("centang", "keluaran", "harap"),
    [
        ("a", 0, 1), ("abc", 24, 2), ("bcd", 24, 2), ("bcde", 23, 3), ("bcde", 24, 4), ("bceg", 23, 3),
        ("bceg", 24, 5), ("g", 24, 1), ("bce", 24, 0),
    ],
)  # fmt: skip
def test_29_kanal(centang, keluaran, harap):
    assert nilai("29", centang, jumlah_output=keluaran) == harap


def test_aturan_tanpa_syarat_tidak_pernah_cocok():
    rubrik = RubrikIndikator("aturan", aturan=[{"nilai": 5, "semua": []}])
    assert saran(rubrik).nilai == 0


def test_ambang_pecahan_dari_json_dibaca_tepat():
    masukan = [{"nama": "x", "label": "X", "tipe": "desimal"}]
    rubrik = RubrikIndikator(
        "aturan", (), masukan, [{"nilai": 5, "semua": [{"field": "x", "op": ">=", "nilai": 98.1}]}]
    )
    assert saran(rubrik, isian={"x": "98.1"}).nilai == 5
    assert saran(rubrik, isian={"x": "98.0999999999"}).nilai == 0


def test_sebab_aturan_menyebut_syarat():
    hasil = saran(RUBRIK["18"], isian={"pembilang": 95, "penyebut": 100})
    assert hasil.sebab == "Aturan ke-2 terpenuhi: Capaian ≥ 90%; Capaian ≤ 98%."
    assert saran(RUBRIK["22"], isian={"opd_pks": 1, "opd_total": 9}).usulan
    assert "Predikat dari Biro Organisasi ≥ B" in saran(RUBRIK["10"], isian={"nilai_biro": "B"}).sebab


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(["18", "19", "20", "21"]), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 10**6))
def test_capaian_lebih_tinggi_tidak_menurunkan(kode, a, b, penyebut):
    rendah, tinggi = sorted((a, b))
    assert nilai(kode, pembilang=rendah, penyebut=penyebut) <= nilai(kode, pembilang=tinggi, penyebut=penyebut)


# --- weights, texts, fingerprint -------------------------------------------------------------------


def test_bobot_efektif_dalam_poin():
    assert bobot_efektif(20, [("29", 1, 5), ("30", 1, 5)])["29"] == Poin(Fraction(10), Fraction(2))
    enam = bobot_efektif(5, [(str(i), 1, 5) for i in range(6)])
    assert enam["0"].per_tingkat == Fraction(1, 6)
    beda = bobot_efektif(10, [("a", 3, 5), ("b", 1, 10)])
    assert (beda["a"].penuh, beda["b"].penuh) == (6, 4)
    poin = [bobot_efektif(v.bobot, [(i.kode, i.bobot, i.maks) for i in v.indikator]) for v in VARIABEL]
    assert sum(p.penuh for v in poin for p in v.values()) == 100


def test_parameter_terisi_sampai_ke_dalam():
    isi = isi_parameter(INDIKATOR["21"], INSTRUMEN["meta"]["parameter"])
    assert isi["pertanyaan"] == "Berapa realisasi penyerapan anggaran DAK TA 2025 (s.d. Desember 2025)?"
    assert isi["masukan"][1]["label"] == "Pagu DAK TA 2025"
    assert isi_parameter("s.d. {tak_ada}", {}) == "s.d. …"
    assert isi_parameter("{__class__}", {}) == "…"


def test_setiap_parameter_punya_bawaan():
    dipakai = set(re.findall(r"\{([a-z_]+)\}", json.dumps(INSTRUMEN)))
    assert dipakai == set(INSTRUMEN["meta"]["parameter"]) == set(INSTRUMEN["meta"]["label_parameter"])


def test_sidik_tidak_bergantung_urutan_kunci_dan_tulisan_angka():
    satu = sidik_instrumen({"a": 3, "b": [1, {"c": "x", "d": None}]})
    assert satu == sidik_instrumen({"b": (1, {"d": None, "c": "x"}), "a": Decimal("3.0000")})
    assert satu == sidik_instrumen({"a": 3.0, "b": [1, {"c": "x", "d": None}]})
    assert satu != sidik_instrumen({"a": 4, "b": [1, {"c": "x", "d": None}]})
    assert len(sidik_instrumen(INSTRUMEN)) == 64
