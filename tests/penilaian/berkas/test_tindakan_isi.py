"""Filling: values, notes, evidence, nominated officers; who, when, and what is refused."""

import pytest

from penilaian.berkas.models import Bukti
from penilaian.berkas.tindakan import kembalikan_butir
from penilaian.berkas.tindakan_isi import (
    isi_narasumber,
    lepas_bukti,
    pakai_ulang,
    pasang_bukti,
    ubah_tanda,
    unggah_bukti,
)
from penilaian.nilai.models import Nilai, Pertimbangan
from penilaian.periode.models import Narasumber
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.jejak.models import Jejak
from pentas.unggahan.izin import ambil_unggahan_untuk
from pentas.unggahan.models import Unggahan
from tests.pabrik import buat_pengguna, setel_tahap
from tests.penilaian.berkas.bantu import buat_berkas, butir, gambar, kirim_berkas, klaim

pytestmark = pytest.mark.django_db


# --- values ---------------------------------------------------------------------------------------


def test_klaim_menyimpan_saran_di_sampingnya():
    b = buat_berkas()
    nilai = klaim(b, level=3, centang=["1.b", "1.a"])
    p = nilai.pertimbangan
    assert (nilai.level, nilai.versi, p.saran, p.centang) == (3, 1, 3, ["1.a", "1.b"])
    assert butir(b).status == "draf"


def test_klaim_angka_dibaca_dan_dihitung():
    b = buat_berkas()
    p = klaim(b, "2", level=5, centang=(), masukan={"capaian": "98,5"}).pertimbangan
    assert (p.masukan, p.saran) == ({"capaian": "98.5"}, 5)


def test_angka_rusak_ditolak_dengan_nama_isian():
    b = buat_berkas()
    with pytest.raises(Ditolak) as galat:
        klaim(b, "2", level=5, centang=(), masukan={"capaian": "seratus"})
    assert "capaian" in galat.value.rincian
    assert not Nilai.objects.exists()


@pytest.mark.parametrize("level", [6, -1, 2.5, "3", True])
def test_level_di_luar_kunci_ditolak(level):
    b = buat_berkas()
    with pytest.raises(Ditolak, match="bilangan bulat 0 sampai 5"):
        klaim(b, level=level)
    assert not Pertimbangan.objects.exists()


def test_nilai_tak_terurai_minta_alasan():
    b = buat_berkas()
    with pytest.raises(Ditolak) as galat:
        klaim(b, level=2, centang=["1.a"])
    assert "alasan" in galat.value.rincian
    assert klaim(b, level=2, centang=["1.a"], alasan="Separuh syarat terpenuhi.").level == 2


def test_centang_asing_ditolak():
    b = buat_berkas()
    with pytest.raises(Ditolak, match="bukan milik indikator ini"):
        klaim(b, centang=["9.z"])


def test_wawancara_tidak_bernilai_mandiri():
    b = buat_berkas()
    with pytest.raises(Ditolak, match="wawancara"):
        klaim(b, "3", level=5, centang=())


def test_dua_orang_yang_kedua_melihat_yang_pertama():
    b = buat_berkas()
    rekan = buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=b.peserta.kabupaten_kota)
    klaim(b, level=3)
    with pytest.raises(Basi) as galat:
        klaim(b, level=4, centang=["1.a", "1.b", "1.c"], oleh=rekan)
    assert galat.value.rincian["tersimpan"]["level"] == 3
    assert galat.value.rincian["versi"] == 1
    assert klaim(b, level=4, centang=["1.a", "1.b", "1.c"], dasar=1, oleh=rekan).versi == 2


def test_isian_yang_sama_tidak_disimpan_lagi():
    b = buat_berkas()
    klaim(b)
    assert klaim(b, dasar=1).versi == 1
    assert Pertimbangan.objects.count() == 1


def test_catatan_ikut_versi_nilai():
    b = buat_berkas()
    klaim(b, catatan="Papan ada di pintu masuk.")
    assert butir(b).catatan == "Papan ada di pintu masuk."
    assert klaim(b, dasar=1, catatan="Papan dipindah.").versi == 2
    with pytest.raises(Basi):
        klaim(b, dasar=1, catatan="Catatan lain.")
    with pytest.raises(Ditolak, match="2000 huruf"):
        klaim(b, dasar=2, catatan="x" * 2001)
    assert butir(b).catatan == "Papan dipindah."
    assert "Papan" not in str(list(Jejak.objects.values_list("sesudah", "alasan")))


def test_mengosongkan_mengembalikan_ke_belum():
    b = buat_berkas()
    klaim(b)
    klaim(b, level=None, centang=(), dasar=1)
    assert butir(b).status == "belum"


@pytest.mark.parametrize("tahap", ["sosialisasi", "rekap", "kunjungan", "selesai"])
def test_mengisi_di_luar_tahap_ditolak(tahap):
    b = buat_berkas()
    setel_tahap(b.periode, tahap)
    with pytest.raises(Basi, match="hanya dapat dilakukan pada tahap"):
        klaim(b)
    with pytest.raises(Basi):
        unggah_bukti(butir(b), gambar(), oleh=b.operator)


def test_setelah_dikirim_hanya_yang_dikembalikan_dapat_diubah():
    b = buat_berkas()
    kirim_berkas(b)
    with pytest.raises(Basi, match="sudah dikirim"):
        klaim(b, level=4, dasar=1)
    kembalikan_butir(butir(b), "Kurang jelas.", oleh=b.provinsi)
    klaim(b, dasar=1, level=4, centang=["1.a", "1.b", "1.c"])
    assert butir(b).status == "balik"
    with pytest.raises(Basi, match="sudah dikirim"):
        klaim(b, "2", level=3, centang=(), masukan={"capaian": "50"}, dasar=1)


def test_hanya_operator_daerah_itu_yang_mengisi():
    b = buat_berkas()
    for peran in (Peran.TIM_PROVINSI, Peran.PENILAI, Peran.KETUA_TIM, Peran.ADMIN, Peran.AUDITOR):
        with pytest.raises(SalahPeran):
            klaim(b, oleh=buat_pengguna(peran=peran))
    with pytest.raises(TidakAda):
        klaim(b, oleh=buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota="13.07"))


# --- evidence -------------------------------------------------------------------------------------


def test_unggah_memasang_dan_menandai():
    b = buat_berkas()
    bukti = unggah_bukti(butir(b), gambar(), oleh=b.operator, kriteria=["1.a"])
    assert (bukti.unggahan.wilayah_kode, butir(b).status) == (b.peserta.kode, "draf")
    assert [k.kode for k in bukti.kriteria.all()] == ["1.a"]
    with pytest.raises(Ditolak, match="bukan milik indikator ini"):
        ubah_tanda(bukti, ["2.a"], "", oleh=b.operator)
    ubah_tanda(bukti, ["1.b", "1.c"], "Papan di pintu masuk", oleh=b.operator)
    assert [k.kode for k in bukti.kriteria.all()] == ["1.b", "1.c"]


def test_berkas_yang_sama_tidak_terpasang_dua_kali():
    b = buat_berkas()
    satu = unggah_bukti(butir(b), gambar(), oleh=b.operator)
    assert unggah_bukti(butir(b), gambar("nama-lain.png"), oleh=b.operator) == satu
    assert (Bukti.objects.count(), Unggahan.objects.count()) == (1, 1)


def test_lepas_menyimpan_riwayat_dan_dapat_dipasang_lagi():
    b = buat_berkas()
    bukti = unggah_bukti(butir(b), gambar(), oleh=b.operator)
    lepas_bukti(bukti, oleh=b.operator)
    assert (Bukti.objects.terpasang().count(), butir(b).status) == (0, "belum")
    pasang_bukti(butir(b), bukti.unggahan, oleh=b.operator)
    assert (Bukti.objects.count(), Unggahan.objects.count()) == (2, 1)


def test_pakai_ulang_untuk_indikator_lain():
    b = buat_berkas()
    asal = unggah_bukti(butir(b), gambar(), oleh=b.operator).unggahan
    assert [x.unggahan for x in pakai_ulang(butir(b, "2"), [asal.pk], oleh=b.operator)] == [asal]
    with pytest.raises(Ditolak, match="Pilih"):
        pakai_ulang(butir(b, "2"), [], oleh=b.operator)


def test_berkas_daerah_lain_tidak_dapat_dipakai():
    b = buat_berkas()
    lain = buat_berkas(kode="13.07", periode=b.periode)
    milik_lain = unggah_bukti(butir(lain), gambar(), oleh=lain.operator).unggahan
    with pytest.raises(TidakAda):
        pakai_ulang(butir(b), [milik_lain.pk], oleh=b.operator)
    with pytest.raises(TidakAda):
        pasang_bukti(butir(b), milik_lain, oleh=b.operator)


def test_bukti_wawancara_boleh_menyusul_setelah_kirim():
    b = buat_berkas()
    kirim_berkas(b)
    setel_tahap(b.periode, "rekap")
    unggah_bukti(butir(b, "3"), gambar(), oleh=b.operator)
    assert butir(b, "3").status == "draf"


def test_unduh_hanya_daerah_itu_dan_pembaca_provinsi():
    b = buat_berkas()
    unggahan = unggah_bukti(butir(b), gambar(), oleh=b.operator).unggahan
    rekan = buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=b.peserta.kabupaten_kota)
    pembaca = [
        buat_pengguna(peran=p) for p in (Peran.TIM_PROVINSI, Peran.PENILAI, Peran.KETUA_TIM, Peran.ADMIN, Peran.AUDITOR)
    ]
    for pengguna in [b.operator, rekan, *pembaca]:
        assert ambil_unggahan_untuk(pengguna, unggahan.pk) == unggahan
    asing = [
        buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota="13.07"),
        buat_pengguna(peran=Peran.PENILAI, periode_kode="LAIN-2026"),
        buat_pengguna(),
    ]
    for pengguna in asing:
        with pytest.raises(TidakAda):
            ambil_unggahan_untuk(pengguna, unggahan.pk)


# --- nominated officers ---------------------------------------------------------------------------


def test_narasumber_ditunjuk_diganti_dicabut():
    b = buat_berkas()
    indikator = butir(b, "3").indikator
    isi_narasumber(b.peserta, indikator, oleh=b.operator, jabatan="Petugas loket")
    isi_narasumber(b.peserta, indikator, oleh=b.operator, jabatan="Petugas pendaftaran")
    assert Narasumber.objects.get().jabatan == "Petugas pendaftaran"
    with pytest.raises(Ditolak, match="jabatan"):
        isi_narasumber(b.peserta, indikator, oleh=b.operator, jabatan="", nama="Seseorang")
    isi_narasumber(b.peserta, indikator, oleh=b.operator, jabatan="")
    assert not Narasumber.objects.exists()
    with pytest.raises(Ditolak, match="tidak dinilai lewat wawancara"):
        isi_narasumber(b.peserta, butir(b).indikator, oleh=b.operator, jabatan="Petugas")
    assert "Petugas" not in str(list(Jejak.objects.values_list("sesudah", flat=True)))


def test_narasumber_sampai_kunjungan_ditutup():
    b = buat_berkas()
    indikator = butir(b, "3").indikator
    setel_tahap(b.periode, "kunjungan")
    isi_narasumber(b.peserta, indikator, oleh=b.operator, jabatan="Petugas loket")
    setel_tahap(b.periode, "penetapan")
    with pytest.raises(Basi):
        isi_narasumber(b.peserta, indikator, oleh=b.operator, jabatan="Petugas lain")
    with pytest.raises(SalahPeran):
        isi_narasumber(b.peserta, indikator, oleh=b.provinsi, jabatan="Petugas lain")
