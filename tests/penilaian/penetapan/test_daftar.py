"""Lists with quotas: ranks, lines, ties and the decision of each category apart from the other."""

from fractions import Fraction

import pytest

from paparan.pemenang.hitung import FinalisHitung, HasilPaparan, peringkat_akhir
from penilaian.penetapan.hitung import (
    BOBOT,
    SERTAKAN,
    PesertaHitung,
    peringkatkan_daftar,
    putuskan,
    usulan_besar,
)

KUOTA = {"kab": 2, "kota": 1}
URUTAN = ("V2", "V1")


def peserta(kode, total, kategori, v2=None):
    v2 = Fraction(total, 2) if v2 is None else Fraction(v2)
    return PesertaHitung(kode, Fraction(total), {"V1": Fraction(total) - v2, "V2": v2}, True, kategori)


SEMUA = [
    peserta("A", 90, "kab"),
    peserta("B", 80, "kab"),
    peserta("C", 70, "kab"),
    peserta("D", 85, "kota"),
    peserta("E", 60, "kota", 40),
    peserta("F", 60, "kota", 30),
    peserta("G", 99, ""),
]


def test_tiap_daftar_berperingkat_sendiri():
    baris = peringkatkan_daftar(SEMUA, URUTAN, KUOTA)
    assert [(b.kode, b.peringkat, b.urutan) for b in baris] == [
        ("A", 1, 1),
        ("B", 2, 2),
        ("C", 3, 3),
        ("D", 1, 1),
        ("E", 2, 2),
        ("F", 2, 3),
        ("G", 1, 1),
    ]
    usulan = usulan_besar(baris, 10, KUOTA)
    assert usulan.masuk == ("A", "B", "D")
    assert not usulan.perlu_keputusan


def test_tanpa_kuota_satu_daftar_bersama():
    assert [b.kode for b in peringkatkan_daftar(SEMUA, URUTAN, {})][:3] == ["G", "A", "D"]


def test_seri_di_garis_satu_daftar_tidak_menyentuh_daftar_lain():
    kuota = {"kab": 2, "kota": 2}
    with pytest.raises(ValueError, match="nilai sama"):
        putuskan(SEMUA, URUTAN, 10, kuota=kuota)
    putusan = putuskan(SEMUA, URUTAN, 10, cara=BOBOT, kuota=kuota)
    assert putusan.masuk == ("A", "B", "D", "E")
    assert putusan.seri_di_garis == ("E", "F")
    assert putuskan(SEMUA, URUTAN, 10, cara=SERTAKAN, kuota=kuota).masuk == ("A", "B", "D", "E", "F")


def test_nilai_sama_antardaftar_bukan_seri():
    baris = peringkatkan_daftar([peserta("A", 90, "kab"), peserta("D", 90, "kota")], URUTAN, KUOTA)
    assert [b.seri for b in baris] == [False, False]


def test_pemenang_tiap_daftar():
    finalis = [
        FinalisHitung(p.kode, p.total, p.nilai_variabel, HasilPaparan(Fraction(80), ("x",), ()), p.kategori)
        for p in SEMUA[:5]
    ]
    hasil = peringkat_akhir(finalis, URUTAN, 80, kuota=KUOTA)
    assert [(b.baris.kode, b.baris.urutan) for b in hasil] == [("A", 1), ("B", 2), ("C", 3), ("D", 1), ("E", 2)]
