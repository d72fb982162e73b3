"""From stored rows to a suggestion, and from rules to the ribbon."""

import pytest

from penilaian.instrumen.ambang import pita_ambang
from penilaian.instrumen.isi import isi_bawaan
from penilaian.instrumen.models import Indikator
from penilaian.instrumen.saran import baca_masukan, sarankan, teks_berparameter
from pentas.galat import Ditolak
from tests.pabrik import buat_instrumen, buat_instrumen_kecil


@pytest.fixture
def indikator(db):
    buat_instrumen()
    return {i.kode: i for i in Indikator.objects.prefetch_related("kriteria", "level")}


def test_saran_centang(indikator, django_assert_num_queries):
    with django_assert_num_queries(0):
        kosong = sarankan(indikator["1"], [], {}, penduduk=1)
        tiga = sarankan(indikator["1"], [f"1.{h}" for h in "abcdefghi"], {}, penduduk=1)
    assert (kosong.nilai, tiga.nilai, tiga.kurang) == (0, 3, ("1.j",))


@pytest.mark.parametrize(
    ("penduduk", "hari", "harap"), [(499_999, "2", 5), (500_000, "3", 5), (499_999, "3", 4), (1_500_001, "4", 5)]
)
def test_saran_memakai_penduduk_peserta(indikator, penduduk, hari, harap):
    saran = sarankan(indikator["13"], ["13.a", "13.b"], {"hari_layanan": hari}, penduduk=penduduk)
    assert saran.nilai == harap


@pytest.mark.parametrize(("ada", "harap"), [("8999", 3), ("9000", 4), ("9800", 4), ("9801", 5)])
def test_saran_ambang_tepat(indikator, ada, harap):
    assert sarankan(indikator["18"], [], {"pembilang": ada, "penyebut": "10000"}, penduduk=1).nilai == harap


def test_alasan_menyebut_tanggal_periode(indikator):
    saran = sarankan(indikator["18"], [], {}, penduduk=1, parameter={"batas_data": "Maret 2026"})
    assert "Maret 2026" in saran.sebab


def test_masukan_buruk_ditolak_per_medan(indikator):
    assert baca_masukan(indikator["18"], {"pembilang": "1.250", "penyebut": ""}) == {"pembilang": 1250}
    with pytest.raises(Ditolak) as galat:
        baca_masukan(indikator["18"], {"pembilang": "2,5", "penyebut": "banyak"})
    assert set(galat.value.rincian) == {"pembilang", "penyebut"}
    with pytest.raises(Ditolak):
        baca_masukan(indikator["18"], {"asing": "1"})


def test_saran_mengabaikan_isian_buruk(indikator):
    assert sarankan(indikator["18"], [], {"pembilang": "x", "penyebut": "10"}, penduduk=1).nilai == 0


def test_teks_berparameter():
    assert teks_berparameter("s.d. {batas_data}, {lain}", {"batas_data": "Juni 2027"}) == "s.d. Juni 2027, …"
    assert teks_berparameter(["{a}"], None) == ["…"]


HARAP_AMBANG = {
    "9": ["1–2", "3 80%", "4 90%", "5 100%"],
    "11": ["1", "2 50%", "3 60%", "4 70%", "5 80%"],
    "15": ["0", "1 1", "2 2", "3 3", "4 4", "5 5"],
    "18": ["3", "4 90%", "5 >98%"],
    "19": ["3", "4 85%", "5 >95%"],
    "20": ["3", "4 25%", "5 >50%"],
    "21": ["3", "4 94%", "5 >98%"],
    "22": ["0", "1 >0%", "2 40%", "3 80%", "4 90%", "5 100%"],
    "22a": ["0", "3 1", "4 4", "5 >10"],
}


def test_pita_ambang_hanya_di_mana_ada_tangga_angka():
    dapat = {}
    for i in isi_bawaan()["indikator"]:
        if pita := pita_ambang(i["aturan"], i["masukan"]):
            dapat[i["kode"]] = [f"{r.tulis} {r.batas}".strip() for r in pita.ruas]
    assert dapat == HARAP_AMBANG


def test_instrumen_kecil_untuk_uji(db):
    assert buat_instrumen_kecil().sudah_terbit
    assert buat_instrumen_kecil().pk == buat_instrumen_kecil().pk
