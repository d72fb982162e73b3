"""Verdicts of the desk: what they ask for, what they leave behind, when they are refused."""

import pytest

from penilaian.berkas.models import Butir
from penilaian.nilai.models import Lapis, Nilai
from penilaian.nilai.tindakan import IsianNilai
from penilaian.periode.tindakan import nyatakan_tidak_berlaku, tutup_tahap
from penilaian.rekap.isian import baca_isian
from penilaian.rekap.tindakan import kembalikan, setujui
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_pengguna, setel_tahap
from tests.penilaian.berkas.bantu import buat_berkas, butir, kirim_berkas

pytestmark = pytest.mark.django_db


@pytest.fixture
def b():
    b = buat_berkas()
    kirim_berkas(b)
    setel_tahap(b.periode, "rekap")
    return b


def putuskan(b, kode="1", level=3, centang=(), alasan="", dasar=0, **lain):
    oleh = lain.pop("oleh", b.provinsi)
    return setujui(butir(b, kode), IsianNilai(level, centang, alasan=alasan), dasar=dasar, oleh=oleh, **lain)


def test_setujui_menetapkan_nilai_dan_menerima_butir(b):
    nilai = putuskan(b)
    assert (nilai.lapis, nilai.level, nilai.versi) == (Lapis.DESK, 3, 1)
    assert butir(b).status == "sah"
    assert Jejak.objects.filter(tindakan__in=("nilai.desk", "berkas.terima")).count() == 2


def test_setujui_nol_bukan_kosong(b):
    putuskan(b, level=0, alasan="Tidak ada bukti.")
    assert Nilai.objects.get(lapis=Lapis.DESK).level == 0


def test_setujui_tanpa_nilai_ditolak(b):
    with pytest.raises(Ditolak, match="Pilih dahulu nilai") as galat:
        putuskan(b, level=None)
    assert galat.value.status == 422
    assert butir(b).status == "tunggu"


def test_berbeda_dari_mandiri_wajib_catatan(b):
    with pytest.raises(Ditolak, match="berbeda dari nilai mandiri") as galat:
        putuskan(b, level=4)
    assert "alasan" in galat.value.rincian
    assert putuskan(b, level=4, alasan="Bukti lengkap.").level == 4


def test_berbeda_dari_hasil_syarat_wajib_catatan(b):
    isian = baca_isian(b.peserta, butir(b).indikator, {"level": 3, "centang": ["1.a"]})
    assert isian.saran == 2
    with pytest.raises(Ditolak, match="berbeda dari hasil syarat"):
        setujui(butir(b), isian, dasar=0, oleh=b.provinsi)


def test_nilai_tanpa_uraian_wajib_catatan(b):
    with pytest.raises(Ditolak):
        putuskan(b, level=2)


def test_mengubah_yang_sudah_terverifikasi_wajib_catatan(b):
    putuskan(b, level=4, alasan="Bukti lengkap.")
    with pytest.raises(Ditolak, match="sudah terverifikasi"):
        putuskan(b, level=3, dasar=1)
    assert putuskan(b, level=3, dasar=1, alasan="Ternyata kurang satu.").versi == 2


def test_dua_verifikator_yang_kedua_melihat_yang_pertama(b):
    putuskan(b)
    lain = buat_pengguna(peran=Peran.TIM_PROVINSI)
    with pytest.raises(Basi) as galat:
        putuskan(b, level=5, alasan="Menurut saya lima.", oleh=lain, dilihat="tunggu")
    assert galat.value.rincian["tersimpan"]["level"] == 3
    assert galat.value.rincian["versi"] == 1
    assert Nilai.objects.get(lapis=Lapis.DESK).level == 3


def test_setujui_sesudah_orang_lain_mengembalikan(b):
    kembalikan(butir(b), "Foto tidak terbaca.", oleh=b.provinsi)
    with pytest.raises(Basi, match="Dikembalikan"):
        putuskan(b, dilihat="tunggu")


def test_kembalikan_membuka_lagi_untuk_dinas(b):
    kembalikan(butir(b), "Foto tidak terbaca.", oleh=b.provinsi)
    kini = butir(b)
    assert (kini.status, kini.berkas.status) == ("balik", "dikembalikan")
    assert kini.pengembalian.get().alasan == "Foto tidak terbaca."


def test_kembalikan_tanpa_alasan_ditolak(b):
    with pytest.raises(Ditolak):
        kembalikan(butir(b), "  ", oleh=b.provinsi)
    assert butir(b).status == "tunggu"


@pytest.mark.parametrize("peran", [Peran.ADMIN, Peran.AUDITOR, Peran.PENILAI, Peran.KETUA_TIM])
def test_peran_lain_tidak_memverifikasi(b, peran):
    with pytest.raises(SalahPeran):
        putuskan(b, oleh=buat_pengguna(peran=peran))


def test_berkas_yang_belum_dikirim_tidak_diverifikasi():
    b = buat_berkas()
    with pytest.raises(Basi):
        putuskan(b)


def test_wawancara_tidak_diverifikasi(b):
    with pytest.raises(Ditolak, match="wawancara"):
        putuskan(b, "3")


@pytest.mark.parametrize("tahap", ["kunjungan", "penetapan"])
def test_sesudah_rekap_tidak_ada_putusan(b, tahap):
    setel_tahap(b.periode, tahap)
    with pytest.raises(Basi):
        putuskan(b)


@pytest.mark.parametrize("level", [6, -1, "2.5", True])
def test_level_di_luar_skala(b, level):
    with pytest.raises(Ditolak, match="0 sampai 5"):
        baca_isian(b.peserta, butir(b).indikator, {"level": level})


def test_angka_yang_salah_menyebut_isiannya(b):
    with pytest.raises(Ditolak) as galat:
        baca_isian(b.peserta, butir(b, "2").indikator, {"level": 4, "masukan": {"capaian": "tujuh"}})
    assert "capaian" in galat.value.rincian


@pytest.mark.parametrize("isi", [{"centang": "1.a"}, {"centang": [1]}, {"masukan": ["x"]}, {"alasan": 3}])
def test_isian_yang_bukan_isian(b, isi):
    with pytest.raises(Ditolak, match="tidak terbaca"):
        baca_isian(b.peserta, butir(b).indikator, {"level": 3, **isi})


# --- closing the stage ------------------------------------------------------------------------------


def test_menutup_rekap_ditolak_saat_ada_yang_menunggu(b):
    admin = buat_pengguna(peran=Peran.ADMIN)
    with pytest.raises(Ditolak, match="2 butir dari 1 kabupaten/kota masih menunggu"):
        tutup_tahap(b.periode, "rekap", oleh=admin)
    b.berkas.refresh_from_db()
    assert b.berkas.status == "dikirim"


def test_menutup_rekap_sesudah_semua_diputuskan(b):
    putuskan(b)
    kembalikan(butir(b, "2"), "Angkanya keliru.", oleh=b.provinsi)
    tutup_tahap(b.periode, "rekap", oleh=buat_pengguna(peran=Peran.ADMIN))
    b.berkas.refresh_from_db()
    assert b.berkas.status == "dikunci"


def test_berkas_tak_dikirim_tidak_menghalangi_penutupan():
    b = buat_berkas(tahap="rekap")
    tutup_tahap(b.periode, "rekap", oleh=buat_pengguna(peran=Peran.ADMIN))


def test_butir_yang_tidak_berlaku_tidak_menunggu_siapa_pun(b):
    admin = buat_pengguna(peran=Peran.ADMIN)
    nyatakan_tidak_berlaku(b.peserta, butir(b).indikator, "Belum ada layanannya.", oleh=admin)
    putuskan(b, "2", level=4)
    assert Butir.objects.filter(status="tunggu").count() == 1
    tutup_tahap(b.periode, "rekap", oleh=admin)
