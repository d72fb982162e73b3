"""The auditor reads everything and writes nothing: every address is tried, and no table may change."""

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from pentas.luring.daftar import _penangan
from tests.gerbang import semua_rute
from tests.keamanan.dunia import DAERAH, KODE, alamat, kiriman, setel

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]

# What is the account's own: its session, its failed log-ins, its profile and its password.
BUKAN_DATA = {"sessions.session", "axes.accessattempt", "axes.accesslog", "axes.accessfailurelog"}
UUID = "7d1c5a8e-0000-4000-8000-000000000001"
MILIK_SENDIRI = {"masuk", "keluar", "profil", "ganti-sandi"}


def isi_tabel() -> dict[str, int]:
    """A fingerprint of every row of every table as the database has it, many-to-many tables included."""
    hasil = {}
    with connection.cursor() as kursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.label_lower not in BUKAN_DATA and model._meta.managed and not model._meta.proxy:
                tabel, kunci = map(connection.ops.quote_name, (model._meta.db_table, model._meta.pk.column))
                kursor.execute(f"SELECT * FROM {tabel} ORDER BY {kunci}")
                baris = [[bytes(x) if isinstance(x, memoryview) else x for x in satu] for satu in kursor.fetchall()]
                hasil[model._meta.label_lower] = hash(repr(baris))
    return hasil


def test_tidak_ada_yang_berubah(dunia):
    d = dunia
    k = Client(headers={"accept": "application/json"})
    k.force_login(d.auditor)
    for rute, nama, _gerbang in semua_rute():
        if nama in MILIK_SENDIRI:
            continue
        setel(d, rute)
        awal = isi_tabel()
        jawab = k.post(alamat(d, rute), kiriman(d, nama))
        assert jawab.status_code < 500, f"{rute}: {jawab.status_code}"
        beda = {t for t, isi in isi_tabel().items() if isi != awal[t]}
        assert not beda, f"POST {rute} by the auditor changed {beda}"


@pytest.mark.parametrize("jenis", sorted(_penangan))
def test_entri_ditolak(dunia, jenis):
    d = dunia
    tempat = {"nilai.klaim": "berkas/", "nilai.lapangan": "kunjungan/", "foto.lapangan": "kunjungan/"}.get(jenis)
    setel(d, f"p/<slug:periode>/{tempat}" if tempat else "")
    k = Client()
    k.force_login(d.auditor)
    awal = isi_tabel()
    isi = {"level": 3, "centang": [], "masukan": {}, "alasan": "x", "p1": 4, "p2": 4, "p3": 4, "catatan": ""}
    sasaran = {"periode": KODE, "peserta": DAERAH, "indikator": "1", "draf": 1, "usulan": 1, "perjalanan": "1"}
    sasaran |= {"nomor": "A-01", **dict.fromkeys(("tanda", "perangkat", "foto"), UUID)}
    isi |= {"perangkat": UUID, "antrean": 1, "urut": 1, "sebab": "pulang", "keterangan": "x"}
    entri = {"uuid": UUID, "jenis": jenis, "sasaran": sasaran, "dasar": 0, "isi": isi}
    jawab = k.post("/entri/", entri, content_type="application/json")
    assert jawab.status_code in (403, 404), jawab.content
    assert isi_tabel() == awal
