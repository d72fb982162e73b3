"""Stages open and close one after the other, deliberately, and not before what they need is there."""

import datetime as dt

import pytest
from django.utils import timezone

from penilaian.periode import tindakan
from penilaian.periode.alur import KodeTahap
from penilaian.periode.kesiapan import Kesiapan, _pemeriksa, daftarkan_kesiapan, kesiapan, peringatan_tanggal
from penilaian.periode.models import AnggotaTim, Periode, Sosialisasi
from penilaian.periode.tindakan_pengaturan import atur_jadwal, perpanjang_tahap
from penilaian.periode.uraian import akibat, linimasa, rentang
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_anggota_tim, buat_pengguna, buat_periode, buat_peserta

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return buat_pengguna(peran=Peran.ADMIN)


@pytest.fixture
def tanpa_ruang(monkeypatch):
    """Only this room's own rules: what other rooms do on opening is their tests' business."""
    monkeypatch.setattr(tindakan, "saat_dibuka", {})
    monkeypatch.setattr(tindakan, "saat_ditutup", {})


def test_seluruh_perjalanan(admin, tanpa_ruang):
    periode = buat_periode(jumlah_peserta=2)
    buat_anggota_tim(periode=periode)
    for tahap in list(periode.tahap.all()):
        tindakan.buka_tahap(periode, tahap.kode, oleh=admin)
        if tahap.kode != KodeTahap.SELESAI:
            assert Periode.objects.get(pk=periode.pk).tahap_kini.kode == tahap.kode
            tindakan.tutup_tahap(periode, tahap.kode, oleh=admin)
    akhir = Periode.objects.get(pk=periode.pk)
    assert akhir.tahap_kini is None and akhir.kode_tahap == "selesai" and akhir.label_tahap == "Selesai"
    assert Jejak.objects.filter(tindakan="periode.buka_tahap", lingkup=periode.kode).count() == 8


@pytest.mark.parametrize("kode", ["rekap", "kunjungan", "selesai"])
def test_tahap_di_luar_urutan_ditolak(admin, kode):
    periode = buat_periode(tahap_terbuka="pengumpulan", jumlah_peserta=1)
    with pytest.raises(Basi, match="belum ditutup"):
        tindakan.buka_tahap(periode, kode, oleh=admin)


def test_tahap_tidak_dibuka_atau_ditutup_dua_kali(admin, tanpa_ruang):
    periode = buat_periode(tahap_terbuka="pengumpulan", jumlah_peserta=1)
    with pytest.raises(Basi):
        tindakan.buka_tahap(periode, "pengumpulan", oleh=admin)
    tindakan.tutup_tahap(periode, "pengumpulan", oleh=admin)
    for ulang in (tindakan.tutup_tahap, tindakan.buka_tahap):
        with pytest.raises(Basi):
            ulang(periode, "pengumpulan", oleh=admin)


def test_tahap_yang_tidak_dipakai(admin):
    with pytest.raises(Ditolak, match="tidak dipakai"):
        tindakan.buka_tahap(buat_periode(), "sanggah", oleh=admin)


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.ADMIN])
def test_hanya_admin(peran):
    with pytest.raises(SalahPeran):
        tindakan.buka_tahap(buat_periode(), "sosialisasi", oleh=buat_pengguna(peran=peran))


def test_pengumpulan_menunggu_peserta_dan_penduduk(admin, tanpa_ruang):
    periode = buat_periode(tahap_terbuka="sosialisasi")
    tindakan.tutup_tahap(periode, "sosialisasi", oleh=admin)
    with pytest.raises(Ditolak, match="Belum ada peserta"):
        tindakan.buka_tahap(periode, "pengumpulan", oleh=admin)
    peserta = buat_peserta(periode=periode, penduduk=0)
    with pytest.raises(Ditolak, match=r"Jumlah penduduk Kab\. Agam kosong"):
        tindakan.buka_tahap(periode, "pengumpulan", oleh=admin)
    peserta.penduduk = 10
    peserta.save()
    tindakan.buka_tahap(periode, "pengumpulan", oleh=admin)


def test_kunjungan_menunggu_tim(admin, tanpa_ruang):
    periode = buat_periode(tahap_terbuka="rekap", jumlah_peserta=1)
    tindakan.tutup_tahap(periode, "rekap", oleh=admin)
    with pytest.raises(Ditolak, match="Tim penilai belum punya anggota"):
        tindakan.buka_tahap(periode, "kunjungan", oleh=admin)
    buat_anggota_tim(periode=periode)
    assert "Ketua tim penilai belum ditetapkan." in [t.kalimat for t in kesiapan(periode, "kunjungan")]
    tindakan.buka_tahap(periode, "kunjungan", oleh=admin)


def test_yang_mengingatkan_tidak_menghalangi(admin):
    periode = buat_periode(jumlah_peserta=2)
    buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota="13.01")
    temuan = kesiapan(periode, "pengumpulan")
    assert not any(t.menghalangi for t in temuan)
    kalimat = " ".join(t.kalimat for t in temuan)
    assert "Kab. Solok belum punya akun operator" in kalimat
    assert "Sosialisasi belum dicatat" in kalimat
    assert "Rencana pembukaannya belum diisi" in kalimat


def test_lengkap_berarti_tanpa_temuan(admin):
    periode = buat_periode(jumlah_peserta=1)
    buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota="13.01")
    Sosialisasi.objects.create(
        periode=periode, tanggal=dt.date(2026, 1, 1), tempat="Aula", materi="x", jumlah_hadir=1, dicatat_oleh=admin
    )
    periode.tahap.filter(kode="pengumpulan").update(mulai=timezone.now() - dt.timedelta(days=1))
    assert kesiapan(Periode.objects.get(pk=periode.pk), "pengumpulan") == []


def test_ruang_lain_dapat_menghalangi(admin, tanpa_ruang, monkeypatch):
    monkeypatch.setattr("penilaian.periode.kesiapan._pemeriksa", {})
    periode = buat_periode(jumlah_peserta=1)
    daftarkan_kesiapan("sosialisasi", lambda periode, kode: [Kesiapan("Aula belum siap.", menghalangi=True)])
    with pytest.raises(Ditolak, match="Aula belum siap"):
        tindakan.buka_tahap(periode, "sosialisasi", oleh=admin)
    assert "sosialisasi" not in _pemeriksa


def test_ruang_menggagalkan_pembukaan_seluruhnya(admin, monkeypatch):
    def gagal(periode, *, oleh):
        raise Ditolak("Belum bisa.")

    monkeypatch.setattr(tindakan, "saat_dibuka", {"sosialisasi": [gagal]})
    periode = buat_periode()
    with pytest.raises(Ditolak):
        tindakan.buka_tahap(periode, "sosialisasi", oleh=admin)
    assert periode.tahap.get(kode="sosialisasi").status == "belum"
    assert not Jejak.objects.filter(tindakan="periode.buka_tahap").exists()


# --- dates ----------------------------------------------------------------------------------------


def hari(n):
    return timezone.now() + dt.timedelta(days=n)


def test_tanggal_mengingatkan():
    periode = buat_periode(tahap_terbuka="pengumpulan")
    tahap = periode.tahap_kini
    assert "belum diisi" in peringatan_tanggal(tahap, membuka=False)[0].kalimat
    tahap.selesai = hari(3)
    assert "3 hari lagi" in peringatan_tanggal(tahap, membuka=False)[0].kalimat
    tahap.selesai = hari(-3)
    assert peringatan_tanggal(tahap, membuka=False) == []


def test_jadwal_disimpan_dan_dicatat_sekali(admin):
    periode = buat_periode()
    jadwal = {"sosialisasi": (hari(1), hari(2)), "rekap": (None, None)}
    atur_jadwal(periode, jadwal, oleh=admin)
    atur_jadwal(periode, jadwal, oleh=admin)
    assert Jejak.objects.get(tindakan="periode.atur_jadwal").sesudah.keys() == {"sosialisasi"}
    with pytest.raises(Ditolak, match="mendahului"):
        atur_jadwal(periode, {"rekap": (hari(2), hari(1))}, oleh=admin)


def test_perpanjangan(admin):
    periode = buat_periode(tahap_terbuka="pengumpulan")
    atur_jadwal(periode, {"pengumpulan": (hari(-5), hari(2)), "rekap": (hari(6), hari(9))}, oleh=admin)
    with pytest.raises(Ditolak, match="alasan"):
        perpanjang_tahap(periode, hari(4), " ", oleh=admin)
    with pytest.raises(Ditolak, match="sesudah batas sekarang"):
        perpanjang_tahap(periode, hari(1), "Gangguan jaringan.", oleh=admin)
    with pytest.raises(Ditolak, match="Melewati pembukaan tahap rekap"):
        perpanjang_tahap(periode, hari(7), "Gangguan jaringan.", oleh=admin)
    baru = hari(4)
    perpanjang_tahap(periode, baru, "Gangguan jaringan.", oleh=admin)
    assert periode.tahap.get(kode="pengumpulan").selesai == baru
    assert Jejak.objects.get(tindakan="periode.perpanjang_tahap").alasan == "Gangguan jaringan."


def test_perpanjangan_tanpa_tahap_terbuka(admin):
    with pytest.raises(Basi):
        perpanjang_tahap(buat_periode(), hari(4), "Alasan.", oleh=admin)


@pytest.mark.parametrize(
    ("mulai", "selesai", "harap"),
    [
        ((2026, 6, 2), (2026, 6, 12), "2–12 Juni 2026"),
        ((2026, 7, 6), (2026, 8, 28), "6 Juli–28 Agustus 2026"),
        ((2026, 12, 30), (2027, 1, 2), "30 Desember 2026–2 Januari 2027"),
        ((2026, 10, 8), (2026, 10, 8), "8 Oktober 2026"),
        ((2026, 10, 8), None, "mulai 8 Oktober 2026"),
        (None, (2026, 10, 8), "sampai 8 Oktober 2026"),
        (None, None, "Belum dijadwalkan"),
    ],
)
def test_rentang(mulai, selesai, harap):
    def waktu(bagian):
        return timezone.make_aware(dt.datetime(*bagian, 10)) if bagian else None  # noqa: DTZ001

    assert rentang(waktu(mulai), waktu(selesai)) == harap


def test_linimasa():
    periode = buat_periode(tahap_terbuka="pengumpulan")
    periode.tahap.filter(kode="pengumpulan").update(selesai=hari(-2))
    baris = linimasa(Periode.objects.get(pk=periode.pk))
    assert [b.kelas for b in baris] == ["selesai", "kini", "", "", "", "", "", ""]
    assert baris[1].lewat and baris[1].keadaan == "Melewati rencana"
    assert "10 besar" in baris[4].keterangan


def test_akibat_menyebut_yang_terjadi():
    periode = buat_periode(jumlah_peserta=3)
    tahap = periode.tahap.get(kode="pengumpulan")
    kalimat = akibat(periode, tahap, membuka=True, peringatan=["Rencana belum diisi."])
    assert "3 kabupaten/kota" in kalimat and "Rencana belum diisi." in kalimat
    assert "tidak dapat lagi mengisi" in akibat(periode, tahap, membuka=False)


def test_ketua_hanya_satu_dan_berperan_ketua(admin):
    periode = buat_periode()
    penilai, ketua, lain = (buat_pengguna(peran=p) for p in (Peran.PENILAI, Peran.KETUA_TIM, Peran.KETUA_TIM))
    with pytest.raises(Ditolak, match="berperan ketua"):
        tindakan.tambah_anggota_tim(periode, penilai, sebagai=AnggotaTim.Sebagai.KETUA, oleh=admin)
    tindakan.tambah_anggota_tim(periode, ketua, sebagai=AnggotaTim.Sebagai.KETUA, oleh=admin)
    with pytest.raises(Ditolak, match="sudah mempunyai ketua"):
        tindakan.tambah_anggota_tim(periode, lain, sebagai=AnggotaTim.Sebagai.KETUA, oleh=admin)
    with pytest.raises(Ditolak, match="belum berperan"):
        tindakan.tambah_anggota_tim(periode, buat_pengguna(peran=Peran.TIM_PROVINSI), oleh=admin)


def test_periode_yang_dipegang_ikut_berubah(admin):
    """Whoever holds the period sees the stage move, also where its stages were fetched with it."""
    asal = buat_periode()
    periode = Periode.objects.prefetch_related("tahap").get(pk=asal.pk)
    assert periode.tahap_kini is None
    tindakan.buka_tahap(periode, "sosialisasi", oleh=admin)
    assert periode.tahap_kini.kode == "sosialisasi"
    tindakan.tutup_tahap(periode, "sosialisasi", oleh=admin)
    assert periode.tahap_kini is None and periode.sudah_selesai("sosialisasi")
