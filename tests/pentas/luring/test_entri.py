"""The entry endpoint: applied once each, refusals keep their status and sentence."""

import json
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from pentas.akun.models import Pengguna
from pentas.galat import Basi, Ditolak
from pentas.luring import daftar
from pentas.luring.models import Entri

TERAPAN = []


def terapkan(isian, *, oleh):
    if isian.isi.get("tolak"):
        raise Ditolak("Tidak boleh.", rincian={"medan": "sebab"})
    if isian.dasar != 0:
        raise Basi("Didahului.", rincian={"versi": 7})
    TERAPAN.append(isian.uuid)
    return {"tersimpan": isian.isi, "versi": isian.dasar + 1}


@pytest.fixture
def klien(db, client, monkeypatch):
    monkeypatch.setitem(daftar._penangan, "uji", terapkan)
    TERAPAN.clear()
    client.force_login(Pengguna.objects.create_user("uji", "x"))
    return client


def kirim(klien, **ubah):
    badan = {"uuid": str(uuid.uuid4()), "jenis": "uji", "sasaran": {}, "dasar": 0, "isi": {"level": 3}} | ubah
    return badan, klien.post(reverse("luring:entri"), json.dumps(badan), content_type="application/json")


def test_isian_diterapkan_dan_dijawab_dengan_yang_tersimpan(klien):
    _, jawab = kirim(klien)
    assert jawab.status_code == 200
    assert jawab.json()["tersimpan"] == {"level": 3}
    assert jawab.json()["versi"] == 1


def test_isian_berulang_diterapkan_sekali(klien):
    badan, pertama = kirim(klien)
    _, kedua = kirim(klien, uuid=badan["uuid"])
    assert kedua.json() == pertama.json()
    assert len(TERAPAN) == Entri.objects.count() == 1


def test_uuid_sama_isi_lain_ditolak(klien):
    badan, _ = kirim(klien)
    _, jawab = kirim(klien, uuid=badan["uuid"], isi={"level": 5})
    assert jawab.status_code == 422


def test_uuid_milik_akun_lain_ditolak(klien):
    badan, _ = kirim(klien)
    klien.force_login(Pengguna.objects.create_user("lain", "x"))
    _, jawab = kirim(klien, uuid=badan["uuid"])
    assert jawab.status_code == 422


def test_isian_dari_antrean_akun_lain_menunggu_pemiliknya(klien):
    badan, jawab = kirim(klien, akun=Pengguna.objects.create_user("lain", "x").pk)
    assert (jawab.status_code, TERAPAN) == (401, [])
    assert "akun lain" in jawab.json()["galat"]
    assert kirim(klien, uuid=badan["uuid"], akun=Pengguna.objects.get(username="uji").pk)[1].status_code == 200


def test_kunci_usang_bukan_salah_isiannya(klien):
    """A page older than the log-in: the queue must know that it may send the same again."""
    ketat = Client(enforce_csrf_checks=True)
    badan = {"uuid": str(uuid.uuid4()), "jenis": "uji", "sasaran": {}, "isi": {}}
    jawab = ketat.post(reverse("luring:entri"), json.dumps(badan), content_type="application/json")
    assert (jawab.status_code, jawab.json()["rincian"]) == (403, {"kunci": "usang"})


def test_penolakan_tidak_disimpan_sehingga_dapat_diulang(klien):
    badan, jawab = kirim(klien, isi={"tolak": True})
    assert (jawab.status_code, jawab.json()["rincian"]) == (422, {"medan": "sebab"})
    assert Entri.objects.count() == 0
    assert kirim(klien, uuid=badan["uuid"])[1].status_code == 200


def test_versi_basi_409_membawa_yang_tersimpan(klien):
    _, jawab = kirim(klien, dasar=1)
    assert (jawab.status_code, jawab.json()["rincian"]) == (409, {"versi": 7})


@pytest.mark.parametrize(
    "rusak",
    [
        {"akun": "1"},
        {"akun": True},
        {"uuid": "x"},
        {"jenis": 1},
        {"sasaran": []},
        {"isi": None},
        {"dasar": -1},
        {"dasar": True},
        {"jenis": "asing"},
    ],
)
def test_isian_rusak_422(klien, rusak):
    assert kirim(klien, **rusak)[1].status_code == 422


def test_badan_bukan_json_422(klien):
    assert klien.post(reverse("luring:entri"), "bukan", content_type="application/json").status_code == 422


def test_perlu_masuk(db, client):
    assert client.post(reverse("luring:entri"), "{}", content_type="application/json").status_code == 302
