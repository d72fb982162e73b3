"""Access rights: reminders once each, reports due, warning before freezing, the end; and the arithmetic of days."""

import datetime as dt

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from layanan.pemanfaatan_data.akses import tindakan
from layanan.pemanfaatan_data.akses.daftar_akses import daftar_hak, jumlah_perhatian
from layanan.pemanfaatan_data.akses.hitung import jadwal_balikan, pengingat_jatuh, tambah_bulan
from layanan.pemanfaatan_data.akses.models import HakAkses, PengingatPks
from layanan.pemanfaatan_data.akses.pengingat import ingatkan
from pentas.galat import Basi, Ditolak, SalahPeran
from tests.layanan.pemanfaatan_data.pabrik import buat_kantor_data, buat_permintaan, gambar, sampai

AKHIR = dt.date(2029, 8, 2)


@pytest.fixture
def kantor(db):
    return buat_kantor_data()


@pytest.fixture
def hak(kantor):
    sampai(buat_permintaan(kantor=kantor), kantor, "selesai")
    return HakAkses.objects.get()


def test_pengingat_90_60_30_7_masing_masing_sekali(hak, settings):
    settings.SUREL_AKTIF = False
    diberi = []
    for sisa in range(120, -1, -1):
        baru, berakhir = ingatkan(AKHIR - dt.timedelta(days=sisa))
        diberi += [(p.hari, sisa) for p in baru]
        assert not berakhir
    assert diberi == [(90, 90), (60, 60), (30, 30), (7, 7)]
    _, berakhir = ingatkan(AKHIR + dt.timedelta(days=1))
    assert [h.status for h in berakhir] == ["berakhir"]
    assert ingatkan(AKHIR + dt.timedelta(days=2)) == ([], [])


def test_perintah_yang_lama_tidak_jalan_memberi_satu_pengingat(hak):
    ingatkan(AKHIR - dt.timedelta(days=20))
    assert list(PengingatPks.objects.values_list("hari", flat=True)) == [30]


def test_pengingat_lewat_surel_ke_opd_dan_dinas(hak, kantor, settings, django_capture_on_commit_callbacks):
    settings.SUREL_AKTIF = True
    for akun in (kantor.pemohon, kantor.staf_layanan):
        akun.email = f"{akun.username}@example.go.id"
        akun.save()
    with django_capture_on_commit_callbacks(execute=True):
        ingatkan(AKHIR - dt.timedelta(days=60))
    assert {tuple(s.to) for s in mail.outbox} == {(kantor.pemohon.email,), (kantor.staf_layanan.email,)}
    assert PengingatPks.objects.get().jumlah_surel == 2


def test_peringatan_mendahului_pembekuan(hak, kantor):
    with pytest.raises(Ditolak, match="peringatan dahulu"):
        tindakan.bekukan(hak, "Laporan belum ada.", oleh=kantor.kabid)
    tindakan.peringatkan(hak, "Laporan belum ada.", oleh=kantor.staf_layanan)
    with pytest.raises(SalahPeran):
        tindakan.bekukan(hak, "Laporan belum ada.", oleh=kantor.staf_layanan)
    tindakan.bekukan(hak, "Laporan belum ada.", oleh=kantor.kabid)
    with pytest.raises(Basi):
        tindakan.peringatkan(hak, "Lagi.", oleh=kantor.staf_layanan)
    tindakan.pulihkan(hak, "Laporan sudah masuk.", oleh=kantor.kepala_dinas)
    with pytest.raises(Ditolak, match="peringatan dahulu"):  # the first warning has been answered
        tindakan.bekukan(hak, "Laporan berikutnya belum ada.", oleh=kantor.kabid)
    hak = tindakan.cabut(hak, "Data dipakai di luar tujuan.", oleh=kantor.kepala_dinas)
    assert hak.status == "dicabut"
    assert list(hak.riwayat.values_list("jenis", flat=True)) == [
        "cabut", "pulihkan", "bekukan", "peringatan", "aktifkan"
    ]  # fmt: skip


def test_perpanjangan_mencairkan_yang_beku_hanya_oleh_pemutusnya(hak, kantor, client):
    tindakan.peringatkan(hak, "Laporan belum ada.", oleh=kantor.staf_layanan)
    tindakan.bekukan(hak, "Laporan belum ada.", oleh=kantor.kabid)
    isi = {"nomor": "2", "nomor_opd": "", "pihak_dinas": "a", "pihak_opd": "b", "mulai": AKHIR}
    isi["berakhir"] = tambah_bulan(AKHIR, 12)
    with pytest.raises(SalahPeran, match="diputuskan oleh"):
        tindakan.perpanjang(hak, isi, oleh=kantor.staf_layanan)
    tindakan.perpanjang(hak, isi, oleh=kantor.kabid)
    hak.refresh_from_db()
    assert hak.status == "aktif"
    with pytest.raises(Ditolak, match="peringatan dahulu"):
        tindakan.bekukan(hak, "Laporan belum ada.", oleh=kantor.kabid)


def test_laporan_diterima_sekali_oleh_opdnya(hak, kantor):
    laporan = hak.laporan_balikan.first()
    lain = buat_kantor_data()
    with pytest.raises(SalahPeran):
        tindakan.terima_laporan(laporan, ringkasan="x", oleh=lain.pemohon)
    tindakan.terima_laporan(laporan, ringkasan="Rekap.", berkas=gambar(), oleh=kantor.pemohon)
    with pytest.raises(Basi, match="sudah diterima"):
        tindakan.terima_laporan(laporan, ringkasan="Rekap.", oleh=kantor.pemohon)


def test_laporan_yang_ditolak_kembali_dengan_sebab_dan_isinya(hak, kantor, client):
    client.force_login(kantor.pemohon)
    satu = hak.laporan_balikan.first()
    berkas = SimpleUploadedFile("laporan.exe", b"MZ" + bytes(64))
    jawab = client.post(f"/layanan/data/laporan-balikan/{satu.pk}/", {"ringkasan": "Rekap semester.", "berkas": berkas})
    halaman = jawab.content.decode()
    assert jawab.status_code >= 400 and "Rekap semester." in halaman
    assert halaman.count('role="alert"') == 1 and '<details class="mt-1" open>' in halaman


def test_dua_kali_mencabut_diberi_tahu(hak, kantor, client):
    client.force_login(kantor.kabid)
    url = f"/layanan/data/akses/{hak.pk}/tindak/cabut/"
    assert client.post(url, {"alasan": "PKS dilanggar."}).status_code == 302
    kedua = client.post(url, {"alasan": "PKS dilanggar."})
    assert kedua.status_code >= 400 and 'class="alert' in kedua.content.decode()


def test_perpanjangan_menghidupkan_hak_yang_berakhir(hak, kantor):
    ingatkan(AKHIR + dt.timedelta(days=1))
    isi = {"nomor": "2", "nomor_opd": "", "pihak_dinas": "a", "pihak_opd": "b", "mulai": AKHIR}
    with pytest.raises(Ditolak, match="berakhir sesudah PKS"):
        tindakan.perpanjang(hak, {**isi, "berakhir": AKHIR}, oleh=kantor.staf_layanan)
    jumlah = hak.laporan_balikan.count()
    tindakan.perpanjang(hak, {**isi, "berakhir": tambah_bulan(AKHIR, 12)}, oleh=kantor.staf_layanan)
    hak.refresh_from_db()
    assert hak.status == "aktif" and hak.laporan_balikan.count() == jumlah + 2


def test_daftar_dan_menu_menghitung_yang_sama(hak, kantor, django_assert_num_queries, monkeypatch):
    for hari, jumlah in ((dt.date(2026, 9, 1), 0), (dt.date(2027, 3, 1), 1), (AKHIR - dt.timedelta(days=89), 1)):
        for modul in ("daftar_akses",):
            monkeypatch.setattr(f"layanan.pemanfaatan_data.akses.{modul}.hari_ini", lambda hari=hari: hari)
        assert jumlah_perhatian(kantor.staf_layanan) == jumlah
        assert len(daftar_hak(kantor.staf_layanan, {"perhatian": True})) == jumlah


hari = st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31))


@given(hari, st.integers(1, 120))
def test_tambah_bulan_tidak_meloncati_bulan(mulai, bulan):
    hasil = tambah_bulan(mulai, bulan)
    assert (hasil.year * 12 + hasil.month) - (mulai.year * 12 + mulai.month) == bulan
    assert hasil.day == mulai.day or (hasil + dt.timedelta(days=1)).month != hasil.month


@given(hari, st.integers(1, 60), st.integers(1, 24))
def test_jadwal_dalam_masa_pks(mulai, jangka, tiap):
    berakhir = tambah_bulan(mulai, jangka)
    jadwal = jadwal_balikan(mulai, berakhir, tiap)
    assert len(jadwal) == jangka // tiap
    assert all(mulai < h <= berakhir for h in jadwal)


@given(st.integers(-5, 200))
def test_pengingat_terdekat(sisa):
    hasil = pengingat_jatuh(AKHIR, AKHIR - dt.timedelta(days=sisa))
    assert hasil == next((h for h in (7, 30, 60, 90) if 0 <= sisa <= h), None)
