"""Who signs which document: set per kind, audited without names, frozen with the stage, printed side by side."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from penilaian.periode.models import Penandatangan
from penilaian.periode.penandatangan import atur_penandatangan, para_penanda, salin_penandatangan
from pentas.akun.peran import Peran
from pentas.dokumen.models import Penanda
from pentas.galat import Basi, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_pengguna, buat_periode, buat_provinsi

pytestmark = pytest.mark.django_db
D = Penandatangan.Dokumen
DUA = [
    {"jabatan": "Ketua Tim Penilai", "nama": "Nama Rahasia", "pangkat": "", "nip": ""},
    {"jabatan": "Sekretaris", "nama": "", "pangkat": "", "nip": ""},
]


@pytest.fixture
def periode():
    return buat_periode(kode="UJI", tahap_terbuka="kunjungan")


def alamat(periode, dokumen=D.BA_PENETAPAN):
    return reverse("penilaian:periode-penandatangan-ubah", args=[periode.kode, dokumen])


def test_diatur_disalin_dan_tercatat_tanpa_nama(periode):
    admin = buat_pengguna(peran=Peran.ADMIN)
    atur_penandatangan(periode, D.BA_PENETAPAN, DUA, oleh=admin)
    assert [p.jabatan for p in para_penanda(periode, D.BA_PENETAPAN)] == ["Ketua Tim Penilai", "Sekretaris"]
    assert para_penanda(periode, D.RAPOR) == []
    baris = Jejak.objects.get(tindakan="periode.penandatangan")
    assert baris.sesudah["jabatan"] == ["Ketua Tim Penilai", "Sekretaris"] and "Rahasia" not in str(baris.sesudah)
    baru = buat_periode(kode="BARU")
    salin_penandatangan(baru, periode, oleh=admin)
    assert len(para_penanda(baru, D.BA_PENETAPAN)) == 2


def test_hak_dan_tahap(periode):
    with pytest.raises(SalahPeran):
        atur_penandatangan(periode, D.RAPOR, DUA, oleh=buat_pengguna(peran=Peran.TIM_PROVINSI))
    selesai = buat_periode(kode="TUTUP", tahap_terbuka="paparan")
    admin = buat_pengguna(peran=Peran.ADMIN)
    with pytest.raises(Basi, match="setelah tahap penetapan ditutup"):
        atur_penandatangan(selesai, D.BA_PENETAPAN, DUA, oleh=admin)
    atur_penandatangan(selesai, D.BA_PEMENANG, DUA, oleh=admin)


def test_halaman(client, periode):
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    isi = {"jabatan_1": "Ketua Tim", "nip_2": "12", "nama_3": "Tanpa Jabatan"}
    jawab = client.post(alamat(periode), isi)
    assert jawab.status_code == 422
    assert "NIP terdiri atas 18 angka." in jawab.content.decode()
    assert "Tulis sebutan jabatannya" in jawab.content.decode()
    assert client.post(alamat(periode), {"jabatan_1": "Ketua Tim", "jabatan_3": "Anggota"}).status_code == 302
    assert [p.urutan for p in para_penanda(periode, D.BA_PENETAPAN)] == [1, 2]
    daftar = client.get(reverse("penilaian:periode-penandatangan", args=[periode.kode])).content.decode()
    assert "Ketua Tim" in daftar and "Mengikuti kop surat" in daftar
    assert 'value="Anggota"' in client.get(alamat(periode)).content.decode()
    assert client.get(alamat(periode, "lain")).status_code == 404
    assert client.post(alamat(periode), {}).status_code == 302 and not para_penanda(periode, D.BA_PENETAPAN)


def test_auditor_membaca_provinsi_lain_tidak_tahu(client, periode):
    url = reverse("penilaian:periode-penandatangan", args=[periode.kode])
    client.force_login(buat_pengguna(peran=Peran.AUDITOR))
    isi = client.get(url).content.decode().split('id="isi"')[1]
    assert "Ubah" not in isi
    assert client.post(alamat(periode), {}).status_code == 403
    client.force_login(buat_pengguna(peran=Peran.ADMIN, provinsi=buat_provinsi(kode="14")))
    assert client.get(url).status_code == 404 and client.get(alamat(periode)).status_code == 404


@pytest.mark.parametrize("jumlah", [0, 1, 2, 3, 4])
def test_tercetak(periode, jumlah):
    semua = [Penandatangan(jabatan=f"Jabatan {n}") for n in range(jumlah)]
    kop = Penanda("Kepala Dinas")
    html = render_to_string("dokumen/_penutup.html", {"para_penanda": semua, "penanda": kop, "tempat": "Padang"})
    assert all(p.jabatan in html for p in semua) and ("Kepala Dinas" in html) == (jumlah == 0)
    assert html.count("Padang,") == 1
    assert html.count("<tr>") == html.count("</tr>")
