"""The guide's principles as it states their test: N01 to N05. (N06 and N07 are the programme's.)"""

import json
from collections import Counter

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from layanan.negeri.ajuan.models import Ajuan
from layanan.negeri.ajuan.tindakan_periksa import kembalikan
from layanan.negeri.dokumen.models import DokumenNegeri, SyaratDokumen
from layanan.negeri.sop import KODE, SOP
from layanan.sop.pengaduan.models import Pengaduan
from layanan.sop.permohonan.hitung import kode_tampil
from layanan.sop.permohonan.models import Permohonan, RiwayatLangkah
from layanan.sop.permohonan.tindakan import lanjut
from pentas.akun.peran import Peran
from pentas.galat import Ditolak
from pentas.jejak.models import Jejak
from tests.layanan.negeri.pabrik import NIK, buat_ajuan, buat_draf, buat_kantor_negeri, tandai
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor():
    return buat_kantor_negeri()


def lacak(client, a) -> str:
    jawab = client.post("/lacak/", {"kode": kode_tampil(a.ajuan.kode), "pin": a.pin})
    return client.get(jawab.url).content.decode()


def test_n01_keluhan_tanpa_akun_berstatus_dan_berpenanggung_jawab(client, kantor):
    halaman = client.get(f"/negeri/{kantor.dinas.pk}/kk/").content.decode()
    assert f"/pengaduan/?dinas={kantor.dinas.pk}" in halaman or "/pengaduan/" in halaman
    alamat = halaman.split('href="/pengaduan/')[1].split('"')[0].replace("&amp;", "&")
    formulir = client.get(f"/pengaduan/{alamat}")
    kunci = formulir.content.decode().split('name="kunci_kirim" value="')[1].split('"')[0]
    isi = {
        "dinas": kantor.dinas.pk,
        "jenis": "keluhan",
        "uraian": "Diminta uang.",
        "layanan": KODE,
        "kunci_kirim": kunci,
    }
    assert client.post(formulir.request["PATH_INFO"], isi).status_code == 201
    satu = Pengaduan.objects.get()
    assert satu.status and satu.dinas == kantor.dinas and satu.layanan == KODE


def test_n02_ringan_tanpa_skrip_dan_dilacak_dari_mana_saja(client, kantor):
    gaya = (settings.AKAR / "static" / "css" / "publik.css").stat().st_size
    for alamat in (f"/negeri/{kantor.dinas.pk}/", f"/negeri/{kantor.dinas.pk}/kk/"):
        jawab = client.get(alamat)
        assert b"<script" not in jawab.content and len(jawab.content) + gaya < 60_000
    a = buat_ajuan(kantor=kantor, sampai="verifikasi")
    assert "Data Anda dicocokkan di Dinas" in lacak(Client(), a)
    assert client.get("/layanan/negeri/ajukan/").status_code == 302, "helped by the operator, with an account"


def test_n03_syarat_biaya_waktu_dan_status_terbuka_tanpa_data_pribadi(client, kantor):
    halaman = client.get(f"/negeri/{kantor.dinas.pk}/kk/").content.decode()
    assert "Rp0" in halaman and "3 hari kerja" in halaman and "usulan" in halaman and "UU 24/2013" in halaman
    assert all(s.nama in halaman for s in SyaratDokumen.objects.filter(dokumen=kantor.kk))
    for langkah in ("kelengkapan", "verifikasi", "distribusi"):
        teks = lacak(client, buat_ajuan(kantor=kantor, sampai=langkah))
        assert NIK not in teks and "Warga Contoh" not in teks and "•" not in teks
    kata = [la.sebutan for la in (*SOP.langkah, *SOP.samping)]
    assert not [k for k in kata if "verifikasi" in k.lower() or "validasi" in k.lower()], "words of residents"


def test_n04_alasan_wajib_dan_riwayat_tidak_terhapus(kantor):
    a = buat_ajuan(kantor=kantor, sampai="verifikasi")
    with pytest.raises(Ditolak, match="alasan"):
        lanjut(a.permohonan, "tolak", oleh=kantor.verifikator)
    lanjut(a.permohonan, "tolak", oleh=kantor.verifikator, catatan="Data sudah pindah.")
    satu = RiwayatLangkah.objects.get(permohonan=a.permohonan, jalan="tolak")
    assert (satu.oleh, satu.catatan) == (kantor.verifikator, "Data sudah pindah.") and satu.keluar_pada
    nomor = list(Jejak.objects.order_by("nomor").values_list("nomor", flat=True))
    assert nomor == list(range(nomor[0], nomor[0] + len(nomor))), "no row of the trail is missing"
    with pytest.raises(Exception), connection.cursor() as kursor:  # noqa: B017 - whatever the database raises
        kursor.execute("delete from jejak_jejak")


def test_n04_riwayat_menyebut_siapa_kapan_apa(kantor):
    a = buat_ajuan(kantor=kantor, sampai="verifikasi")
    tandai(a.permohonan, {"kk_lama": "Buram"}, oleh=kantor.verifikator)
    kembalikan(a.permohonan, oleh=kantor.verifikator)
    baris = Jejak.objects.filter(tindakan="permohonan.kembalikan").get()
    assert baris.pelaku == kantor.verifikator.pk and "Kartu keluarga lama: Buram" in baris.alasan
    assert DokumenNegeri.objects.get(pk=kantor.kk.pk).dasar, "the legal basis is named"


def test_n05_ajuan_ganda_diperingatkan_dan_waktu_diukur(client, kantor):
    a = buat_ajuan(kantor=kantor)
    ajuan, pin = buat_draf(kantor=kantor)
    client.post("/negeri/ajuan/lanjut/", {"kode": ajuan.kode, "pin": pin})
    assert client.post("/negeri/ajuan/kirim/").status_code == 409
    assert a.permohonan.janji and a.permohonan.langkah_tenggat, "a promised date and a standard per step"
    assert SOP.total.usulan and all(la.baku.usulan for la in SOP.langkah)


def test_hanya_dinas_yang_mengatur_syarat(client, kantor):
    alamat = f"/layanan/negeri/{kantor.dinas.pk}/dokumen/kk/"
    isi = {"nama": "Surat kuasa", "keterangan": "", "bentuk": "foto", "wajib": "on", "urutan": 5, "aktif": "on"}
    client.force_login(kantor.verifikator)
    assert client.post(f"{alamat}syarat/", isi).status_code == 403
    client.force_login(buat_pengguna(peran=Peran.ADMIN, provinsi=kantor.dinas.provinsi))
    assert client.post(f"{alamat}syarat/", isi).status_code == 302
    assert "Surat kuasa" in client.get(f"/negeri/{kantor.dinas.pk}/kk/").content.decode()
    ubah = {
        "nama": "Kartu keluarga",
        "untuk": "",
        "biaya": 5000,
        "waktu_hari": 2,
        "dasar": "",
        "keluhan": "",
        "urutan": 1,
    }
    jawab = client.post(alamat, ubah)
    assert jawab.status_code == 422 and "tidak dipungut biaya" in jawab.content.decode()


def test_contoh_dua_belas_ajuan_dalam_semua_keadaan(settings, capsys):
    settings.SANDI_CONTOH = "contoh-pentas-2026"
    call_command("muat_contoh_layanan")
    semua = Permohonan.objects.filter(layanan=KODE, ajuan_negeri__nik__isnull=False)
    keadaan = Counter(p.langkah if p.terbuka else p.status for p in semua)
    assert semua.count() >= 12
    harap = {"kelengkapan", "perbaikan", "verifikasi", "penerbitan", "distribusi", "selesai", "ditolak", "ditarik"}
    assert set(keadaan) == harap
    assert all(a.nik.nilai().startswith("99") for a in Ajuan.objects.filter(nik__isnull=False))
    jumlah = Ajuan.objects.count()
    call_command("muat_contoh_layanan")
    assert Ajuan.objects.count() == jumlah and "operator.negeri" in capsys.readouterr().out
    assert "99" not in json.dumps(list(Jejak.objects.values_list("alasan", flat=True)))
