"""Complaints: deadlines by kind, answers, reopening, and that nothing makes one vanish."""

import datetime as dt
import uuid

import pytest
from django.db import connection, models
from django.utils import timezone

from layanan.sop.dinas.models import Dinas
from layanan.sop.kalender.models import HariLibur
from layanan.sop.pengaduan import tindakan as aksi
from layanan.sop.pengaduan.alur import HARI_SELESAI, Hasil
from layanan.sop.pengaduan.models import Kanal, KanalPengaduan, Pengaduan, TanggapanPengaduan
from layanan.sop.pengaduan.pembatas import PER_ALAMAT
from layanan.sop.pengaduan.tenggat import hitung_ulang
from layanan.sop.pengaduan.tindakan_pelapor import buka_kembali
from layanan.sop.permohonan.nomor import sidik_pin
from layanan.sop.pribadi.tindakan import hapus_lewat_simpan
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.layanan.pabrik import buat_dinas, buat_petugas
from tests.layanan.sop.pengaduan.pabrik import SENIN, WIB, buat_pengaduan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "jenis, hari", [("informasi", 5), ("keluhan", 5), ("tanpa_lapangan", 14), ("dengan_lapangan", 60)]
)
def test_batas_menurut_jenis_dalam_hari_kerja(jenis, hari):
    assert HARI_SELESAI[jenis] == hari
    pengaduan = buat_pengaduan(jenis=jenis)
    minggu, sisa = divmod(hari, 5)  # from a Monday, without holidays
    akhir = dt.date(2026, 9, 7) + dt.timedelta(days=7 * minggu + sisa)
    assert pengaduan.batas_selesai == dt.datetime.combine(akhir + dt.timedelta(days=1), dt.time(), WIB)
    assert pengaduan.batas_tanggapan == dt.datetime(2026, 9, 11, tzinfo=WIB), "three working days: until Thursday's end"


def test_libur_menggeser_batas_yang_terbuka_saja():
    dinas = buat_dinas()
    terbuka, beres = buat_pengaduan(dinas=dinas), buat_pengaduan(dinas=dinas)
    aksi.selesaikan(beres, "Sudah dijelaskan.", oleh=None, pada=SENIN)
    HariLibur.objects.create(tanggal="2026-09-09", nama="Libur uji", provinsi=dinas.provinsi)
    assert hitung_ulang(Dinas.objects.all(), "", None) == 1
    lama = beres.batas_selesai
    terbuka.refresh_from_db()
    beres.refresh_from_db()
    assert (beres.batas_selesai, terbuka.batas_selesai) == (lama, lama + dt.timedelta(days=1))


def test_kirim_dua_kali_satu_pengaduan_dan_pin_yang_sama():
    dinas, kunci = buat_dinas(), uuid.uuid4()
    satu, pin = aksi.sampaikan(dinas, jenis="keluhan", uraian="Loket tutup.", kunci_kirim=kunci)
    dua, pin_lagi = aksi.sampaikan(dinas, jenis="keluhan", uraian="Loket tutup.", kunci_kirim=kunci)
    assert (satu.pk, pin) == (dua.pk, pin_lagi)
    assert satu.sidik_pin == sidik_pin(satu.kode_lacak, pin)
    assert Pengaduan.objects.count() == 1
    assert satu.nomor == f"ADU-{timezone.localtime(satu.diterima_pada, WIB).year}-0001"


def test_nama_dan_kontak_tersandi_dan_samar():
    pengaduan = buat_pengaduan(nama="Upik Uji", kontak="0800-0000-1234")
    pengaduan.refresh_from_db()
    with connection.cursor() as kursor:
        kursor.execute("SELECT nama, kontak FROM sop_pengaduan")
        assert not any("Upik" in isi or "1234" in isi for isi in kursor.fetchone())
    assert pengaduan.kontak.nilai() == "0800-0000-1234"
    assert "0800" not in str(pengaduan.kontak)
    assert not any("Upik" in str((j.sebelum, j.sesudah)) for j in Jejak.objects.all())


def test_masa_simpan_menghapus_nama_bukan_pengaduannya():
    pengaduan = buat_pengaduan(nama="Upik Uji", kontak="0800-0000-1234")
    assert hapus_lewat_simpan(Pengaduan, pengaduan.hapus_pada, oleh=None) == 0
    assert hapus_lewat_simpan(Pengaduan, pengaduan.hapus_pada + dt.timedelta(days=1), oleh=None) == 1
    pengaduan.refresh_from_db()
    assert (pengaduan.nama, pengaduan.kontak, pengaduan.uraian) == (None, None, "Antrean terlalu lama.")


def test_nik_dalam_uraian_ditolak():
    with pytest.raises(Ditolak, match="16 angka"):
        buat_pengaduan(uraian="NIK saya 1306010101900001, KTP belum jadi.")


def test_banjir_kiriman_ditahan_per_alamat():
    dinas = buat_dinas()
    for _ in range(PER_ALAMAT):
        buat_pengaduan(dinas=dinas, sidik_alamat="a", pada=None)
    with pytest.raises(Ditolak) as galat:
        buat_pengaduan(dinas=dinas, sidik_alamat="a", pada=None)
    assert galat.value.status == 429
    assert buat_pengaduan(dinas=dinas, sidik_alamat="b", pada=None)
    assert buat_pengaduan(dinas=dinas, oleh=buat_petugas(dinas=dinas), kanal=Kanal.KOTAK), "an officer is not held up"


def test_tanggapan_pertama_menghentikan_jamnya_dan_menjadi_pemilik():
    pengaduan = buat_pengaduan()
    staf, lain = buat_petugas(dinas=pengaduan.dinas), buat_petugas(dinas=pengaduan.dinas, peran=Peran.KASI)
    aksi.tanggapi(pengaduan, "Perlu dilihat berkasnya.", oleh=lain, publik=False)
    pengaduan.refresh_from_db()
    assert (pengaduan.ditanggapi_pada, pengaduan.status, pengaduan.penanggung_jawab) == (None, "baru", None)
    aksi.tanggapi(pengaduan, "Sedang kami periksa.", oleh=staf)
    aksi.tanggapi(pengaduan, "Masih kami periksa.", oleh=lain)
    pengaduan.refresh_from_db()
    assert (pengaduan.status, pengaduan.penanggung_jawab) == ("ditangani", staf)
    assert [(t.publik, t.oleh) for t in pengaduan.tanggapan.all()] == [(False, lain), (True, staf), (True, lain)]
    aksi.alihkan(pengaduan, lain, oleh=staf)
    pengaduan.refresh_from_db()
    assert pengaduan.penanggung_jawab == lain


def test_selesai_dibuka_lagi_dengan_batas_baru():
    pengaduan = buat_pengaduan(jenis="tanpa_lapangan")
    with pytest.raises(Basi, match="masih ditangani"):
        buka_kembali(pengaduan, "Belum puas.")
    aksi.selesaikan(pengaduan, "Sudah diperbaiki.", Hasil.TERJAWAB, oleh=None, pada=SENIN + dt.timedelta(days=1))
    kembali = SENIN + dt.timedelta(days=28)
    pengaduan = buka_kembali(pengaduan, "Belum diperbaiki.", pada=kembali)
    assert (pengaduan.status, pengaduan.hasil, pengaduan.selesai_pada) == ("ditangani", "", None)
    assert (pengaduan.dibuka_kembali, pengaduan.ditanggapi_pada) == (1, SENIN + dt.timedelta(days=1))
    assert pengaduan.hari_batas == dt.date(2026, 10, 23), "fourteen working days from 5 October"
    assert list(pengaduan.tanggapan.values_list("dari", flat=True)) == ["petugas", "pelapor"]


def test_jenis_diubah_dengan_alasan_yang_dibaca_pelapor():
    pengaduan = buat_pengaduan()
    with pytest.raises(Ditolak, match="alasan"):
        aksi.ubah_jenis(pengaduan, "dengan_lapangan", " ", oleh=None)
    berubah = aksi.ubah_jenis(pengaduan, "dengan_lapangan", "Perlu memeriksa loket.", oleh=None)
    assert berubah.hari_batas == dt.date(2026, 9, 10), "the first answer is still due"
    assert berubah.batas_selesai > pengaduan.batas_selesai
    baris = berubah.tanggapan.get()
    assert baris.publik and "Perlu memeriksa loket." in baris.isi


def test_kunci_kirim_tidak_membuka_pin_bagi_petugas_dinas_lain_atau_yang_nonaktif():
    kunci = uuid.uuid4()
    pengaduan = buat_pengaduan(kunci_kirim=kunci)
    tetangga = buat_petugas(dinas=buat_dinas(kode="13.06"))
    with pytest.raises(SalahPeran):
        buat_pengaduan(dinas=pengaduan.dinas, kunci_kirim=kunci, oleh=tetangga, kanal=Kanal.KOTAK)
    nonaktif = buat_petugas(dinas=pengaduan.dinas, is_active=False)
    with pytest.raises(Ditolak, match="tidak mengurus"):
        aksi.alihkan(pengaduan, nonaktif, oleh=buat_petugas(dinas=pengaduan.dinas))


def test_versi_lama_dan_dinas_lain_ditolak():
    pengaduan = buat_pengaduan()
    staf, tetangga = buat_petugas(dinas=pengaduan.dinas), buat_petugas(dinas=buat_dinas(kode="13.06"))
    versi = pengaduan.versi
    aksi.tanggapi(pengaduan, "Kami periksa.", oleh=staf, versi=versi)
    with pytest.raises(Basi):
        aksi.selesaikan(pengaduan, "Selesai.", oleh=staf, versi=versi)
    with pytest.raises(SalahPeran):
        aksi.tanggapi(pengaduan, "Kami periksa.", oleh=tetangga)
    with pytest.raises(SalahPeran):
        aksi.tanggapi(pengaduan, "Kami periksa.", oleh=buat_petugas(dinas=pengaduan.dinas, peran=Peran.KEPALA_DINAS))


def test_kanal_yang_ditutup():
    dinas = buat_dinas()
    admin = buat_petugas(dinas=dinas, peran=Peran.ADMIN)
    aksi.atur_kanal(dinas, {k: (k != Kanal.DARING, "") for k in Kanal}, oleh=admin)
    with pytest.raises(Ditolak, match="kanal lain"):
        buat_pengaduan(dinas=dinas)
    with pytest.raises(Ditolak, match="paling sedikit satu"):
        aksi.atur_kanal(dinas, dict.fromkeys(Kanal, (False, "")), oleh=admin)
    assert KanalPengaduan.objects.filter(aktif=True).count() == 3


def test_tidak_ada_jalan_untuk_menghapus():
    """Neither row nor set can be deleted, nothing that it hangs on takes it along, and no action offers it."""
    pengaduan = buat_pengaduan()
    for hapus in (pengaduan.delete, Pengaduan.objects.all().delete):
        with pytest.raises(TypeError):
            hapus()
    for model in (Pengaduan, TanggapanPengaduan):
        luar = [f for f in model._meta.fields if isinstance(f, models.ForeignKey)]
        assert luar and all(f.remote_field.on_delete is models.PROTECT for f in luar)
    assert not [nama for nama in dir(aksi) if "hapus" in nama.lower()]
