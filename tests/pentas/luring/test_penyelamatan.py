"""A rescue file: each entry as its owner's, once; a forged one never."""

import hashlib
import hmac
import io
import json
import uuid
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak
from pentas.jejak.models import Jejak
from pentas.luring import daftar, pekerja
from pentas.luring.meterai import kunci_meterai
from pentas.luring.models import Entri, Penyelamatan
from pentas.unggahan import titipan as gudang
from tests.pabrik import buat_pengguna, buat_provinsi

DITERAPKAN = []


def terapkan(isian, *, oleh):
    if isian.isi.get("tolak"):
        raise Ditolak("Tidak boleh.")
    if "lampiran" in isian.isi:
        with gudang.terbuka(uuid.UUID(isian.isi["lampiran"]), pengguna=oleh) as berkas:
            DITERAPKAN.append(berkas.read())
    DITERAPKAN.append((isian.isi.get("n"), oleh.username))
    return {"tersimpan": isian.isi, "versi": 1}


@pytest.fixture(autouse=True)
def uji(db, monkeypatch, settings, tmp_path):
    monkeypatch.setitem(daftar._penangan, "uji", terapkan)
    settings.TITIPAN_ROOT = tmp_path / "titipan"
    DITERAPKAN.clear()


@pytest.fixture
def pemilik():
    return buat_pengguna(peran=Peran.PENILAI)


@pytest.fixture
def admin(client):
    admin = buat_pengguna(peran=Peran.ADMIN)
    client.force_login(admin)
    return admin


def isian(n=1, **ubah):
    badan = {"uuid": str(uuid.uuid4()), "jenis": "uji", "sasaran": {}, "dasar": 0, "isi": {"n": n}} | ubah
    return json.dumps(badan)


def meterai(pengguna, badan):
    return hmac.new(bytes.fromhex(kunci_meterai(pengguna)), badan.encode(), hashlib.sha256).hexdigest()


def berkas(pemilik, *badan, lampiran=(), penanda=None, **ubah):
    penanda = penanda or pemilik
    data = {
        "format": "pentas-luring",
        "versi": 1,
        "akun": pemilik.pk,
        "entri": [{"badan": b, "meterai": meterai(penanda, b)} for b in badan],
        "lampiran": [{"id": id, "nama": "foto.jpg", "ukuran": len(isi)} for id, isi in lampiran],
    } | ubah
    keluaran = io.BytesIO()
    with zipfile.ZipFile(keluaran, "w") as arsip:
        arsip.writestr("entri.json", json.dumps(data))
        for id, isi in lampiran:
            arsip.writestr(f"lampiran/{id}", isi)
    return keluaran.getvalue()


def masukkan(client, isi):
    berkas = SimpleUploadedFile("penyelamatan.zip", isi, content_type="application/zip")
    return client.post(reverse("luring:penyelamatan"), {"berkas": berkas})


def test_applied_in_order_as_the_owner(client, admin, pemilik):
    assert masukkan(client, berkas(pemilik, isian(1), isian(2))).status_code == 302
    assert DITERAPKAN == [(1, pemilik.username), (2, pemilik.username)]
    catatan = Penyelamatan.objects.get()
    assert (catatan.pemilik, catatan.diimpor_oleh) == (pemilik, admin)
    assert set(Entri.objects.values_list("pengguna", "penyelamatan")) == {(pemilik.pk, catatan.pk)}


def test_same_file_again_is_refused(client, admin, pemilik):
    isi = berkas(pemilik, isian())
    masukkan(client, isi)
    jawab = masukkan(client, isi)
    assert jawab.status_code == 409
    assert "tidak diterapkan dua kali" in jawab.text
    assert len(DITERAPKAN) == 1


def test_entry_that_had_arrived_is_not_repeated(client, admin, pemilik):
    sama = isian()
    masukkan(client, berkas(pemilik, sama))
    masukkan(client, berkas(pemilik, sama, isian(2)))
    assert [n for n, _ in DITERAPKAN] == [1, 2]


@pytest.mark.parametrize("sudah_tiba", [False, True])
def test_later_value_of_a_target_stands_on_the_one_before_it(client, admin, pemilik, monkeypatch, sudah_tiba):
    """On the tablet both were made on version 0: one was on its way when the network went, the other came after."""
    versi = []

    def berversi(isian, *, oleh):
        if isian.dasar != len(versi):
            raise Basi("Didahului.")
        versi.append(isian.isi["n"])
        return {"tersimpan": isian.isi, "versi": len(versi)}

    monkeypatch.setitem(daftar._penangan, "uji", berversi)
    semua = [isian(n) for n in (1, 2, 3)]
    if sudah_tiba:
        masukkan(client, berkas(pemilik, semua[0]))
    masukkan(client, berkas(pemilik, *semua))
    assert versi == [1, 2, 3]


def test_refused_entry_leaves_the_others_alone(client, admin, pemilik):
    masukkan(client, berkas(pemilik, isian(1), isian(isi={"tolak": True}), isian(3)))
    assert [n for n, _ in DITERAPKAN] == [1, 3]
    assert [h["hasil"] for h in Penyelamatan.objects.get().hasil] == ["diterapkan", "Tidak boleh.", "diterapkan"]


def test_seal_of_another_account_is_refused(client, admin, pemilik):
    masukkan(client, berkas(pemilik, isian(), penanda=admin))
    assert not DITERAPKAN
    assert "tidak cocok" in Penyelamatan.objects.get().hasil[0]["hasil"]


def test_owner_of_another_province_is_not_ours(client, admin):
    asing = buat_pengguna(peran=Peran.PENILAI, provinsi=buat_provinsi(kode="17"))
    assert masukkan(client, berkas(asing, isian())).status_code == 422
    assert not Penyelamatan.objects.exists()


def test_attachment_comes_before_its_entry(client, admin, pemilik):
    id = str(uuid.uuid4())
    masukkan(client, berkas(pemilik, isian(isi={"n": 1, "lampiran": id}), lampiran=[(id, b"isi foto")]))
    assert DITERAPKAN[0] == b"isi foto"


@pytest.mark.parametrize("isi", [b"bukan zip", b"", None])
def test_file_that_is_none(client, admin, isi, pemilik):
    if isi is None:
        isi = berkas(pemilik, isian(), format="lain")
    assert masukkan(client, isi).status_code == 422


def test_a_whole_days_photographs_pass_the_limit_of_one_upload(client, admin, pemilik, settings):
    settings.UNGGAHAN_BATAS_BYTE = 300
    foto = [(str(uuid.uuid4()), bytes(290)) for _ in range(6)]
    isi = berkas(pemilik, *(isian(isi={"n": n, "lampiran": id}) for n, (id, _) in enumerate(foto)), lampiran=foto)
    assert len(isi) > 5 * settings.UNGGAHAN_BATAS_BYTE
    assert masukkan(client, isi).status_code == 302
    assert [n for n, _ in DITERAPKAN[1::2]] == list(range(6))


def test_only_admins(client, pemilik):
    client.force_login(pemilik)
    assert masukkan(client, berkas(pemilik, isian())).status_code == 403


def test_wrong_clock_is_measured_not_believed(client, pemilik):
    client.force_login(pemilik)
    esok = timezone.now() + timedelta(days=1)
    badan = json.loads(isian())
    badan |= {"waktu_kirim": esok.isoformat(), "waktu_klien": (esok - timedelta(hours=2)).isoformat()}
    jawab = client.post(reverse("luring:entri"), json.dumps(badan), content_type="application/json").json()
    assert abs(jawab["selisih_jam"] - 86400) < 5
    terjadi = Entri.objects.get().terjadi_pada
    assert abs(timezone.now() - timedelta(hours=2) - terjadi) < timedelta(seconds=5)


def test_seal_is_not_handed_out_while_looking_as_another(client, admin, pemilik):
    client.post(reverse("akun:kelola-lihat-sebagai", args=[pemilik.pk]), {"alasan": "Membantu."})
    assert client.get(reverse("luring:perangkat")).status_code == 403


def test_dismissal_needs_a_reason_and_is_noted(client, pemilik):
    client.force_login(pemilik)
    isi = {"uuid": str(uuid.uuid4()), "jenis": "uji"}
    assert client.post(reverse("luring:entri-buang"), isi, headers={"accept": "application/json"}).status_code == 422
    assert client.post(reverse("luring:entri-buang"), isi | {"alasan": "Salah daerah."}).status_code == 200
    assert Jejak.objects.get(tindakan="luring.buang").alasan == "Salah daerah."


def test_worker_names_the_shell_and_no_account(client, pemilik):
    client.force_login(pemilik)
    naskah = client.get("/pekerja.js")
    assert naskah["Content-Type"].startswith("text/javascript")
    assert "/tanpa-jaringan/" in naskah.text
    assert f'name="akun" content="{pemilik.pk}"' not in client.get("/tanpa-jaringan/").text


def test_worker_keeps_published_files_only():
    stempel = pekerja._dist() / ".uji-stempel"
    stempel.touch()
    try:
        assert not [p for p in pekerja._dibangun() if p.name.startswith(".")]
    finally:
        stempel.unlink()
