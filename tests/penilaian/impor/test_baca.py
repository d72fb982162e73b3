"""The workbook, cell by cell: what is read, what is refused, and the sentence that says where and why."""

from datetime import date
from decimal import Decimal

import pytest

from penilaian.impor.baca import Acuan, baca_nilai
from penilaian.instrumen.models import Indikator
from pentas.galat import Ditolak, SalahJenis
from tests.pabrik import buat_periode, buat_peserta
from tests.penilaian.impor.bantu import KEPALA, buku

pytestmark = pytest.mark.django_db


@pytest.fixture
def acuan():
    periode = buat_periode()
    peserta = {kode: buat_peserta(periode=periode, kode=kode) for kode in ("13.01", "13.10")}
    indikator = {i.kode: i for i in Indikator.objects.filter(instrumen=periode.instrumen)}
    return Acuan(peserta, indikator, "lapangan")


def baca(acuan, *baris, **lain) -> dict:
    return {(s.peserta.kode, s.indikator.kode): s.level for s in baca_nilai(buku(*baris, **lain), acuan)}


def galat(acuan, *baris, **lain) -> Ditolak:
    with pytest.raises(Ditolak) as tertangkap:
        baca(acuan, *baris, **lain)
    return tertangkap.value


def test_isi_dibaca_tepat(acuan):
    assert baca(acuan, ("13.01", 5, None, 0), ("13.10", "3", " 2 ", 1.0)) == {
        ("13.01", "1"): 5,
        ("13.01", "2"): None,
        ("13.01", "3"): 0,
        ("13.10", "1"): 3,
        ("13.10", "2"): 2,
        ("13.10", "3"): 1,
    }


def test_judul_yang_disimpan_sebagai_angka_dan_urutan_lain(acuan):
    assert baca(acuan, (1, 2, 3, " 13.01 "), kepala=(3, "2", 1.0, " kode ")) == {
        ("13.01", "3"): 1,
        ("13.01", "2"): 2,
        ("13.01", "1"): 3,
    }


def test_baris_kosong_dilewati(acuan):
    assert set(baca(acuan, (None,) * 4, ("13.01", 1, 1, 1), ("  ", None, None, None))) == {("13.01", k) for k in "123"}


@pytest.mark.parametrize(
    ("nilai", "tertulis"),
    [(6, "6"), (-1, "-1"), (2.5, "2.5"), ("2,5", "2,5"), ("lima", "lima"), (True, "True"), ("٣", "٣"), ("9" * 60, "9")],
)
def test_nilai_salah(acuan, nilai, tertulis):
    kalimat = galat(acuan, ("13.01", 1, 1, 1), ("13.10", 1, nilai, 1)).alasan
    assert "Baris 3, kolom 2 (sel C3): “" + tertulis in kalimat
    assert "harus bilangan bulat 0 sampai 5, atau kosong." in kalimat
    assert "tidak ada yang disimpan" in kalimat


def test_tanggal_bukan_nilai(acuan):
    assert "harus bilangan bulat" in galat(acuan, ("13.01", date(2026, 5, 1), 1, 1)).alasan


@pytest.mark.parametrize("kode", [13.1, 13.10, 1310, Decimal("13.01")])
def test_kode_yang_menjadi_angka(acuan, kode):
    tolak = galat(acuan, (kode, 1, 1, 1))
    assert "Baris 2, kolom kode (sel A2)" in tolak.alasan
    assert "tersimpan sebagai angka, sehingga 13.10 dan 13.1 tidak terbedakan" in tolak.alasan
    assert tolak.status == 422


def test_kode_asing(acuan):
    assert "“13.99” bukan peserta" in galat(acuan, ("13.99", 1, 1, 1)).alasan


def test_kode_kosong(acuan):
    assert "Baris 2, kolom kode (sel A2): kode daerah kosong" in galat(acuan, (None, 1, 1, 1)).alasan


def test_kode_kembar(acuan):
    kalimat = galat(acuan, ("13.01", 1, 1, 1), ("13.10", 1, 1, 1), ("13.01", 2, 2, 2)).alasan
    assert "Baris 4, kolom kode (sel A4): “13.01” sudah ada di baris 2." in kalimat


def test_kolom_hilang_dan_asing(acuan):
    tolak = galat(acuan, ("13.01", 1, 1, 1), kepala=("kode", "1", "2", "22a"))
    assert "Baris judul, kolom D: “22a” bukan kode indikator" in tolak.alasan
    assert "Baris judul, kolom 3: kolom ini tidak ada" in tolak.alasan
    assert len(tolak.rincian) == 2


def test_kolom_kembar(acuan):
    assert "muncul lebih dari sekali" in galat(acuan, ("13.01", 1, 1, 1, 1), kepala=(*KEPALA, 3)).alasan


def test_judul_kode_hilang(acuan):
    assert "Judul kolom yang diperlukan: kode" in galat(acuan, ("13.01", 1, 1, 1), kepala=("daerah", 1, 2, 3)).alasan


def test_lembar_lain(acuan):
    assert "Lembar Nilai tidak ada" in galat(acuan, ("13.01", 1, 1, 1), lembar="Sheet1").alasan


def test_tanpa_baris(acuan):
    assert "belum memuat baris daerah" in galat(acuan).alasan


def test_nilai_di_luar_kolom_berjudul(acuan):
    assert "E2" in galat(acuan, ("13.01", 1, 1, 1, 5)).alasan


def test_bukan_buku_kerja(acuan):
    with pytest.raises(SalahJenis):
        baca_nilai(b"kode;1;2;3", acuan)


def test_rumus_tanpa_hasil_ditolak(acuan):
    tolak = galat(acuan, ("13.01", "=1+2", 1, 1))
    assert "B2" in tolak.alasan
    assert "rumus" in tolak.alasan


def test_sel_yang_tidak_terbaca_disebut_bersama_yang_lain(acuan):
    """One list by row and column, whoever found the fault."""
    kalimat = galat(acuan, ("13.01", "=1+2", 6, 1), ("=A2", 1, 1, "#REF!"), ("13.10", 1, 1, 1, 9)).alasan
    assert "Ada 5 galat" in kalimat
    for potong in (
        "Baris 2, kolom 1 (sel B2): berisi rumus yang belum dihitung",
        "Baris 2, kolom 2 (sel C2): “6” harus",
        "Baris 3, kolom kode (sel A3): berisi rumus",
        "Baris 3, kolom 3 (sel D3): memuat galat Excel #REF!",
        "Baris 4, kolom E (sel E4): berisi 9, tetapi kolom E tidak mempunyai judul",
    ):
        assert potong in kalimat


def test_kolom_hilang_disebut_juga_bila_isinya_tertinggal(acuan):
    kalimat = galat(acuan, ("13.01", 1, 1, 1), kepala=("kode", "1", "2")).alasan
    assert "Baris judul, kolom 3: kolom ini tidak ada." in kalimat
    assert "sel D2" in kalimat


def test_huruf_yang_tidak_tampak_diabaikan(acuan):
    assert baca(acuan, ("\ufeff13.01\u200b", "5\u200b", 1, 1))["13.01", "1"] == 5


def test_buku_kerja_berkata_sandi(acuan):
    kunci = bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    with pytest.raises(Ditolak, match="dikunci kata sandi"):
        baca_nilai(kunci, acuan)


@pytest.mark.parametrize("rentang", ["B2:C2", "A2:A3", "B1:C1"])
def test_sel_gabungan_ditolak(acuan, rentang):
    def gabung(lembar):
        lembar.merge_cells(rentang)

    tolak = galat(acuan, ("13.01", 1, 1, 1), ("13.10", 1, 1, 1), ubah=gabung)
    assert rentang in tolak.alasan or "Baris judul" in tolak.alasan


def test_wawancara_hanya_di_lapangan(acuan):
    for lapis in ("klaim", "desk"):
        desk = Acuan(acuan.peserta, acuan.indikator, lapis)
        assert "Baris 2, kolom 3 (sel D2): “5” dinilai lewat wawancara" in galat(desk, ("13.01", 1, 1, 5)).alasan
        assert baca(desk, ("13.01", 1, 1, None))["13.01", "3"] is None


def test_tidak_berlaku(acuan):
    satu = (acuan.peserta["13.01"].pk, acuan.indikator["2"].pk)
    luar = Acuan(acuan.peserta, acuan.indikator, acuan.lapis, frozenset({satu}))
    assert "tidak berlaku untuk daerahnya" in galat(luar, ("13.01", 1, 0, 1)).alasan
    assert ("13.01", "2") not in baca(luar, ("13.01", 1, None, 1))


def test_semua_galat_sekaligus(acuan):
    tolak = galat(acuan, ("13.01", 6, 7, 1), (13.1, 8, 1, 1))
    assert [(g["baris"], g["nilai"]) for g in tolak.rincian] == [(2, "6"), (2, "7"), (3, "13.1"), (3, "8")]


def test_galat_yang_sangat_banyak_diringkas(acuan):
    tolak = galat(acuan, *[("13.99", 9, 9, 9)] * 20)
    assert len(tolak.rincian) == 80
    assert "… dan 30 galat lain." in tolak.alasan
