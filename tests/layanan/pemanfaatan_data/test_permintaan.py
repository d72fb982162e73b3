"""Draft to request: saved while typing, sent once, repaired only when returned; and the pages around it."""

import json
import uuid

import pytest
from django.urls import reverse

from layanan.pemanfaatan_data.akses.models import HakAkses
from layanan.pemanfaatan_data.permintaan.models import DrafPermintaan, ElemenData, PermintaanData, ProfilOpd
from layanan.pemanfaatan_data.permintaan.tindakan import buka_draf, buka_layanan, simpan_draf
from layanan.sop.permohonan.models import Permohonan
from pentas.akun.peran import Peran
from pentas.galat import Basi
from tests.layanan.pabrik import buat_kantor, buat_pemohon, buat_petugas, buat_unit
from tests.layanan.pemanfaatan_data.pabrik import (
    ambil_jalan,
    buat_kantor_data,
    buat_permintaan,
    gambar,
    isi_permintaan,
    sampai,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor():
    return buat_kantor_data()


def kiriman(kantor, **isi) -> dict:
    """As the browser sends the form."""
    isi = isi_permintaan(kantor.dinas, **isi)
    return {
        **isi,
        "elemen": [e.pk for e in isi["elemen"]],
        "pernyataan_rahasia": "on",
        "pernyataan_jaringan": "on",
        "kirim": "1",
    }


def test_kirim_dua_kali_satu_permohonan(client, kantor):
    client.force_login(kantor.pemohon)
    jawab = client.post(reverse("data:permintaan-ajukan"), {"unit": kantor.unit.pk})
    draf = DrafPermintaan.objects.get()
    assert jawab.url == reverse("data:permintaan-draf", args=[draf.pk])
    assert client.get(jawab.url).status_code == 200
    pertama = client.post(jawab.url, {**kiriman(kantor), "versi": 0, "surat": gambar()})
    kedua = client.post(jawab.url, {**kiriman(kantor), "versi": 0, "surat": gambar()})
    assert (pertama.status_code, kedua.status_code) == (201, 200)
    permohonan = Permohonan.objects.get()
    assert permohonan.nomor in kedua.content.decode()
    assert PermintaanData.objects.get().elemen.count() == 3
    assert permohonan.lampiran.get().jenis == "surat_permohonan"


def test_isian_dan_surat_tetap_ada_saat_belum_lengkap(client, kantor):
    client.force_login(kantor.pemohon)
    draf = buka_draf(kantor.unit, oleh=kantor.pemohon)
    url = reverse("data:permintaan-draf", args=[draf.pk])
    jawab = client.post(url, {**kiriman(kantor, tujuan=""), "versi": 0, "surat": gambar()})
    assert jawab.status_code == 422
    draf.refresh_from_db()
    assert draf.surat_id and draf.isi["judul"] == "pemadanan penerima bantuan"
    tanpa = client.post(url, {**kiriman(kantor), "versi": draf.versi})
    assert tanpa.status_code == 201, "the letter came with the first try"


def test_tanpa_surat_ditolak(client, kantor):
    client.force_login(kantor.pemohon)
    draf = buka_draf(kantor.unit, oleh=kantor.pemohon)
    jawab = client.post(reverse("data:permintaan-draf", args=[draf.pk]), {**kiriman(kantor), "versi": 0})
    assert jawab.status_code == 422 and "Unggah surat permohonan" in jawab.content.decode()
    assert not Permohonan.objects.exists()


def test_simpan_otomatis_dan_tabrakan_dua_rekan(client, kantor):
    draf = buka_draf(kantor.unit, oleh=kantor.pemohon)
    client.force_login(kantor.pemohon)
    isi = {"judul": "Satu", "elemen": ["1", "2"], "pernyataan_rahasia": True, "asing": "x", "surat": "C:\\fakepath"}
    entri = {"uuid": str(uuid.uuid4()), "jenis": "data.draf", "sasaran": {"draf": draf.pk}, "dasar": 0, "isi": isi}
    jawab = client.post(reverse("luring:entri"), json.dumps(entri), content_type="application/json")
    assert jawab.status_code == 200 and jawab.json()["versi"] == 1
    draf.refresh_from_db()
    assert draf.isi == {"judul": "Satu", "elemen": ["1", "2"], "pernyataan_rahasia": True}
    rekan = buat_pemohon(unit=kantor.unit)
    with pytest.raises(Basi) as galat:
        simpan_draf(draf, {"judul": "Dua"}, 0, oleh=rekan)
    assert galat.value.rincian["tersimpan"]["judul"] == "Satu"


@pytest.mark.parametrize("sasaran", [{}, {"draf": "1"}, {"draf": True}, {"draf": 2**70}, {"draf": -1}])
def test_sasaran_rusak_ditolak(client, kantor, sasaran):
    client.force_login(kantor.pemohon)
    entri = {"uuid": str(uuid.uuid4()), "jenis": "data.draf", "sasaran": sasaran, "dasar": 0, "isi": {}}
    jawab = client.post(reverse("luring:entri"), json.dumps(entri), content_type="application/json")
    assert jawab.status_code == 422


def test_draf_dan_profil_unit_lain_tidak_ada(client, kantor):
    draf = buka_draf(kantor.unit, oleh=kantor.pemohon)
    client.force_login(buat_pemohon(unit=buat_unit(dinas=kantor.dinas)))
    assert client.get(reverse("data:permintaan-draf", args=[draf.pk])).status_code == 404
    assert client.get(reverse("data:permintaan-profil", args=[kantor.unit.pk])).status_code == 404
    assert client.post(reverse("data:permintaan-ajukan"), {"unit": kantor.unit.pk}).status_code == 404


def test_perbaikan_hanya_saat_dikembalikan(client, kantor):
    permohonan = buat_permintaan(kantor=kantor)
    client.force_login(kantor.pemohon)
    url = reverse("data:permintaan-ubah", args=[permohonan.pk])
    assert client.get(url).status_code == 409
    ambil_jalan(permohonan, kantor, "kembalikan", catatan="Tujuan belum jelas.")
    assert "Tujuan belum jelas" in client.get(url).content.decode()
    jawab = client.post(url, kiriman(kantor, tujuan="Sudah jelas."))
    assert jawab.status_code == 302
    assert PermintaanData.objects.get().tujuan == "Sudah jelas."
    ambil_jalan(permohonan, kantor, "kirim_ulang")
    assert client.post(url, kiriman(kantor)).status_code == 409


def test_pengaturan_hanya_admin_dinasnya(client, kantor):
    admin = buat_petugas(peran=Peran.ADMIN, dinas=kantor.dinas)
    url = reverse("data:permintaan-atur", args=[kantor.dinas.pk])
    client.force_login(kantor.kabid)
    assert client.get(url).status_code == 403
    client.force_login(admin)
    isi = {"penandatangan": "gubernur", "balikan_tiap_bulan": 12, "jangka_bulan": 24, "pola_agenda": "A-{urut}"}
    assert client.post(url, {**isi, "pola_agenda": "470/118"}).status_code == 422
    assert client.post(url, isi).status_code == 302
    baru = reverse("data:permintaan-elemen-baru", args=[kantor.dinas.pk])
    assert client.post(baru, {"nama": "Golongan darah", "urutan": 20, "aktif": "on"}).status_code == 302
    assert client.post(baru, {"nama": "golongan  darah", "urutan": 20}).status_code == 422
    assert ElemenData.objects.get(kode="golongan_darah").aktif
    permohonan = sampai(buat_permintaan(kantor=kantor), kantor, "paraf")
    assert permohonan.surat.get().penanda[0]["jabatan"].startswith("Gubernur")
    assert permohonan.permintaan_data.agenda == "A-1"


def test_profil_dicetak_dalam_pks(client, kantor):
    client.force_login(kantor.pemohon)
    isi = {"kepala_jabatan": "Direktur Uji", "narahubung_jabatan": "Pranata Komputer", "kepala_nip": "12"}
    url = reverse("data:permintaan-profil", args=[kantor.unit.pk])
    assert client.post(url, isi).status_code == 422
    assert client.post(url, {**isi, "kepala_nip": ""}).status_code == 302
    assert ProfilOpd.objects.get().kepala_jabatan == "Direktur Uji"
    permohonan = sampai(buat_permintaan(kantor=kantor), kantor, "konsep", 1)
    assert permohonan.surat.get(jenis="perjanjian").isi["pihak"][1]["jabatan"] == "Direktur Uji"


def test_daftar_akses_jumlah_kueri_tetap(client, kantor, django_assert_max_num_queries):
    client.force_login(kantor.staf_layanan)
    for _ in range(3):
        sampai(buat_permintaan(kantor=kantor), kantor, "selesai")
    with django_assert_max_num_queries(20):
        jawab = client.get(reverse("data:akses-daftar"))
    assert jawab.content.decode().count("tabel-permohonan") == 1
    assert len(jawab.context["baris"]) == 3
    assert client.get(reverse("data:akses-buku"))["Content-Type"].endswith("sheet")


def test_hak_akses_opd_lain_dan_dinas_lain_tidak_ada(client, kantor):
    sampai(buat_permintaan(kantor=kantor), kantor, "selesai")
    hak = HakAkses.objects.get()
    url = reverse("data:akses-lihat", args=[hak.pk])
    asing = buat_kantor(kode="14", layanan=())
    for akun in (buat_pemohon(unit=buat_unit(dinas=kantor.dinas)), asing.staf_layanan, asing.pemohon):
        client.force_login(akun)
        assert client.get(url).status_code == 404
    client.force_login(kantor.pemohon)
    assert client.get(url).status_code == 200
    laporan = hak.laporan_balikan.first()
    assert client.post(reverse("data:akses-laporan", args=[laporan.pk]), {"ringkasan": "Rekap."}).status_code == 302
    tindak = reverse("data:akses-tindak", args=[hak.pk, "peringatan"])
    assert client.post(tindak, {"alasan": "x"}).status_code == 403
    client.force_login(kantor.staf_layanan)
    assert client.post(tindak, {"alasan": ""}).status_code == 422
    assert client.post(tindak, {"alasan": "Laporan terlambat."}).status_code == 302
    assert client.post(reverse("data:akses-tindak", args=[hak.pk, "cabut"]), {"alasan": "x"}).status_code == 403


def test_buka_layanan_dua_kali_satu_katalog(kantor):
    jumlah = ElemenData.objects.count()
    buka_layanan(kantor.dinas, oleh=None)
    assert ElemenData.objects.count() == jumlah
