"""Reading: only after the permission check, and never as something a browser would run."""

import uuid
from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from pentas.akun.models import Pengguna
from pentas.galat import TidakAda
from pentas.unggahan import daftar
from pentas.unggahan.izin import ambil_unggahan_untuk, boleh_baca
from pentas.unggahan.models import Unggahan
from pentas.unggahan.tindakan import terima
from tests.pentas.unggahan import contoh
from tests.pentas.unggahan.conftest import KODE

CARA = ["unduh", "lihat", "cuplikan", "halaman"]


@pytest.fixture
def simpan(operator):
    def simpan_(nama, isi) -> Unggahan:
        return terima(contoh.berkas(nama, isi), oleh=operator, wilayah_kode=KODE)

    return simpan_


@pytest.fixture
def izin(monkeypatch):
    """The registry, empty for this test."""
    monkeypatch.setattr(daftar, "_izin", [])
    return daftar.daftarkan_izin


def alamat(cara, pk):
    return reverse(f"unggahan:{cara}", args=[pk, 1] if cara == "halaman" else [pk])


def test_download_of_own_file(client, operator, simpan):
    isi = contoh.pdf()
    unggahan = simpan("SK “Kepala” Dinas; 1.pdf", isi)
    client.force_login(operator)
    jawab = client.get(alamat("unduh", unggahan.pk))
    assert jawab.getvalue() == isi
    assert jawab["Content-Type"] == "application/pdf"
    assert jawab["Content-Disposition"].startswith("attachment; filename*=utf-8''SK%20")
    assert jawab["X-Content-Type-Options"] == "nosniff"
    assert jawab["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert jawab["Cache-Control"] == "private, no-cache"
    assert jawab["Content-Length"] == str(len(isi))


@pytest.mark.parametrize("cara", CARA)
def test_another_office_gets_404(client, operator_lain, simpan, izin, cara):
    unggahan = simpan("foto.jpg", contoh.gambar("JPEG"))
    client.force_login(operator_lain)
    ada = client.get(alamat(cara, unggahan.pk), headers={"Accept": "application/json"})
    tiada = client.get(alamat(cara, uuid.uuid4()), headers={"Accept": "application/json"})
    assert ada.status_code == tiada.status_code == 404
    assert ada.json() == tiada.json()


@pytest.mark.parametrize("cara", CARA)
def test_login_required(client, simpan, cara):
    unggahan = simpan("foto.jpg", contoh.gambar("JPEG"))
    assert client.get(alamat(cara, unggahan.pk)).status_code == 302


def test_room_may_let_others_in(operator_lain, simpan, izin):
    unggahan = simpan("sk.pdf", contoh.pdf())
    assert not boleh_baca(operator_lain, unggahan)
    izin(lambda pengguna, u: pengguna == operator_lain and u == unggahan)
    assert boleh_baca(operator_lain, unggahan)


def test_uploader_who_left_the_office_reads_no_more(operator, simpan, izin):
    unggahan = simpan("sk.pdf", contoh.pdf())
    operator.penugasan.all().delete()
    assert not boleh_baca(Pengguna.objects.get(pk=operator.pk), unggahan)


def test_unchanged_file_is_not_sent_again(client, operator, simpan):
    unggahan = simpan("sk.pdf", contoh.pdf())
    client.force_login(operator)
    pertama = client.get(alamat("unduh", unggahan.pk))
    pertama.getvalue()  # read to the end, which closes the file and keeps the connection
    etag = pertama["ETag"]
    assert etag == f'"{unggahan.sha256}"'
    jawab = client.get(alamat("unduh", unggahan.pk), headers={"If-None-Match": etag})
    assert jawab.status_code == 304
    assert jawab["Cache-Control"] == "private, no-cache"


def test_picture_for_viewing_is_made_once(client, operator, simpan, monkeypatch):
    unggahan = simpan("foto.heic", contoh.gambar("HEIF", ukuran=(2400, 1200)))
    client.force_login(operator)
    pertama = client.get(alamat("lihat", unggahan.pk))
    assert pertama["Content-Type"] == "image/webp"
    assert Image.open(BytesIO(pertama.content)).size == (2000, 1000)
    monkeypatch.setattr("pentas.unggahan.turunan.gambar_lihat", None)
    assert client.get(alamat("lihat", unggahan.pk)).content == pertama.content


def test_page_of_pdf(client, operator, simpan):
    unggahan = simpan("sk.pdf", contoh.pdf(2))
    client.force_login(operator)
    halaman = client.get(reverse("unggahan:halaman", args=[unggahan.pk, 2]))
    assert Image.open(BytesIO(halaman.content)).size[0] == 1400
    for nomor in (0, 3):
        assert client.get(reverse("unggahan:halaman", args=[unggahan.pk, nomor])).status_code == 404


def test_thumbnail(client, operator, simpan):
    unggahan = simpan("sk.pdf", contoh.pdf())
    client.force_login(operator)
    jawab = client.get(alamat("cuplikan", unggahan.pk))
    assert max(Image.open(BytesIO(jawab.getvalue())).size) == 320


def test_office_file_has_no_picture(client, operator, simpan):
    unggahan = simpan("rekap.xlsx", contoh.xlsx())
    client.force_login(operator)
    for cara in ("lihat", "cuplikan", "halaman"):
        assert client.get(alamat(cara, unggahan.pk)).status_code == 404


def test_file_missing_from_storage_is_a_sentence(client, operator, simpan):
    unggahan = simpan("sk.pdf", contoh.pdf())
    unggahan.isi.storage.delete(unggahan.isi.name)
    client.force_login(operator)
    jawab = client.get(alamat("unduh", unggahan.pk), headers={"Accept": "application/json"})
    assert jawab.status_code == 404
    assert "hilang dari penyimpanan" in jawab.json()["galat"]


def test_files_are_only_read(client, operator, simpan):
    unggahan = simpan("sk.pdf", contoh.pdf())
    client.force_login(operator)
    for cara in CARA:
        assert client.post(alamat(cara, unggahan.pk)).status_code == 405


def test_malformed_id_is_not_there(operator):
    with pytest.raises(TidakAda):
        ambil_unggahan_untuk(operator, "bukan-uuid")


def test_any_storage_will_do(client, operator, settings):
    """Nothing here knows of a path on a disk: an object store serves as well."""
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
    isi = contoh.pdf()
    unggahan = terima(contoh.berkas("sk.pdf", isi), oleh=operator, wilayah_kode=KODE)
    client.force_login(operator)
    assert client.get(alamat("unduh", unggahan.pk)).getvalue() == isi
    for cara in ("cuplikan", "halaman"):
        assert client.get(alamat(cara, unggahan.pk)).getvalue()[:4] == b"RIFF"
