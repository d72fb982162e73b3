"""What must be mended before a rubric is published, and that the fixtures hold what the sources say."""

from copy import deepcopy
from fractions import Fraction

import pytest

from penilaian.instrumen.temuan import temuan_bobot, temuan_instrumen
from tests.hitung_contoh import INDIKATOR, INSTRUMEN, RENCANA, muat


@pytest.fixture
def isi():
    return deepcopy(INSTRUMEN)


def indikator(isi, kode):
    return next(i for i in isi["indikator"] if i["kode"] == kode)


def sebab(isi):
    return [t.sebab for t in temuan_instrumen(isi)]


def test_instrumen_bawaan_tanpa_temuan():
    assert temuan_instrumen(INSTRUMEN) == ()


def test_bobot_kurang_dan_lebih(isi):
    isi["variabel"][1]["bobot"] = "4.99"
    assert [t.sebab for t in temuan_bobot(isi)] == ["Bobot berjumlah 99,99. Tambah 0,01 agar tepat 100."]
    isi["variabel"][1]["bobot"] = Fraction(51, 10)
    assert [t.sebab for t in temuan_bobot(isi)] == ["Bobot berjumlah 100,1. Kurangi 0,1 agar tepat 100."]


def test_bobot_nol_dan_variabel_kosong(isi):
    isi["variabel"][0]["bobot"], isi["variabel"][1]["bobot"] = 0, 8
    isi["indikator"] = [i for i in isi["indikator"] if i["variabel"] != "V03"]
    assert [(t.kode, t.sebab.split(".")[0]) for t in temuan_bobot(isi)] == [
        ("V01", "Bobot V01 harus lebih dari 0"),
        ("V03", "V03 belum punya indikator"),
    ]


def test_bobot_dan_nilai_maksimum_indikator(isi):
    indikator(isi, "5")["bobot"] = 0
    indikator(isi, "15")["nilai_maks"] = 0
    kode = [t.kode for t in temuan_bobot(isi)]
    assert kode == ["5", "15"]


def ganti(kode, jalan, nilai):
    def ubah(isi):
        tempat = indikator(isi, kode)
        for kunci in jalan[:-1]:
            tempat = tempat[kunci]
        tempat[jalan[-1]] = nilai

    return ubah


@pytest.mark.parametrize(
    ("ubah", "potongan"),
    [
        (ganti("5", ["kriteria"], []), "Indikator 5: belum punya syarat."),
        (ganti("5", ["kriteria", 0, "mulai_level"], 6), "harus mulai pada nilai 1 sampai 5"),
        (ganti("5", ["kriteria", 0, "kode"], "5.b"), "kode syarat yang kembar"),
        (ganti("30", ["kriteria", 0, "digantikan_oleh"], ["30.z"]), "digantikan oleh syarat yang tidak ada"),
        (ganti("18", ["aturan"], []), "belum punya aturan"),
        (ganti("18", ["aturan", 0, "nilai"], 6), "aturan ke-1 harus memberi nilai 0 sampai 5"),
        (ganti("18", ["aturan", 0, "semua"], []), "aturan ke-1 belum punya syarat"),
        (ganti("18", ["aturan", 0, "semua", 0, "field"], "apa"), "aturan ke-1 memakai isian yang tidak ada: apa"),
        (ganti("18", ["aturan", 0, "semua", 0, "op"], "~"), "tanda banding yang tidak dikenal"),
        (ganti("10", ["aturan", 0, "semua", 0, "nilai"], "A++"), "pilihan yang tidak ada"),
        (ganti("18", ["masukan", 2, "rumus"], "pembilang /"), "rumus capaian: Rumus belum selesai"),
        (ganti("18", ["masukan", 2, "rumus"], "a / penyebut"), "rumus capaian memakai isian yang tidak ada: a"),
        (ganti("18", ["masukan", 0, "nama"], "penyebut"), "nama isian yang kembar"),
        (ganti("22", ["masukan", 0, "maks_field"], "semua_opd"), "dibatasi oleh isian yang tidak ada"),
        (ganti("9", ["masukan", 1, "turunan_kriteria"], ["9.z"]), "menunjuk syarat yang tidak ada: 9.z"),
        (ganti("16", ["masukan", 2, "untuk_kriteria"], "16.z"), "menunjuk syarat yang tidak ada: 16.z"),
        (ganti("16", ["masukan", 2, "syarat", "field_banding"], "x"), "memakai isian yang tidak ada: x"),
        (ganti("7", ["variabel"], "V99"), "menunjuk variabel V99 yang tidak ada"),
        (ganti("7", ["kode"], "6"), "Kode indikator 6 dipakai 2 kali"),
    ],
)
def test_temuan_menyebut_yang_salah(isi, ubah, potongan):
    ubah(isi)
    assert any(potongan in s for s in sebab(isi)), sebab(isi)


# --- the fixtures ---------------------------------------------------------------------------------


def test_susunan_instrumen():
    assert [v["bobot"] for v in INSTRUMEN["variabel"]] == [3, 5, 2, 5, 10, 15, 5, 5, 5, 15, 5, 5, 20]
    assert list(INDIKATOR) == [*map(str, range(1, 23)), "22a", *map(str, range(23, 31))]
    assert [i["urutan"] for i in INSTRUMEN["indikator"]] == list(range(1, 32))
    assert {v["kode"]: v["indikator"] for v in INSTRUMEN["variabel"]} == {
        v["kode"]: [i["kode"] for i in INSTRUMEN["indikator"] if i["variabel"] == v["kode"]]
        for v in INSTRUMEN["variabel"]
    }


def test_tingkat_yang_dijelaskan():
    dijelaskan = {k: tuple(lv["nilai"] for lv in i["level"] if lv["dijelaskan"]) for k, i in INDIKATOR.items()}
    lengkap = {k for k, t in dijelaskan.items() if t == (1, 2, 3, 4, 5)}
    assert lengkap == {"3", "9", "10", "11", "14", "16", "29"}
    assert {k for k, t in dijelaskan.items() if t == (4, 5)} == {"2"}
    assert {k for k, t in dijelaskan.items() if t == (1, 5)} == {"23", "24", "25", "26"}
    assert sum(t == (3, 4, 5) for t in dijelaskan.values()) == 19
    assert {k for k, i in INDIKATOR.items() if not i["dinilai_desk"]} == {"23", "24", "25", "26"}


def test_tahun_sumber_tidak_tertulis_pada_teks():
    for i in INSTRUMEN["indikator"]:
        teks = [i["judul"], i["pertanyaan"], *(m["label"] for m in i["masukan"])]
        assert not any("2020" in t or "2021" in t for t in teks)


def test_wilayah_lengkap():
    wilayah = muat("wilayah.json")
    assert len(wilayah["provinsi"]) == 38
    assert sum(p["jumlah_kabupaten"] + p["jumlah_kota"] for p in wilayah["provinsi"]) == 514
    zona = {p["kode"]: p["zona_waktu"] for p in wilayah["provinsi"]}
    assert (zona["13"], zona["51"], zona["63"], zona["61"], zona["81"], zona["96"]) == (
        "WIB", "WITA", "WITA", "WIB", "WIT", "WIT",
    )  # fmt: skip
    daerah = wilayah["kabupaten_kota"]
    assert sum(d["jumlah_penduduk"] for d in daerah) == 5_820_359
    assert {d["kode"] for d in daerah} == {d["kode"] for d in RENCANA["dinas"]}
