"""NIK and KK: unreadable at rest, masked on show, opened with a reason, found by their fingerprint, erased."""

import datetime as dt
import pickle
import subprocess
import sys
from io import StringIO

import pytest
from django import forms
from django.core.exceptions import FieldError, ValidationError
from django.core.management import call_command
from django.db import connection
from django.template import Context, Template
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from layanan.sop.pengaduan.models import Pengaduan
from layanan.sop.permohonan.tindakan import lanjut
from layanan.sop.pribadi.hitung import ada_nomor_pribadi, periksa_kk, periksa_nik, samar
from layanan.sop.pribadi.masukan import JagaTeksMixin, NikFormField
from layanan.sop.pribadi.medan import Tersamar, sama
from layanan.sop.pribadi.models import DataPribadi, MasaSimpan
from layanan.sop.pribadi.registri import semua_jenis_simpan
from layanan.sop.pribadi.tindakan import atur_masa_simpan, buka, hapus, simpan, tunda_hapus
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.layanan.pabrik import buat_dinas, buat_permohonan, buat_petugas
from tests.layanan.sop.pengaduan.pabrik import buat_pengaduan
from tests.pabrik import buat_pengguna

NIK, KK = "9901014507901234", "9901011203150002"
NIK_SERUPA_KK = "9901010507907777"
BESOK = dt.date(2099, 1, 1)
ALASAN = "mencocokkan dengan berkas fisik"


def buat_data(**isi) -> DataPribadi:
    isi = {"nik": NIK, "kk": KK, "nama": "Warga Contoh", **isi}
    hapus_pada = isi.pop("hapus_pada", BESOK)
    return simpan(buat_dinas(), "uji", "UJ-2026-0001", hapus_pada, oleh=None, **isi)


def isi_tabel() -> str:
    with connection.cursor() as kursor:
        kursor.execute("SELECT * FROM sop_datapribadi")
        return repr(kursor.fetchall())


# --- structure ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nik", "galat", "peringatan"),
    [
        ("1306014507901234", "", ""),
        ("1306014502291234", "", ""),
        (NIK, "", "hanya untuk data contoh"),
        ("2206014507901234", "", "tidak dikenal"),
        ("1306013207901234", "bukan tanggal lahir", ""),
        ("1306017207901234", "bukan tanggal lahir", ""),
        ("1306010013901234", "bukan tanggal lahir", ""),
        ("1306013002001234", "bukan tanggal lahir", ""),
        ("1306012902001234", "", ""),
        ("1306012902011234", "bukan tanggal lahir", ""),
        ("1306014507900000", "0000", ""),
        ("130601450790123", "16 angka", ""),
        ("13060145079012345", "16 angka", ""),
        ("１３０６０１４５０７９０１２３４", "16 angka", ""),
    ],
)
def test_bentuk_nik(nik, galat, peringatan):
    hasil = periksa_nik(nik)
    assert bool(hasil.galat) == bool(galat) and galat in hasil.galat
    assert bool(hasil.peringatan) == bool(peringatan) and peringatan in hasil.peringatan


def test_kk_tidak_mengenal_tambahan_40():
    assert not periksa_kk("1306011203150002").galat
    assert "tanggal terbit" in periksa_kk("1306015203150002").galat


@pytest.mark.parametrize(
    ("teks", "ada"),
    [
        (f"NIK {NIK}", True),
        ("9901 0145 0790 1234", True),
        ("9901.0145.0790.1234", True),
        ("198001012005011001", False),  # a NIP has eighteen
        ("19800101 200501 1 001", False),
        ("400.12.4.4/012/DKPS-PIAK/2026", False),
        ("tanpa angka", False),
        ("", False),
    ],
)
def test_penjaga_teks_bebas(teks, ada):
    assert ada_nomor_pribadi(teks) is ada


@given(st.from_regex(r"\A[0-9]{16}\Z"), st.text(alphabet="abc ,;:", max_size=20))
def test_penjaga_menemukan_setiap_nomor(nomor, teks):
    assert ada_nomor_pribadi(f"{teks}{nomor}{teks}")
    assert samar(nomor).endswith(nomor[-4:]) and nomor[:12] not in samar(nomor)


def test_medan_formulir_memberi_peringatan_tanpa_menolak():
    class Uji(JagaTeksMixin, forms.Form):
        nik = NikFormField(label="NIK")
        catatan = forms.CharField()

    form = Uji({"nik": "9901 0145 0790 1234", "catatan": f"lihat {NIK}"})
    assert list(form.errors) == ["catatan"]
    assert form.cleaned_data["nik"] == NIK and "contoh" in form.fields["nik"].peringatan


# --- at rest --------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_tersandi_di_tabel_dan_tersamar_di_mana_pun():
    data = DataPribadi.objects.get(pk=buat_data().pk)
    assert NIK not in isi_tabel() and KK not in isi_tabel() and "Warga" not in isi_tabel()
    assert str(data.nik) == repr(data.nik) == "••••••••••••1234"
    assert Template("{{ d.nik }} {{ d }}").render(Context({"d": data})).count(NIK) == 0
    with pytest.raises(TypeError):
        pickle.dumps(data.nik)


@pytest.mark.django_db
def test_ditemukan_menurut_sidik_dan_perbandingan_langsung_ditolak():
    data = buat_data()
    buat_data(nik="9901010507909999", kk=NIK_SERUPA_KK)
    assert DataPribadi.objects.get(sama(DataPribadi, "nik", "9901.0145.0790.1234")) == data
    assert not DataPribadi.objects.filter(sama(DataPribadi, "nik", NIK_SERUPA_KK)).exists()  # another realm
    with pytest.raises(FieldError):
        DataPribadi.objects.filter(nik=NIK).count()
    assert DataPribadi.objects.filter(nik__isnull=False).count() == 2


@pytest.mark.django_db
def test_model_menolak_nomor_yang_bukan_nik():
    with pytest.raises(Ditolak, match="16 angka"):
        buat_data(nik="123")
    with pytest.raises(ValidationError):
        DataPribadi._meta.get_field("nik").validate(Tersamar("123"), None)


@pytest.mark.django_db
def test_kunci_diputar_tanpa_kehilangan_apa_pun(settings):
    lama = settings.KUNCI_PRIBADI
    data = buat_data()
    settings.KUNCI_PRIBADI = ["kunci baru yang panjangnya lebih dari tiga puluh dua", *lama]
    assert DataPribadi.objects.filter(sama(DataPribadi, "nik", NIK)).count() == 1  # still under the old one
    call_command("putar_kunci_pribadi", stdout=StringIO())
    settings.KUNCI_PRIBADI = settings.KUNCI_PRIBADI[:1]
    data = DataPribadi.objects.get(sama(DataPribadi, "nik", NIK))
    assert (data.nik.nilai(), data.kk.nilai(), data.nama.nilai()) == (NIK, KK, "Warga Contoh")
    settings.KUNCI_PRIBADI = lama
    with pytest.raises(Ditolak, match="kunci lain"):
        DataPribadi.objects.get().nik.nilai()


# --- opened, erased ------------------------------------------------------------------------------


@pytest.mark.django_db
def test_dibuka_dengan_alasan_dan_jejak_tanpa_nomornya():
    data, petugas = buat_data(), buat_petugas(peran=Peran.STAF_LAYANAN)
    assert buka(data, "nik", alasan=ALASAN, oleh=petugas) == NIK
    jejak = Jejak.objects.get(tindakan="pribadi.buka")
    assert (jejak.pelaku, jejak.sesudah, jejak.alasan) == (petugas.pk, {"medan": "nik"}, ALASAN)
    semua = repr(list(Jejak.objects.values()))
    assert NIK not in semua and KK not in semua and "Warga" not in semua


@pytest.mark.django_db
def test_tidak_dibuka_tanpa_hak_tanpa_alasan_atau_di_dinas_lain():
    data, petugas = buat_data(), buat_petugas(peran=Peran.STAF_LAYANAN)
    with pytest.raises(Ditolak, match="untuk apa"):
        buka(data, "nik", alasan="  ", oleh=petugas)
    with pytest.raises(Ditolak, match="16 angka"):
        buka(data, "nik", alasan=f"untuk {NIK} ini", oleh=petugas)
    for orang in (
        buat_petugas(peran=Peran.KEPALA_DINAS),
        buat_petugas(peran=Peran.STAF_LAYANAN, dinas=buat_dinas(kode="13.06")),
        buat_pengguna(peran=Peran.ADMIN),
    ):
        with pytest.raises(SalahPeran):
            buka(data, "nik", alasan=ALASAN, oleh=orang)
    with pytest.raises(Ditolak):
        buka(data, "nik", alasan=ALASAN, oleh=None)
    assert not Jejak.objects.filter(tindakan="pribadi.buka").exists()


@pytest.mark.django_db
def test_lewat_masa_simpan_dihapus_dan_rantai_jejak_utuh():
    lewat = buat_data(hapus_pada=dt.date(2026, 1, 1))
    simpan_terus = buat_data(hapus_pada=BESOK)
    call_command("hapus_lewat_simpan", "--uji", stdout=(keluar := StringIO()))
    assert "data pribadi: 1 baris akan dihapus" in keluar.getvalue()
    call_command("hapus_lewat_simpan", stdout=StringIO())
    lewat.refresh_from_db()
    simpan_terus.refresh_from_db()
    assert (lewat.nik, lewat.kk, lewat.nama, lewat.nik_sidik) == (None, None, None, "")
    assert lewat.dihapus_pada and simpan_terus.nik.nilai() == NIK
    call_command("periksa_jejak", stdout=StringIO())
    with pytest.raises(Basi):
        buka(lewat, "nik", alasan=ALASAN, oleh=buat_petugas())
    call_command("hapus_lewat_simpan", stdout=(keluar := StringIO()))
    assert "data pribadi: 0 baris dihapus" in keluar.getvalue()


@pytest.mark.django_db
def test_dihapus_atau_ditunda_hanya_oleh_pengelola_layanan():
    data, admin = buat_data(), buat_pengguna(peran=Peran.ADMIN)
    with pytest.raises(SalahPeran):
        hapus(data, alasan="permintaan warga", oleh=buat_petugas())
    tunda_hapus(data, dt.date(2100, 1, 1), alasan="masih diperiksa", oleh=admin)
    hapus(data, alasan="permintaan warga", oleh=admin)
    with pytest.raises(Basi):
        hapus(data, alasan="sekali lagi", oleh=admin)
    assert Jejak.objects.filter(tindakan="pribadi.hapus").get().sesudah == {"medan": ["nik", "kk", "nama"]}


@pytest.mark.django_db
def test_catatan_langkah_tidak_boleh_memuat_nik():
    with pytest.raises(Ditolak, match="16 angka"):
        lanjut(buat_permohonan(), "tolak", oleh=None, catatan=f"NIK {NIK} keliru")


@pytest.mark.django_db
def test_halaman_membuka_satu_nomor_dan_tidak_disimpan_peramban(client):
    data = buat_data()
    alamat = reverse("sop:pribadi-buka", args=[data.pk])
    client.force_login(buat_petugas(peran=Peran.STAF_LAYANAN))
    isi = client.get(alamat).content.decode()
    assert "••••••••••••1234" in isi and NIK not in isi
    jawab = client.post(alamat, {"medan": "nik", "alasan": ALASAN})
    assert NIK in jawab.content.decode() and KK not in jawab.content.decode()
    assert "no-store" in jawab["Cache-Control"]
    assert client.post(alamat, {"medan": "nik", "alasan": "singkat"}).status_code == 422
    assert client.post(alamat, {"medan": "id", "alasan": ALASAN}).status_code == 422
    client.force_login(buat_petugas(peran=Peran.STAF_LAYANAN, dinas=buat_dinas(kode="17")))
    assert client.get(alamat).status_code == 404


def test_produksi_menolak_mulai_tanpa_kuncinya(tmp_path):
    """Both keys of its own, and none too short."""
    lingkungan = {"PENTAS_PRODUKSI": "1", "PENTAS_HOST": "pentas.example", "PENTAS_DATA": str(tmp_path)}
    lingkungan["PENTAS_KUNCI_RAHASIA"] = "r" * 64
    for kunci, galat in (("", "PENTAS_KUNCI_PRIBADI"), ("pendek", "32 characters"), ("k" * 40, "")):
        proses = subprocess.run(
            [sys.executable, "-c", "import pentas.settings"],
            env={**lingkungan, "PENTAS_KUNCI_PRIBADI": kunci},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (proses.returncode != 0, galat in proses.stderr) == (bool(galat), True)
    assert not (tmp_path / "kunci-pribadi").exists()


@pytest.mark.django_db
def test_masa_simpan_diatur_menurut_jenis_dan_berlaku_bagi_yang_baru():
    dinas, admin = buat_dinas(), buat_pengguna(peran=Peran.ADMIN)
    lama = buat_pengaduan(dinas=dinas)
    assert lama.hapus_pada == dt.date(2028, 9, 7)  # two years from Monday 7 September 2026
    for orang in (buat_petugas(dinas=dinas), buat_pengguna(peran=Peran.AUDITOR)):
        with pytest.raises(SalahPeran):
            atur_masa_simpan(dinas, {"pengaduan": 6}, oleh=orang)
    for salah in ({"pengaduan": 0}, {"pengaduan": 121}, {"lain": 5}):
        with pytest.raises(Ditolak):
            atur_masa_simpan(dinas, salah, oleh=admin)
    assert atur_masa_simpan(dinas, {"pengaduan": 6}, oleh=admin) == ["pengaduan"]
    assert atur_masa_simpan(dinas, {"pengaduan": 6}, oleh=admin) == []
    jejak = Jejak.objects.get(tindakan="pribadi.masa")
    assert (jejak.sebelum, jejak.sesudah) == ({"pengaduan": 24}, {"pengaduan": 6})
    assert buat_pengaduan(dinas=dinas).hapus_pada == dt.date(2027, 3, 7)
    assert Pengaduan.objects.get(pk=lama.pk).hapus_pada == lama.hapus_pada


@pytest.mark.django_db
def test_halaman_masa_simpan_menyebut_yang_segera_dihapus_tanpa_data_pribadi(client):
    dinas = buat_dinas()
    buat_data(hapus_pada=dt.date(2026, 1, 1))
    buat_data(hapus_pada=dt.date(2200, 1, 1))
    alamat = reverse("sop:pribadi-simpan", args=[dinas.pk])
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    teks = client.get(alamat).content.decode()
    assert "Data pribadi: 1" in teks and "1 data sudah lewat hari terakhirnya" in teks
    assert NIK not in teks and NIK[-4:] not in teks
    nama = {b.label: f"bulan_{n}" for n, b in enumerate(semua_jenis_simpan())}
    isi = dict.fromkeys(nama.values(), 9)
    assert client.post(alamat, {**isi, "bulan_0": "x"}).status_code == 422
    assert client.post(alamat, isi).status_code == 302
    assert set(MasaSimpan.objects.values_list("bulan", flat=True)) == {9}
    client.force_login(buat_pengguna(peran=Peran.ADMIN, provinsi=buat_dinas(kode="14").provinsi))
    assert client.get(alamat).status_code == 404


@pytest.mark.django_db
def test_hari_hapus_tidak_ditunda_ke_belakang_atau_tanpa_alasan():
    data, admin = buat_data(), buat_pengguna(peran=Peran.ADMIN)
    for hari, alasan in ((BESOK, " "), (dt.date(2020, 1, 1), ALASAN), (BESOK, f"Sengketa {NIK}")):
        with pytest.raises(Ditolak):
            tunda_hapus(data, hari, alasan=alasan, oleh=admin)
