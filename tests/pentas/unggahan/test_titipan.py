"""Resumable upload: what has arrived stays, whatever cuts the connection."""

import base64
import fcntl
import hashlib
import random
import uuid

import pytest
from django.http import UnreadablePostError
from django.urls import reverse
from django.utils import timezone

from pentas.galat import Basi, Ditolak, TidakAda
from pentas.jejak.tindakan import tindakan
from pentas.unggahan import titipan as gudang
from pentas.unggahan.models import Titipan
from pentas.unggahan.periksa import siapkan
from pentas.unggahan.tindakan import terima
from tests.pentas.unggahan.conftest import KODE
from tests.pentas.unggahan.contoh import gambar

TUS = {"Tus-Resumable": "1.0.0"}


@pytest.fixture(autouse=True)
def gudang_sementara(settings, tmp_path):
    settings.TITIPAN_ROOT = tmp_path / "titipan"


def metadata(**isi) -> str:
    return ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in isi.items())


def mulai(klien, isi: bytes, *, id=None, nama="foto.jpg", keterangan=None, **kepala):
    kepala = {**TUS, "Upload-Length": str(len(isi)), **kepala}
    kepala["Upload-Metadata"] = metadata(id=str(id or uuid.uuid4()), filename=nama, **(keterangan or {}))
    return klien.post(reverse("unggahan:titip"), headers=kepala)


def kirim(klien, url, potong: bytes, offset: int):
    kepala = {**TUS, "Upload-Offset": str(offset)}
    return klien.generic("PATCH", url, potong, content_type="application/offset+octet-stream", headers=kepala)


@pytest.fixture
def klien(client, operator):
    client.force_login(operator)
    return client


class Putus:
    """A body whose connection breaks after ``batas`` bytes."""

    def __init__(self, isi: bytes, batas: int):
        self.isi, self.batas, self.letak = isi, batas, 0

    def read(self, jumlah):
        if self.letak >= self.batas:
            raise UnreadablePostError("connection lost")
        potong = self.isi[self.letak : min(self.letak + jumlah, self.batas)]
        self.letak += len(potong)
        return potong


def test_fifty_megabytes_cut_five_times_arrive_whole(operator, settings):
    settings.UNGGAHAN_BATAS_BYTE = 64 * 1024 * 1024
    isi = random.Random(7).randbytes(50 * 1024 * 1024)
    titipan = gudang.mulai(uuid.uuid4(), nama="video.mp4", ukuran=len(isi), pengguna=operator)
    for putus in (1, 9_000_001, 400_000, 20_000_000, 7):
        ada = gudang.panjang(titipan.pk)
        assert gudang.sambung(titipan, ada, Putus(isi[ada:], putus)) == ada + putus
    ada = gudang.panjang(titipan.pk)
    assert gudang.sambung(titipan, ada, Putus(isi[ada:], len(isi))) == len(isi)
    with gudang.terbuka(titipan.pk, pengguna=operator) as berkas:
        assert hashlib.sha256(berkas.read()).digest() == hashlib.sha256(isi).digest()


def test_protocol_from_creation_to_the_last_piece(klien):
    isi = gambar("JPEG")
    url = mulai(klien, isi)["Location"]
    assert kirim(klien, url, isi[:1000], 0)["Upload-Offset"] == "1000"
    kepala = klien.head(url, headers=TUS)
    assert (kepala["Upload-Offset"], kepala["Upload-Length"]) == ("1000", str(len(isi)))
    assert kepala["Cache-Control"] == "no-store"
    jawab = kirim(klien, url, isi[1000:], 1000)
    assert (jawab.status_code, jawab["Upload-Offset"]) == (204, str(len(isi)))


def test_wrong_offset_says_where_to_go_on(klien):
    isi = b"x" * 100
    url = mulai(klien, isi)["Location"]
    kirim(klien, url, isi[:40], 0)
    assert kirim(klien, url, isi[:40], 0).status_code == 409
    assert klien.head(url, headers=TUS)["Upload-Offset"] == "40"


def test_never_more_than_announced(klien):
    url = mulai(klien, b"x" * 10)["Location"]
    kirim(klien, url, b"y" * 500, 0)
    assert klien.head(url, headers=TUS)["Upload-Offset"] == "10"


def test_begun_twice_is_one_deposit(klien):
    id = uuid.uuid4()
    pertama, kedua = mulai(klien, b"isi", id=id), mulai(klien, b"isi", id=id)
    assert pertama["Location"] == kedua["Location"]
    assert Titipan.objects.count() == 1
    assert mulai(klien, b"isi lain", id=id).status_code == 409


def test_other_account_sees_nothing(klien, client, operator_lain):
    url = mulai(klien, b"isi")["Location"]
    client.force_login(operator_lain)
    assert client.head(url, headers=TUS).status_code == 404
    assert kirim(client, url, b"isi", 0).status_code == 404


def test_file_of_another_accounts_queue_waits_for_its_owner(klien, operator, operator_lain):
    assert mulai(klien, b"isi", keterangan={"akun": str(operator_lain.pk)}).status_code == 401
    assert not Titipan.objects.exists()
    assert mulai(klien, b"isi", keterangan={"akun": str(operator.pk)}).status_code == 201


@pytest.mark.parametrize(
    ("kepala", "status"),
    [
        ({"Upload-Length": "-1"}, 422),
        ({"Upload-Length": "1e3"}, 422),
        ({"Upload-Length": "0"}, 422),
        ({"Upload-Length": str(10**12)}, 413),
        ({"Tus-Resumable": "0.2.2"}, 412),
    ],
)
def test_odd_creation_is_refused(klien, kepala, status):
    assert mulai(klien, b"isi", **kepala).status_code == status
    assert not Titipan.objects.exists()


def test_metadata_that_is_not_base64_is_refused(klien):
    kepala = {**TUS, "Upload-Length": "3", "Upload-Metadata": "id ***"}
    assert klien.post(reverse("unggahan:titip"), headers=kepala).status_code == 422


def test_name_that_travels_is_refused(klien):
    assert mulai(klien, b"isi", nama="../../kunci").status_code == 422


def test_quota_of_one_account(klien, settings):
    settings.TITIPAN_KUOTA_BYTE = 10
    assert mulai(klien, b"x" * 8).status_code == 201
    assert mulai(klien, b"x" * 8).status_code == 413


def test_one_writer_at_a_time(operator):
    titipan = gudang.mulai(uuid.uuid4(), nama="a.jpg", ukuran=5, pengguna=operator)
    gudang.sambung(titipan, 0, Putus(b"ab", 2))
    with open(gudang.letak(titipan.pk), "rb") as lain:
        fcntl.flock(lain, fcntl.LOCK_EX)
        with pytest.raises(Basi) as galat:
            gudang.sambung(titipan, 2, Putus(b"cde", 3))
    assert galat.value.status == 423
    assert gudang.panjang(titipan.pk) == 2


def test_half_dead_connection_does_not_shut_out_the_next(operator):
    """The tablet lost its Wi-Fi within a piece and came back before the server noticed that the first line is dead."""
    titipan = gudang.mulai(uuid.uuid4(), nama="a.jpg", ukuran=5, pengguna=operator)

    class Menggantung:
        def read(self, jumlah):
            assert gudang.sambung(titipan, 0, Putus(b"abcde", 5)) == 5
            return b"abcde"[:jumlah]

    with pytest.raises(Basi, match="byte ke-5"):
        gudang.sambung(titipan, 0, Menggantung())
    assert gudang.letak(titipan.pk).read_bytes() == b"abcde"


def simpan(id, operator):
    @tindakan
    def tautkan(*, oleh):
        with gudang.terbuka(id, pengguna=oleh) as berkas:
            hasil = terima(siapkan(berkas), oleh=oleh, wilayah_kode=KODE)
        gudang.pakai(id, pengguna=oleh)
        return hasil

    return tautkan(oleh=operator)


def test_claimed_once_and_then_gone(operator, django_capture_on_commit_callbacks):
    isi = gambar("JPEG")
    titipan = gudang.mulai(uuid.uuid4(), nama="foto.jpg", ukuran=len(isi), pengguna=operator)
    gudang.sambung(titipan, 0, Putus(isi, len(isi) - 1))
    with pytest.raises(Basi, match="belum sampai"):
        simpan(titipan.pk, operator)
    gudang.sambung(titipan, len(isi) - 1, Putus(isi[-1:], 1))
    with django_capture_on_commit_callbacks(execute=True):
        unggahan = simpan(titipan.pk, operator)
    assert unggahan.nama_asli == "foto.jpg"
    assert not gudang.letak(titipan.pk).exists()
    with pytest.raises(Basi, match="sudah dipakai"):
        simpan(titipan.pk, operator)


def test_head_of_a_claimed_one_says_complete(klien, operator, django_capture_on_commit_callbacks):
    isi = gambar("JPEG")
    url = mulai(klien, isi)["Location"]
    kirim(klien, url, isi, 0)
    with django_capture_on_commit_callbacks(execute=True):
        simpan(Titipan.objects.get().pk, operator)
    assert klien.head(url, headers=TUS)["Upload-Offset"] == str(len(isi))


def test_thrown_away_before_it_is_claimed(klien):
    url = mulai(klien, b"isi")["Location"]
    kirim(klien, url, b"is", 0)
    assert klien.delete(url, headers=TUS).status_code == 204
    assert klien.head(url, headers=TUS).status_code == 404
    assert not list(gudang.letak(uuid.uuid4()).parent.iterdir())


def test_old_ones_are_swept_with_their_bytes(operator):
    tua = gudang.mulai(uuid.uuid4(), nama="tua.jpg", ukuran=3, pengguna=operator)
    gudang.sambung(tua, 0, Putus(b"tu", 2))
    baru = gudang.mulai(uuid.uuid4(), nama="baru.jpg", ukuran=3, pengguna=operator)
    Titipan.objects.filter(pk=tua.pk).update(dibuat_pada="2020-01-01T00:00Z")
    assert gudang.bersihkan() == 1
    assert not gudang.letak(tua.pk).exists()
    with pytest.raises(TidakAda):
        gudang.ambil_titipan(tua.pk, pengguna=operator)
    assert gudang.ambil_titipan(baru.pk, pengguna=operator)


def test_bytes_of_a_killed_server_are_swept(operator):
    """It died after the file was claimed, or after its row was gone: the bytes have nobody any more."""
    hidup, dipakai = (gudang.mulai(uuid.uuid4(), nama="a.jpg", ukuran=3, pengguna=operator) for _ in "12")
    for id in (hidup.pk, dipakai.pk, tanpa_baris := uuid.uuid4()):
        gudang.letak(id).write_bytes(b"isi")
    Titipan.objects.filter(pk=dipakai.pk).update(dipakai_pada=timezone.now())
    assert gudang.bersihkan() == 0
    assert gudang.letak(hidup.pk).exists()
    assert not gudang.letak(dipakai.pk).exists() and not gudang.letak(tanpa_baris).exists()
    assert Titipan.objects.count() == 2


def test_full_disk_is_a_sentence(operator):
    class Penuh:
        def read(self, jumlah):
            raise OSError(28, "No space left on device")

    titipan = gudang.mulai(uuid.uuid4(), nama="a.jpg", ukuran=5, pengguna=operator)
    with pytest.raises(Ditolak, match="ruang simpan") as galat:
        gudang.sambung(titipan, 0, Penuh())
    assert galat.value.status == 507
