"""The pages of the day: who opens them, what they carry, what only the server does."""

import io
import json
import uuid

import pytest
from django.test import Client
from pypdf import PdfReader

from layanan.ketupat_pecel.hari.rahasia import kunci_tablet
from layanan.ketupat_pecel.tutup.models import TutupHari
from pentas.akun.peran import Peran
from tests.layanan.ketupat_pecel.pabrik_hari import (
    buat_hari_desa,
    buat_tablet,
    ke_kantor,
    layani,
    nik,
    selesai_lapor,
)
from tests.layanan.pabrik import buat_pemohon, buat_petugas

pytestmark = pytest.mark.django_db


def masuk(pengguna) -> Client:
    client = Client()
    client.force_login(pengguna)
    return client


def alamat(h, bagian: str) -> str:
    return f"/layanan/desa/perjalanan/{h.perjalanan.pk}/{bagian}"


def test_halaman_hanya_untuk_tim():
    h = buat_hari_desa(warga=2)
    luar = buat_petugas(peran=Peran.PETUGAS_LAPANGAN, dinas=h.dinas)
    asing = buat_petugas(peran=Peran.PETUGAS_LAPANGAN, dinas=buat_hari_desa(kode="13.06").dinas)
    desa = buat_pemohon(unit=h.unit, peran=Peran.PERANGKAT_DESA)
    for bagian in ("hari/", "hari/data/", "tutup/", "tutup/data/"):
        harap = {h.tim[0]: 200, luar: 403, h.kabid: 403, asing: 404, desa: 403}
        assert {o: masuk(o).get(alamat(h, bagian)).status_code for o in harap} == harap, bagian
    isi = {"perangkat": str(uuid.uuid4())}
    for orang, status in ((h.tim[0], 200), (luar, 403), (asing, 404)):
        assert masuk(orang).post(alamat(h, "hari/tablet/"), isi).status_code == status


def test_halaman_membawa_nama_tetapi_tidak_nik(django_assert_num_queries):
    h = buat_hari_desa(warga=30)
    a = buat_tablet(h)
    for n in range(1, 6):
        layani(a, n, warga=n)
    orang = masuk(h.tim[0])
    orang.get(alamat(h, "hari/data/"))
    with django_assert_num_queries(18):
        data = orang.get(alamat(h, "hari/data/")).json()
    layani(a, 6, warga=6)
    layani(a, 7, nik=nik(6), nama="Tamu")
    with django_assert_num_queries(18):
        data = orang.get(alamat(h, "hari/data/")).json()
    assert data["warga"][4] | {"nama": "Warga 5", "nik": f"{'•' * 12}{nik(5)[-4:]}"} == data["warga"][4]
    assert not any(nik(n) in json.dumps(data) for n in range(1, 31))
    assert data["pelayanan"][-1]["juga"] == ["A-06"]
    assert kunci_tablet(a.tablet.nomor) not in json.dumps(data)
    isi = orang.get(alamat(h, "hari/")).content.decode()
    assert 'id="data-desa"' in isi
    assert nik(5) not in isi


def test_tablet_mendaftar_dan_mendapat_kuncinya():
    h = buat_hari_desa()
    orang, isi = masuk(h.tim[0]), {"perangkat": str(uuid.uuid4())}
    satu = orang.post(alamat(h, "hari/tablet/"), isi)
    assert satu.json()["kunci"] == kunci_tablet(satu.json()["nomor"])
    assert satu["Cache-Control"] == "no-store"
    lagi = orang.post(alamat(h, "hari/tablet/"), isi).json()
    assert {k: lagi[k] for k in ("huruf", "nomor", "antrean", "urut")} == {
        "huruf": "A",
        "nomor": satu.json()["nomor"],
        "antrean": 0,
        "urut": 0,
    }
    assert orang.post(alamat(h, "hari/tablet/"), {"perangkat": "x"}).status_code == 422


def test_ditutup_dari_halaman_lalu_berita_acaranya():
    h = buat_hari_desa()
    a, b = buat_tablet(h), buat_tablet(h)
    ke_kantor(a, 1, 1)
    layani(a, 2)
    orang = masuk(h.tim[0])
    selesai_lapor(a)
    jawab = orang.post(alamat(h, "tutup/"), {"saksi": "Kepala desa"})
    assert (jawab.status_code, "belum sampai" in jawab.content.decode()) == (422, True)
    hilang = {"huruf": "B", "terakhir": "1", "alasan": "Layarnya pecah."}
    data = orang.post(alamat(h, "tutup/hilang/"), hilang).json()
    assert [t["celah"] for t in data["hitung"]] == [[], [1]]
    assert orang.post(alamat(h, "tutup/hilang/"), hilang | {"terakhir": "-1"}).status_code == 422
    layani(b, 1, keadaan="pulang", dokumen=[])
    assert orang.post(alamat(h, "tutup/"), {"saksi": ""}).status_code == 422
    assert orang.post(alamat(h, "tutup/"), {"saksi": "Kepala desa"}).status_code == 302
    assert TutupHari.objects.get().angka["saksi"] == "Kepala desa"
    assert orang.get(alamat(h, "hari/")).status_code == 302
    for siapa in (h.tim[1], h.kabid):
        halaman = masuk(siapa).get(alamat(h, "tutup/")).content.decode()
        assert "dinyatakan hilang" in halaman
    pdf = masuk(h.kabid).get(alamat(h, "tutup/berita-acara.pdf"))
    teks = " ".join(PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text().split())
    assert "2 diterima = 1 selesai di tempat + 1 dibawa ke kantor + 0 ditahan + 0 ditolak" in teks
    assert "1 warga mengambil nomor lalu pulang" in teks
    luar = buat_petugas(peran=Peran.PETUGAS_LAPANGAN, dinas=h.dinas)
    assert masuk(luar).get(alamat(h, "tutup/berita-acara.pdf")).status_code == 403
