"""Another province's rubric: maximum levels other than 5, weights other than 1, gaps inside the ladder."""

import re
from fractions import Fraction

import pytest

from penilaian.berkas.klaim import ambil_nilai, baca_klaim
from penilaian.berkas.tangga import susun_tangga
from penilaian.instrumen.tindakan import buat_dari_isi, terbitkan
from penilaian.nilai.hitung import warna_level
from penilaian.nilai.models import Lapis
from penilaian.nilai.papan import muat_papan
from penilaian.nilai.tindakan import SelNilai, tetapkan_banyak
from penilaian.periode.izin import ambil_indikator
from penilaian.rekap.kain import kain
from penilaian.rekap.matriks import muat_matriks
from penilaian.rekap.rincian import muat_rincian
from pentas.akun.peran import Peran
from tests.pabrik import buat_pengguna, buat_provinsi, isi_kecil
from tests.penilaian.berkas.bantu import alamat, buat_berkas, klaim

pytestmark = pytest.mark.django_db


@pytest.fixture
def b():
    """Indicator 1 up to 3 with weight 2, indicator 2 up to 4; indicator 1 owns ticks on 1 and 3, not on 2."""
    isi = isi_kecil()
    satu, dua, _tiga = isi["indikator"]
    satu |= {"nilai_maks": 3, "bobot": "2", "level": [{"nilai": n, "deskripsi": f"Uraian {n}."} for n in (1, 3)]}
    satu["kriteria"] = [{"kode": f"1.{h}", "teks": f"Syarat {h}", "mulai_level": n} for h, n in (("a", 1), ("b", 3))]
    dua["nilai_maks"] = 4
    dua["level"] = [lv for lv in dua["level"] if lv["nilai"] < 5]
    dua["aturan"] = [a for a in dua["aturan"] if a["nilai"] < 5]
    instrumen = buat_dari_isi(isi, provinsi=buat_provinsi(), kode="LAIN-2026", tahun=2026, oleh=None)
    terbitkan(instrumen, sk_nomor="1", sk_tanggal="2026-01-05", sk_penanda_tangan="Kepala Dinas", oleh=None)
    return buat_berkas(instrumen=instrumen)


def kunci(jawab) -> list[str]:
    return re.findall(r'name="level" id="id_level_\d+" value="(\d+)"', jawab.content.decode())


def nilai(b, kode, level, lapis=Lapis.KLAIM):
    tetapkan_banyak([SelNilai(b.peserta, ambil_indikator(b.periode, kode), level)], lapis, oleh=b.provinsi)


def test_kunci_nilai_sampai_maksimum_di_semua_halaman(b, client):
    juri = buat_pengguna(peran=Peran.KETUA_TIM)
    halaman = [(b.operator, "berkas-indikator"), (b.provinsi, "rekap-verifikasi")]
    for pengguna, nama in halaman:
        client.force_login(pengguna)
        assert kunci(client.get(alamat(b, nama, indikator="1"))) == [*"0123"], nama
        assert kunci(client.get(alamat(b, nama, indikator="2"))) == [*"01234"], nama
    b.peserta.kunjungan = jadwal(b, juri)
    client.force_login(juri)
    assert kunci(client.get(alamat(b, "kunjungan-indikator", indikator="2"))) == [*"01234"]


def jadwal(b, juri):
    from penilaian.kunjungan.models import Kunjungan

    return Kunjungan.objects.create(peserta=b.peserta, tanggal="2026-05-04")


def test_total_memakai_bobot_dan_maksimum(b):
    nilai(b, "1", 3)
    nilai(b, "2", 2)
    r = muat_papan(b.periode, [Lapis.KLAIM], peserta=b.peserta).ringkasan(Lapis.KLAIM, b.peserta)
    assert r.nilai_variabel["V01"] == Fraction(40 * (2 * 3 + 2), 2 * 3 + 4)
    assert (r.total, r.dapat_dicapai, r.lengkap) == (r.nilai_variabel["V01"], 40, True)


def test_tangga_lompat_tingkat_dan_tingkat_tanpa_baris(b):
    klaim(b, "1", level=1, centang=["1.a"])
    indikator = ambil_indikator(b.periode, "1")
    satu, dua, tiga = susun_tangga(indikator, baca_klaim(b.peserta, indikator, None, ambil_nilai(b.peserta, indikator)))
    assert (satu.label, satu.capai, satu.puncak, satu.ringkas) == ("1", True, True, "")
    assert (dua.label, dua.sunyi) == ("2", True), "a level the rubric has no row for is undescribed, not absent"
    assert tiga.ringkas == "Semua syarat nilai 1, ditambah:"
    assert indikator.takurai == [2]


def test_tangga_puncak_yang_tak_terurai_tidak_menunjuk_tingkat_di_atasnya(b):
    indikator = ambil_indikator(b.periode, "1")
    indikator.level.filter(nilai=3).delete()
    indikator.kriteria.filter(kode="1.b").delete()
    indikator = ambil_indikator(b.periode, "1")
    akhir = susun_tangga(indikator, baca_klaim(b.peserta, indikator, None, None))[-1]
    assert (akhir.label, akhir.uraian) == (
        "2–3",
        "Nilai 2 dan 3 tidak diuraikan dalam pedoman. Memilihnya perlu alasan.",
    )


def test_warna_matriks_mengikuti_skala(b):
    assert [warna_level(n, 5) for n in range(6)] == [*range(6)]
    assert [warna_level(n, 3) for n in range(4)] == [0, 1, 3, 5]
    assert [warna_level(n, 10) for n in (0, 1, 5, 9, 10)] == [0, 1, 2, 4, 5]
    nilai(b, "1", 3)
    nilai(b, "2", 4)
    matriks = muat_matriks(b.periode, "klaim")
    tabel = kain(matriks, matriks.baris, matriks.kolom, pilih=("", ""), dasar="?", cocok=lambda sel: True)
    assert tabel.count('class="n v5"') == 2
    rincian = muat_rincian(matriks, b.peserta.kode, "2")
    assert [s.level for s in rincian.sebaran] == [4, 3, 2, 1, 0]
    assert rincian.sebaran[0].kelas == "n5"


def test_menunggu_tanpa_nilai_mandiri_bukan_nol(b):
    b.berkas.butir.update(status="tunggu")
    matriks = muat_matriks(b.periode, "desk")
    tabel = kain(matriks, matriks.baris, matriks.kolom, pilih=("", ""), dasar="?", cocok=lambda sel: True)
    assert "menanti kosong" in tabel and "v0" not in tabel
