"""URL × role × ownership of what follows the village day: the next office, another village, who is in no team."""

import uuid

import pytest
from django.test import Client

from layanan.ketupat_pecel.susulan import tindakan
from layanan.ketupat_pecel.susulan.models import KasusData
from layanan.sop.dinas.models import AnggotaUnit
from pentas.akun.peran import Peran
from pentas.gerbang import PUBLIK, semua_view
from tests.keamanan.test_auditor import isi_tabel
from tests.keamanan.test_pemilik_desa import PERAN_KANTOR
from tests.layanan.ketupat_pecel.pabrik_hari import buat_hari_desa
from tests.layanan.ketupat_pecel.pabrik_susulan import buat_susulan
from tests.layanan.pabrik import buat_pemohon, buat_petugas, buat_unit
from tests.pabrik import beri_tugas, buat_pengguna

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]

RUANG = tuple(f"layanan.ketupat_pecel.{r}." for r in ("susulan", "kinerja"))
SEMUA = sorted(
    (rute, nama) for rute, nama, view in semua_view() if view.__module__.startswith(RUANG) and view.gerbang != PUBLIK
)
RUTE = [(rute, nama) for rute, nama in SEMUA if "<" in rute]
MASSAL = ("susulan-massal", "susulan-janji", "susulan-dikabari")
ISI = {
    "aksi": "ajukan",
    "alasan": "Contoh alasan",
    "tiket": "T-1",
    "hasil": "Bersih",
    "tanggal": "2030-01-02",
    "medan": "nik",
    "cara": "diambil",
    "hubungan": "sendiri",
    "goresan": "[[[1, 2, 3]]]",
}


@pytest.fixture
def dunia():
    """13.09 with a closed day: one resident's papers are ready, one's wait, one is held. ``kantor_lain`` has every role
    in 13.07, where a team has served too; ``luar`` travels for 13.09 in no team; ``desa_lain`` is its next village."""
    h = buat_susulan(kantor=2, ditahan=1)
    for p in h.kantor:
        p.nik = "9901014507904417"
        p.save(update_fields=["nik", "nik_sidik"])
    tindakan.siapkan({d.pk: "REG" for d in h.kantor[0].dokumen.all()}, oleh=None)
    jauh = buat_hari_desa(kode="13.07")
    h.kantor_lain = buat_pengguna(username="kantor.lain")
    AnggotaUnit.objects.create(unit=jauh.unit, pengguna=h.kantor_lain)
    for peran in PERAN_KANTOR:
        beri_tugas(h.kantor_lain, peran=peran, kabupaten_kota="13.07")
    h.luar = buat_petugas(peran=Peran.PETUGAS_LAPANGAN, dinas=h.dinas)
    h.desa_lain = buat_pemohon(unit=buat_unit(dinas=h.dinas, jenis="desa"), peran=Peran.PERANGKAT_DESA)
    return h


def alamat(h, rute: str) -> str:
    satu = {
        "<uuid:tanda>": h.kantor[0].pk,
        "<str:dinas>": h.dinas.pk,
        "<int:tahun>": h.perjalanan.tanggal.year,
        "<int:bulan>": h.perjalanan.tanggal.month,
    }
    if "/kasus/" in rute:
        satu["<int:pk>"] = KasusData.objects.get().pk
    elif "/cetakan/" in rute:
        satu["<int:pk>"] = h.kantor[1].dokumen.first().pk
    else:
        satu["<int:pk>"] = h.perjalanan.pk
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
    """Nobody of the next office, of another village, or outside the team; the figures name no one, so the whole office
    reads them."""
    url = alamat(dunia, rute)
    isi = {**ISI, "dokumen": [d.pk for d in dunia.kantor[0].dokumen.all()]}
    semua = {siapa: klien(getattr(dunia, siapa)) for siapa in ("kantor_lain", "desa_lain", "luar")}
    awal, salah = isi_tabel(), []
    for siapa, k in semua.items():
        for cara, jawab in (("GET", k.get(url)), ("POST", k.post(url, isi))):
            terbaca = siapa == "luar" and nama.startswith("kinerja-") and cara == "GET"
            if jawab.status_code not in (403, 404, 405) and not terbaca:
                salah.append(f"{siapa} {cara} {url}: {jawab.status_code}")
    assert not salah, salah
    assert isi_tabel() == awal, rute


@pytest.mark.parametrize("nama", MASSAL)
def test_banyak_sekaligus_milik_tetangga(dunia, nama):
    """Batches name their rows in the body: one foreign row refuses them all."""
    rute = next(r for r, n in SEMUA if n == nama)
    milik = dunia.kantor[1]
    isi = {
        **ISI,
        "aksi": "proses",
        "dokumen": [d.pk for d in milik.dokumen.all()],
        "tanda": [str(milik.pk)],
    }
    semua = {siapa: klien(getattr(dunia, siapa)) for siapa in ("kantor_lain", "luar", "kabid", "operator")}
    operator, awal = semua.pop("operator"), isi_tabel()
    for siapa, k in semua.items():
        jawab = k.post(f"/{rute}", isi)
        assert jawab.status_code == 403, (siapa, jawab.status_code)
    asing = {**isi, "dokumen": [*isi["dokumen"], 10**17], "tanda": [*isi["tanda"], str(uuid.uuid4())]}
    assert operator.post(f"/{rute}", asing).status_code in (409, 422)
    assert isi_tabel() == awal


@pytest.mark.parametrize("rute, nama", RUTE, ids=[r for r, _ in RUTE])
def test_ada_bagi_yang_berhak(dunia, rute, nama):
    """Else the tests above would prove nothing."""
    assert klien(dunia.operator).get(alamat(dunia, rute)).status_code in (200, 302)
