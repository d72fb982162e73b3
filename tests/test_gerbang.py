"""Every URL × every role: the table is current, and the server does what it says."""

import copy
import re

import pytest
from django.core.checks import run_checks
from django.db import transaction
from django.test import Client
from django.urls import path

from layanan.sop.dinas.models import AnggotaUnit
from penilaian.berkas.tindakan import siapkan_berkas
from penilaian.kunjungan.models import AnggotaKunjungan, Kunjungan
from penilaian.periode.models import Periode
from pentas.akun.peran import Peran
from pentas.dokumen import mesin_pdf
from pentas.gerbang import PUBLIK
from tests.gerbang import BERKAS, TAMU, keputusan, peran_semua, semua_rute, tabel
from tests.layanan.pabrik import buat_dinas, buat_permohonan, buat_unit
from tests.pabrik import buat_anggota_tim, buat_pengguna, buat_periode, buat_peserta

pytestmark = pytest.mark.sekali

KODE, DAERAH, DINAS = "UJI-GERBANG", "13.01", "13"
# The views that anybody may open. A new one belongs here only with a reason.
# masuk-kartu, lupa-sandi, sandi-surat: ways in for who has no password; throttled, and silent about who exists.
DAFTAR_PUBLIK = {"masuk", "sehat", "periksa", "periksa-kode", "masuk-kartu", "lupa-sandi", "sandi-surat"}
# lacak, lacak-lihat: an applicant's own request by code and PIN, throttled; no personal data on the page.
DAFTAR_PUBLIK |= {"lacak", "lacak-lihat"}
# pekerja, tanpa-jaringan: the service worker and its stand-in page; the same for everybody, no account's data.
DAFTAR_PUBLIK |= {"pekerja", "tanpa-jaringan"}
# pengaduan-*: anybody complains, without account, throttled; its answers open by code and PIN for half an hour.
DAFTAR_PUBLIK |= {"pengaduan-buat", "pengaduan-status", "pengaduan-ikuti"}
# skm-isi: the survey by a link that works once; standar-*: what an office promises is everybody's to read.
DAFTAR_PUBLIK |= {"skm-isi", "standar-umum", "standar-baca", "standar-versi", "standar-pdf"}
# dokumen-*: what an office offers to residents is everybody's to read.
DAFTAR_PUBLIK |= {"dokumen-kantor", "dokumen-umum", "dokumen-baca"}
# ajuan-mulai, -surel, -lanjut, -buka, -keluar: a resident begins or comes back by code and PIN, throttled.
DAFTAR_PUBLIK |= {"ajuan-mulai", "ajuan-surel", "ajuan-lanjut", "ajuan-buka", "ajuan-keluar"}
# ajuan-* below: his own submission, in a browser that code and PIN let in (ajuan/pintu.py); others get the way in.
DAFTAR_PUBLIK |= {"ajuan-saya", "ajuan-data", "ajuan-syarat", "ajuan-kirim", "ajuan-kirim-ulang", "ajuan-tarik"}
DAFTAR_PUBLIK |= {"ajuan-foto", "ajuan-foto-tambah", "ajuan-foto-hapus", "kirim-tautan-saya"}
# kirim-unduh: a link that works once, with the four digits, throttled.
DAFTAR_PUBLIK |= {"kirim-unduh"}
UUID = "00000000-0000-4000-8000-000000000000"


def alamat(rute: str) -> str:
    """A concrete address for a route; what does not exist answers 404, which the gate comes before."""

    def isi(cocok):
        jenis, _, nama = cocok[1].rpartition(":")
        if nama == "kode":
            return "KECIL-2026" if rute.startswith("instrumen/") else DAERAH
        if nama == "dinas":
            return DINAS
        tetap = {"periode": KODE, "indikator": "1", "lapis": "desk"}
        bawaan = {"uuid": UUID, "int": "1", "slug": "tidak-ada", "str": "tidak-ada"}
        return tetap.get(nama) or bawaan[jenis or "str"]

    return "/" + re.sub(r"<([^>]+)>", isi, rute)


def test_tabel_mutakhir():
    assert BERKAS.read_text(encoding="utf-8") == tabel(), "run: python -m tests.gerbang, and read the difference"


def test_daftar_publik_pendek_dan_tetap():
    assert {nama for _rute, nama, gerbang in semua_rute() if gerbang == PUBLIK} == DAFTAR_PUBLIK


def test_view_tanpa_gerbang_ditolak_pemeriksaan(settings):
    def tanpa_gerbang(request):
        raise AssertionError("never reached")

    class Rute:
        urlpatterns = [path("lupa/", tanpa_gerbang, name="lupa")]

    settings.ROOT_URLCONF = Rute
    galat = [g for g in run_checks() if g.id == "pentas.E001"]
    assert len(galat) == 1
    assert "tanpa_gerbang" in galat[0].msg


@pytest.mark.django_db
def test_view_tanpa_gerbang_tertutup_saat_berjalan(settings, client):
    class Rute:
        urlpatterns = [path("lupa/", lambda request: None, name="lupa")]

    settings.ROOT_URLCONF = Rute
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    with pytest.raises(Exception):  # noqa: B017 - without the frame's routes even the refusal cannot be drawn
        client.get("/lupa/", headers={"accept": "text/html"})
    assert client.get("/lupa/", headers={"accept": "application/json"}).status_code == 403


@pytest.fixture(scope="module")
def kuki(django_db_setup, django_db_blocker):
    """{role: cookies of its session} on one period with a dossier and a visit of which the jurors are the team; for
    the services on one request of the unit for which the asker acts. In a transaction around this file's tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {peran: k.cookies for peran, k in _masuk_semua().items()}
        transaction.set_rollback(True)


@pytest.fixture
def klien(kuki, db, monkeypatch):
    """{role: client}; drawing documents is not what the gates are about (tests/keamanan/test_teks.py does)."""
    monkeypatch.setattr(mesin_pdf, "buat_pdf", lambda html, lampiran: b"%PDF-1.7")
    hasil = {peran: Client() for peran in (TAMU, *kuki)}
    for peran, isi in kuki.items():
        hasil[peran].cookies = copy.deepcopy(isi)
    return hasil


def _masuk_semua() -> dict[str, Client]:
    periode = buat_periode(kode=KODE, tahap_terbuka="kunjungan", jumlah_peserta=1)
    peserta = periode.peserta.get()
    assert peserta.kode == DAERAH
    siapkan_berkas(periode, oleh=None)
    kunjungan = Kunjungan.objects.create(peserta=peserta, tanggal="2026-09-01")
    unit = _layanan()
    hasil = {}
    for peran in peran_semua():
        pengguna = buat_pengguna(peran=peran, kabupaten_kota=peserta.kabupaten_kota if peran == "operator" else None)
        if peran in (Peran.PENILAI, Peran.KETUA_TIM):
            buat_anggota_tim(periode=periode, pengguna=pengguna)
            AnggotaKunjungan.objects.create(kunjungan=kunjungan, pengguna=pengguna)
        if peran == Peran.PEMOHON_OPD:
            AnggotaUnit.objects.create(unit=unit, pengguna=pengguna)
        hasil[peran] = Client()
        hasil[peran].force_login(pengguna)
    return hasil


def _layanan():
    """The office in which the service roles hold, with a request where the addresses point: number 1."""
    unit = buat_unit(dinas=buat_dinas(kode=DINAS, layanan=("pemanfaatan_data",)))
    buat_permohonan(layanan="pemanfaatan_data", unit=unit, pk=1)
    return unit


def minta(klien: Client, url: str, **kepala):
    jawab = klien.get(url, headers=kepala)
    return klien.post(url, {}, headers=kepala) if jawab.status_code == 405 else jawab


@pytest.mark.parametrize("rute, nama, gerbang", semua_rute(), ids=[r[0] or "/" for r in semua_rute()])
def test_setiap_rute_setiap_peran(klien, rute, nama, gerbang):
    url = alamat(rute)
    for peran, k in klien.items():
        if nama == "keluar" and peran != TAMU:
            continue  # logging out is every account's, and ends the client
        harap = keputusan(gerbang, peran)
        # The page that says no is the same for all; as data it need not be drawn.
        jawab = minta(k, url, accept="application/json" if harap == "tolak" else "text/html")
        if harap == "masuk":
            assert jawab.status_code == 302 and "/masuk/" in jawab.url, f"{peran} {url}: {jawab.status_code}"
        elif harap == "tolak":
            assert jawab.status_code == 403, f"{peran} {url}: {jawab.status_code}"
        else:
            assert jawab.status_code < 500 or jawab.status_code == 503, f"{peran} {url}: {jawab.status_code}"
            ke_masuk = jawab.status_code == 302 and "/masuk/" in jawab.url
            assert not ke_masuk or nama == "keluar", f"{peran} {url} was sent to the login page"


@pytest.mark.parametrize(
    "rute", [r for r, _n, g in semua_rute() if "<str:kode>" in r and r.startswith("p/") and g != PUBLIK]
)
def test_daerah_lain_tidak_pernah_terlihat(klien, rute):
    """The operator of another office of the same period: 404, or 403 where the gate is not for operators at all."""
    periode = Periode.objects.get(kode=KODE)
    buat_peserta(periode=periode, kode="13.02")
    siapkan_berkas(periode, oleh=None)
    tetangga = Client()
    tetangga.force_login(buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota="13.02"))
    assert minta(tetangga, alamat(rute)).status_code in (403, 404)
