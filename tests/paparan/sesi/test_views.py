"""Pages of the session: forms, the clock's endpoint, who may."""

import pytest
from django.urls import reverse

from paparan.sesi.izin import ambil_tampil
from paparan.sesi.models import Sesi
from paparan.sesi.tindakan import mulai_tampil
from pentas.akun.peran import Peran
from tests.pabrik import buat_pengguna, buat_periode, setel_tahap
from tests.paparan.bantu import buat_panggung, buat_penetapan

pytestmark = pytest.mark.django_db


def alamat(nama, periode, *kode):
    return reverse(f"paparan:{nama}", args=[periode.kode, *kode])


def test_sebelum_penetapan_halaman_memberi_tahu(client):
    periode = buat_periode(tahap_terbuka="kunjungan")
    client.force_login(buat_pengguna(peran=Peran.KETUA_TIM))
    jawab = client.get(alamat("sesi", periode))
    assert jawab.status_code == 200
    assert "belum ditetapkan" in jawab.content.decode()


def test_membuat_mengundi_menyusun_membuka(client):
    periode = buat_periode(tahap_terbuka="penetapan", jumlah_peserta=3)
    ketua = buat_pengguna(peran=Peran.KETUA_TIM)
    buat_penetapan(periode=periode, oleh=ketua)
    client.force_login(ketua)
    kosong = client.post(alamat("sesi-simpan", periode), {"tanggal": "", "durasi_menit": "0"})
    assert kosong.status_code == 422 and not Sesi.objects.exists()
    isi = {"tanggal": "2026-07-08", "tempat": "Aula", "durasi_menit": "15"}
    assert client.post(alamat("sesi-simpan", periode), isi).status_code == 302
    sesi = Sesi.objects.get()
    client.post(alamat("sesi-undi", periode), {"benih": "7421"})
    assert "7421" in client.get(alamat("sesi", periode)).content.decode()
    client.post(alamat("sesi-peringkat", periode))
    kode = [t.kode for t in sesi.tampil.lengkap()]
    salah = client.post(alamat("sesi-susun", periode), {f"urutan_{k}": 1 for k in kode})
    assert salah.status_code == 422 and "masing-masing satu kali" in salah.content.decode()
    client.post(alamat("sesi-susun", periode), {f"urutan_{k}": 3 - n for n, k in enumerate(kode)})
    assert [t.kode for t in sesi.tampil.lengkap()] == kode[::-1]
    isi["durasi_menit"] = "20"
    client.post(alamat("sesi-simpan", periode), isi)
    sesi.refresh_from_db()
    assert sesi.durasi_menit == 20
    assert client.post(alamat("sesi-buka", periode)).status_code == 409  # stage penetapan
    setel_tahap(periode, "paparan")
    assert client.post(alamat("sesi-buka", periode)).status_code == 409  # no juror


def test_waktu_dari_halaman(client):
    p = buat_panggung()
    client.force_login(p.provinsi)
    kode = p.kode[0]
    assert client.post(alamat("tampil-akhiri", p.periode, kode)).status_code == 409
    assert client.post(alamat("tampil-mulai", p.periode, kode)).status_code == 302
    assert client.post(alamat("tampil-mulai", p.periode, p.kode[1])).status_code == 409
    client.post(alamat("tampil-penyaji", p.periode, kode), {"penyaji": "Kepala Dinas"})
    halaman = client.get(alamat("sesi", p.periode)).content.decode()
    assert "Kepala Dinas" in halaman and "Akhiri paparan" in halaman
    client.post(alamat("tampil-akhiri", p.periode, kode))
    assert client.post(alamat("tampil-ulangi", p.periode, kode), {"alasan": ""}).status_code == 422
    assert client.post(alamat("tampil-ulangi", p.periode, kode), {"alasan": "Listrik padam."}).status_code == 302
    assert client.post(alamat("tampil-mulai", p.periode, "13.77")).status_code == 404


def test_jam_berisi_waktu_peladen_dan_304_bila_tetap(client):
    p = buat_panggung()
    client.force_login(p.penilai[0])
    satu = client.get(alamat("jam", p.periode))
    assert satu.json()["tampil"][p.kode[0]] == [None, None]
    assert satu.json()["durasi"] == 900
    sama = client.get(alamat("jam", p.periode), headers={"if-none-match": satu["ETag"]})
    assert sama.status_code == 304 and not sama.content
    mulai_tampil(ambil_tampil(p.sesi, p.kode[0]), oleh=p.ketua)
    baru = client.get(alamat("jam", p.periode), headers={"if-none-match": satu["ETag"]})
    assert baru.status_code == 200 and isinstance(baru.json()["tampil"][p.kode[0]][0], int)


def test_hak_halaman_sesi(client):
    p = buat_panggung()
    for akun, lihat, jalankan in (
        (p.auditor, 200, 403),
        (p.penilai[0], 200, 403),
        (buat_pengguna(peran=Peran.OPERATOR), 403, 403),
        (p.admin, 200, 302),
    ):
        client.force_login(akun)
        assert client.get(alamat("sesi", p.periode)).status_code == lihat
        assert client.post(alamat("tampil-mulai", p.periode, p.kode[0])).status_code == jalankan


def test_provinsi_lain_tidak_tahu(client):
    from tests.pabrik import buat_provinsi

    p = buat_panggung()
    client.force_login(buat_pengguna(peran=Peran.KETUA_TIM, provinsi=buat_provinsi(kode="14")))
    assert client.get(alamat("sesi", p.periode)).status_code == 404


def test_kueri_halaman_sesi_tetap(client, django_assert_max_num_queries):
    jumlah = []
    for banyak in (3, 19):
        p = buat_panggung(jumlah=banyak)
        client.force_login(p.ketua)
        client.get(alamat("sesi", p.periode))
        with django_assert_max_num_queries(60) as terhitung:
            assert client.get(alamat("sesi", p.periode)).status_code == 200
        jumlah.append(len(terhitung))
    assert jumlah[0] == jumlah[1]
