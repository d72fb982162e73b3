"""URL × role × ownership of the pages of villages and trips: a role counts at its own office, a village's people at
their own village, a traveller in his own team."""

import pytest
from django.test import Client

from layanan.ketupat_pecel.perjalanan.models import Alat
from layanan.sop.dinas.models import AnggotaUnit
from pentas.akun.peran import Peran
from pentas.gerbang import PUBLIK, semua_view
from tests.keamanan.test_auditor import isi_tabel
from tests.layanan.ketupat_pecel.pabrik import buat_dunia_desa, buat_perjalanan, buat_usulan
from tests.pabrik import beri_tugas, buat_pengguna

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]

RUANG = tuple(f"layanan.ketupat_pecel.{r}." for r in ("dokumen", "warga", "perjalanan"))
RUTE = sorted(
    (rute, nama)
    for rute, nama, view in semua_view()
    if view.__module__.startswith(RUANG) and "<" in rute and view.gerbang != PUBLIK
)
PERAN_KANTOR = (
    *(Peran.SUBBAG_UMUM, Peran.KEPALA_DINAS, Peran.KABID, Peran.STAF_LAYANAN),
    *(Peran.PETUGAS_LAPANGAN, Peran.OPERATOR_DAFDUK, Peran.PERANGKAT_DESA, Peran.PENGAWAS),
)
# What anybody who reads the services of the office may open: the trip without names; the way from the request to it.
TERBACA_SEKANTOR = {"perjalanan-lihat", "perjalanan-rencana"}
ISI = {
    "alasan": "Contoh alasan",
    "versi": "1",
    "nama": "Nama",
    "tanggal": "2030-01-02",
    "tempat": "Balai",
    "tempuh_menit": "60",
    "ambil_hari": "5",
    "tempat_ambil": "Loket",
    "siap": "1",
    "jumlah": "1000",
    "tahun": "2026",
    "medan": "nik",
    "nik": "9901014507900001",
    "dokumen": "ktp",
    "bus-nama": "Bus lain",
    "singkatan": "X",
    "urutan": "1",
}


@pytest.fixture
def dunia():
    """Office 13.06 with a draft, a planned trip and one on the road; the neighbours: the same roles in 13.07, with a
    village of their own there; another village of 13.06; who travels for 13.06 in no team."""
    d = buat_dunia_desa()
    d.draf = buat_usulan(dunia=d, unit=d.unit)
    d.perjalanan = buat_perjalanan(dunia=d, unit=d.unit_lain, bus=None)
    d.usulan = d.perjalanan.permohonan.usulan_desa
    jauh = buat_dunia_desa(kode="13.07")
    d.kantor_lain = buat_pengguna(username="kantor.lain")
    AnggotaUnit.objects.create(unit=jauh.unit, pengguna=d.kantor_lain)
    for peran in PERAN_KANTOR:
        beri_tugas(d.kantor_lain, peran=peran, kabupaten_kota="13.07")
    d.desa_jauh = jauh.perangkat
    return d


def alamat(d, rute: str) -> str:
    satu = {
        "<str:dinas>": d.dinas.pk,
        "<slug:dokumen>": "kk",
        "<int:warga>": d.draf.warga.first().pk,
        "<int:alat>": d.perjalanan.alat.first().pk,
    }
    if "/usulan/" in rute:
        satu["<int:pk>"] = d.draf.pk
    elif "/permohonan/" in rute:
        satu["<int:pk>"] = d.perjalanan.permohonan_id
    elif "/warga/" in rute:
        satu["<int:pk>"] = d.usulan.warga.first().pk
    elif "/syarat/" in rute:
        satu["<int:pk>"] = d.dok["kk"].syarat.first().pk
    elif "/bus/" in rute:
        satu["<int:pk>"] = d.bus.pk
    elif "/perlengkapan/alat/" in rute:
        satu["<int:pk>"] = Alat.objects.filter(dinas=d.dinas).first().pk
    else:
        satu["<int:pk>"] = d.perjalanan.pk
    for tanda, nilai in satu.items():
        rute = rute.replace(tanda, str(nilai))
    assert "<" not in rute, rute
    return f"/{rute}"


def klien(pengguna) -> Client:
    k = Client()
    k.force_login(pengguna)
    return k


@pytest.mark.parametrize("rute, nama", RUTE, ids=[r for r, _ in RUTE])
def test_milik_tetangga(dunia, rute, nama):
    """Nobody of the next office, of another village, or outside the team reads or changes it."""
    url = alamat(dunia, rute)
    semua = {siapa: klien(getattr(dunia, siapa)) for siapa in ("kantor_lain", "desa_jauh", "luar")}
    # the draft is the first village's, the trip the second's
    semua["desa_lain"] = klien(dunia.perangkat_lain if "/usulan/" in rute else dunia.perangkat)
    awal, salah = isi_tabel(), []
    for siapa, k in semua.items():
        for cara, jawab in (("GET", k.get(url)), ("POST", k.post(url, ISI))):
            terbaca = siapa == "luar" and nama in TERBACA_SEKANTOR
            if jawab.status_code not in (403, 404, 405) and not terbaca:
                salah.append(f"{siapa} {cara} {url}: {jawab.status_code}")
    assert not salah, salah
    assert isi_tabel() == awal, rute


@pytest.mark.parametrize("rute, nama", RUTE, ids=[r for r, _ in RUTE])
def test_ada_bagi_yang_berhak(dunia, rute, nama):
    """Else the test above would prove nothing."""
    admin = buat_pengguna(peran=Peran.ADMIN, provinsi=dunia.dinas.provinsi)
    url, status = alamat(dunia, rute), {}
    for siapa in (dunia.perangkat, dunia.perangkat_lain, dunia.kabid, dunia.petugas, admin):
        jawab = klien(siapa).get(url)
        status[str(siapa)] = klien(siapa).post(url, {}).status_code if jawab.status_code == 405 else jawab.status_code
    assert set(status.values()) - {403, 404}, f"{url}: {status}"
