"""A photograph taken without a network: its pieces come first, then the entry that says what it shows."""

import json
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from penilaian.kunjungan.models import FotoLapangan
from pentas.unggahan import titipan as gudang
from tests.penilaian.kunjungan.bantu import buat_kunjungan
from tests.pentas.unggahan.contoh import gambar, pdf
from tests.pentas.unggahan.test_titipan import Putus


@pytest.fixture
def k(db, client, settings, tmp_path):
    settings.TITIPAN_ROOT = tmp_path / "titipan"
    k = buat_kunjungan()
    client.force_login(k.juri)
    return k


def titipkan(pengguna, isi: bytes, *, sampai=None):
    titipan = gudang.mulai(uuid.uuid4(), nama="ruang tunggu.jpg", ukuran=len(isi), pengguna=pengguna)
    gudang.sambung(titipan, 0, Putus(isi, sampai or len(isi)))
    return titipan.pk


def kirim(client, k, foto, **ubah):
    sasaran = {"periode": k.periode.kode, "peserta": k.peserta.kode, "indikator": "1", "foto": str(foto)}
    badan = {"uuid": str(uuid.uuid4()), "jenis": "foto.lapangan", "sasaran": sasaran, "dasar": 0, "isi": {}} | ubah
    return client.post(reverse("luring:entri"), json.dumps(badan), content_type="application/json")


def test_kept_with_the_time_it_was_taken(client, k):
    kini = timezone.now()
    jawab = kirim(
        client,
        k,
        titipkan(k.juri, gambar("JPEG")),
        waktu_kirim=kini.isoformat(),
        waktu_klien=(kini - timedelta(hours=3)).isoformat(),
    )
    foto = FotoLapangan.objects.get()
    assert jawab.json()["tersimpan"]["foto"] == foto.pk
    assert abs(kini - timedelta(hours=3) - foto.pada) < timedelta(seconds=30)
    assert (foto.oleh, foto.unggahan.nama_asli) == (k.juri, "ruang tunggu.jpg")


def test_sent_again_is_one_photograph(client, k):
    id, nomor = titipkan(k.juri, gambar("JPEG")), str(uuid.uuid4())
    pertama = kirim(client, k, id, uuid=nomor)
    assert kirim(client, k, id, uuid=nomor).json() == pertama.json()
    assert FotoLapangan.objects.count() == 1


@pytest.mark.parametrize(
    ("isi", "sampai", "status"), [(gambar("JPEG"), 10, 409), (pdf(), None, 415)], ids=["belum sampai", "bukan gambar"]
)
def test_refused_with_its_sentence(client, k, isi, sampai, status):
    assert kirim(client, k, titipkan(k.juri, isi, sampai=sampai)).status_code == status
    assert not FotoLapangan.objects.exists()


def test_deposit_of_another_account_is_not_there(client, k):
    assert kirim(client, k, titipkan(k.juri2, gambar("JPEG"))).status_code == 404


def test_out_of_the_team_or_odd(client, k):
    id = titipkan(k.luar, gambar("JPEG"))
    client.force_login(k.luar)
    assert kirim(client, k, id).status_code in (403, 404)
    client.force_login(k.juri)
    assert kirim(client, k, "bukan-uuid").status_code == 422
