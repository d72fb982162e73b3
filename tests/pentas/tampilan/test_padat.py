"""Pages are compressed, files are not."""

import gzip

import pytest

from pentas.akun.peran import Peran
from pentas.unggahan.tindakan import terima
from tests.pabrik import buat_pengguna
from tests.penilaian.berkas.bantu import gambar

pytestmark = pytest.mark.django_db
PADAT = {"Accept-Encoding": "gzip"}


def test_halaman_dikirim_padat(client):
    jawaban = client.get("/masuk/", headers=PADAT)
    assert jawaban["Content-Encoding"] == "gzip"
    assert b"Kata sandi" in gzip.decompress(jawaban.content)
    assert "Content-Encoding" not in client.get("/masuk/")


def test_berkas_tetap_utuh_dengan_panjangnya(client):
    admin = buat_pengguna(peran=Peran.ADMIN)
    unggahan = terima(gambar("a.png"), oleh=admin, wilayah_kode="13")
    client.force_login(admin)
    jawaban = client.get(f"/unggahan/{unggahan.pk}/", headers=PADAT)
    assert jawaban.status_code == 200
    assert "Content-Encoding" not in jawaban
    assert int(jawaban["Content-Length"]) == unggahan.ukuran == len(b"".join(jawaban.streaming_content))
