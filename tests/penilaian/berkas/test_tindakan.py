"""The life of a dossier: what each act allows, refuses and leaves behind."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from penilaian.berkas.isi import muat_isi
from penilaian.berkas.models import Berkas, Butir, Pengembalian
from penilaian.berkas.tindakan import (
    kembalikan_butir,
    kirim,
    kirim_perbaikan,
    kunci_semua,
    siapkan_berkas,
    terima_butir,
)
from penilaian.periode.models import TidakBerlaku
from penilaian.periode.tindakan import buka_tahap, nyatakan_tidak_berlaku, tutup_tahap
from penilaian.periode.tindakan_tim import nyatakan_berlaku
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.jejak.models import Jejak
from tests.pabrik import buat_pengguna, buat_periode, setel_tahap
from tests.penilaian.berkas.bantu import KEPALA, buat_berkas, butir, kirim_berkas, klaim, klaim_semua

pytestmark = pytest.mark.django_db


def test_membuka_pengumpulan_menyiapkan_semua_berkas():
    periode = buat_periode(tahap_terbuka="sosialisasi", jumlah_peserta=3)
    admin = buat_pengguna(peran=Peran.ADMIN)
    tutup_tahap(periode, "sosialisasi", oleh=admin)
    buka_tahap(periode, "pengumpulan", oleh=admin)
    assert Berkas.objects.count() == 3
    assert Butir.objects.filter(status="belum").count() == 9
    assert siapkan_berkas(periode, oleh=admin) == 0


def test_siapkan_dengan_jumlah_query_tetap():
    jumlah = []
    for peserta in (1, 3, 19):  # the first one also begins the audit trail
        periode = buat_periode(jumlah_peserta=peserta)
        with CaptureQueriesContext(connection) as tangkap:
            siapkan_berkas(periode, oleh=None)
        jumlah.append(len(tangkap))
    assert jumlah[1] == jumlah[2]


def test_kirim_mengubah_butir_dinilai_saja():
    b = buat_berkas()
    kirim_berkas(b)
    status = dict(Butir.objects.values_list("indikator__kode", "status"))
    assert status == {"1": "tunggu", "2": "tunggu", "3": "belum"}
    b.berkas.refresh_from_db()
    assert (b.berkas.status, b.berkas.dikirim_oleh, b.berkas.kepala_jabatan) == (
        "dikirim",
        b.operator,
        KEPALA["jabatan"],
    )
    assert Jejak.objects.filter(tindakan="berkas.kirim").count() == 1


def test_kirim_menyebut_yang_belum_bernilai():
    b = buat_berkas()
    klaim(b, "1")
    with pytest.raises(Ditolak) as galat:
        kirim(b.berkas, KEPALA, oleh=b.operator)
    assert galat.value.rincian == {"Indikator 2": "Nilai belum dipilih."}
    b.berkas.refresh_from_db()
    assert b.berkas.status == "draf"


def test_nol_yang_dipilih_adalah_nilai():
    b = buat_berkas()
    klaim(b, "1", level=0, centang=())
    klaim(b, "2", level=0, centang=())
    assert kirim(b.berkas, KEPALA, oleh=b.operator).status == "dikirim"


def test_kirim_minta_alasan_bila_berbeda_dari_saran():
    b = buat_berkas()
    klaim_semua(b)
    klaim(b, "1", level=4, dasar=1)
    assert muat_isi(b.peserta).baris[0].halangan
    with pytest.raises(Ditolak, match="1 indikator belum lengkap"):
        kirim(b.berkas, KEPALA, oleh=b.operator)
    klaim(b, "1", level=4, dasar=2, alasan="Papan baru dipasang pekan ini.")
    kirim(b.berkas, KEPALA, oleh=b.operator)


def test_yang_tidak_berlaku_tidak_menghalangi_dan_tidak_ikut_dikirim():
    b = buat_berkas()
    klaim(b, "1")
    TidakBerlaku.objects.create(peserta=b.peserta, indikator=butir(b, "2").indikator, alasan="x", oleh=b.provinsi)
    kirim(b.berkas, KEPALA, oleh=b.operator)
    assert butir(b, "2").status == "belum"


@pytest.mark.parametrize(
    "kepala, medan",
    [({"jabatan": "  "}, "jabatan"), ({"jabatan": "Kepala Dinas", "nip": "1" * 19}, "kepala_nip")],
)
def test_kirim_memeriksa_pejabat(kepala, medan):
    b = buat_berkas()
    klaim_semua(b)
    with pytest.raises(Ditolak) as galat:
        kirim(b.berkas, kepala, oleh=b.operator)
    assert medan in galat.value.rincian


def test_kirim_dua_kali_ditolak():
    b = buat_berkas()
    kirim_berkas(b)
    with pytest.raises(Basi):
        kirim(b.berkas, KEPALA, oleh=b.operator)


@pytest.mark.parametrize("tahap", ["sosialisasi", "rekap", "kunjungan", "selesai"])
def test_kirim_di_luar_tahap_ditolak(tahap):
    b = buat_berkas()
    klaim_semua(b)
    setel_tahap(b.periode, tahap)
    with pytest.raises(Basi, match="pengumpulan bukti"):
        kirim(b.berkas, KEPALA, oleh=b.operator)


def test_kirim_hanya_operator_daerah_itu():
    b = buat_berkas()
    klaim_semua(b)
    with pytest.raises(SalahPeran):
        kirim(b.berkas, KEPALA, oleh=b.provinsi)
    with pytest.raises(TidakAda):
        kirim(b.berkas, KEPALA, oleh=buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota="13.07"))


def test_kembali_perbaiki_terima():
    b = buat_berkas()
    kirim_berkas(b)
    kembalikan_butir(butir(b), "Foto belum jelas.", oleh=b.provinsi)
    b.berkas.refresh_from_db()
    assert (b.berkas.status, butir(b).status) == ("dikembalikan", "balik")
    with pytest.raises(Ditolak, match="Belum ada perubahan"):
        kirim_perbaikan(b.berkas, oleh=b.operator)
    klaim(b, dasar=1, catatan="Foto baru sudah dipasang.")
    assert [x.status for x in kirim_perbaikan(b.berkas, oleh=b.operator)] == ["tunggu"]
    assert (b.berkas.status, butir(b).status) == ("dikirim", "tunggu")
    assert not Pengembalian.objects.terbuka().exists()
    assert terima_butir(butir(b), oleh=b.provinsi).status == "sah"
    nama = ["berkas.kirim", "berkas.kembalikan", "berkas.perbaiki", "berkas.kirim_perbaikan", "berkas.terima"]
    assert [j for j in Jejak.objects.order_by("nomor").values_list("tindakan", flat=True) if j in nama] == nama


def test_perbaikan_sebagian_tidak_menutup_berkas():
    b = buat_berkas()
    kirim_berkas(b)
    for kode in "12":
        kembalikan_butir(butir(b, kode), "Kurang jelas.", oleh=b.provinsi)
    klaim(b, dasar=1, catatan="Sudah.")
    kirim_perbaikan(b.berkas, oleh=b.operator)
    b.berkas.refresh_from_db()
    assert (b.berkas.status, butir(b).status, butir(b, "2").status) == ("dikembalikan", "tunggu", "balik")


def test_perbaikan_yang_menghapus_nilai_ditolak():
    b = buat_berkas()
    kirim_berkas(b)
    kembalikan_butir(butir(b), "Kurang jelas.", oleh=b.provinsi)
    klaim(b, level=None, dasar=1)
    with pytest.raises(Ditolak, match="belum lengkap"):
        kirim_perbaikan(b.berkas, oleh=b.operator, indikator=butir(b).indikator)


def test_perbaikan_masih_boleh_saat_rekap_tidak_sesudahnya():
    b = buat_berkas()
    kirim_berkas(b)
    setel_tahap(b.periode, "rekap")
    kembalikan_butir(butir(b), "Kurang jelas.", oleh=b.provinsi)
    klaim(b, dasar=1, catatan="Sudah.")
    setel_tahap(b.periode, "kunjungan")
    with pytest.raises(Basi):
        kirim_perbaikan(b.berkas, oleh=b.operator)
    setel_tahap(b.periode, "rekap")
    kirim_perbaikan(b.berkas, oleh=b.operator)


def test_menerima_yang_dikembalikan_menutup_pengembaliannya():
    b = buat_berkas()
    kirim_berkas(b)
    kembalikan_butir(butir(b), "Keliru menekan.", oleh=b.provinsi)
    terima_butir(butir(b), oleh=b.provinsi)
    b.berkas.refresh_from_db()
    assert b.berkas.status == "dikirim"
    assert not Pengembalian.objects.terbuka().exists()


def test_verifikasi_hanya_berkas_terkirim_dan_oleh_provinsi():
    b = buat_berkas()
    with pytest.raises(Basi, match="belum dikirim"):
        terima_butir(butir(b), oleh=b.provinsi)
    kirim_berkas(b)
    for peran in (Peran.OPERATOR, Peran.PENILAI, Peran.AUDITOR, Peran.ADMIN):
        with pytest.raises(SalahPeran):
            kembalikan_butir(butir(b), "Kurang jelas.", oleh=buat_pengguna(peran=peran))
    with pytest.raises(Ditolak, match="alasan"):
        kembalikan_butir(butir(b), "  ", oleh=b.provinsi)
    with pytest.raises(Basi):  # an interview is never sent
        terima_butir(butir(b, "3"), oleh=b.provinsi)


def test_menutup_rekap_mengunci_semua():
    b = buat_berkas()
    buat_berkas(kode="13.07", periode=b.periode)
    kirim_berkas(b)
    setel_tahap(b.periode, "rekap")
    terima_butir(butir(b, "1"), oleh=b.provinsi)
    terima_butir(butir(b, "2"), oleh=b.provinsi)
    assert kunci_semua(b.periode, oleh=buat_pengguna(peran=Peran.ADMIN)) == 2
    assert set(Berkas.objects.values_list("status", flat=True)) == {"dikunci"}
    assert kunci_semua(b.periode, oleh=None) == 0
    with pytest.raises(Basi, match="terkunci"):
        terima_butir(butir(b), oleh=b.provinsi)
    with pytest.raises(Basi, match="terkunci"):
        klaim(b, dasar=1, level=5)


def test_kunci_hanya_oleh_pengelola_periode():
    b = buat_berkas()
    with pytest.raises(SalahPeran):
        kunci_semua(b.periode, oleh=b.provinsi)


def test_yang_berlaku_lagi_setelah_dikirim_menunggu_di_meja():
    """Otherwise the item would lie in a sent dossier where neither side could do anything with it."""
    b = buat_berkas()
    admin = buat_pengguna(peran=Peran.ADMIN)
    klaim(b, "1")
    luar = nyatakan_tidak_berlaku(b.peserta, butir(b, "2").indikator, "Belum ada layanannya.", oleh=admin)
    kirim(b.berkas, KEPALA, oleh=b.operator)
    nyatakan_berlaku(luar, oleh=admin)
    assert butir(b, "2").status == "tunggu"
    setel_tahap(b.periode, "rekap")
    kembalikan_butir(butir(b, "2"), "Indikator ini berlaku lagi, isi nilainya.", oleh=b.provinsi)
    klaim(b, "2", level=4, centang=(), masukan={"capaian": "95"})
    assert [x.indikator.kode for x in kirim_perbaikan(butir(b, "2").berkas, oleh=b.operator)] == ["2"]


def test_yang_dikembalikan_lalu_tidak_berlaku_tidak_ditunggu_lagi():
    b = buat_berkas()
    admin = buat_pengguna(peran=Peran.ADMIN)
    kirim_berkas(b)
    setel_tahap(b.periode, "rekap")
    kembalikan_butir(butir(b, "2"), "Bukti belum jelas.", oleh=b.provinsi)
    nyatakan_tidak_berlaku(b.peserta, butir(b, "2").indikator, "Layanannya belum ada.", oleh=admin)
    assert not Pengembalian.objects.terbuka().exists() and not muat_isi(b.peserta).dikembalikan
    assert Berkas.objects.get(pk=b.berkas.pk).status == "dikirim"
