"""The juror's pages, the entry endpoint, and the sheet seen by others."""

import json
import re
import uuid

import pytest
from django.urls import reverse

from paparan.lembar.models import Baris, Lembar
from pentas.akun.peran import Peran
from pentas.beranda.daftar import rumah
from tests.pabrik import buat_benturan, buat_pengguna, buat_periode, setel_tahap
from tests.paparan.bantu import GORESAN, buat_panggung, kunci, tutup_lembar_penuh

pytestmark = pytest.mark.django_db


def alamat(nama, p, *arg):
    return reverse(f"paparan:{nama}", args=[p.periode.kode, *arg])


def entri(client, p, kode, isi, dasar=0, nomor=None):
    badan = {
        "uuid": nomor or str(uuid.uuid4()),
        "jenis": "lembar.baris",
        "sasaran": {"periode": p.periode.kode, "peserta": kode},
        "dasar": dasar,
        "isi": isi,
    }
    return client.post(reverse("luring:entri"), json.dumps(badan), content_type="application/json")


SKOR = {"p1": 4, "p2": 5, "p3": None, "catatan": "Jelas."}


def test_entri_menyimpan_sekali_dan_membalas_yang_tersimpan(client):
    p = buat_panggung()
    client.force_login(p.penilai[0])
    nomor = str(uuid.uuid4())
    satu = entri(client, p, p.kode[0], SKOR, nomor=nomor).json()
    assert satu["versi"] == 1 and satu["tersimpan"] == SKOR | {"jumlah": 9, "terkunci": False}
    assert entri(client, p, p.kode[0], SKOR, nomor=nomor).json() == satu
    assert Baris.objects.get(catatan="Jelas.").versi == 1
    basi = entri(client, p, p.kode[0], SKOR | {"p1": 1})
    assert basi.status_code == 409 and basi.json()["rincian"]["tersimpan"]["p1"] == 4


@pytest.mark.parametrize("isi", [{"p1": 6}, {"p1": 2.5}, {"p1": "4"}, {"p1": True}, {"catatan": ["x"]}])
def test_entri_isi_salah_422(client, isi):
    p = buat_panggung()
    client.force_login(p.penilai[0])
    assert entri(client, p, p.kode[0], isi).status_code == 422


def test_entri_bukan_haknya(client):
    p = buat_panggung()
    buat_benturan(pengguna=p.penilai[0], peserta=p.peserta[p.kode[0]])
    client.force_login(p.penilai[0])
    assert entri(client, p, p.kode[0], SKOR).status_code == 403  # conflict of interest
    assert entri(client, p, "13.77", SKOR).status_code == 404
    assert entri(client, p, 7, SKOR).status_code == 422
    for akun, status in ((p.ketua, 403), (buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=p.kode[1]), 403)):
        client.force_login(akun)
        assert entri(client, p, p.kode[1], SKOR).status_code == status
    client.force_login(p.penilai[1])
    setel_tahap(p.periode, "pemenang")
    assert entri(client, p, p.kode[1], SKOR).status_code == 409


def test_entri_sebelum_sesi_dibuka(client):
    p = buat_panggung(buka=False)
    client.force_login(p.penilai[0])
    assert entri(client, p, p.kode[0], SKOR).status_code == 409


def test_halaman_baris_tanpa_skrip(client):
    p = buat_panggung()
    client.force_login(p.penilai[0])
    halaman = client.get(alamat("lembar-baris", p, p.kode[0])).content.decode()
    assert "checked" not in halaman and 'value="0" data-tipe="angka"' in halaman
    assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=", halaman)
    isi = {"p1": "4", "p2": "", "catatan": "x", "versi": "0"}
    assert client.post(alamat("lembar-baris", p, p.kode[0]), isi).status_code == 302
    assert client.post(alamat("lembar-baris", p, p.kode[0]), isi).status_code == 409
    assert client.post(alamat("lembar-baris", p, p.kode[0]), isi | {"p1": "6", "versi": "1"}).status_code == 422
    kurang = client.post(alamat("lembar-kunci", p, p.kode[0]), isi | {"versi": "1"})
    assert kurang.status_code == 422
    penuh = isi | {"p2": "5", "p3": "5", "versi": "1"}
    lanjut = client.post(alamat("lembar-kunci", p, p.kode[0]), penuh)
    assert lanjut["Location"] == alamat("lembar-baris", p, p.kode[1])
    assert "Dikunci" in client.get(alamat("lembar-baris", p, p.kode[0])).content.decode()


def test_tanda_tangan_dari_halaman(client):
    p = buat_panggung()
    client.force_login(p.penilai[0])
    assert client.get(alamat("tanda-tangan", p)).status_code == 409
    for kode in p.kode[:-1]:
        kunci(p, p.penilai[0], kode, 4, 4, 4)
    akhir = client.post(alamat("lembar-kunci", p, p.kode[-1]), {"p1": 4, "p2": 4, "p3": 4, "versi": 0, "catatan": ""})
    assert akhir["Location"] == alamat("tanda-tangan", p)
    assert client.get(alamat("tanda-tangan", p)).status_code == 200
    for rusak in ("", "[]", "bukan json", "[" * 5000, json.dumps([[[5, 5, 0]] * 100]), "9" * 300_001):
        assert client.post(alamat("tanda-tangan", p), {"goresan": rusak}).status_code == 422
    assert client.post(alamat("tanda-tangan", p), {"goresan": json.dumps(GORESAN)}).status_code == 302
    assert client.post(alamat("tanda-tangan", p), {"goresan": json.dumps(GORESAN)}).status_code == 409
    halaman = client.get(alamat("lembar", p)).content.decode()
    assert Lembar.objects.get(penilai=p.penilai[0]).sidik in halaman and 'class="goresan"' in halaman


def test_lembar_penilai_lain_tidak_ada(client):
    p = buat_panggung()
    client.force_login(p.penilai[0])
    for nama in ("juri-lihat", "juri-pdf"):
        assert client.get(alamat(nama, p, p.penilai[1].username)).status_code == 404
    assert client.get(alamat("juri-lihat", p, p.penilai[0].username)).status_code == 200
    assert client.get(alamat("juri-lihat", p, "hantu")).status_code == 404
    client.force_login(buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=p.kode[0]))
    assert client.get(alamat("juri-lihat", p, p.penilai[1].username)).status_code == 403


def test_ketua_melihat_keadaan_tanpa_nilai_sampai_semua_ditutup(client):
    p = buat_panggung()
    tutup_lembar_penuh(p, p.penilai[0], (5, 4, 5))
    client.force_login(p.ketua)
    tertutup = client.get(alamat("juri-lihat", p, p.penilai[0].username)).content.decode()
    assert "<b>14</b>" not in tertutup and "Terkunci" in tertutup
    assert client.get(alamat("juri-pdf", p, p.penilai[0].username)).status_code == 409
    tutup_lembar_penuh(p, p.penilai[1], (5, 4, 5))
    assert "<b>14</b>" in client.get(alamat("juri-lihat", p, p.penilai[0].username)).content.decode()


def test_tindakan_ketua_dari_halaman(client):
    p = buat_panggung()
    nama = p.penilai[0].username
    kunci(p, p.penilai[0], p.kode[0], 4, 4, 4)
    client.force_login(p.admin)
    assert client.post(alamat("juri-bebaskan", p, nama), {"alasan": "Sakit."}).status_code == 403
    client.force_login(p.ketua)
    assert client.post(alamat("juri-buka-kunci", p, nama, p.kode[0]), {"alasan": ""}).status_code == 422
    assert client.post(alamat("juri-buka-kunci", p, nama, p.kode[0]), {"alasan": "Salah tekan."}).status_code == 302
    assert client.post(alamat("juri-buka-kunci", p, nama, p.kode[0]), {"alasan": "Lagi."}).status_code == 409
    assert client.post(alamat("juri-versi", p, nama), {"alasan": "Belum waktunya."}).status_code == 409
    assert client.post(alamat("juri-bebaskan", p, nama), {"alasan": "Sakit."}).status_code == 302
    assert "Dibebaskan" in client.get(alamat("juri-lihat", p, nama)).content.decode()
    assert client.post(alamat("juri-tugaskan", p, nama)).status_code == 302
    tutup_lembar_penuh(p, p.penilai[0])
    assert client.post(alamat("juri-versi", p, nama), {"alasan": "Keliru."}).status_code == 302
    assert "versi 2" in client.get(alamat("juri-lihat", p, nama)).content.decode()


def test_pdf_lembar(client):
    from io import BytesIO

    pypdf = pytest.importorskip("pypdf")
    p = buat_panggung()
    p.penilai[0].nama = "Penilai Uji"
    p.penilai[0].save()
    tutup_lembar_penuh(p, p.penilai[0], (5, 4, 3))
    client.force_login(p.penilai[0])
    jawab = client.get(alamat("juri-pdf", p, p.penilai[0].username))
    if jawab.status_code == 503:
        pytest.skip("WeasyPrint or the built style sheets are not here")
    teks = pypdf.PdfReader(BytesIO(jawab.content)).pages[0].extract_text()
    for potong in ("INSTRUMEN PENILAIAN PAPARAN KEPALA DINAS", "Penilai Uji", "15 menit", "Sidik lembar"):
        assert potong in teks
    client.force_login(p.ketua)
    kertas = client.get(alamat("rekap-kertas", p))
    assert len(pypdf.PdfReader(BytesIO(kertas.content)).pages) == len(p.penilai)


def test_sesi_belum_dibuka_halaman_ramah(client):
    p = buat_panggung(buka=False)
    client.force_login(p.penilai[0])
    jawab = client.get(alamat("lembar", p))
    assert jawab.status_code == 200 and "belum dibuka" in jawab.content.decode()
    lain = buat_periode(tahap_terbuka="rekap")
    assert client.get(reverse("paparan:lembar", args=[lain.kode])).status_code == 200


def test_rumah_penilai_saat_paparan(rf):
    p = buat_panggung()
    permintaan = rf.get("/")
    permintaan.user = p.penilai[0]
    assert rumah(permintaan, p.periode) == alamat("lembar", p)
    tutup_lembar_penuh(p, p.penilai[0])
    assert rumah(permintaan, p.periode) != alamat("lembar", p)


def test_kueri_halaman_lembar_tetap(client, django_assert_max_num_queries):
    for nama in ("lembar", "lembar-baris"):
        jumlah = []
        for banyak in (3, 19):
            p = buat_panggung(jumlah=banyak)
            client.force_login(p.penilai[0])
            tujuan = alamat(nama, p, *([p.kode[0]] if nama == "lembar-baris" else []))
            client.get(tujuan)
            with django_assert_max_num_queries(60) as terhitung:
                assert client.get(tujuan).status_code == 200
            jumlah.append(len(terhitung))
        assert jumlah[0] == jumlah[1]
