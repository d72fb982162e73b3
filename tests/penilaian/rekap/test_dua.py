"""Two verifiers: each judges without seeing the other, equal judgements settle, different ones are discussed."""

import io

import openpyxl
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from penilaian.berkas.alur import StatusButir
from penilaian.berkas.models import Butir
from penilaian.berkas.tindakan import kirim, kirim_perbaikan
from penilaian.berkas.tindakan_buka import buka_kembali
from penilaian.berkas.tindakan_isi import isi_klaim
from penilaian.impor.tindakan import impor_nilai
from penilaian.nilai.models import Lapis, Nilai, Pertimbangan
from penilaian.nilai.tindakan import IsianNilai
from penilaian.periode.kesiapan import kesiapan
from penilaian.periode.models import Periode
from penilaian.periode.tindakan import tutup_tahap
from penilaian.periode.tindakan_pengaturan import atur_periode, medan_beku
from penilaian.rekap.matriks import muat_matriks
from penilaian.rekap.models import Pandangan, Putaran
from penilaian.rekap.tindakan import kembalikan, setujui
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import beri_tugas, buat_pengguna, setel_tahap
from tests.penilaian.berkas.bantu import KEPALA, buat_berkas, butir, kirim_berkas
from tests.penilaian.impor.bantu import buku
from tests.penilaian.rekap.bantu import alamat, buat_rekap

pytestmark = pytest.mark.django_db
RAHASIA = "Menurut saya buktinya lengkap sekali."


@pytest.fixture
def b():
    """A dossier sent, whose claim of indicator 1 is 3, and three of the province: satu, dua, tiga."""
    b = buat_berkas(jumlah_verifikator=2)
    kirim_berkas(b)
    setel_tahap(b.periode, "rekap")
    b.satu = b.provinsi
    b.dua, b.tiga = (buat_pengguna(peran=Peran.TIM_PROVINSI) for _ in range(2))
    b.alamat = alamat(b.periode, "rekap-verifikasi", kode=b.peserta.kode, indikator="1")
    return b


def nilai(b, oleh, level, kode="1", alasan=RAHASIA, dasar=0, dilihat="", centang=()):
    return setujui(butir(b, kode), IsianNilai(level, centang, alasan=alasan), dasar=dasar, oleh=oleh, dilihat=dilihat)


def desk(b, kode="1"):
    return Nilai.objects.filter(lapis=Lapis.DESK, indikator__kode=kode).first()


# --- settling ---------------------------------------------------------------------------------------


def test_yang_pertama_belum_menetapkan(b):
    assert nilai(b, b.satu, 5) is None
    assert butir(b).status == "kedua" and desk(b) is None
    assert Pertimbangan.objects.filter(lapis=Lapis.DESK).get().level == 5


def test_dua_yang_sama_menetapkan(b):
    nilai(b, b.satu, 3, alasan="")
    hasil = nilai(b, b.dua, 3, alasan="")
    assert (hasil.level, hasil.pertimbangan.penilai, butir(b).status) == (3, b.dua, "sah")
    putaran = Putaran.objects.get()
    assert putaran.hasil == hasil.pertimbangan
    assert [(p.urutan, p.penilai) for p in putaran.pandangan.all()] == [(1, b.satu), (2, b.dua)]


def test_dua_yang_berbeda_dibahas_lalu_ditetapkan_salah_satunya(b):
    nilai(b, b.satu, 5)
    assert nilai(b, b.dua, 3, alasan="") is None
    assert butir(b).status == "silang" and desk(b) is None
    with pytest.raises(Ditolak, match="hasil pembahasan"):
        nilai(b, b.satu, 3, alasan="")
    with pytest.raises(SalahPeran, match="salah satu dari mereka"):
        nilai(b, b.tiga, 4)
    hasil = nilai(b, b.satu, 4, alasan="Disepakati empat.")
    assert (hasil.level, hasil.pertimbangan.asal, butir(b).status) == (4, "pembahasan", "sah")
    putaran = Putaran.objects.get()
    assert putaran.hasil == hasil.pertimbangan
    assert [p.pertimbangan.level for p in putaran.pandangan.all()] == [5, 3]
    with pytest.raises(Basi):  # the other settles at the same time, on what he saw before
        nilai(b, b.dua, 3, dilihat="silang")


def test_orang_yang_sama_dua_kali_tetap_satu(b):
    nilai(b, b.satu, 5)
    with pytest.raises(Basi, match="Menunggu verifikator kedua"):  # sent again from the page opened before
        nilai(b, b.satu, 5, dilihat="tunggu")
    nilai(b, b.satu, 5, dilihat="kedua")
    nilai(b, b.satu, 4, dilihat="kedua")
    assert butir(b).status == "kedua" and desk(b) is None
    assert list(Pertimbangan.objects.filter(lapis=Lapis.DESK).values_list("level", "versi")) == [(5, 1), (4, 2)]
    assert Pandangan.objects.get().pertimbangan.level == 4
    assert nilai(b, b.dua, 4).level == 4


def test_pangkalan_data_menolak_orang_ketiga_dan_orang_yang_sama(b):
    nilai(b, b.satu, 5)
    p = Pandangan.objects.get()
    lain = [
        Pertimbangan.objects.create(
            uuid=f"00000000-0000-4000-8000-00000000000{n}",
            peserta=b.peserta,
            indikator=butir(b).indikator,
            lapis="desk",
            penilai=b.tiga,
            versi=n,
            pada=p.pertimbangan.pada,
        )
        for n in (1, 2)
    ]
    for penilai, urutan in ((b.satu, 2), (b.dua, 1), (b.dua, 3)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Pandangan.objects.create(putaran=p.putaran, penilai=penilai, urutan=urutan, pertimbangan=lain[0])


def test_yang_kedua_membuka_halaman_sebelum_yang_pertama_menyimpan(b):
    """He saw "tunggu": that somebody judged meanwhile is no news to him, that it is settled would be."""
    nilai(b, b.satu, 3, dilihat="tunggu")
    assert nilai(b, b.dua, 3, dilihat="tunggu").level == 3
    with pytest.raises(Basi) as galat:
        nilai(b, b.tiga, 5, dilihat="tunggu")
    assert galat.value.rincian["tersimpan"]["level"] == 3


def test_aturan_alasan_berlaku_bagi_keduanya(b):
    for oleh in (b.satu, b.dua):
        with pytest.raises(Ditolak, match="berbeda dari nilai mandiri"):
            nilai(b, oleh, 5, alasan="")
    with pytest.raises(Ditolak, match="Pilih dahulu"):
        nilai(b, b.satu, None)
    assert not Putaran.objects.exists()


# --- another round ----------------------------------------------------------------------------------


def test_mengubah_yang_sudah_ditetapkan_memerlukan_dua_lagi(b):
    nilai(b, b.satu, 3), nilai(b, b.dua, 3)
    with pytest.raises(Ditolak, match="sudah terverifikasi dengan nilai 3"):
        nilai(b, b.satu, 3, dasar=1)
    nilai(b, b.satu, 4, dasar=1)
    assert (butir(b).status, desk(b).level) == ("kedua", 3)
    sel = muat_matriks(b.periode, "desk").baris[0].sel[butir(b).indikator.pk]
    assert (sel.level, sel.keadaan) == (None, "kedua")
    assert nilai(b, b.dua, 4, dasar=1).versi == 2
    assert [p.nomor for p in Putaran.objects.all()] == [1, 2]


@pytest.mark.parametrize("silang", [False, True])
def test_satu_verifikator_cukup_untuk_mengembalikan_dan_putaran_mulai_lagi(b, silang):
    nilai(b, b.satu, 5)
    if silang:
        nilai(b, b.dua, 3)
    kembalikan(butir(b), "Foto tidak terbaca.", oleh=b.tiga)
    assert butir(b).status == "balik"
    isi_klaim(butir(b), IsianNilai(4, ["1.a", "1.b", "1.c"]), dasar=1, oleh=b.operator, catatan="Sudah")
    kirim_perbaikan(b.berkas, oleh=b.operator)
    assert nilai(b, b.dua, 4) is None  # the first of a new round
    assert nilai(b, b.satu, 4).level == 4
    assert [p.hasil is None for p in Putaran.objects.all()] == [True, False]


def test_berkas_yang_dibuka_kembali_dinilai_dari_awal(b):
    nilai(b, b.satu, 5)
    setel_tahap(b.periode, "pengumpulan")
    buka_kembali(b.berkas, "Salah kirim.", oleh=buat_pengguna(peran=Peran.ADMIN))
    assert butir(b).status == "draf"
    kirim(b.berkas, KEPALA, oleh=b.operator)
    assert nilai(b, b.satu, 3) is None and nilai(b, b.dua, 3).level == 3


# --- blindness --------------------------------------------------------------------------------------


def lihat(client, oleh, url, **lain):
    client.force_login(oleh)
    return client.get(url, **lain).content.decode()


def terpilih(isi):
    return "checked" in isi.split('name="level"')[1].split("</fieldset>")[0]


@pytest.mark.parametrize("pembaca", ["dua", Peran.ADMIN, Peran.AUDITOR, Peran.KETUA_TIM])
def test_nilai_pertama_tidak_tampak_di_halaman_mana_pun(client, b, pembaca):
    """Not to the second, nor to anybody who could tell him."""
    nilai(b, b.satu, 5, centang=["1.d"])
    oleh = b.dua if pembaca == "dua" else buat_pengguna(peran=pembaca)
    verifikasi = lihat(client, oleh, b.alamat)
    assert "Satu verifikator sudah menilai" in verifikasi and not terpilih(verifikasi)
    riwayat = alamat(b.periode, "riwayat-sel", kode=b.peserta.kode, indikator="1")
    rekap = alamat(b.periode, "rekap-matriks")
    semua = [verifikasi, lihat(client, oleh, riwayat), lihat(client, oleh, rekap + f"?sel={b.peserta.kode}~1")]
    semua += [lihat(client, oleh, f"{rekap}?tampilan={t}") for t in ("desk", "selisih")]
    for isi in semua:
        utama = isi.split("<main")[1].split("Jejak audit")[0]  # who acted is in the trail, what he judged is not
        assert RAHASIA not in utama and b.satu.username not in utama
    assert "<b>5</b>" not in semua[1]
    if pembaca in (Peran.ADMIN, Peran.AUDITOR):
        assert "nilai.desk_pertama" in lihat(client, oleh, "/jejak/")
        assert RAHASIA not in lihat(client, oleh, "/jejak/")
    jawab = client.get(b.alamat + "saran/", {"s_1.a": "ya"}, headers={"accept": "application/json"})
    assert jawab.json()["saran"] == 2


def test_jejak_menyimpan_sidik_lalu_keduanya(b):
    nilai(b, b.satu, 5)
    tertutup = Jejak.objects.get(tindakan="nilai.desk_pertama")
    assert "level" not in tertutup.sesudah and tertutup.alasan == "" and len(tertutup.sesudah["sidik"]) == 64
    nilai(b, b.dua, 3)
    terbuka = Jejak.objects.get(tindakan="nilai.desk_kedua").sesudah
    assert (terbuka["pertama"], terbuka["kedua"], terbuka["sama"]) == (5, 3, False)


def test_penolakan_bagi_yang_kedua_tidak_membuka_nilai_pertama(client, b):
    nilai(b, b.satu, 5)
    client.force_login(b.dua)
    for isi, status in (({"level": "4", "dasar": "0"}, 422), ({"level": "4", "dasar": "9", "alasan": "x"}, 409)):
        jawab = client.post(b.alamat, isi)
        assert jawab.status_code == status
        assert RAHASIA not in jawab.content.decode() and ">5</dd>" not in jawab.content.decode()


def test_admin_yang_melihat_sebagai_verifikator_tidak_melihat_nilainya(client, b):
    nilai(b, b.satu, 5)
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    client.post(reverse("akun:kelola-lihat-sebagai", args=[b.satu.pk]), {"alasan": "Membantu lewat telepon"})
    isi = client.get(b.alamat).content.decode()
    assert "Melihat sebagai" in isi and "Satu verifikator sudah menilai" in isi
    assert RAHASIA not in isi and not terpilih(isi)
    assert (
        RAHASIA not in client.get(alamat(b.periode, "riwayat-sel", kode=b.peserta.kode, indikator="1")).content.decode()
    )


def test_pemilik_nilai_melihat_nilainya_dan_keduanya_sesudah_lengkap(client, b):
    nilai(b, b.satu, 5, centang=["1.d"])
    isi = lihat(client, b.satu, b.alamat)
    assert "Nilai Anda 5, tersimpan" in isi and RAHASIA in isi and "Ubah menjadi nilai 5" in isi
    nilai(b, b.dua, 3, alasan="Kurang satu syarat.")
    for oleh in (b.satu, b.dua):
        isi = lihat(client, oleh, b.alamat)
        assert RAHASIA in isi and "Kurang satu syarat." in isi and "Tetapkan nilai" in isi and not terpilih(isi)
    isi = lihat(client, b.tiga, b.alamat)
    assert "salah satu dari mereka" in isi and "data-setujui" not in isi and "data-kembalikan" in isi


def test_dinas_melihat_menunggu_verifikasi_saja(client, b):
    nilai(b, b.satu, 5), nilai(b, b.dua, 3)
    isi = lihat(client, b.operator, alamat(b.periode, "berkas-indikator", kode=b.peserta.kode, indikator="1"))
    assert "Menunggu verifikasi" in isi and "berbeda" not in isi and RAHASIA not in isi


# --- the page's ways --------------------------------------------------------------------------------


def test_dari_halaman_berbeda_lalu_dibahas(client, b):
    client.force_login(b.satu)
    jawab = client.post(b.alamat, {"level": "3", "dasar": "0", "dilihat": "tunggu"}, follow=True)
    assert "Nilai 3 Anda tersimpan" in jawab.content.decode()
    client.force_login(b.dua)
    jawab = client.post(b.alamat, {"level": "4", "alasan": "Lengkap.", "dasar": "0", "dilihat": "tunggu"})
    assert jawab.url == b.alamat
    assert "Nilai verifikator lain berbeda" in client.get(b.alamat).content.decode()
    jawab = client.post(b.alamat, {"level": "4", "alasan": "Sepakat.", "dasar": "0", "dilihat": "silang"}, follow=True)
    assert "Nilai 4 disetujui" in jawab.content.decode()
    assert "Nilai ini hasil pembahasan dua verifikator" in client.get(b.alamat).content.decode()


def test_antrean_dan_menu_menurut_orangnya(client, b):
    nilai(b, b.satu, 5)
    nilai(b, b.satu, 4, kode="2", alasan=""), nilai(b, b.dua, 3, kode="2")
    url = alamat(b.periode, "rekap-antrean")
    isi = lihat(client, b.satu, url)
    assert "1 butir menunggu dari 1" in isi and "1 butir yang sudah Anda nilai menunggu verifikator kedua" in isi
    assert "Kedua verifikator berbeda" in isi and 'Verifikasi <span class="hitung">1' in isi
    assert "2 butir menunggu dari 1" in lihat(client, b.dua, url)
    isi = lihat(client, b.tiga, url)
    assert "1 butir menunggu dari 1" in isi and "Menunggu verifikator kedua" in isi
    assert "2 butir menunggu dari 1" in lihat(client, buat_pengguna(peran=Peran.ADMIN), url)


# --- numbers ----------------------------------------------------------------------------------------


def test_rekap_menghitung_dan_menyebut_keduanya(client, b):
    nilai(b, b.satu, 5)
    nilai(b, b.satu, 4, kode="2", alasan=""), nilai(b, b.dua, 3, kode="2")
    m = muat_matriks(b.periode, "desk")
    assert (m.hitungan.keadaan["kedua"], m.hitungan.keadaan["silang"], m.hitungan.keadaan["sah"]) == (1, 1, 0)
    assert (m.baris[0].selesai, m.baris[0].jumlah, m.baris[0].total, m.baris[0].lengkap) == (0, 2, 0, False)
    isi = lihat(client, b.tiga, alamat(b.periode, "rekap-matriks"))
    assert "1 menunggu verifikator kedua · 1 berbeda antarverifikator" in isi
    assert 'class="n menanti kedua v3"' in isi and 'class="n menanti silang v4"' in isi
    assert 'aria-label="menunggu verifikator kedua, nilai mandiri 3"' in isi
    assert 'aria-label="kedua verifikator berbeda, nilai mandiri 4"' in isi
    assert '<i class="k menanti kedua"></i>' in isi and '<option value="silang">' in isi
    kosong = lihat(client, b.tiga, alamat(b.periode, "rekap-matriks") + "?status=sah")
    assert "Tidak ada butir dengan status itu" in kosong
    buku_rekap = openpyxl.load_workbook(io.BytesIO(client.get(alamat(b.periode, "rekap-xlsx")).content), read_only=True)
    status = {r[0]: r for r in buku_rekap["Status"].iter_rows(values_only=True)}[b.peserta.kode]
    assert status[2:4] == ("Menunggu verifikator kedua", "Kedua verifikator berbeda") and status[5] == 0
    isi_desk = {r[0]: r for r in buku_rekap["Nilai verifikasi"].iter_rows(values_only=True)}[b.peserta.kode]
    assert isi_desk[2:4] == (None, None) and isi_desk[-1] == "belum"


def test_periode_dengan_satu_verifikator_tidak_menyebut_dua(client):
    periode, _peserta, oleh = buat_rekap()
    isi = lihat(client, oleh, alamat(periode, "rekap-matriks"))
    assert "verifikator kedua" not in isi and '<option value="silang">' not in isi


@pytest.mark.parametrize("halaman", ["rekap-matriks", "rekap-antrean"])
def test_jumlah_query_tetap(client, halaman):
    jumlah = []
    for n in (3, 19):
        periode, peserta, oleh = buat_rekap(jumlah=n, jumlah_verifikator=2)
        lain = buat_pengguna(peran=Peran.TIM_PROVINSI)
        for p in peserta[1:-1]:
            for kode, dua in (("1", False), ("2", True)):
                butir_ = Butir.objects.get(berkas=p.berkas, indikator__kode=kode)
                butir_.berkas = p.berkas
                setujui(butir_, IsianNilai(3, alasan="x"), dasar=0, oleh=oleh)
                if dua:
                    setujui(butir_, IsianNilai(2, alasan="x"), dasar=0, oleh=lain)
        client.force_login(oleh)
        client.get(alamat(periode, halaman))
        with CaptureQueriesContext(connection) as tangkap:
            client.get(alamat(periode, halaman))
        jumlah.append(len(tangkap))
    assert jumlah[0] == jumlah[1]


def test_menutup_rekap_menyebut_butirnya(b):
    admin = buat_pengguna(peran=Peran.ADMIN)
    nilai(b, b.satu, 5)
    nilai(b, b.satu, 4, kode="2", alasan=""), nilai(b, b.dua, 3, kode="2")
    with pytest.raises(Ditolak) as galat:
        tutup_tahap(b.periode, "rekap", oleh=admin)
    nama = b.peserta.kabupaten_kota.nama_pendek
    assert galat.value.alasan.startswith("2 butir dari 1 kabupaten/kota masih menunggu verifikasi.")
    assert f"Menunggu verifikator kedua: {nama} indikator 1." in galat.value.alasan
    assert f"Kedua verifikator berbeda: {nama} indikator 2." in galat.value.alasan
    nilai(b, b.dua, 5), nilai(b, b.dua, 4, kode="2", alasan="Sepakat.")
    tutup_tahap(b.periode, "rekap", oleh=admin)


# --- settings, import -------------------------------------------------------------------------------


def test_jumlah_verifikator_tetap_sejak_nilai_pertama(b):
    admin = buat_pengguna(peran=Peran.ADMIN)
    atur_periode(b.periode, {"jumlah_verifikator": 1}, oleh=admin)
    atur_periode(b.periode, {"jumlah_verifikator": 2}, oleh=admin)
    assert "jumlah_verifikator" not in medan_beku(b.periode)
    nilai(b, b.satu, 5)
    assert "jumlah_verifikator" in medan_beku(b.periode)
    with pytest.raises(Basi, match="nilai verifikasi pertama sudah diberikan"):
        atur_periode(b.periode, {"jumlah_verifikator": 1}, oleh=admin)
    assert Periode.objects.get().dua_verifikator


def test_impor_desk_ditolak_bagi_dua_verifikator(client, b):
    halaman = lihat(client, b.satu, reverse("penilaian:impor-nilai", args=[b.periode.kode]))
    assert "nilai verifikasi tidak diimpor" in halaman and 'type="file"' not in halaman
    for uji in (True, False):
        with pytest.raises(Ditolak, match="dua verifikator"):
            impor_nilai(buku((b.peserta.kode, 3, 4, None)), b.periode, "desk", oleh=b.satu, uji=uji)
    assert butir(b).status == StatusButir.TUNGGU


def test_kesiapan_menyebut_akun_kedua():
    b = buat_berkas(jumlah_verifikator=2)

    def kalimat():
        return " ".join(t.kalimat for t in kesiapan(b.periode, "rekap"))

    assert "akun tim provinsi baru satu" in kalimat()
    beri_tugas(b.provinsi, peran=Peran.TIM_PROVINSI, periode_kode=b.periode.kode)  # twice the same person
    assert "akun tim provinsi baru satu" in kalimat()
    buat_pengguna(peran=Peran.TIM_PROVINSI)
    assert "akun tim provinsi" not in kalimat()
