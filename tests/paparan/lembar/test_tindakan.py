"""The juror's sheet: filling, locking, one signature; what the chair may undo."""

import pytest

from paparan.lembar.izin import ambil_baris_sendiri, ambil_lembar_sendiri, periksa_boleh_lihat_nilai
from paparan.lembar.models import Baris, Lembar
from paparan.lembar.tindakan import IsianBaris, isi_baris, kunci_baris, siapkan_lembar, sidik_lembar, tanda_tangani
from paparan.lembar.tindakan_ketua import bebaskan, buka_kunci_baris, buka_versi_baru, tugaskan_lagi
from penilaian.periode.tindakan import tutup_tahap
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.jejak.models import Jejak
from tests.pabrik import buat_anggota_tim, buat_benturan, setel_tahap
from tests.paparan.bantu import GORESAN, buat_panggung, isi, kunci, tutup_lembar_penuh

pytestmark = pytest.mark.django_db


def test_belum_ditekan_bukan_nol():
    p = buat_panggung()
    baris = ambil_baris_sendiri(p.penilai[0], p.sesi, p.kode[0])
    assert baris.skor == (None, None, None) and baris.jumlah is None and baris.keadaan == "kosong"
    baris = isi(p, p.penilai[0], p.kode[0], 4, None, None)
    assert baris.jumlah == 4 and baris.keadaan == "diisi"
    assert baris.kurang == ["Siapa yang menyajikan", "Daya tarik penyampaian"]
    baris = isi(p, p.penilai[0], p.kode[0], None, None, None)
    assert baris.jumlah is None and baris.versi == 2


@pytest.mark.parametrize("salah", [0, 6, 2.5, "4", True, -1])
def test_nilai_di_luar_1_sampai_5_ditolak(salah):
    p = buat_panggung()
    with pytest.raises(Ditolak) as galat:
        isi(p, p.penilai[0], p.kode[0], salah, None, None)
    assert galat.value.status == 422 and "p1" in galat.value.rincian
    assert Baris.objects.filter(versi__gt=0).count() == 0


def test_catatan_terlalu_panjang():
    p = buat_panggung()
    with pytest.raises(Ditolak, match="2000"):
        isi(p, p.penilai[0], p.kode[0], 4, catatan="x" * 2001)


def test_dua_perangkat_yang_kedua_melihat_isian_pertama():
    p = buat_panggung()
    baris = ambil_baris_sendiri(p.penilai[0], p.sesi, p.kode[0])
    isi_baris(baris, IsianBaris(4, 4, None, "tablet"), dasar=0, oleh=p.penilai[0])
    with pytest.raises(Basi) as galat:
        isi_baris(baris, IsianBaris(2, 2, 2), dasar=0, oleh=p.penilai[0])
    assert galat.value.rincian["tersimpan"]["p1"] == 4 and galat.value.rincian["versi"] == 1
    assert galat.value.rincian["tersimpan"]["catatan"] == "tablet"


def test_kunci_perlu_ketiga_aspek_lalu_tertutup():
    p = buat_panggung()
    with pytest.raises(Ditolak, match="daya tarik penyampaian"):
        kunci(p, p.penilai[0], p.kode[0], 4, 5, None)
    assert not Baris.objects.filter(dikunci_pada__isnull=False).exists()
    assert kunci(p, p.penilai[0], p.kode[0], 4, 5, 3).terkunci
    for coba in (isi, kunci):
        with pytest.raises(Basi, match="sudah dikunci"):
            coba(p, p.penilai[0], p.kode[0], 5, 5, 5)


def test_hanya_lembar_sendiri_dan_tanpa_benturan():
    p = buat_panggung()
    baris = ambil_baris_sendiri(p.penilai[0], p.sesi, p.kode[0])
    with pytest.raises(TidakAda):
        isi_baris(baris, IsianBaris(4), dasar=0, oleh=p.penilai[1])
    with pytest.raises(SalahPeran, match="anggota tim"):
        ambil_baris_sendiri(p.ketua, p.sesi, p.kode[0])
    buat_benturan(pengguna=p.penilai[0], peserta=p.peserta[p.kode[0]])  # declared after the session opened
    with pytest.raises(SalahPeran, match="benturan"):
        isi_baris(baris, IsianBaris(4), dasar=0, oleh=p.penilai[0])


def test_di_luar_tahap_paparan():
    p = buat_panggung()
    setel_tahap(p.periode, "pemenang")
    with pytest.raises(Basi, match="tahap paparan"):
        isi(p, p.penilai[0], p.kode[0], 4)


def test_satu_tanda_tangan_menutup_lembar():
    p = buat_panggung()
    penilai = p.penilai[0]
    kunci(p, penilai, p.kode[0], 4, 4, 4)
    with pytest.raises(Basi, match="Belum dikunci"):
        tanda_tangani(ambil_lembar_sendiri(penilai, p.sesi), GORESAN, oleh=penilai)
    for kode in p.kode[1:]:
        kunci(p, penilai, kode, 5, 4, 3)
    lembar = tanda_tangani(ambil_lembar_sendiri(penilai, p.sesi), GORESAN, oleh=penilai)
    assert lembar.ditandatangani and not lembar.di_kertas
    lembar.refresh_from_db()
    lembar.sesi = p.sesi
    assert lembar.tanda_tangan == GORESAN
    assert lembar.sidik == sidik_lembar(lembar, list(lembar.baris.lengkap()))
    with pytest.raises(Basi, match="sudah ditandatangani"):
        isi(p, penilai, p.kode[0], 1)
    with pytest.raises(Basi, match="sudah ditandatangani"):
        tanda_tangani(ambil_lembar_sendiri(penilai, p.sesi), GORESAN, oleh=penilai)


def test_benturan_menyusul_tidak_menghalangi_tanda_tangan():
    p = buat_panggung()
    buat_benturan(pengguna=p.penilai[0], peserta=p.peserta[p.kode[0]])
    assert tutup_lembar_penuh(p, p.penilai[0], kecuali=p.kode[:1]).ditandatangani


def test_sidik_berubah_bila_nilai_atau_catatan_berubah():
    p = buat_panggung()
    lembar = tutup_lembar_penuh(p, p.penilai[0])
    baris = list(lembar.baris.lengkap())
    baris[0].catatan = "lain"
    assert sidik_lembar(lembar, baris) != lembar.sidik


def test_nilai_penilai_lain_tertutup_sampai_semua_lembar_ditutup():
    p = buat_panggung()
    lembar = tutup_lembar_penuh(p, p.penilai[0])
    periksa_boleh_lihat_nilai(p.penilai[0], lembar)
    with pytest.raises(Basi, match="semua lembar"):
        periksa_boleh_lihat_nilai(p.ketua, lembar)
    tutup_lembar_penuh(p, p.penilai[1])
    periksa_boleh_lihat_nilai(p.ketua, lembar)


def test_ketua_membuka_kunci_satu_baris():
    p = buat_panggung()
    baris = kunci(p, p.penilai[0], p.kode[0], 4, 4, 4)
    with pytest.raises(SalahPeran):
        buka_kunci_baris(baris, "Salah tekan.", oleh=p.provinsi)
    with pytest.raises(Ditolak, match="alasan"):
        buka_kunci_baris(baris, "  ", oleh=p.ketua)
    buka_kunci_baris(baris, "Salah tekan.", oleh=p.ketua)
    assert kunci(p, p.penilai[0], p.kode[0], 5, 4, 4).jumlah == 13
    assert Jejak.objects.get(tindakan="lembar.buka_kunci").alasan == "Salah tekan."


def test_versi_baru_menggantikan_tanpa_mengubah():
    p = buat_panggung()
    lama = tutup_lembar_penuh(p, p.penilai[0], (5, 4, 3))
    with pytest.raises(Ditolak):
        buka_versi_baru(lama, "", oleh=p.ketua)
    baru = buka_versi_baru(lama, "Penilai keliru membaca urutan.", oleh=p.ketua)
    lama.refresh_from_db()
    assert lama.status == "digantikan" and lama.sidik and lama.baris.filter(dikunci_pada__isnull=False).count() == 3
    assert baru.versi == 2 and baru.terbuka
    assert {b.skor for b in baru.baris.all()} == {(5, 4, 3)}
    assert not baru.baris.filter(dikunci_pada__isnull=False).exists()
    assert tutup_lembar_penuh(p, p.penilai[0], (4, 4, 4)).versi == 2
    assert Lembar.objects.berlaku().filter(penilai=p.penilai[0]).count() == 1
    with pytest.raises(Basi):
        buka_versi_baru(lama, "Sekali lagi.", oleh=p.ketua)


def test_bebas_tugas_dan_tugaskan_lagi():
    p = buat_panggung()
    lembar = ambil_lembar_sendiri(p.penilai[0], p.sesi)
    bebaskan(lembar, "Sakit.", oleh=p.ketua)
    with pytest.raises(Basi, match="dibebaskan"):
        isi(p, p.penilai[0], p.kode[0], 4)
    with pytest.raises(Basi):
        bebaskan(lembar, "Sakit.", oleh=p.ketua)
    tugaskan_lagi(lembar, oleh=p.ketua)
    assert isi(p, p.penilai[0], p.kode[0], 4).jumlah == 4


def test_lembar_untuk_penilai_yang_menyusul():
    p = buat_panggung()
    baru = buat_anggota_tim(periode=p.periode).pengguna
    with pytest.raises(Basi, match="belum disiapkan"):
        ambil_lembar_sendiri(baru, p.sesi)
    assert siapkan_lembar(p.sesi, oleh=p.ketua) == 1
    assert siapkan_lembar(p.sesi, oleh=p.ketua) == 0
    assert ambil_lembar_sendiri(baru, p.sesi).baris.count() == len(p.kode)


def test_benturan_yang_dicabut_mengembalikan_baris():
    p = buat_panggung(buka=False)
    benturan = buat_benturan(pengguna=p.penilai[0], peserta=p.peserta[p.kode[0]])
    from paparan.sesi.tindakan import buka_sesi

    buka_sesi(p.sesi, oleh=p.ketua)
    benturan.delete()
    with pytest.raises(Basi, match="belum ada"):
        ambil_baris_sendiri(p.penilai[0], p.sesi, p.kode[0])
    siapkan_lembar(p.sesi, oleh=p.ketua)
    assert isi(p, p.penilai[0], p.kode[0], 3).jumlah == 3


def test_tahap_paparan_ditutup_setelah_semua_ditandatangani_atau_dibebaskan():
    p = buat_panggung()
    with pytest.raises(Basi, match="belum ditandatangani"):
        tutup_tahap(p.periode, "paparan", oleh=p.admin)
    tutup_lembar_penuh(p, p.penilai[0])
    bebaskan(ambil_lembar_sendiri(p.penilai[1], p.sesi), "Sakit.", oleh=p.ketua)
    assert tutup_tahap(p.periode, "paparan", oleh=p.admin).status == "ditutup"


def test_tahap_paparan_tidak_ditutup_tanpa_satu_pun_lembar():
    p = buat_panggung()
    for penilai in p.penilai:
        bebaskan(ambil_lembar_sendiri(penilai, p.sesi), "Sakit.", oleh=p.ketua)
    with pytest.raises(Basi, match="Belum ada lembar"):
        tutup_tahap(p.periode, "paparan", oleh=p.admin)


def test_kunci_dengan_isian_usang_ditolak():
    p = buat_panggung()
    baris = ambil_baris_sendiri(p.penilai[0], p.sesi, p.kode[0])
    isi(p, p.penilai[0], p.kode[0], 1, 1, 1)
    with pytest.raises(Basi):
        kunci_baris(baris, IsianBaris(5, 5, 5), dasar=0, oleh=p.penilai[0])
    assert not Baris.objects.get(pk=baris.pk).terkunci
