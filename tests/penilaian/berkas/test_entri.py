"""Autosave: the entry of kind nilai.klaim, as the page sends it."""

import uuid

import pytest

from penilaian.nilai.models import Nilai
from pentas.akun.peran import Peran
from tests.pabrik import buat_pengguna, setel_tahap
from tests.penilaian.berkas.bantu import buat_berkas, kirim_berkas, klaim

pytestmark = pytest.mark.django_db


def entri(client, b, isi, *, indikator="1", dasar=0, oleh=None, kode=None, uid=None):
    client.force_login(oleh or b.operator)
    badan = {
        "uuid": str(uid or uuid.uuid4()),
        "jenis": "nilai.klaim",
        "sasaran": {"periode": b.periode.kode, "peserta": kode or b.peserta.kode, "indikator": indikator},
        "dasar": dasar,
        "isi": isi,
    }
    return client.post("/entri/", badan, content_type="application/json")


ISI = {"level": 3, "centang": ["1.a", "1.b"], "masukan": {}, "alasan": "", "catatan": "Papan di loket."}


def test_jawaban_memuat_semua_yang_tampil(client):
    b = buat_berkas()
    jawab = entri(client, b, ISI)
    assert jawab.status_code == 200
    isi = jawab.json()
    assert isi["versi"] == 1
    tersimpan = isi["tersimpan"]
    assert {k: tersimpan[k] for k in ("level", "centang", "saran", "catatan", "status", "perlu_alasan")} == {
        "level": 3,
        "centang": ["1.a", "1.b"],
        "saran": 3,
        "catatan": "Papan di loket.",
        "status": "draf",
        "perlu_alasan": False,
    }
    assert tersimpan["kalimat"] == "Nilai 3, menyumbang 12,00 dari 20,00."
    assert tersimpan["sebab"] == "Semua syarat nilai 3 terpenuhi; untuk nilai 4 masih kurang: 4c."


def test_centang_tanpa_nilai_memberi_saran(client):
    tersimpan = entri(client, buat_berkas(), {"level": None, "centang": ["1.a"]}).json()["tersimpan"]
    assert (tersimpan["level"], tersimpan["saran"]) == (None, 2)
    assert tersimpan["kalimat"].startswith("Nilai belum dipilih.")


def test_angka_tampil_seperti_ditulis_orang(client):
    isi = {"level": 4, "masukan": {"capaian": "97.50"}}
    tersimpan = entri(client, buat_berkas(), isi, indikator="2").json()["tersimpan"]
    assert (tersimpan["masukan"], tersimpan["saran"]) == ({"capaian": "97,5"}, 4)


def test_entri_sama_dikirim_dua_kali_dijawab_sama(client):
    b, uid = buat_berkas(), uuid.uuid4()
    satu, dua = (entri(client, b, ISI, uid=uid).json() for _ in range(2))
    assert satu == dua
    assert Nilai.objects.get().versi == 1


def test_dua_orang_409_dengan_yang_tersimpan(client):
    b = buat_berkas()
    entri(client, b, ISI)
    rekan = buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=b.peserta.kabupaten_kota)
    jawab = entri(client, b, {"level": 4, "centang": ["1.a", "1.b", "1.c"], "catatan": "Lain."}, oleh=rekan)
    assert jawab.status_code == 409
    rincian = jawab.json()["rincian"]
    assert (rincian["versi"], rincian["tersimpan"]["level"], rincian["tersimpan"]["catatan"]) == (
        1,
        3,
        "Papan di loket.",
    )
    assert "Operator" in rincian["oleh"]
    assert entri(client, b, {"level": 4, "alasan": "x"}, dasar=1, oleh=rekan).status_code == 200


@pytest.mark.parametrize("level", [6, 2.5, -1, "3", True])
def test_level_salah_422(client, level):
    jawab = entri(client, buat_berkas(), {"level": level})
    assert jawab.status_code == 422
    assert "0 sampai 5" in jawab.json()["galat"]


@pytest.mark.parametrize(
    "isi",
    [
        {"centang": "1.a"},
        {"centang": [1]},
        {"masukan": ["capaian"]},
        {"masukan": {"capaian": 1.5}},
        {"alasan": 3},
        {"catatan": []},
    ],
)
def test_bentuk_salah_422(client, isi):
    assert entri(client, buat_berkas(), {"level": 3, **isi}).status_code == 422
    assert not Nilai.objects.exists()


def test_sasaran_rusak_422_atau_404(client):
    b = buat_berkas()
    assert entri(client, b, ISI, indikator=1).status_code == 422
    assert entri(client, b, ISI, indikator="99").status_code == 404
    assert entri(client, b, ISI, kode="13.99").status_code == 404


def test_bukan_miliknya(client):
    b = buat_berkas()
    lain = buat_berkas(kode="13.07", periode=b.periode)
    assert entri(client, b, ISI, oleh=lain.operator).status_code == 404
    assert entri(client, b, ISI, oleh=b.provinsi).status_code == 403
    assert entri(client, b, ISI, oleh=buat_pengguna(peran=Peran.AUDITOR)).status_code == 403


def test_setelah_dikirim_atau_ditutup_409(client):
    b = buat_berkas()
    kirim_berkas(b)
    assert entri(client, b, {**ISI, "level": 0}, dasar=1).status_code == 409
    lain = buat_berkas()
    klaim(lain)
    setel_tahap(lain.periode, "rekap")
    jawab = entri(client, lain, {**ISI, "level": 0}, dasar=1)
    assert (jawab.status_code, "pengumpulan bukti" in jawab.json()["galat"]) == (409, True)


def test_berkas_belum_disiapkan_409(client):
    b = buat_berkas()
    b.berkas.butir.all().delete()
    b.berkas.delete()
    assert entri(client, b, ISI).status_code == 409
