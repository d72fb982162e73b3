"""Acts of a visit: scheduling, valuing, confirming, photographing, closing, taking back."""

import pytest

from penilaian.kunjungan.models import FotoLapangan, Kunjungan
from penilaian.kunjungan.tindakan import buka_lagi, lepas_foto, nyatakan_sesuai, tambah_foto, tutup
from penilaian.kunjungan.tindakan_jadwal import batalkan_jadwal, jadwalkan
from penilaian.nilai.models import Lapis, Nilai, Pertimbangan
from penilaian.periode.izin import ambil_indikator
from penilaian.periode.tindakan import nyatakan_tidak_berlaku, tutup_tahap
from pentas.akun.peran import Peran
from pentas.dokumen.models import DokumenTerbit
from pentas.galat import Basi, Ditolak, SalahJenis, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_benturan, buat_pengguna, buat_peserta, setel_tahap
from tests.penilaian.berkas.bantu import gambar
from tests.penilaian.kunjungan.bantu import (
    TANGGAL,
    TUTUP,
    buat_kunjungan,
    isi_lapis,
    nilai,
    nilai_semua,
    segar,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def k():
    return buat_kunjungan()


# --- schedule ---------------------------------------------------------------------------------------


def test_jadwal_mencatat_tim_dan_dapat_diubah(k):
    assert {a.pengguna for a in k.kunjungan.anggota.all()} == {k.juri, k.juri2}
    jadwalkan(k.peserta, tanggal=TANGGAL, tempat="", tim=[k.luar], oleh=k.ketua)
    assert [a.pengguna for a in segar(k).anggota.all()] == [k.luar]
    assert Kunjungan.objects.count() == 1
    assert Jejak.objects.filter(tindakan="kunjungan.jadwalkan").count() == 2


def test_jadwal_menolak_penilai_dengan_benturan(k):
    buat_benturan(pengguna=k.luar, peserta=k.peserta)
    with pytest.raises(Ditolak, match="benturan kepentingan"):
        jadwalkan(k.peserta, tanggal=TANGGAL, tempat="", tim=[k.luar], oleh=k.provinsi)


def test_jadwal_menolak_yang_bukan_anggota_tim(k):
    with pytest.raises(Ditolak, match="belum terdaftar"):
        jadwalkan(k.peserta, tanggal=TANGGAL, tempat="", tim=[buat_pengguna(peran=Peran.PENILAI)], oleh=k.provinsi)


def test_jadwal_tanpa_tim_ditolak(k):
    with pytest.raises(Ditolak, match="paling sedikit satu"):
        jadwalkan(k.peserta, tanggal=TANGGAL, tempat="", tim=[], oleh=k.provinsi)


def test_penilai_tidak_menjadwalkan(k):
    with pytest.raises(SalahPeran):
        jadwalkan(k.peserta, tanggal=TANGGAL, tempat="", tim=[k.juri], oleh=k.juri)


def test_jadwal_sesudah_tahap_kunjungan_ditolak(k):
    setel_tahap(k.periode, "penetapan")
    with pytest.raises(Basi):
        jadwalkan(k.peserta, tanggal=TANGGAL, tempat="", tim=[k.juri], oleh=k.provinsi)


def test_jadwal_batal_hanya_sebelum_dimulai(k):
    batalkan_jadwal(segar(k), oleh=k.provinsi)
    assert not Kunjungan.objects.exists()
    k.kunjungan = jadwalkan(k.peserta, tanggal=TANGGAL, tempat="", tim=[k.juri], oleh=k.provinsi)
    nilai(k)
    with pytest.raises(Basi, match="sudah dimulai"):
        batalkan_jadwal(segar(k), oleh=k.provinsi)


# --- values -----------------------------------------------------------------------------------------


def test_nilai_pertama_memulai_kunjungan(k):
    hasil = nilai(k)
    assert (hasil.lapis, hasil.level) == (Lapis.LAPANGAN, 3)
    assert segar(k).status == "berlangsung"
    assert Jejak.objects.filter(tindakan="kunjungan.mulai").count() == 1


def test_berbeda_dari_verifikasi_wajib_catatan(k):
    with pytest.raises(Ditolak, match="Turun dari 3 ke 1"):
        nilai(k, level=1)
    with pytest.raises(Ditolak, match="Naik dari 3 ke 5"):
        nilai(k, level=5)
    assert nilai(k, level=5, alasan="Ada dua lagi.").level == 5


def test_berbeda_dari_hasil_temuan_wajib_catatan(k):
    with pytest.raises(Ditolak, match="hasil temuan"):
        nilai(k, level=3, saran=4)


def test_tanpa_nilai_verifikasi_tidak_wajib_catatan(k):
    assert nilai(k, "3", level=5).level == 5


def test_nilai_tanpa_uraian_wajib_catatan(k):
    with pytest.raises(Ditolak, match="tidak diuraikan"):
        nilai(k, "3", level=2)
    assert nilai(k, "3", level=2, alasan="Menguasai tugasnya.").level == 2


def test_nol_adalah_nilai(k):
    assert nilai(k, level=0, alasan="Tidak ditemukan.").level == 0


def test_isian_yang_sama_tidak_disimpan_dua_kali(k):
    satu = nilai(k, centang=["1.a"])
    assert nilai(k, centang=["1.a"], dasar=1).versi == satu.versi == 1
    assert Pertimbangan.objects.filter(lapis=Lapis.LAPANGAN).count() == 1


def test_dua_penilai_yang_kedua_melihat_yang_pertama(k):
    nilai(k)
    with pytest.raises(Basi) as galat:
        nilai(k, level=4, alasan="Menurut saya empat.", oleh=k.juri2)
    assert galat.value.rincian["tersimpan"]["level"] == 3
    assert nilai(k, level=4, alasan="Sepakat empat.", dasar=1, oleh=k.juri2).versi == 2


def test_ketua_boleh_menilai_walau_bukan_anggota_kunjungan(k):
    assert nilai(k, oleh=k.ketua).level == 3


def test_yang_dilepas_dari_tim_penilai_tidak_menilai_lagi(k):
    k.periode.anggota_tim.filter(pengguna=k.juri).delete()
    with pytest.raises(SalahPeran, match="tim kunjungannya"):
        nilai(k, oleh=k.juri)


def test_bukan_anggota_kunjungan_tidak_menilai(k):
    with pytest.raises(SalahPeran, match="tim kunjungannya"):
        nilai(k, oleh=k.luar)


@pytest.mark.parametrize("siapa", ["juri", "ketua"])
def test_benturan_kepentingan_tidak_menilai(k, siapa):
    buat_benturan(pengguna=getattr(k, siapa), peserta=k.peserta)
    with pytest.raises(SalahPeran, match="benturan kepentingan"):
        nilai(k, oleh=getattr(k, siapa))


@pytest.mark.parametrize("tahap", ["rekap", "penetapan"])
def test_di_luar_tahap_kunjungan_tidak_menilai(k, tahap):
    setel_tahap(k.periode, tahap)
    with pytest.raises(Basi):
        nilai(k)


@pytest.mark.parametrize("siapa", ["provinsi", "admin"])
def test_provinsi_tidak_memberi_nilai_lapangan(k, siapa):
    with pytest.raises(SalahPeran):
        nilai(k, oleh=getattr(k, siapa))


# --- "Sesuai nilai verifikasi" ----------------------------------------------------------------------


def test_sesuai_menyalin_dengan_asal_yang_terlihat(k):
    kunjungan = segar(k)
    semua = [ambil_indikator(kunjungan.peserta.periode, n) for n in ("1", "2", "3")]
    hasil = nyatakan_sesuai(kunjungan, semua, oleh=k.juri)
    assert {(n.indikator.kode, n.level, n.pertimbangan.asal) for n in hasil} == {
        ("1", 3, "salinan"),
        ("2", 3, "salinan"),
    }


def test_sesuai_tidak_menimpa_yang_sudah_ada(k):
    nilai(k, level=5, alasan="Lebih baik.")
    kunjungan = segar(k)
    with pytest.raises(Ditolak, match="Tidak ada nilai verifikasi"):
        nyatakan_sesuai(kunjungan, [ambil_indikator(kunjungan.peserta.periode, "1")], oleh=k.juri)
    assert Nilai.objects.get(lapis=Lapis.LAPANGAN).level == 5


def test_sesuai_bernilai_tanpa_uraian_membawa_alasannya():
    k = buat_kunjungan(desk=2)
    kunjungan = segar(k)
    (hasil,) = nyatakan_sesuai(kunjungan, [ambil_indikator(kunjungan.peserta.periode, "1")], oleh=k.juri)
    assert hasil.pertimbangan.alasan == "Sesuai nilai verifikasi."


# --- photographs ------------------------------------------------------------------------------------


def test_foto_milik_provinsi_dan_dapat_dilepas(k):
    kunjungan = segar(k)
    foto = tambah_foto(kunjungan, ambil_indikator(kunjungan.peserta.periode, "1"), gambar(), oleh=k.juri)
    assert foto.unggahan.wilayah_kode == "13"
    assert segar(k).status == "berlangsung"
    assert tambah_foto(kunjungan, ambil_indikator(kunjungan.peserta.periode, "1"), gambar(), oleh=k.juri).pk == foto.pk
    lepas_foto(foto, oleh=k.juri)
    assert not FotoLapangan.objects.exists()


def test_foto_harus_gambar(k):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from pentas.unggahan.models import Unggahan

    isi = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    isi += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    kunjungan = segar(k)
    with pytest.raises(SalahJenis):
        tambah_foto(
            kunjungan, ambil_indikator(kunjungan.peserta.periode, "1"), SimpleUploadedFile("a.pdf", isi), oleh=k.juri
        )
    assert not Unggahan.objects.exists()


# --- closing ----------------------------------------------------------------------------------------


def test_tutup_menyebut_yang_belum_bernilai(k):
    nilai(k)
    with pytest.raises(Ditolak, match="2 indikator belum bernilai: 2, 3"):
        tutup(segar(k), **TUTUP, oleh=k.juri)


@pytest.mark.parametrize("medan", ["kesimpulan", "pihak_dinas"])
def test_tutup_menuntut_kesimpulan_dan_penerima(k, medan):
    nilai_semua(k)
    with pytest.raises(Ditolak) as galat:
        tutup(segar(k), **{**TUTUP, medan: " "}, oleh=k.juri)
    assert medan in galat.value.rincian


def test_tutup_menerbitkan_berita_acara_dan_mengunci_nilai(k):
    nilai_semua(k)
    kunjungan = tutup(segar(k), **TUTUP, oleh=k.juri)
    assert kunjungan.status == "ditutup"
    assert DokumenTerbit.objects.berlaku().get().objek == k.peserta.kode
    with pytest.raises(Basi, match="sudah ditutup"):
        nilai(k, level=4, alasan="Berubah.", dasar=1)
    with pytest.raises(Basi):
        jadwalkan(k.peserta, tanggal=TANGGAL, tempat="", tim=[k.luar], oleh=k.provinsi)


def test_tutup_tanpa_indikator_yang_tidak_berlaku(k):
    nilai(k, "2")
    nilai(k, "3", level=5)
    nyatakan_tidak_berlaku(k.peserta, ambil_indikator(segar(k).peserta.periode, "1"), "Belum ada.", oleh=k.admin)
    assert tutup(segar(k), **TUTUP, oleh=k.juri).status == "ditutup"


def test_kunjungan_yang_ditutup_mengunci_daftar_indikator(k):
    """Its signed minutes would no longer be what their fingerprint says."""
    nilai_semua(k)
    tutup(segar(k), **TUTUP, oleh=k.juri)
    with pytest.raises(Basi, match="berita acara"):
        nyatakan_tidak_berlaku(k.peserta, ambil_indikator(k.periode, "1"), "Belum ada.", oleh=k.admin)
    buka_lagi(segar(k), "Indikator 1 tidak berlaku.", oleh=k.ketua)
    nyatakan_tidak_berlaku(k.peserta, ambil_indikator(k.periode, "1"), "Belum ada.", oleh=k.admin)


def test_buka_lagi_hanya_ketua_dengan_alasan(k):
    nilai_semua(k)
    tutup(segar(k), **TUTUP, oleh=k.juri)
    with pytest.raises(SalahPeran):
        buka_lagi(segar(k), "Keliru.", oleh=k.juri)
    with pytest.raises(Ditolak, match="alasan"):
        buka_lagi(segar(k), " ", oleh=k.ketua)
    assert buka_lagi(segar(k), "Nilai 2 keliru.", oleh=k.ketua).status == "berlangsung"
    assert not DokumenTerbit.objects.berlaku().exists()
    nilai(k, "2", level=4, alasan="Diperiksa ulang.", dasar=1)
    tutup(segar(k), **TUTUP, oleh=k.juri)
    assert DokumenTerbit.objects.berlaku().count() == 1


# --- closing the stage ------------------------------------------------------------------------------


def test_tahap_tidak_ditutup_saat_kunjungan_terbuka(k):
    nilai_semua(k)
    with pytest.raises(Ditolak, match=r"Kunjungan ke Kab\. Agam belum ditutup"):
        tutup_tahap(k.periode, "kunjungan", oleh=k.admin)
    tutup(segar(k), **TUTUP, oleh=k.juri)
    tutup_tahap(k.periode, "kunjungan", oleh=k.admin)


def test_tahap_menyebut_daerah_tanpa_kunjungan(k):
    nilai_semua(k)
    tutup(segar(k), **TUTUP, oleh=k.juri)
    lain = buat_peserta(periode=k.periode, kode="13.71")
    with pytest.raises(Ditolak, match="Nilai lapangan Kota Padang belum lengkap"):
        tutup_tahap(k.periode, "kunjungan", oleh=k.admin)
    k.peserta = lain
    isi_lapis(k, "lapangan", 4, ["1", "2", "3"])  # as an import would
    tutup_tahap(k.periode, "kunjungan", oleh=k.admin)


def test_tahap_menyebut_paling_banyak_lima_nama():
    from tests.pabrik import buat_periode

    periode = buat_periode(tahap_terbuka="kunjungan", jumlah_peserta=8)
    with pytest.raises(Ditolak, match="dan 3 daerah lain"):
        tutup_tahap(periode, "kunjungan", oleh=buat_pengguna(peran=Peran.ADMIN))
