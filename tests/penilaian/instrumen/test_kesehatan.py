"""The health check finds planted faults, says what to do, and leaves the rubric of the guide book in peace."""

from copy import deepcopy
from fractions import Fraction

import pytest

from penilaian.instrumen.isi import isi_bawaan, isi_kanonik
from penilaian.instrumen.jangkauan import periksa_jangkauan, pita_uji
from penilaian.instrumen.kesehatan import ringkas
from penilaian.instrumen.periksa import temuan_isi
from tests.pabrik import buat_instrumen

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]


@pytest.fixture
def isi():
    return isi_kanonik(buat_instrumen())


def indikator(isi, kode):
    return next(i for i in isi["indikator"] if i["kode"] == kode)


def test_instrumen_sehat_tidak_terhalang(isi):
    temuan = temuan_isi(isi)
    assert [t.sebab for t in temuan if t.menghalangi] == []
    assert {t.sebab for t in temuan if not t.kode} == {
        "Indikator 29 dan 30 berbobot 10% masing-masing, indikator 2–7, 18–22 dan 22a hanya 0,83% masing-masing. "
        "Pastikan SK menghendakinya."
    }
    asing = [t.sebab for t in temuan if t.kode and "terpotong" not in t.sebab and "baru diuraikan" not in t.sebab]
    assert asing == []  # nothing else is said of a sound rubric


def atur(kode, jalan, nilai):
    def ubah(isi):
        tempat = indikator(isi, kode)
        for kunci in jalan[:-1]:
            tempat = tempat[kunci]
        tempat[jalan[-1]] = nilai

    return ubah


def syarat(nama, op, nilai):
    return {"field": nama, "op": op, "nilai": nilai}


def aturan(kode, *baris):
    return atur(kode, ["aturan"], [{"nilai": n, "semua": list(s)} for n, *s in baris])


def bobot(nomor, nilai):
    return lambda isi: isi["variabel"][nomor].update(bobot=nilai)


def kosongkan_variabel(isi):
    indikator(isi, "8")["variabel"] = "V02"


def tanpa_uraian(isi):
    for lv in indikator(isi, "5")["level"]:
        lv["dijelaskan"] = False


def tambah_isian(kode, **isian):
    return lambda isi: indikator(isi, kode)["masukan"].append(isian)


def tanpa_jawaban_nol(isi):
    del indikator(isi, "9")["masukan"][5]["bila_penyebut_nol"]


def rumus_mendahului(isi):
    masukan = indikator(isi, "18")["masukan"]
    masukan.insert(0, {"nama": "dini", "label": "Dini", "tipe": "desimal", "rumus": "capaian + 1"})


def pindah_syarat(isi):
    for k in indikator(isi, "30")["kriteria"]:
        if k["mulai_level"] == 4:
            k["mulai_level"] = 5


C = "capaian"
CACAT = [
    # (name, fault, indicator or variable, words, blocking, part)
    ("bobot 99,99", bobot(1, "4.99"), "", "Bobot berjumlah 99,99. Tambah 0,01", True, "bobot"),
    ("bobot nol", bobot(0, 0), "V01", "harus lebih dari 0", True, "bobot"),
    ("bobot negatif", bobot(0, -3), "V01", "harus lebih dari 0", True, "bobot"),
    ("variabel kosong", kosongkan_variabel, "V03", "belum punya indikator", True, "indikator"),
    ("kode kembar", atur("7", ["kode"], "6"), "6", "dipakai 2 kali", True, ""),
    ("tanpa uraian", tanpa_uraian, "5", "belum ada nilai yang diuraikan", True, "level"),
    ("uraian kosong", atur("5", ["level", 4, "deskripsi"], " "), "5", "uraiannya kosong", True, "level"),
    ("uraian di atas maksimum", atur("5", ["level", 4, "nilai"], 6), "5", "di luar 1 sampai 5", True, "level"),
    ("maksimum nol", atur("15", ["nilai_maks"], 0), "15", "paling sedikit 1", True, "umum"),
    ("maksimum enam", atur("15", ["nilai_maks"], 6), "15", "paling besar 5", True, "umum"),
    ("pertanyaan kosong", atur("5", ["pertanyaan"], ""), "5", "isi judul dan pertanyaannya", True, "umum"),
    ("syarat di atas maksimum", atur("5", ["kriteria", 0, "mulai_level"], 6), "5", "1 sampai 5", True, "kriteria"),
    ("tangga berlubang", pindah_syarat, "30", "nilai 4 tidak pernah tercapai", True, "kriteria"),
    ("tanpa syarat", atur("5", ["kriteria"], []), "5", "belum punya syarat", True, "kriteria"),
    ("pengganti asing", atur("30", ["kriteria", 0, "digantikan_oleh"], ["30.z"]), "30", "tidak ada", True, "kriteria"),
    ("pengganti berputar", atur("30", ["kriteria", 3, "digantikan_oleh"], ["30.a"]), "30", "saling", True, "kriteria"),
    ("pengganti sendiri", atur("30", ["kriteria", 0, "digantikan_oleh"], ["30.a"]), "30", "saling", True, "kriteria"),
    (
        "dua aturan satu nilai",
        aturan("22", (4, syarat(C, ">=", 90)), (3, syarat(C, ">=", 80), syarat(C, "<=", 90)), (2, syarat(C, "<", 80))),
        "22",
        "aturan ke-1 dan ke-2 mengakui Capaian PKS 90%",
        True,
        "aturan",
    ),
    (
        "dua aturan sama",
        aturan("22", (5, syarat(C, ">=", 90)), (4, syarat(C, ">=", 90)), (3, syarat(C, ">=", 80))),
        "22",
        "aturan ke-1 dan ke-2 mengakui",
        True,
        "aturan",
    ),
    (
        "celah",
        aturan(
            "18", (5, syarat(C, ">", "98.5")), (4, syarat(C, ">=", 90), syarat(C, "<=", 98)), (3, syarat(C, "<", 90))
        ),
        "18",
        "tidak ada aturan untuk Capaian antara 98% dan 98,5%",
        True,
        "aturan",
    ),
    (
        "celah pada satu titik",
        aturan("18", (5, syarat(C, ">", 98)), (4, syarat(C, ">=", 90), syarat(C, "<", 98)), (3, syarat(C, "<", 90))),
        "18",
        "tidak ada aturan untuk Capaian 98%",
        True,
        "aturan",
    ),
    (
        "celah bilangan bulat",
        aturan("22a", (5, syarat("jumlah_hak_akses", ">", 10)), (3, syarat("jumlah_hak_akses", "<=", 9))),
        "22a",
        "hak akses 10. Tutup",
        True,
        "aturan",
    ),
    (
        "aturan tertutup",
        aturan("18", (3, syarat(C, ">=", 80)), (4, syarat(C, ">=", 90)), (5, syarat(C, ">=", 98))),
        "18",
        "aturan ke-2 tidak pernah dipakai",
        True,
        "aturan",
    ),
    (
        "aturan mustahil",
        aturan("18", (5, syarat(C, ">", 98), syarat(C, "<", 90)), (3, syarat(C, ">", 0))),
        "18",
        "aturan ke-1 tidak pernah cocok",
        True,
        "aturan",
    ),
    ("isian asing", atur("18", ["aturan", 0, "semua", 0, "field"], "apa"), "18", "tidak ada: apa", True, "aturan"),
    ("rumus asing", atur("18", ["masukan", 2, "rumus"], "a / penyebut"), "18", "tidak ada: a", True, "masukan"),
    ("rumus rusak", atur("18", ["masukan", 2, "rumus"], "pembilang /"), "18", "belum selesai", True, "masukan"),
    ("rumus bukan angka", atur("9", ["masukan", 5, "rumus"], "sarana_dasar * 2"), "9", "bukan angka", True, "masukan"),
    ("rumus mendahului", rumus_mendahului, "18", "baru dihitung sesudahnya", True, "masukan"),
    ("membagi nol", atur("18", ["masukan", 2, "rumus"], "pembilang / 0"), "18", "membagi dengan 0", True, "masukan"),
    ("nol tidak diatur", tanpa_jawaban_nol, "9", "tidak diatur", False, "masukan"),
    ("pilihan asing", atur("10", ["aturan", 0, "semua", 0, "nilai"], "A++"), "10", "pilihan", True, "aturan"),
    ("pilihan tak berurut", atur("10", ["masukan", 0, "ordinal"], False), "10", "tidak berurut", True, "aturan"),
    ("ambang bukan angka", atur("18", ["aturan", 0, "semua", 0, "nilai"], "x"), "18", "bukan angka", True, "aturan"),
    ("ya atau tidak", atur("9", ["aturan", 4, "semua", 0, "nilai"], 1), "9", "ya atau tidak", True, "aturan"),
    ("aturan di atas maksimum", atur("18", ["aturan", 0, "nilai"], 6), "18", "nilai 0 sampai 5", True, "aturan"),
    ("tanpa aturan", atur("18", ["aturan"], []), "18", "belum punya aturan", True, "aturan"),
    (
        "level tanpa aturan",
        aturan("18", (5, syarat(C, ">", 98)), (3, syarat(C, "<=", 98))),
        "18",
        "nilai 4 diuraikan",
        False,
        "aturan",
    ),
    (
        "isian menganggur",
        tambah_isian("18", nama="lebih", label="Lebih", tipe="desimal"),
        "18",
        "“Lebih” tidak dipakai",
        False,
        "aturan",
    ),
    ("batas terbalik", atur("29", ["masukan", -2, "min"], 30), "29", "Tukar keduanya", True, "masukan"),
    ("tanpa bukti", atur("5", ["bukti"], []), "5", "tidak dapat dibuktikan", False, "bukti"),
    (
        "kalimat tanpa akhir",
        atur("5", ["level", 4, "deskripsi"], "Semua loket dan"),
        "5",
        "tanpa titik",
        False,
        "level",
    ),
    (
        "syarat terpotong",
        atur("5", ["kriteria", 0, "teks"], "Ada loket dan"),
        "5",
        "tampak terpotong",
        False,
        "kriteria",
    ),
    ("sumber terpotong", atur("5", ["sumber_terpotong"], True), "5", "sumbernya terpotong", False, "level"),
    (
        "parameter kosong",
        lambda isi: isi["meta"].update(parameter={}),
        "18",
        "{batas_data} belum punya isi",
        True,
        "parameter",
    ),
    ("kurung rusak", atur("5", ["pertanyaan"], "Sampai {Batas?"), "5", "kurung kurawal", False, "umum"),
    ("wawancara dinilai desk", atur("23", ["dinilai_desk"], True), "23", "wawancara tidak dinilai", True, "umum"),
    ("bukan wawancara", atur("5", ["dinilai_desk"], False), "5", "padahal bukan wawancara", False, "umum"),
    ("tanpa pokok wawancara", atur("23", ["pedoman_wawancara"], []), "23", "pokok wawancara", False, "umum"),
    ("bobot indikator nol", atur("5", ["bobot"], 0), "5", "harus lebih dari 0", True, "umum"),
]


@pytest.mark.parametrize(
    ("rusak", "kode", "kata", "menghalangi", "bagian"), [c[1:] for c in CACAT], ids=[c[0] for c in CACAT]
)
def test_cacat_ditemukan(isi, rusak, kode, kata, menghalangi, bagian):
    sehat = set(temuan_isi(isi))
    rusak(isi)
    baru = [t for t in temuan_isi(isi) if t not in sehat]
    cocok = [t for t in baru if t.kode == kode and kata in t.sebab]
    assert cocok, baru
    assert cocok[0].menghalangi == menghalangi
    assert cocok[0].bagian == bagian
    assert cocok[0].sebab.endswith(".")


def test_semua_cacat_sekaligus(isi):
    """One reading names them all; none hides another or breaks the check."""
    for _nama, rusak, *_sisa in CACAT:
        try:
            rusak(isi)
        except (IndexError, KeyError, StopIteration):
            pass  # what it would damage is gone
    assert sum(t.menghalangi for t in temuan_isi(isi)) >= 20


@pytest.mark.parametrize(
    ("kode", "teks"),
    [(["2", "3", "4", "5"], "2–5"), (["29", "30"], "29 dan 30"), (["1", "22", "22a", "23"], "1, 22, 22a dan 23")],
)
def test_kode_diringkas(kode, teks):
    assert ringkas(kode) == teks


def test_jangkauan_tak_terhingga_tidak_macet():
    """Too many combinations: nothing is said rather than waiting for ever."""
    nama = [f"b{n}" for n in range(30)]
    masukan = [{"nama": n, "label": n, "tipe": "boolean"} for n in nama]
    hasil = periksa_jangkauan([{"nilai": 5, "semua": [syarat(n, "==", True) for n in nama]}], masukan)
    assert hasil.mati == hasil.celah == ()


def test_pita_memperlihatkan_celah_dan_tumpang():
    i = deepcopy(next(i for i in isi_bawaan()["indikator"] if i["kode"] == "18"))
    pita = pita_uji(i["aturan"], i["masukan"], {})
    assert [(r.nilai, r.batas) for r in pita.ruas] == [(3, ""), (4, "90%"), (5, ">98%")]
    aturan("18", (5, syarat(C, ">", 99)), (4, syarat(C, ">=", 90), syarat(C, "<=", 98)), (3, syarat(C, "<=", 90)))(
        {"indikator": [i]}
    )
    pita = pita_uji(i["aturan"], i["masukan"], {C: Fraction(221, 240) * 100})
    assert [(r.nilai, r.keadaan) for r in pita.ruas] == [(3, ""), (4, "tumpang"), (4, ""), (None, "celah"), (5, "")]
    assert [r.di for r in pita.ruas] == ["", "", "92,0833%", "", ""]
    assert "diakui dua aturan" in pita.kalimat and "tanpa aturan" in pita.kalimat
