"""Settings: made at once, changed one by one, and each frozen from the moment something rests on it."""

from decimal import Decimal

import pytest
from django.utils import timezone

from penilaian.periode import tindakan, tindakan_pengaturan, tindakan_tim
from penilaian.periode.models import Periode
from penilaian.periode.tindakan_pengaturan import atur_periode, medan_beku, susun_periode
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import (
    buat_anggota_tim,
    buat_benturan,
    buat_instrumen_kecil,
    buat_kabupaten_kota,
    buat_pengguna,
    buat_periode,
    buat_peserta,
    buat_provinsi,
    setel_tahap,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return buat_pengguna(peran=Peran.ADMIN)


def isi(**ganti):
    instrumen = buat_instrumen_kecil()
    bawaan = {"kode": "BARU", "nama": "Baru", "tahun": 2027, "instrumen": instrumen, "provinsi": instrumen.provinsi}
    return {**bawaan, **ganti}


def test_susun_sekaligus(admin):
    periode = susun_periode(peserta=[(buat_kabupaten_kota(), 100)], oleh=admin, **isi())
    assert periode.tahap.first().kode == "sosialisasi"
    assert "sanggah" not in [t.kode for t in periode.tahap.all()]
    assert periode.peserta.get().penduduk == 100
    assert periode.parameter == {"batas_data": "Maret 2026"}


@pytest.mark.parametrize("kasus", ["tanpa_peserta", "kode_ganda", "instrumen_draf", "daerah_lain"])
def test_susun_ditolak_utuh(admin, kasus):
    daerah = buat_kabupaten_kota()
    if kasus == "kode_ganda":
        buat_periode(kode="BARU")
    if kasus == "instrumen_draf":
        ganti = {"instrumen": buat_instrumen_kecil(kode="DRAF", terbit=False)}
    else:
        ganti = {}
    peserta = {"tanpa_peserta": [], "daerah_lain": [(daerah, 1), (buat_kabupaten_kota(kode="14.01"), 1)]}
    jumlah = Periode.objects.count()
    with pytest.raises(Ditolak):
        susun_periode(peserta=peserta.get(kasus, [(daerah, 1)]), oleh=admin, **isi(**ganti))
    assert Periode.objects.count() == jumlah


def test_susun_provinsi_lain_ditolak():
    lain = buat_pengguna(peran=Peran.ADMIN, provinsi=buat_provinsi(kode="14"))
    with pytest.raises(SalahPeran):
        susun_periode(peserta=[(buat_kabupaten_kota(), 1)], oleh=lain, **isi())


def test_aturan_berubah_dan_tercatat(admin):
    periode = buat_periode()
    atur_periode(periode, {"bobot_lapangan": Decimal(70), "jumlah_besar": 10}, oleh=admin)
    baris = Jejak.objects.get(tindakan="periode.atur")
    assert baris.sesudah == {"bobot_lapangan": "70"} and baris.sebelum["bobot_lapangan"].startswith("80")


def test_bobot_menolak_perubahan_setelah_beku(admin):
    periode = buat_periode()
    Periode.objects.update(bobot_beku_pada=timezone.now())
    for medan, nilai in (("bobot_lapangan", Decimal(70)), ("mode_akhir", "paparan")):
        with pytest.raises(Basi, match="dibekukan"):
            atur_periode(periode, {medan: nilai}, oleh=admin)
    atur_periode(periode, {"nama": "Nama lain", "bobot_lapangan": Decimal(80)}, oleh=admin)


@pytest.mark.parametrize(
    ("tahap", "medan", "nilai"),
    [
        ("sosialisasi", "jenis", "contoh"),
        ("rekap", "parameter", {"batas_data": "Juni 2026"}),
        ("paparan", "jumlah_besar", 5),
        ("paparan", "aturan_seri", "pleno"),
    ],
)
def test_aturan_beku_menurut_tahap(admin, tahap, medan, nilai):
    periode = buat_periode(tahap_terbuka=tahap)
    assert medan in medan_beku(periode)
    with pytest.raises(Basi):
        atur_periode(periode, {medan: nilai}, oleh=admin)


def test_peserta_tetap_sejak_pengumpulan(admin):
    periode = buat_periode(tahap_terbuka="pengumpulan")
    peserta = buat_peserta(periode=periode)
    with pytest.raises(Basi):
        tindakan.tambah_peserta(periode, buat_kabupaten_kota(kode="13.01"), 1, oleh=admin)
    with pytest.raises(Basi):
        tindakan_pengaturan.keluarkan_peserta(peserta, oleh=admin)
    setel_tahap(periode, "sosialisasi")
    tindakan_pengaturan.keluarkan_peserta(peserta, oleh=admin)
    assert not periode.peserta.exists()


def test_penduduk_berubah_sampai_kunjungan_ditutup(admin):
    periode = buat_periode(tahap_terbuka="kunjungan")
    peserta = buat_peserta(periode=periode, penduduk=5)
    tindakan_pengaturan.ubah_peserta(peserta, penduduk=7, kategori=None, oleh=admin)
    assert Jejak.objects.get(tindakan="periode.ubah_peserta").sesudah["penduduk"] == 7
    setel_tahap(periode, "penetapan")
    with pytest.raises(Basi):
        tindakan_pengaturan.ubah_peserta(peserta, penduduk=8, kategori=None, oleh=admin)


def test_kategori(admin):
    periode = buat_periode()
    peserta = buat_peserta(periode=periode)
    kota = tindakan_pengaturan.simpan_kategori(periode, kode="kota", nama="Kota", kuota=3, oleh=admin)
    tindakan_pengaturan.simpan_kategori(periode, kode="kota", nama="Kota", kuota=4, oleh=admin)
    assert periode.kategori.get().kuota == 4
    tindakan_pengaturan.ubah_peserta(peserta, penduduk=1, kategori=kota, oleh=admin)
    asing = tindakan_pengaturan.simpan_kategori(buat_periode(), kode="x", nama="X", kuota=1, oleh=admin)
    with pytest.raises(Ditolak, match="periode lain"):
        tindakan_pengaturan.ubah_peserta(peserta, penduduk=1, kategori=asing, oleh=admin)
    tindakan_pengaturan.hapus_kategori(kota, oleh=admin)
    peserta.refresh_from_db()
    assert peserta.kategori is None
    setel_tahap(periode, "paparan")
    with pytest.raises(Basi):
        tindakan_pengaturan.simpan_kategori(periode, kode="y", nama="Y", kuota=1, oleh=admin)


def test_tim_dilepas_sebelum_paparan(admin):
    periode = buat_periode(tahap_terbuka="kunjungan")
    anggota = buat_anggota_tim(periode=periode)
    setel_tahap(periode, "paparan")
    with pytest.raises(Basi):
        tindakan_tim.lepas_anggota_tim(anggota, oleh=admin)
    setel_tahap(periode, "kunjungan")
    tindakan_tim.lepas_anggota_tim(anggota, oleh=admin)
    assert not periode.anggota_tim.exists()


def test_benturan_dicabut_dengan_alasan(admin):
    periode = buat_periode()
    juri = buat_anggota_tim(periode=periode).pengguna
    benturan = buat_benturan(pengguna=juri, peserta=buat_peserta(periode=periode))
    with pytest.raises(SalahPeran):
        tindakan_tim.cabut_benturan(benturan, "Keliru.", oleh=juri)
    with pytest.raises(Ditolak, match="alasan"):
        tindakan_tim.cabut_benturan(benturan, " ", oleh=admin)
    tindakan_tim.cabut_benturan(benturan, "Salah pilih daerah.", oleh=admin)
    assert Jejak.objects.get(tindakan="periode.cabut_benturan").alasan == "Salah pilih daerah."


def test_tidak_berlaku_menyisakan_satu_per_variabel(admin):
    periode = buat_periode()
    peserta = buat_peserta(periode=periode)
    satu, dua, tiga = periode.instrumen.indikator.all()
    with pytest.raises(Ditolak, match="satu-satunya"):
        tindakan.nyatakan_tidak_berlaku(peserta, tiga, "Alasan.", oleh=admin)
    baris = tindakan.nyatakan_tidak_berlaku(peserta, satu, "Belum ada layanan itu.", oleh=admin)
    with pytest.raises(Ditolak, match="satu-satunya"):
        tindakan.nyatakan_tidak_berlaku(peserta, dua, "Alasan.", oleh=admin)
    with pytest.raises(Basi):
        tindakan.nyatakan_tidak_berlaku(peserta, satu, "Alasan.", oleh=admin)
    tindakan_tim.nyatakan_berlaku(baris, oleh=admin)
    setel_tahap(periode, "paparan")
    with pytest.raises(Basi):
        tindakan.nyatakan_tidak_berlaku(peserta, satu, "Terlambat.", oleh=admin)
