"""URL × role × ownership of the services' pages: a role counts at its own office, an asker's at its own unit.

tests/tabel_gerbang.csv says which role passes the gate. Here everybody in the neighbour's house, who passes every
gate, stands before one office's things: none of its addresses shows or changes anything.
"""

import pytest
from django.test import Client

from layanan.sop.dinas.models import AnggotaUnit
from pentas.akun.peran import Peran
from pentas.gerbang import PUBLIK, semua_view
from tests.keamanan.dunia import alamat, kiriman
from tests.keamanan.dunia_layanan import AKUN_LAYANAN, LAYANAN
from tests.keamanan.test_auditor import isi_tabel
from tests.layanan.pabrik import buat_dinas, buat_kantor, buat_pemohon, buat_unit
from tests.pabrik import beri_tugas, buat_pengguna, buat_provinsi

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]

RUANG = ("layanan.sop.", "layanan.pemanfaatan_data.")
RUTE = sorted(
    (rute, nama)
    for rute, nama, view in semua_view()
    if view.__module__.startswith(RUANG) and "<" in rute and view.gerbang != PUBLIK
)
KANTOR_LAIN = "13.07"


@pytest.fixture
def dunia(dunia):
    """Around its office 13: who holds every role in the office of a regency within it (and runs the services of another
    province) and asks for a unit there; who asks for another unit of office 13; who does both."""
    d = dunia
    kantor = buat_kantor(kode=KANTOR_LAIN, layanan=(LAYANAN,))
    d.orang_kantor_lain = buat_pengguna(username="kantor.lain")
    AnggotaUnit.objects.create(unit=kantor.unit, pengguna=d.orang_kantor_lain)
    d.opd_lain = buat_pemohon(unit=buat_unit(dinas=d.kantor.dinas, nama="OPD lain"))
    d.rangkap = buat_pemohon(unit=buat_unit(dinas=d.kantor.dinas, nama="OPD ketiga"))
    seberang = buat_provinsi(kode="14", nama="Seberang")
    for siapa in (d.orang_kantor_lain, d.rangkap):
        for peran in map(Peran, AKUN_LAYANAN):
            beri_tugas(siapa, peran=peran, kabupaten_kota=KANTOR_LAIN)
        beri_tugas(siapa, peran=Peran.ADMIN, provinsi=seberang)
        beri_tugas(siapa, peran=Peran.AUDITOR, provinsi=seberang)
    return d


def klien(pengguna) -> Client:
    k = Client()
    k.force_login(pengguna)
    return k


@pytest.mark.parametrize("rute, nama", RUTE, ids=[r for r, _ in RUTE])
def test_milik_kantor_dan_unit_lain(dunia, rute, nama):
    url, isi = alamat(dunia, rute), kiriman(dunia, nama)
    semua = {siapa: klien(getattr(dunia, siapa)) for siapa in ("orang_kantor_lain", "opd_lain", "rangkap")}
    awal, salah = isi_tabel(), []
    for siapa, k in semua.items():
        for cara, jawab in (("GET", k.get(url)), ("POST", k.post(url, isi))):
            if jawab.status_code not in (403, 404, 405):
                salah.append(f"{siapa} {cara} {url}: {jawab.status_code}")
    assert not salah, salah
    assert isi_tabel() == awal, rute


@pytest.mark.parametrize("rute, nama", RUTE, ids=[r for r, _ in RUTE])
def test_alamat_ini_ada_bagi_yang_berhak(dunia, rute, nama):
    """Else the test above would prove nothing: the thing is there, and somebody of its own house gets to it."""
    url = alamat(dunia, rute)
    status = {}
    for siapa, akun in dunia.pelaku.items():
        k = klien(akun)
        jawab = k.get(url)
        status[siapa] = k.post(url, {}).status_code if jawab.status_code == 405 else jawab.status_code
    assert set(status.values()) - {403, 404}, f"{url}: {status}"


def test_dinas_yang_dipilih_lewat_alamat_atau_isian(dunia):
    """An office named in the query or in a form is looked up among one's own."""
    d, k = dunia, klien(dunia.orang_kantor_lain)
    buat_dinas(kode=KANTOR_LAIN, layanan=(LAYANAN,))
    nama = d.kantor.dinas.nama
    awal = isi_tabel()
    for jalan, isi in (
        ("layanan/surat/aturan/", {}),
        ("layanan/pengaduan/kanal/", {}),
        ("layanan/laporan/", {}),
        ("layanan/laporan/pdf/", {}),
        ("layanan/laporan/xlsx/", {}),
        ("layanan/skm/", {}),
        ("layanan/skm/pdf/", {}),
        ("layanan/skm/xlsx/", {}),
        ("layanan/skm/rencana/", {"unsur": "U1", "uraian": "A", "penanggung_jawab": "B", "batas": "2026-08-03"}),
        ("layanan/skm/kertas/", {"tanggal": "2026-08-03", "u1": "4"}),
        ("layanan/standar/susun/", {}),
        ("layanan/pengaduan/catat/", {"jenis": "keluhan", "uraian": "A", "kanal": "kotak", "tanggal": "2026-08-03"}),
        ("layanan/libur/", {"tanggal": "2026-08-04", "nama": "A", "jenis": "daerah", "untuk": "dinas:13"}),
        ("layanan/data/ajukan/", {"unit": d.kantor.unit.pk}),
    ):
        tujuan = {"dinas": d.kantor.dinas.pk, "layanan": LAYANAN}
        for jawab in (k.get(f"/{jalan}", tujuan), k.post(f"/{jalan}?dinas=13&layanan={LAYANAN}", tujuan | isi)):
            if jawab.status_code == 200 and "html" in jawab["Content-Type"]:
                assert nama not in jawab.content.decode(), jalan
    assert isi_tabel() == awal
