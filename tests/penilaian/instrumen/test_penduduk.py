"""Classes of population come from the rubric's own rules."""

import pytest

from penilaian.instrumen.isi import isi_bawaan
from penilaian.instrumen.penduduk import KelasPenduduk, kelas_penduduk
from penilaian.instrumen.tindakan import buat_dari_isi
from tests.pabrik import buat_instrumen_kecil, buat_provinsi

pytestmark = pytest.mark.django_db


def test_pedoman_membagi_tiga(django_assert_num_queries):
    instrumen = buat_dari_isi(isi_bawaan(), provinsi=buat_provinsi(), kode="SATU", tahun=2026, oleh=None)
    with django_assert_num_queries(1):
        kelas = kelas_penduduk(instrumen)
    assert kelas.indikator == ("13",)
    assert [kelas.kelas(n) for n in (0, 1, 499_999, 500_000, 1_500_000, 1_500_001)] == [
        "", "kecil", "kecil", "sedang", "sedang", "besar"
    ]  # fmt: skip
    assert kelas.kalimat == (
        "Jumlah penduduk menentukan kelas pada indikator 13: kecil di bawah 500.000, besar di atas 1.500.000"
    )


def test_sk_lain_tanpa_penduduk_atau_dengan_batas_lain():
    instrumen = buat_instrumen_kecil()
    assert kelas_penduduk(instrumen) == kelas_penduduk(None) == KelasPenduduk()
    masukan = [{"nama": "jiwa", "label": "Jiwa", "tipe": "bilangan_bulat", "konteks": "jumlah_penduduk"}]
    aturan = [{"nilai": 4, "semua": [{"salah_satu": [{"field": "jiwa", "op": ">=", "nilai": 250_000}]}]}]
    instrumen.indikator.filter(kode="2").update(masukan=masukan, aturan=aturan)
    kelas = kelas_penduduk(instrumen)
    assert (kelas.batas, kelas.kelas(249_999), kelas.kelas(250_000)) == ((250_000,), "kecil", "besar")
    instrumen.indikator.filter(kode="2").update(aturan=[])
    assert kelas_penduduk(instrumen).kalimat == "Jumlah penduduk dipakai indikator 2"


@pytest.mark.parametrize(("batas", "kata"), [((10, 20, 30), ["1", "2", "3", "4"]), ((), ["", "", "", ""])])
def test_banyak_kelas_dinomori(batas, kata):
    kelas = KelasPenduduk(("2",), batas)
    assert [kelas.kelas(n) for n in (5, 10, 20, 30)] == kata
