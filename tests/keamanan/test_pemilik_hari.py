"""URL × role × ownership of the village day and its end: the team of that trip alone."""

import uuid

import pytest
from django.test import Client
from django.utils import timezone

from layanan.ketupat_pecel.hari.tindakan import daftarkan_tablet, tambah_foto
from layanan.sop.dinas.models import AnggotaUnit
from pentas.akun.peran import Peran
from pentas.gerbang import PUBLIK, semua_view
from pentas.unggahan.periksa import siapkan
from tests.keamanan.test_auditor import isi_tabel
from tests.layanan.ketupat_pecel.pabrik import buat_dunia_desa, buat_perjalanan
from tests.layanan.ketupat_pecel.pabrik_hari import layani
from tests.layanan.pabrik import surat_png
from tests.pabrik import beri_tugas, buat_pengguna

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]

RUANG = ("layanan.ketupat_pecel.hari.", "layanan.ketupat_pecel.tutup.")
RUTE = sorted(
    (rute, nama)
    for rute, nama, view in semua_view()
    if view.__module__.startswith(RUANG) and "<" in rute and view.gerbang != PUBLIK
)
PERAN_KANTOR = (
    *(Peran.SUBBAG_UMUM, Peran.KEPALA_DINAS, Peran.KABID, Peran.STAF_LAYANAN),
    *(Peran.PETUGAS_LAPANGAN, Peran.OPERATOR_DAFDUK, Peran.PERANGKAT_DESA, Peran.PENGAWAS),
)
# The reckoning names no resident: whoever reads the services of the office may print what was closed.
TERBACA_SEKANTOR = {"tutup", "tutup-data", "tutup-berita-acara"}
ISI = {"perangkat": str(uuid.uuid4()), "huruf": "A", "tablet": "A", "alasan": "Contoh", "keterangan": "Contoh"}


@pytest.fixture
def dunia():
    """A trip of 13.06 in its village, with a tablet, a resident and a photograph; the same roles in 13.07, and
    who travels for 13.06 in no team."""
    d = buat_dunia_desa()
    d.perjalanan = buat_perjalanan(dunia=d, sampai="di_lokasi")
    d.tablet = daftarkan_tablet(d.perjalanan, uuid.uuid4(), oleh=d.petugas)
    satu = layani(d.tablet, 1, oleh=d.petugas)
    d.foto = tambah_foto(satu, siapkan(surat_png()), titipan=uuid.uuid4(), oleh=d.petugas, pada=timezone.now())
    jauh = buat_dunia_desa(kode="13.07")
    d.kantor_lain = buat_pengguna(username="kantor.lain")
    AnggotaUnit.objects.create(unit=jauh.unit, pengguna=d.kantor_lain)
    for peran in PERAN_KANTOR:
        beri_tugas(d.kantor_lain, peran=peran, kabupaten_kota="13.07")
    return d


def alamat(d, rute: str) -> str:
    rute = rute.replace("<int:pk>", str(d.perjalanan.pk)).replace("<int:foto>", str(d.foto.pk))
    assert "<" not in rute, rute
    return f"/{rute}"


def klien(pengguna) -> Client:
    k = Client(headers={"accept": "application/json"})
    k.force_login(pengguna)
    return k


@pytest.mark.parametrize("rute, nama", RUTE, ids=[r for r, _ in RUTE])
def test_milik_tim_lain(dunia, rute, nama):
    semua = {s: klien(getattr(dunia, s)) for s in ("kantor_lain", "luar", "perangkat", "perangkat_lain")}
    url, awal, salah = alamat(dunia, rute), isi_tabel(), []
    for siapa, k in semua.items():
        for cara in ("get", "post"):
            status = getattr(k, cara)(url, ISI).status_code
            terbaca = siapa == "luar" and cara == "get" and nama in TERBACA_SEKANTOR
            if status not in (403, 404, 405) and not terbaca:
                salah.append(f"{siapa} {cara} {url}: {status}")
    assert not salah, salah
    assert isi_tabel() == awal, rute


# The minutes are there once the day is closed (test_tutup reads them).
@pytest.mark.parametrize("rute", [r for r, nama in RUTE if nama != "tutup-berita-acara"])
def test_ada_bagi_tim(dunia, rute):
    """Else the test above would prove nothing."""
    k, url = klien(dunia.petugas), alamat(dunia, rute)
    status = k.get(url).status_code
    assert (k.post(url, {}).status_code if status == 405 else status) not in (403, 404), url
