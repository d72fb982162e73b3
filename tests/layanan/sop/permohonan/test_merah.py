"""The red list and the standard times of an office, as pages, actions and a command."""

import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.merah import daftar_merah, kelompokkan
from layanan.sop.permohonan.models import Permohonan, WaktuLangkah
from layanan.sop.permohonan.tindakan import jeda
from pentas.akun.peran import Peran
from tests.layanan.pabrik import (
    buat_banyak_permohonan,
    buat_dinas,
    buat_kantor,
    buat_pemohon,
    buat_permohonan,
    buat_petugas,
)
from tests.layanan.sop.permohonan.test_waktu import kirim, pada
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


def merah(kini):
    return daftar_merah(Dinas.objects.lengkap(), kini)[0]


def test_yang_lewat_dan_yang_hampir_lewat_menurut_langkah_dan_pemegang():
    tepat, lewat = kirim(pada=pada(11)), kirim(pada=pada(5))
    Permohonan.objects.filter(pk=lewat.pk).update(petugas=buat_petugas(peran=Peran.SUBBAG_UMUM, nama="Petugas A"))
    baris = merah(pada(12))
    assert [(m.permohonan, m.lewat) for m in baris] == [(lewat, True), (tepat, False)]
    assert baris[0].sebab == ("Langkah ini, standar 1 hari kerja, lewat 4 hari kerja (batas 6 Agustus 2026)",)
    assert baris[1].sebab == ("Langkah ini, standar 1 hari kerja, berakhir hari ini",)
    assert (baris[0].pemegang, baris[1].pemegang) == ("Petugas A", "Subbag umum")
    (kelompok,) = kelompokkan(baris)
    assert (kelompok.langkah, len(kelompok.baris)) == ("1. Menerima berkas permohonan", 2)


def test_langkah_sehari_tidak_merah_pada_hari_diterimanya_dan_jeda_tidak_termasuk():
    permohonan = kirim(pada=pada(11))
    assert merah(pada(11, 15)) == []
    jeda(permohonan, "pemohon", oleh=None, pada=pada(12))
    assert merah(pada(20)) == []


def test_janji_yang_lewat_disebut():
    permohonan = buat_permohonan(diajukan_pada=pada(3))
    Permohonan.objects.filter(pk=permohonan.pk).update(janji=dt.date(2026, 10, 5), langkah_tenggat=None)
    assert merah(pada(1, bulan=10)) == []
    assert merah(pada(2, bulan=10))[0].sebab == ("Janji berakhir 5 Oktober 2026",)
    assert merah(pada(6, bulan=10))[0].sebab == ("Janji lewat 1 hari kerja (batas 5 Oktober 2026)",)


def test_kueri_tetap_berapa_pun_permohonannya(django_assert_num_queries):
    dinas = buat_dinas()
    buat_banyak_permohonan(5, dinas=dinas, janji=dt.date(2026, 1, 1))
    with django_assert_num_queries(4):
        daftar_merah(Dinas.objects.lengkap())
    buat_banyak_permohonan(250, dinas=dinas, janji=dt.date(2026, 1, 1))
    with django_assert_num_queries(5):  # one more counts what the page does not list
        semua, jumlah = daftar_merah(Dinas.objects.lengkap())
    assert (len(semua), jumlah) == (200, 255)


def test_halaman_hanya_dinas_sendiri(client):
    kantor = buat_kantor()
    lain = buat_permohonan(dinas=buat_dinas(kode="17"), layanan="loket", judul="Milik dinas lain")
    milik = buat_permohonan(unit=kantor.unit, judul="Milik dinas ini")
    Permohonan.objects.filter(pk__in=[lain.pk, milik.pk]).update(janji=dt.date(2026, 1, 1))
    client.force_login(kantor.pengawas)
    isi = client.get(reverse("sop:permohonan-merah")).content.decode()
    assert "Milik dinas ini" in isi and "Milik dinas lain" not in isi and "style=" not in isi
    client.force_login(buat_pemohon(unit=kantor.unit))
    assert client.get(reverse("sop:permohonan-merah")).status_code == 403


def test_perintah_pagi():
    lewat = kirim(pada=timezone.now() - dt.timedelta(days=90))
    call_command("daftar_merah", stdout=(teks := StringIO()))
    assert lewat.nomor in teks.getvalue() and "! " in teks.getvalue()
    call_command("daftar_merah", "--json", "--dinas", "13", stdout=(teks := StringIO()))
    assert json.loads(teks.getvalue())["nomor"] == lewat.nomor
    with pytest.raises(SystemExit):
        call_command("daftar_merah", "--dinas", "99", stderr=StringIO())


# --- standard times -------------------------------------------------------------------------------


def isian(**ganti) -> dict:
    """The form of SOP_UJI as it is drawn: the ministry's step has no fields."""
    baku = {"terima": 1, "disposisi": 3, "susun": 3, "serah": 1}
    data = {"dasar": "SK 7/2026"}
    for kode, jumlah in baku.items():
        data |= {f"jumlah_{kode}": jumlah, f"satuan_{kode}": "hari kerja", f"per_{kode}": "permohonan"}
    return {**data, **ganti}


def test_admin_mengubah_waktu_dan_usulan_menjadi_ketetapan(client):
    buat_dinas()
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    alamat = reverse("sop:permohonan-waktu-atur", args=["13", "uji"])
    assert "usulan" in client.get(alamat).content.decode()
    assert client.post(alamat, isian(jumlah_terima=2)).status_code == 302
    semua = {w.langkah: (w.jumlah, w.dasar) for w in WaktuLangkah.objects.all()}
    assert semua == {"terima": (2, "SK 7/2026"), "susun": (3, "SK 7/2026")}  # susun was a proposal, and now is decreed
    assert client.post(alamat, isian(jumlah_terima=2)).status_code == 302
    assert WaktuLangkah.objects.count() == 2
    assert client.post(alamat, isian(jumlah_terima="")).status_code == 422
    assert client.post(alamat, isian(jumlah_terima=0)).status_code == 422


def test_yang_lain_hanya_membaca_dan_dinas_lain_tidak_ada(client):
    client.force_login(buat_petugas())
    alamat = reverse("sop:permohonan-waktu-atur", args=["13", "uji"])
    assert "Simpan waktu" not in client.get(alamat).content.decode()
    assert client.post(alamat, isian(jumlah_terima=9)).status_code == 403
    assert not WaktuLangkah.objects.exists()
    buat_dinas(kode="17")
    for args in (["17", "uji"], ["13", "entah"], ["xx", "uji"]):
        assert client.get(reverse("sop:permohonan-waktu-atur", args=args)).status_code == 404
