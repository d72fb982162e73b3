"""A new period from an earlier one: settings go along, values and conflicts do not; all editable before saving."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from penilaian.periode.models import AnggotaTim, Kategori, Periode
from penilaian.periode.salin import setahun
from penilaian.periode.tindakan_pengaturan import atur_jadwal
from pentas.akun.peran import Peran
from pentas.galat import Ditolak
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
)

pytestmark = pytest.mark.django_db
BARU = reverse("penilaian:periode-baru")
TAHAP = ("sosialisasi", "pengumpulan", "rekap", "sanggah", "kunjungan")


def waktu(bulan, hari, tahun=2026):
    return dt.datetime(tahun, bulan, hari, 8, tzinfo=buat_provinsi().zona)


@pytest.fixture
def lama():
    isi = {
        "jumlah_besar": 7,
        "bobot_lapangan": 75,
        "mode_akhir": "paparan",
        "aturan_seri": "pleno",
        "jumlah_verifikator": 2,
    }
    periode = buat_periode(kode="SUMBAR-2026", nama="Penilaian 2026", tahap=TAHAP, **isi)
    kategori = Kategori.objects.create(periode=periode, kode="kota", nama="Kota", kuota=4)
    a = buat_peserta(periode=periode, kode="13.01", penduduk=400_000)
    buat_peserta(periode=periode, kode="13.71", penduduk=900_000, kategori=kategori)
    buat_kabupaten_kota(kode="13.02")
    ketua = buat_anggota_tim(periode=periode, sebagai=AnggotaTim.Sebagai.KETUA)
    buat_benturan(pengguna=ketua.pengguna, peserta=a)
    periode.tahap.filter(kode="rekap").update(mulai=waktu(3, 1), selesai=waktu(3, 9))
    return periode


@pytest.fixture
def admin(client):
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    return client


def isian(jawab) -> dict:
    """The form as a browser would send it back untouched."""
    data = {"dari": "SUMBAR-2026"}
    for nama in ("form", "peserta", "kategori", "jadwal", "tim"):
        for kolom in jawab.context[nama]:
            nilai = kolom.field.prepare_value(kolom.value()) if kolom.value() is not None else ""
            if nilai is True:
                data[kolom.name] = "on"
            elif nilai is not False:
                widget = kolom.field.widget
                data[kolom.name] = widget.format_value(nilai) if hasattr(widget, "format") and nilai else nilai
    return {k: "" if v is None else v for k, v in data.items()}


def test_salinan_utuh(admin, lama):
    data = isian(admin.get(BARU, {"dari": lama.kode}))
    assert data["kode"] == "SUMBAR-2027" and "ikut_13.02" not in data
    jawab = admin.post(BARU, data)
    assert jawab.status_code == 302
    baru = Periode.objects.get(kode="SUMBAR-2027")
    assert (baru.tahun, baru.nama, baru.jumlah_besar, baru.bobot_lapangan) == (2027, "Penilaian 2027", 7, 75)
    assert (baru.mode_akhir, baru.aturan_seri, baru.jumlah_verifikator) == ("paparan", "pleno", 2)
    assert [(p.kode, p.penduduk, getattr(p.kategori, "kode", None)) for p in baru.peserta.all()] == [
        ("13.01", 400_000, None),
        ("13.71", 900_000, "kota"),
    ]
    assert baru.kategori.get().kuota == 4
    assert baru.tahap.get(kode="rekap").mulai == waktu(3, 1, 2027) and baru.tahap.filter(kode="sanggah").exists()
    assert baru.anggota_tim.get().sebagai == "ketua"
    assert not baru.benturan.exists()
    assert Jejak.objects.get(tindakan="periode.salin").sesudah == {"dari": "SUMBAR-2026"}


def test_semua_dapat_diubah_sebelum_disimpan(admin, lama):
    ketua = lama.anggota_tim.get().pengguna
    data = isian(admin.get(BARU, {"dari": lama.kode}))
    data |= {"ikut_13.02": "on", "penduduk_13.02": "500.000", "kategori_13.02": "2", "nama_kategori_2": "Kabupaten"}
    data |= {"kuota_2": "6", f"tim_{ketua.pk}": "", "mulai_rekap": "", "jumlah_besar": "5"}
    data.pop("pakai_sanggah")
    assert admin.post(BARU, data).status_code == 302
    baru = Periode.objects.get(kode="SUMBAR-2027")
    assert baru.peserta.get(kabupaten_kota="13.02").kategori.nama == "Kabupaten"
    assert not baru.anggota_tim.exists() and not baru.tahap.filter(kode="sanggah").exists()
    assert baru.tahap.get(kode="rekap").mulai is None


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"penduduk_13.01": ""}, "Isi jumlah penduduknya"),
        ({"penduduk_13.01": "-5"}, "tidak boleh kurang dari nol"),
        ({"mulai_kunjungan": "2027-03-02T08:00"}, "Mendahului tahap rekap dan verifikasi"),
        ({"kuota_1": ""}, "Isi jumlah yang ditetapkan"),
        ({"nama_kategori_2": "Kota", "kuota_2": "2"}, "sudah dipakai kategori lain"),
        ({"kategori_13.01": "3"}, "belum bernama"),
    ],
)
def test_salinan_buruk_tidak_meninggalkan_apa_apa(admin, lama, ganti, kalimat):
    data = isian(admin.get(BARU, {"dari": lama.kode})) | ganti
    jawab = admin.post(BARU, data)
    assert jawab.status_code == 422 and kalimat in jawab.content.decode()
    assert Periode.objects.count() == 1


def test_penilai_periode_lama_disebut(admin, lama):
    pengguna = buat_pengguna(peran=Peran.PENILAI, periode_kode=lama.kode, nama="Penilai Lama")
    buat_anggota_tim(periode=lama, pengguna=pengguna)
    assert "Tidak ikut disalin" in admin.get(BARU, {"dari": lama.kode}).content.decode()


def test_menyalin_milik_provinsi_lain_tidak_tahu(client, lama):
    provinsi = buat_provinsi(kode="14")
    buat_instrumen_kecil(kode="LAIN", provinsi=provinsi)
    client.force_login(buat_pengguna(peran=Peran.ADMIN, provinsi=provinsi))
    assert client.get(BARU, {"dari": lama.kode}).status_code == 404


def test_kabisat():
    assert timezone.localtime(setahun(waktu(2, 28))).year == 2027
    assert timezone.localtime(setahun(waktu(2, 29, 2028))).day == 28


def test_tahap_tidak_mendahului_pendahulunya(lama):
    admin = buat_pengguna(peran=Peran.ADMIN)
    with pytest.raises(Ditolak, match="Tahap kunjungan lapangan: Mendahului tahap rekap"):
        atur_jadwal(lama, {"kunjungan": (waktu(3, 2), None)}, oleh=admin)
    with pytest.raises(Ditolak, match="Tahap rekap dan verifikasi"):
        atur_jadwal(lama, {"pengumpulan": (waktu(1, 2), waktu(3, 2))}, oleh=admin)
    atur_jadwal(lama, {"kunjungan": (waktu(3, 9), None)}, oleh=admin)
