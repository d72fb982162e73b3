"""Resource maps: a blank is no zero, an operator fills his own negeri's only, all negeri compare in fixed queries."""

from decimal import Decimal

import pytest

from layanan.negeri.program.rentang import ambil_program
from layanan.negeri.sumber_daya.data import banding, kekurangan
from layanan.negeri.sumber_daya.hitung import BUTIR, jumlah_dana, susun_butir
from layanan.negeri.sumber_daya.models import Pelatihan, SumberDaya
from layanan.negeri.sumber_daya.tindakan import catat_pelatihan, simpan_sumber_daya
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from tests.layanan.negeri.pabrik import buat_kantor_negeri
from tests.layanan.negeri.pabrik_program import ALAMAT, buat_negeri, buat_program
from tests.layanan.pabrik import buat_petugas

pytestmark = pytest.mark.django_db
AMBANG = {batas: 1 for *_, batas in BUTIR}
# fmt: off
LENGKAP = {
    "internet_mbps": "2.5", "jangkauan": "kantor", "komputer": "1", "pencetak": "0", "pemindai": "", "proyektor": "0",
    "listrik_jam": "24", "aparatur_tik": "1", "aparatur_adminduk": "1", "relawan": "2", "tahun_anggaran": "2026",
    "dana_desa": "48.000.000", "apbd": "Rp 10.000.000", "hibah": "", "csr": "0", "catatan": "",
}
# fmt: on


@pytest.fixture
def kantor(db):
    return buat_program()


def alamat(unit) -> str:
    return f"{ALAMAT}sumber-daya/{unit.pk}/"


def test_kosong_bukan_nol():
    semua = {b.medan: b for b in susun_butir({"komputer": 0, "pencetak": None, "relawan": 1}, AMBANG)}
    assert semua["komputer"].kurang and not semua["pencetak"].kurang and semua["pencetak"].kosong
    assert not semua["relawan"].kurang
    assert jumlah_dana({"apbd": 5, "csr": None, "hibah": 0}) == 5 and jumlah_dana({"apbd": None}) is None


def test_operator_mengisi_negerinya_sendiri(client, kantor):
    client.force_login(kantor.operator)
    assert client.get("/layanan/negeri/sumber-daya/").url == alamat(kantor.unit)
    assert client.post(alamat(kantor.unit), {**LENGKAP, "versi": "0"}).status_code == 302
    peta = SumberDaya.objects.get(unit=kantor.unit)
    assert (peta.internet_mbps, peta.pemindai, peta.dana_desa, peta.csr) == (Decimal("2.5"), None, 48_000_000, 0)
    baris = next(b for b in banding(kantor.dinas, ambil_program(kantor.dinas)) if b.unit == kantor.unit)
    assert baris.kurang == ["Pencetak"] and baris.belum == 1 and baris.dana == 58_000_000
    for jalan in (alamat(kantor.unit_lain), f"{alamat(kantor.unit_lain)}pelatihan/"):
        assert client.post(jalan, LENGKAP).status_code == 404
    assert client.get(f"{ALAMAT}sumber-daya/").status_code == 403, "the comparison is the office's"
    with pytest.raises(SalahPeran):
        simpan_sumber_daya(kantor.unit_lain, {"komputer": 1}, oleh=kantor.operator)


def test_dua_pengisi_yang_kedua_diberi_tahu(client, kantor):
    simpan_sumber_daya(kantor.unit, {"komputer": 1}, oleh=kantor.kabid, versi=0)
    with pytest.raises(Basi, match="baru saja diubah"):
        simpan_sumber_daya(kantor.unit, {"komputer": 2}, oleh=kantor.operator, versi=0)
    client.force_login(kantor.operator)
    assert client.post(alamat(kantor.unit), {**LENGKAP, "versi": "0"}).status_code == 409
    assert SumberDaya.objects.get().komputer == 1


@pytest.mark.parametrize(
    "salah",
    [
        {"listrik_jam": "25"},
        {"internet_mbps": "-1"},
        {"dana_desa": "12,5"},
        {"tahun_anggaran": "20260"},
        {"tahun_anggaran": ""},
        {"catatan": "NIK 1306012345678901"},
    ],
)
def test_isian_yang_tidak_masuk_akal(client, kantor, salah):
    client.force_login(kantor.operator)
    assert client.post(alamat(kantor.unit), {**LENGKAP, "versi": "0", **salah}).status_code == 422
    assert not SumberDaya.objects.exists()


def test_pelatihan_dibutuhkan_lalu_diberikan(client, kantor):
    client.force_login(kantor.operator)
    jalan = f"{alamat(kantor.unit)}pelatihan/"
    assert client.post(jalan, {"topik": "Memotret berkas", "jumlah_orang": "2"}).status_code == 302
    satu = Pelatihan.objects.get()
    assert banding(kantor.dinas, ambil_program(kantor.dinas))[0].perlu_latih == 2
    assert client.post(f"{jalan}{satu.pk}/beri/").status_code == 302
    baris = next(b for b in banding(kantor.dinas, ambil_program(kantor.dinas)) if b.unit == kantor.unit)
    assert (baris.perlu_latih, baris.sudah_latih) == (0, 2)
    besok = {"topik": "x", "jumlah_orang": 1, "diberikan_pada": kantor.hari_ini.replace(year=kantor.hari_ini.year + 1)}
    with pytest.raises(Ditolak, match="belum berlangsung"):
        catat_pelatihan(kantor.unit, besok, oleh=kantor.operator)
    assert client.post(f"{jalan}{satu.pk}/hapus/").status_code == 302 and not Pelatihan.objects.exists()


def test_perbandingan_dengan_query_tetap(client, kantor, django_assert_max_num_queries):
    client.force_login(kantor.kabid)
    with django_assert_max_num_queries(60) as awal:
        client.get(f"{ALAMAT}sumber-daya/")
    for unit in buat_negeri(dinas=kantor.dinas, jumlah=12):
        simpan_sumber_daya(unit, {"komputer": 0, "jangkauan": "tidak"}, oleh=None)
    with django_assert_max_num_queries(len(awal)):
        jawab = client.get(f"{ALAMAT}sumber-daya/")
    assert jawab.content.decode().count("Negeri Tambahan") == 12
    kurang = dict(kekurangan(banding(kantor.dinas, ambil_program(kantor.dinas))))
    assert kurang == {"Jangkauan internet": 12, "Komputer": 12}


def test_batas_kebutuhan_diatur_dinas(client, kantor):
    assert ambil_program(kantor.dinas).usulan
    client.force_login(kantor.kabid)
    isi = {batas: "3" for *_, batas in BUTIR} | {"target_tepat": "90", "sebelum_tahun": "2025", "sebelum_bagian": "s2"}
    assert client.post(f"{ALAMAT}pengaturan/", isi | {"sebelum_bagian": ""}).status_code == 422
    assert client.post(f"{ALAMAT}pengaturan/", isi).status_code == 302
    program = ambil_program(kantor.dinas)
    assert (program.usulan, program.min_komputer, program.target_tepat) == (False, 3, 90)


def test_dinas_lain_tidak_terlihat(client, kantor):
    asing = buat_kantor_negeri(kode="13.07")
    client.force_login(buat_petugas(peran=Peran.KABID, dinas=asing.dinas))
    assert client.get(f"{ALAMAT}sumber-daya/").status_code == 404
    assert client.get(alamat(kantor.unit)).status_code == 404
