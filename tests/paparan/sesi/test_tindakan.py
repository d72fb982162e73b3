"""The session: its order, its opening, its clock."""

import pytest

from paparan.lembar.models import Baris, Lembar
from paparan.sesi.hitung import undi
from paparan.sesi.izin import ambil_tampil
from paparan.sesi.models import Sesi
from paparan.sesi.tindakan import (
    akhiri_tampil,
    buat_sesi,
    buka_sesi,
    mulai_tampil,
    susun_urutan,
    ubah_sesi,
    ulangi_tampil,
    undi_urutan,
    urutkan_peringkat,
)
from penilaian.penetapan.tindakan import sebelum_diganti
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.jejak.models import Jejak
from tests.pabrik import buat_anggota_tim, buat_benturan, buat_periode, setel_tahap
from tests.paparan.bantu import HARI, buat_panggung

pytestmark = pytest.mark.django_db


def urutan(sesi):
    return [t.kode for t in sesi.tampil.lengkap()]


def test_undian_dapat_dihitung_ulang_dan_tidak_bergantung_urutan_masuk():
    kode = ["13.01", "13.02", "13.03", "13.04"]
    assert undi(kode, "7421") == undi(kode[::-1], "7421")
    assert sorted(undi(kode, "7421")) == kode
    assert len({tuple(undi(kode, str(n))) for n in range(40)}) > 10


def test_urutan_peringkat_undian_manual_dan_jejaknya():
    p = buat_panggung(buka=False)
    awal = urutan(p.sesi)
    undi_urutan(p.sesi, benih="7421", oleh=p.ketua)
    assert urutan(p.sesi) == undi(awal, "7421")
    assert (p.sesi.cara_urut, p.sesi.benih) == ("undian", "7421")
    assert Jejak.objects.filter(tindakan="paparan.urutkan").last().sesudah["benih"] == "7421"
    susun_urutan(p.sesi, awal[::-1], oleh=p.provinsi)
    assert urutan(p.sesi) == awal[::-1]
    urutkan_peringkat(p.sesi, oleh=p.admin)
    assert urutan(p.sesi) == awal
    assert p.sesi.benih == ""


def test_undian_tanpa_benih_membuat_benih():
    p = buat_panggung(buka=False)
    undi_urutan(p.sesi, oleh=p.ketua)
    assert len(p.sesi.benih) == 16


@pytest.mark.parametrize("salah", [["13.01", "13.02"], ["13.01", "13.01", "13.02"], ["13.01", "13.02", "99.99"]])
def test_urutan_tidak_lengkap_ditolak(salah):
    p = buat_panggung(buka=False)
    with pytest.raises(Ditolak, match="tepat satu kali"):
        susun_urutan(p.sesi, salah, oleh=p.ketua)
    assert urutan(p.sesi) == p.kode


def test_sesi_perlu_penetapan_dan_hanya_satu():
    p = buat_panggung(buka=False)
    with pytest.raises(Basi, match="sudah dibuat"):
        buat_sesi(p.periode, tanggal=HARI, oleh=p.ketua)
    lain = buat_periode(tahap_terbuka="paparan")
    with pytest.raises(Basi, match="belum ditetapkan"):
        buat_sesi(lain, tanggal=HARI, oleh=p.ketua)


def test_membuka_sesi_membekukan_bobot_dan_membuat_lembar():
    p = buat_panggung(jumlah=4, penilai=3, buka=False)
    assert p.periode.bobot_beku_pada is None
    buat_benturan(pengguna=p.penilai[0], peserta=p.peserta[p.kode[1]])
    buka_sesi(p.sesi, oleh=p.provinsi)
    p.periode.refresh_from_db()
    assert p.periode.bobot_beku_pada is not None
    assert Lembar.objects.count() == 3
    assert Baris.objects.count() == 4 * 3 - 1
    assert not Baris.objects.filter(
        lembar__penilai=p.penilai[0], tampil__finalis__peserta=p.peserta[p.kode[1]]
    ).exists()


def test_sesi_terbuka_tidak_diubah_lagi():
    p = buat_panggung()
    with pytest.raises(Basi, match="sudah dibuka"):
        undi_urutan(p.sesi, oleh=p.ketua)
    with pytest.raises(Basi, match="sudah dibuka"):
        ubah_sesi(p.sesi, tanggal=HARI, tempat="", durasi_menit=20, oleh=p.ketua)
    with pytest.raises(Basi, match="sudah dibuka"):
        buka_sesi(p.sesi, oleh=p.ketua)


def test_membuka_di_luar_tahap_tanpa_penilai_atau_tanpa_hak():
    p = buat_panggung(penilai=0, buka=False)
    with pytest.raises(Basi, match="Tim penilai"):
        buka_sesi(p.sesi, oleh=p.ketua)
    penilai = buat_anggota_tim(periode=p.periode).pengguna
    for akun in (p.auditor, penilai):
        with pytest.raises(SalahPeran):
            buka_sesi(p.sesi, oleh=akun)
    setel_tahap(p.periode, "penetapan")
    with pytest.raises(Basi, match="tahap paparan"):
        buka_sesi(p.sesi, oleh=p.ketua)


def test_jam_satu_per_satu_dan_ulang_dengan_alasan():
    p = buat_panggung()
    satu, dua = (ambil_tampil(p.sesi, k) for k in p.kode[:2])
    mulai_tampil(satu, oleh=p.provinsi)
    with pytest.raises(Basi, match="masih berjalan"):
        mulai_tampil(dua, oleh=p.provinsi)
    with pytest.raises(Basi, match="sudah dimulai"):
        mulai_tampil(satu, oleh=p.provinsi)
    akhiri_tampil(satu, oleh=p.provinsi)
    assert satu.usai and satu.lama == "00:00" and not satu.lewat_waktu
    with pytest.raises(Basi, match="tidak sedang berjalan"):
        akhiri_tampil(satu, oleh=p.provinsi)
    with pytest.raises(Ditolak, match="alasan"):
        ulangi_tampil(satu, " ", oleh=p.provinsi)
    ulangi_tampil(satu, "Pengeras suara mati.", oleh=p.provinsi)
    satu.refresh_from_db()
    assert satu.mulai_pada is None and satu.selesai_pada is None
    jejak = Jejak.objects.filter(tindakan="paparan.ulangi").last()
    assert jejak.sesudah["mulai_pada"] and jejak.alasan == "Pengeras suara mati."


def test_daerah_di_luar_urutan_tidak_ada():
    p = buat_panggung(jumlah=4, masuk=["13.01", "13.02"])
    with pytest.raises(TidakAda):
        ambil_tampil(p.sesi, "13.03")


def test_penetapan_yang_sudah_dipaparkan_tidak_diganti():
    p = buat_panggung(buka=False)
    penetapan = Sesi.objects.get().penetapan
    for periksa in sebelum_diganti:
        periksa(penetapan)
    buka_sesi(p.sesi, oleh=p.ketua)
    with pytest.raises(Basi, match="sudah dibuka"):
        for periksa in sebelum_diganti:
            periksa(penetapan)
