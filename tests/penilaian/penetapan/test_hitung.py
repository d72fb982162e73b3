"""Ranking, the tie at the line and the three ways of deciding it."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian.nilai.hitung import ringkasan
from penilaian.penetapan.hitung import (
    BOBOT,
    SERTAKAN,
    TIDAK_ADA,
    URUTAN_LAIN,
    BagianKunci,
    PesertaHitung,
    peringkatkan,
    putuskan,
    urutan_bobot,
    usulan_besar,
)
from tests.hitung_contoh import INDIKATOR, RENCANA, URUTAN, VARIABEL, peserta, peserta_contoh

SERI = RENCANA["seri_10_11_12"]
KODE = [d["kode"] for d in RENCANA["dinas"]]
AB = ("a", "b")


def test_urutan_bobot():
    assert list(URUTAN) == RENCANA["urutan_tie_break"]
    assert urutan_bobot(VARIABEL[::-1])[0] == "V13"


def test_peringkat_contoh_dan_seri_di_garis():
    baris = peringkatkan(peserta_contoh(), URUTAN)
    assert [b.kode for b in baris] == KODE
    assert [b.urutan for b in baris] == list(range(1, 20))
    assert [b.peringkat for b in baris] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 13, 14, 15, 16, 17, 18, 19]
    assert [b.kode for b in baris if b.seri] == SERI
    assert {b.total for b in baris if b.seri} == {78}
    assert [b.penentu for b in baris if b.seri] == ["", "V06", "V13"]
    assert not any(b.pleno for b in baris)


def test_kunci_dapat_ditunjukkan():
    baris = peringkatkan(peserta_contoh(), URUTAN)[9]
    assert baris.kunci[:2] == (BagianKunci("V13", Fraction(16)), BagianKunci("V06", Fraction(45, 4)))


def test_usulan_contoh():
    usulan = usulan_besar(peringkatkan(peserta_contoh(), URUTAN), 10)
    assert list(usulan.masuk) == KODE[:10]
    assert list(usulan.seri_di_garis) == SERI
    assert (usulan.perlu_keputusan, usulan.pleno, usulan.garis[0].nilai_garis) == (True, False, 78)


def test_seri_yang_tidak_melintasi_garis_tidak_perlu_keputusan():
    baris = peringkatkan(peserta_contoh(), URUTAN)
    for n in (9, 12):
        usulan = usulan_besar(baris, n)
        assert (usulan.perlu_keputusan, usulan.seri_di_garis, len(usulan.masuk)) == (False, (), n)
    assert usulan_besar(baris, 19).masuk == usulan_besar(baris, 50).masuk == tuple(KODE)


def test_putusan_menurut_bobot():
    putusan = putuskan(peserta_contoh(), URUTAN, 10, cara=BOBOT)
    assert list(putusan.masuk) == KODE[:10]
    assert list(putusan.seri_di_garis) == SERI


def test_putusan_urutan_lain():
    putusan = putuskan(peserta_contoh(), URUTAN, 10, cara=URUTAN_LAIN, urutan=["13.03", "13.02", "13.07"])
    assert [b.kode for b in putusan.baris][9:12] == ["13.03", "13.02", "13.07"]
    assert [b.peringkat for b in putusan.baris][9:12] == [10, 10, 10]
    assert putusan.masuk[9:] == ("13.03",)
    assert [b.penentu for b in putusan.baris][9:12] == ["", "", ""]


def test_putusan_sertakan_semua():
    putusan = putuskan(peserta_contoh(), URUTAN, 10, cara=SERTAKAN)
    assert list(putusan.masuk) == KODE[:12]


@pytest.mark.parametrize(
    ("n", "cara", "urutan", "kata"),
    [
        (10, TIDAK_ADA, (), "Pilih cara memutuskan"),
        (10, "undian", (), "tidak dikenal"),
        (9, BOBOT, (), "tidak perlu cara"),
        (10, URUTAN_LAIN, SERI[:2], "Urutkan semua"),
        (10, URUTAN_LAIN, [*SERI, SERI[0]], "Urutkan semua"),
        (10, URUTAN_LAIN, [*SERI[:2], "13.71"], "Urutkan semua"),
    ],
)
def test_putusan_yang_tidak_memutuskan_ditolak(n, cara, urutan, kata):
    with pytest.raises(ValueError, match=kata):
        putuskan(peserta_contoh(), URUTAN, n, cara=cara, urutan=urutan)


def test_tanpa_seri_di_garis_langsung():
    assert len(putuskan(peserta_contoh(), URUTAN, 9).masuk) == 9


def test_semua_bagian_sama_ke_pleno():
    kembar = [peserta("x", 10, a=5, b=5), peserta("y", 10, a=5, b=5), peserta("z", 12, a=6, b=6)]
    baris = peringkatkan(kembar, AB)
    assert [(b.kode, b.peringkat, b.pleno) for b in baris] == [("z", 1, False), ("x", 2, True), ("y", 2, True)]
    assert usulan_besar(baris, 2).pleno
    assert not usulan_besar(baris, 1).pleno
    with pytest.raises(ValueError, match="pleno"):
        putuskan(kembar, AB, 2, cara=BOBOT)
    putusan = putuskan(kembar, AB, 2, cara=URUTAN_LAIN, urutan=["y", "x"])
    assert putusan.masuk == ("z", "y")
    assert not any(b.pleno for b in putusan.baris)


def test_pleno_hanya_bila_kembar_di_kedua_sisi_garis():
    baris = peringkatkan([peserta("x", 10, a=6, b=4), peserta("y", 10, a=5, b=5), peserta("z", 10, a=5, b=5)], AB)
    assert not usulan_besar(baris, 1).pleno
    assert usulan_besar(baris, 2).pleno


def test_nilai_yang_tampil_sama_tetapi_berbeda_bukan_seri():
    baris = peringkatkan([peserta("x", "9183331/100000"), peserta("y", "9183332/100000")], ())
    assert [(b.kode, b.peringkat, b.seri) for b in baris] == [("y", 1, False), ("x", 2, False)]


def test_keputusan_hanya_berlaku_di_antara_yang_sama():
    baris = peringkatkan([peserta("x", 10), peserta("y", 11)], (), ["x", "y"])
    assert [b.kode for b in baris] == ["y", "x"]


def test_keputusan_asing_atau_kembar_ditolak():
    with pytest.raises(ValueError, match="bukan peserta: q"):
        peringkatkan([peserta("x", 10)], (), ["q"])
    with pytest.raises(ValueError, match="kembar"):
        peringkatkan([peserta("x", 10)], (), ["x", "x"])
    with pytest.raises(ValueError, match="kembar"):
        peringkatkan([peserta("x", 10), peserta("x", 11)], ())


def test_kuota_per_kategori():
    def satu(kode, total, kategori):
        return PesertaHitung(kode, Fraction(total), {}, kategori=kategori)

    semua = [
        satu("k1", 90, "kab"),
        satu("k2", 80, "kab"),
        satu("k3", 80, "kab"),
        satu("t1", 50, "kota"),
        satu("t2", 40, "kota"),
    ]
    usulan = usulan_besar(peringkatkan(semua, ()), 10, {"kab": 2, "kota": 1})
    assert usulan.masuk == ("k1", "k2", "t1")
    assert usulan.seri_di_garis == ("k2", "k3")
    assert [(g.kategori, g.nilai_garis, g.pleno) for g in usulan.garis] == [("kab", 80, True), ("kota", 50, False)]
    assert putuskan(semua, (), 10, cara=SERTAKAN, kuota={"kab": 2, "kota": 1}).masuk == ("k1", "k2", "k3", "t1")


def test_belum_lengkap_disebut():
    usulan = usulan_besar(peringkatkan([PesertaHitung("x", Fraction(1), {}, lengkap=False), peserta("y", 2)], ()), 1)
    assert usulan.belum_lengkap == ("x",)


def test_daftar_kosong_dan_jumlah_nol():
    assert usulan_besar([], 10).masuk == ()
    with pytest.raises(ValueError):
        usulan_besar([], 0)


peserta_acak = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12
).map(lambda daftar: [peserta(f"p{i:02}", a + b, a=a, b=b) for i, (a, b) in enumerate(daftar)])  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(peserta_acak, st.randoms(use_true_random=False))
def test_tidak_bergantung_urutan_masuk(semua, acak):
    kocok = list(semua)
    acak.shuffle(kocok)
    baris = peringkatkan(semua, AB)
    assert baris == peringkatkan(kocok, AB)
    assert [b.urutan for b in baris] == list(range(1, len(semua) + 1))
    for b in baris:
        assert b.peringkat == 1 + sum(p.total > b.total for p in semua)
        assert b.seri == (sum(p.total == b.total for p in semua) > 1)
        assert b.pleno == (sum(p.total == b.total and p.nilai_variabel == b.nilai_variabel for p in semua) > 1)


@settings(deadline=None, max_examples=150)
@given(peserta_acak, st.integers(1, 12))
def test_usulan_selalu_berisi_tepat_n(semua, n):
    baris = peringkatkan(semua, AB)
    usulan = usulan_besar(baris, n)
    assert len(usulan.masuk) == min(n, len(semua))
    if usulan.perlu_keputusan:
        dalam, luar = set(usulan.seri_di_garis) & set(usulan.masuk), set(usulan.seri_di_garis) - set(usulan.masuk)
        assert dalam and luar
    else:
        assert len(baris) <= n or baris[n - 1].total > baris[n].total


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 18), st.sampled_from(list(INDIKATOR)))
def test_menaikkan_satu_nilai_tidak_menurunkan_peringkat(nomor, kode):
    dinas = RENCANA["dinas"][nomor]
    naik = dinas["nilai_indikator"] | {kode: min(dinas["nilai_indikator"][kode] + 1, 5)}
    hasil = ringkasan(VARIABEL, naik)
    baru = [p for p in peserta_contoh() if p.kode != dinas["kode"]]
    baru.append(PesertaHitung(dinas["kode"], hasil.total, hasil.nilai_variabel))
    lama = next(b for b in peringkatkan(peserta_contoh(), URUTAN) if b.kode == dinas["kode"])
    kini = next(b for b in peringkatkan(baru, URUTAN) if b.kode == dinas["kode"])
    assert (kini.peringkat, kini.urutan) <= (lama.peringkat, lama.urutan)
    assert kini.urutan <= lama.urutan
