"""Two provinces side by side, and people who work in both: a role counts where it was given, nowhere else."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.akun.tindakan import atur_aktif, tugaskan
from pentas.dokumen.tindakan import simpan_instansi
from pentas.galat import Ditolak
from pentas.gerbang import PUBLIK
from pentas.jejak.models import Jejak
from tests.gerbang import semua_rute
from tests.keamanan.dunia import DAERAH, KODE, TETANGGA, alamat, kiriman, setel
from tests.keamanan.test_auditor import isi_tabel
from tests.pabrik import beri_tugas, buat_instrumen_kecil, buat_pengguna, buat_periode, buat_peserta, buat_provinsi

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]

SEBERANG = "UJI-SEBERANG"
PERIODE = [r for r in semua_rute() if "<slug:periode>" in r[0]]
# Addresses of one thing that is not of a period.
SATUAN = [
    r
    for r in semua_rute()
    if "<" in r[0] and "<slug:periode>" not in r[0] and r[2] != PUBLIK and not r[0].startswith("masuk/")
]
SELURUH = [p for p in Peran if p != Peran.OPERATOR]


@pytest.fixture(scope="module")
def dunia_semodul(dunia_semodul, django_db_blocker):
    """The world of province 13, and across the border a period of province 14 with every role in one hand."""
    with django_db_blocker.unblock():
        return _seberang(dunia_semodul)


def _seberang(d):
    seberang = buat_provinsi(kode="14", nama="Seberang")
    instrumen = buat_instrumen_kecil(kode="SEBERANG-2026", provinsi=seberang)
    d.seberang = buat_periode(kode=SEBERANG, instrumen=instrumen, tahap_terbuka="kunjungan")
    buat_peserta(periode=d.seberang, kode="14.01")
    d.orang_seberang = buat_pengguna(username="orang.seberang")
    for peran in SELURUH:
        beri_tugas(d.orang_seberang, peran=peran, provinsi=seberang)
    beri_tugas(d.orang_seberang, peran=Peran.OPERATOR, kabupaten_kota="14.01")
    # An operator of 13.02 who holds every other role over there.
    d.rangkap = buat_pengguna(username="rangkap")
    beri_tugas(d.rangkap, peran=Peran.OPERATOR, kabupaten_kota=TETANGGA)
    for peran in SELURUH:
        beri_tugas(d.rangkap, peran=peran, provinsi=seberang)
    return d


def klien(pengguna, **kepala) -> Client:
    k = Client(headers=kepala)
    k.force_login(pengguna)
    return k


@pytest.mark.parametrize("rute, nama, gerbang", PERIODE, ids=[r[0] for r in PERIODE])
def test_orang_provinsi_lain_tidak_tahu_periode_ini(dunia, rute, nama, gerbang):
    setel(dunia, rute)
    k, url = klien(dunia.orang_seberang, accept="application/json"), alamat(dunia, rute)
    awal = isi_tabel()
    for jawab in (k.get(url), k.post(url, kiriman(dunia, nama))):
        assert jawab.status_code in (404, 405), f"{rute}: {jawab.status_code}"
    assert isi_tabel() == awal


@pytest.mark.parametrize("rute, nama, gerbang", PERIODE, ids=[r[0] for r in PERIODE])
def test_peran_di_sana_tidak_berlaku_di_sini(dunia, rute, nama, gerbang):
    """What a plain operator is refused, one with roles elsewhere is refused too."""
    setel(dunia, rute)
    url, isi = alamat(dunia, rute), kiriman(dunia, nama)
    polos, rangkap = (klien(orang, accept="application/json") for orang in (dunia.tetangga, dunia.rangkap))
    for cara in ("get", "post"):
        awal = isi_tabel()
        biasa = getattr(polos, cara)(url, isi if cara == "post" else {}).status_code
        if biasa not in (403, 404):
            continue
        jawab = getattr(rangkap, cara)(url, isi if cara == "post" else {}).status_code
        assert jawab in (403, 404, 405), f"{cara} {rute}: {jawab}, a plain operator gets {biasa}"
        assert isi_tabel() == awal, rute


@pytest.mark.parametrize("rute, nama, gerbang", SATUAN, ids=[r[0] for r in SATUAN])
def test_milik_provinsi_lain_404(dunia, rute, nama, gerbang):
    for orang in (dunia.orang_seberang, dunia.rangkap):
        k, url = klien(orang, accept="application/json"), alamat(dunia, rute)
        awal = isi_tabel()
        for jawab in (k.get(url), k.post(url, kiriman(dunia, nama))):
            assert jawab.status_code in (403, 404, 405), f"{rute}: {jawab.status_code}"
        assert isi_tabel() == awal


@pytest.mark.parametrize("jenis", ["nilai.klaim", "nilai.lapangan", "lembar.baris"])
@pytest.mark.parametrize("siapa", ["orang_seberang", "rangkap", "tetangga"])
def test_entri_untuk_daerah_lain(dunia, jenis, siapa):
    setel(
        dunia, {"nilai.klaim": "p/<slug:periode>/berkas/", "lembar.baris": ""}.get(jenis, "p/<slug:periode>/kunjungan/")
    )
    sasaran = {"periode": KODE, "peserta": DAERAH, "indikator": "1"}
    isi = {"level": 3, "centang": [], "masukan": {}, "alasan": "x", "p1": 4, "p2": 4, "p3": 4}
    entri = {"uuid": "7d1c5a8e-0000-4000-8000-000000000001", "jenis": jenis, "sasaran": sasaran, "dasar": 0, "isi": isi}
    k = klien(getattr(dunia, siapa))
    awal = isi_tabel()
    jawab = k.post("/entri/", json.dumps(entri), content_type="application/json")
    assert jawab.status_code in (403, 404), jawab.content
    assert isi_tabel() == awal


# Every page that lists or offers things, without an argument that would name the other province.
DAFTAR = [r for r in semua_rute() if "<" not in r[0] and r[1] not in ("keluar", "sehat")]


def test_daftar_dan_pilihan_hanya_provinsi_sendiri(dunia):
    Pengguna.objects.get(pk=dunia.rangkap.pk).delete()  # an account of both provinces is known in both
    k = klien(dunia.orang_seberang)
    asing = [KODE, dunia.periode.instrumen.kode, dunia.draf.kode, dunia.operator.username, dunia.ketua.username]
    asing += [p.kabupaten_kota.nama_pendek for p in dunia.peserta.values()]
    halaman = [f"/{rute}" for rute, _n, _g in DAFTAR]
    halaman += [alamat(dunia, rute).replace(KODE, SEBERANG).replace(DAERAH, "14.01") for rute, _n, _g in PERIODE]
    for url in halaman:
        jawab = k.get(url, follow=True)
        if jawab.status_code != 200 or "html" not in jawab["Content-Type"]:
            continue
        isi = jawab.content.decode()
        assert not [a for a in asing if a in isi], url


def test_jejak_provinsi_lain_tidak_terbaca(dunia):
    """Rows of a period and rows of a province: accounts, letterheads."""
    atur_aktif(Pengguna.objects.get(pk=dunia.tetangga.pk), False, oleh=dunia.admin)
    simpan_instansi(dunia.periode.provinsi, {"kota": "Padang"}, oleh=dunia.admin)
    sini = {b.nomor for b in Jejak.objects.filter(lingkup__in=(KODE, "provinsi:13"))}
    assert Jejak.objects.get(tindakan="akun.atur_aktif").lingkup == "provinsi:13"
    assert Jejak.objects.get(tindakan="instansi.simpan").lingkup == "provinsi:13"

    def terbaca(pengguna, **saring):
        return {b.nomor for b in klien(pengguna).get(reverse("jejak:daftar"), saring).context["halaman"]}

    assert terbaca(dunia.auditor) & sini
    for orang in (dunia.orang_seberang, dunia.rangkap):
        assert not terbaca(orang) & sini
        assert not terbaca(orang, lingkup=KODE) & sini
        assert not terbaca(orang, lingkup="provinsi:13") & sini
    sebagian = buat_pengguna(peran=Peran.AUDITOR, periode_kode=KODE)
    assert terbaca(sebagian, lingkup=KODE)
    assert not {b.lingkup for b in Jejak.objects.filter(nomor__in=terbaca(sebagian))} - {KODE, ""}


def test_berkas_unggahan_hanya_untuk_yang_berhak(dunia):
    url = reverse("unggahan:unduh", args=[dunia.unggahan.pk])
    foto = reverse("unggahan:lihat", args=[dunia.foto.unggahan_id])
    for orang in (dunia.tetangga, dunia.rangkap, dunia.orang_seberang):
        assert klien(orang).get(url).status_code == 404
        assert klien(orang).get(foto).status_code == 404
    assert klien(dunia.operator).get(foto).status_code == 404  # what the jury saw is not the office's
    jawab = klien(dunia.auditor).get(url)
    assert jawab.status_code == 200
    list(jawab.streaming_content)


def test_admin_satu_periode_tidak_ada(dunia):
    """An admin manages accounts of a whole province: bound to one period he could widen his own role."""
    with pytest.raises(Ditolak, match="semua periode"):
        tugaskan(dunia.tetangga, Peran.ADMIN, provinsi=dunia.periode.provinsi, periode_kode=KODE, oleh=dunia.admin)
