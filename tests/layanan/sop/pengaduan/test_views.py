"""The public form without account or script, the status page by code and digits, and the officers' desk."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from layanan.sop.pengaduan.cari import buat_token
from layanan.sop.pengaduan.models import Kanal, KanalPengaduan, Pengaduan
from layanan.sop.pengaduan.tindakan import pin_dari, selesaikan, tanggapi
from layanan.sop.permohonan.hitung import kode_tampil
from pentas.akun.peran import Peran
from pentas.jejak.models import Jejak
from tests.layanan.pabrik import buat_dinas, buat_permohonan, buat_petugas
from tests.layanan.sop.pengaduan.pabrik import buat_pengaduan

pytestmark = pytest.mark.django_db
URL, STATUS = "/pengaduan/", "/pengaduan/status/"


def isian(dinas, **isi) -> dict:
    return {"dinas": dinas.pk, "jenis": "keluhan", "uraian": "Loket tutup.", "kunci_kirim": uuid.uuid4(), **isi}


def test_kirim_tanpa_akun_lalu_ikuti(client):
    dinas = buat_dinas()
    halaman = client.get(URL).content.decode()
    assert "<script" not in halaman and "style=" not in halaman
    isi = isian(dinas)
    jawab = client.post(URL, isi)
    pengaduan = Pengaduan.objects.get()
    pin, kode = pin_dari(isi["kunci_kirim"]), kode_tampil(pengaduan.kode_lacak)
    assert jawab.status_code == 201 and jawab["Cache-Control"] == "private, no-store"
    assert kode in jawab.content.decode() and pin in jawab.content.decode()
    assert client.post(URL, isi).status_code == 201 and Pengaduan.objects.count() == 1
    assert (pengaduan.kanal, pengaduan.dicatat_oleh, pengaduan.nama) == (Kanal.DARING, None, None)
    tanggapi(pengaduan, "Rahasia internal.", oleh=None, publik=False)
    tanggapi(pengaduan, "Kami periksa.", oleh=None)
    ikuti = client.post(STATUS, {"kode": kode.lower(), "pin": pin}, follow=True).content.decode()
    assert "Kami periksa." in ikuti and "Rahasia internal." not in ikuti


def test_balas_dan_buka_kembali_dari_halaman_status(client):
    pengaduan = buat_pengaduan()
    alamat = reverse("sop:pengaduan-ikuti", args=[buat_token(pengaduan)])
    assert client.post(alamat, {"isi": "Terjadi lagi hari ini."}).status_code == 302
    assert client.post(alamat, {"isi": " "}).status_code == 422
    selesaikan(pengaduan, "Sudah dijelaskan.", oleh=None)
    assert "Buka kembali" in client.get(alamat).content.decode()
    assert client.post(alamat, {"isi": "Belum selesai."}).status_code == 302
    pengaduan.refresh_from_db()
    assert (pengaduan.status, pengaduan.dibuka_kembali) == ("ditangani", 1)
    assert client.get(alamat[:-3] + "xx/").status_code == 404


def test_kode_salah_dan_pin_salah_dijawab_sama_lalu_terkunci(client):
    pengaduan = buat_pengaduan()
    asing = buat_pengaduan(kunci_kirim=uuid.uuid4())
    Pengaduan.objects.filter(pk=asing.pk).update(kode_lacak="TIDAKADA")
    benar = pin_dari(pengaduan.kunci_kirim)
    salah = f"{(int(benar) + 1) % 10_000:04d}"
    for kode in (pengaduan.kode_lacak, asing.kode_lacak):
        jawab = [client.post(STATUS, {"kode": kode, "pin": salah}) for _ in range(6)]
        kalimat = [re.search(r'class="galat" role="alert">([^<]+)', j.content.decode())[1] for j in jawab]
        assert [j.status_code for j in jawab] == [422] * 5 + [429]
        assert "tidak cocok" in kalimat[0] and "terlalu banyak percobaan" in kalimat[5]
    assert client.post(STATUS, {"kode": pengaduan.kode_lacak, "pin": benar}).status_code == 429


@pytest.mark.parametrize(
    "ubah, kalimat",
    [
        ({"uraian": ""}, "Tulis isi pengaduan"),
        ({"dinas": ""}, "Pilih dinasnya"),
        ({"jenis": "dengan_lapangan"}, ""),
        ({"laman": "http://iklan.example"}, ""),
        ({"kode": "K7M2QXP5"}, "salah ketik"),
        ({"uraian": "NIK 1306010101900001"}, "16 angka"),
    ],
)
def test_isian_buruk_tidak_tersimpan(client, ubah, kalimat):
    dinas = buat_dinas()
    buat_dinas(kode="13.06")
    jawab = client.post(URL, isian(dinas) | ubah)
    assert jawab.status_code == 422 and kalimat in jawab.content.decode()
    assert not Pengaduan.objects.exists()


def test_kode_lacak_dinas_lain_diabaikan_diam_diam(client):
    permohonan = buat_permohonan()
    tetangga = buat_dinas(kode="13.06")
    client.post(URL, isian(tetangga, kode=permohonan.kode_lacak))
    client.post(URL, isian(permohonan.dinas, kode=permohonan.kode_lacak))
    assert [p.permohonan for p in Pengaduan.objects.order_by("pk")] == [None, permohonan]


def test_dinas_tanpa_kanal_daring_tidak_ditawarkan(client):
    dinas = buat_dinas()
    KanalPengaduan.objects.create(dinas=dinas, kanal=Kanal.DARING, aktif=False)
    assert "Belum ada dinas" in client.get(URL).content.decode()
    assert client.post(URL, isian(dinas)).status_code == 422


def test_petugas_menjawab_menyelesaikan_dan_ditolak_dengan_isian_tetap(client):
    pengaduan = buat_pengaduan(nama="Upik Uji", kontak="0800-0000-1234")
    staf = buat_petugas(dinas=pengaduan.dinas)
    client.force_login(staf)
    halaman = client.get(reverse("sop:pengaduan-lihat", args=[pengaduan.pk])).content.decode()
    assert "Upik" not in halaman and "0800" not in halaman
    alamat = reverse("sop:pengaduan-jawab", args=[pengaduan.pk])
    kirim = {"versi": pengaduan.versi, "isi": "Kami periksa.", "sebagai": "publik"}
    assert client.post(alamat, kirim).status_code == 302
    basi = client.post(alamat, kirim | {"isi": "Tulisan kedua."})
    assert basi.status_code == 409 and "Tulisan kedua." in basi.content.decode()
    pengaduan.refresh_from_db()
    selesai = {"versi": pengaduan.versi, "isi": "Beres.", "sebagai": "selesai", "hasil": "diteruskan"}
    assert client.post(alamat, selesai).status_code == 302
    pengaduan.refresh_from_db()
    assert (pengaduan.status, pengaduan.hasil, pengaduan.penanggung_jawab) == ("selesai", "diteruskan", staf)


def test_kontak_dibuka_dengan_alasan_dan_tercatat(client):
    pengaduan = buat_pengaduan(nama="Upik Uji", kontak="0800-0000-1234")
    alamat = reverse("sop:pengaduan-buka", args=[pengaduan.pk])
    client.force_login(buat_petugas(dinas=pengaduan.dinas))
    assert client.post(alamat, {"medan": "kontak", "alasan": "perlu"}).status_code == 422
    jawab = client.post(alamat, {"medan": "kontak", "alasan": "Menanyakan tanggal kejadian"})
    assert "0800-0000-1234" in jawab.content.decode() and "no-store" in jawab["Cache-Control"]
    assert client.post(alamat, {"medan": "sidik_pin", "alasan": "Menanyakan tanggal"}).status_code == 422
    baris = Jejak.objects.get(tindakan="pribadi.buka")
    assert baris.alasan and "0800" not in str((baris.sebelum, baris.sesudah, baris.alasan))
    client.force_login(buat_petugas(dinas=pengaduan.dinas, peran=Peran.SUBBAG_UMUM))
    assert client.post(alamat, {"medan": "kontak", "alasan": "Menanyakan tanggal kejadian"}).status_code == 403


def test_dinas_lain_404_pembaca_tidak_menulis(client):
    pengaduan = buat_pengaduan()
    lihat = reverse("sop:pengaduan-lihat", args=[pengaduan.pk])
    client.force_login(buat_petugas(dinas=buat_dinas(kode="13.06")))
    assert client.get(lihat).status_code == 404
    assert client.post(reverse("sop:pengaduan-jawab", args=[pengaduan.pk]), {}).status_code == 404
    client.force_login(buat_petugas(dinas=pengaduan.dinas, peran=Peran.PENGAWAS))
    assert client.get(lihat).status_code == 200
    assert client.post(reverse("sop:pengaduan-jawab", args=[pengaduan.pk]), {}).status_code == 403


def test_formulir_yang_dipakai_lagi_untuk_isi_lain_tidak_hilang_diam_diam(client):
    """Back, something else written, sent: not answered as if it were the first."""
    dinas = buat_dinas()
    isi = isian(dinas)
    client.post("/pengaduan/", isi)
    jawab = client.post("/pengaduan/", {**isi, "uraian": "Petugas meminta uang."})
    teks = jawab.content.decode()
    assert jawab.status_code == 409 and "pengaduan baru" in teks and "Petugas meminta uang." in teks
    kunci = re.search(r'name="kunci_kirim" value="([^"]+)"', teks)[1]
    assert kunci != isi["kunci_kirim"]
    assert (
        client.post("/pengaduan/", {**isi, "uraian": "Petugas meminta uang.", "kunci_kirim": kunci}).status_code == 201
    )
    assert Pengaduan.objects.count() == 2


def test_catat_kertas_dengan_tanggal_terimanya(client):
    dinas = buat_dinas()
    client.force_login(buat_petugas(dinas=dinas, peran=Peran.SUBBAG_UMUM))
    alamat = reverse("sop:pengaduan-catat")
    assert client.get(alamat).status_code == 200
    isi = isian(dinas, jenis="dengan_lapangan", kanal="kotak", tanggal="2026-09-07")
    jawab = client.post(alamat, isi)
    assert jawab.status_code == 201 and "no-store" in jawab["Cache-Control"]  # the slip has the PIN
    pengaduan = Pengaduan.objects.get()
    assert (pengaduan.kanal, timezone.localtime(pengaduan.diterima_pada, dinas.zona).date().isoformat()) == (
        "kotak",
        "2026-09-07",
    )
    assert client.post(alamat, isian(dinas, kanal="telepon", tanggal="2099-01-01")).status_code == 422


def test_kanal_diatur_admin(client):
    dinas = buat_dinas()
    client.force_login(buat_petugas(dinas=dinas, peran=Peran.ADMIN))
    alamat = reverse("sop:pengaduan-kanal")
    assert client.get(alamat).status_code == 200
    isi = {"dinas": dinas.pk, "aktif_kotak": "on", "teks_kotak": "Di ruang tunggu"}
    assert client.post(alamat, isi).status_code == 302
    assert KanalPengaduan.objects.filter(aktif=True).get().keterangan == "Di ruang tunggu"
    assert client.post(alamat, {"dinas": dinas.pk}).status_code == 422


def test_daftar_jumlah_kueri_tetap(client):
    dinas = buat_dinas()
    client.force_login(buat_petugas(dinas=dinas))
    alamat = reverse("sop:pengaduan-daftar")
    buat_pengaduan(dinas=dinas)
    client.get(alamat)

    with CaptureQueriesContext(connection) as sedikit:
        client.get(alamat)
    for _ in range(12):
        tanggapi(buat_pengaduan(dinas=dinas), "Kami periksa.", oleh=None)
    with CaptureQueriesContext(connection) as banyak:
        assert client.get(alamat, {"keadaan": "semua"}).status_code == 200
    assert len(sedikit) == len(banyak)
