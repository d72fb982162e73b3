"""From one number to who set it, why, on what evidence, and where the audit trail holds it."""

import pytest
from django.urls import reverse

from penilaian.kunjungan.tindakan import tambah_foto
from penilaian.periode.izin import ambil_indikator
from pentas.akun.peran import Peran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_pengguna
from tests.penilaian.berkas.bantu import gambar
from tests.penilaian.kunjungan.bantu import buat_kunjungan, nilai, segar

pytestmark = pytest.mark.django_db


def alamat(k, indikator="1"):
    return reverse("penilaian:riwayat-sel", args=[k.periode.kode, k.peserta.kode, indikator])


@pytest.fixture
def k():
    k = buat_kunjungan()
    nilai(k, "1", level=3)
    nilai(k, "1", level=1, alasan="Loket belum dipakai.", dasar=1)
    return k


def halaman(client, k, pengguna, indikator="1") -> str:
    client.force_login(pengguna)
    return client.get(alamat(k, indikator)).content.decode()


def test_setiap_pertimbangan_dengan_siapa_kapan_mengapa(client, k):
    isi = halaman(client, k, k.provinsi)
    assert "2 pertimbangan" in isi, "both field judgements stay"
    assert "Loket belum dipakai." in isi and str(k.juri) in isi
    assert isi.count(">berlaku<") == 2, "the desk's and the last of the field"
    assert "Nilai verifikasi" in isi and "Belum ada pertimbangan pada lapis ini." in isi  # no claim was made


def test_auditor_sampai_ke_jejak(client, k):
    foto = tambah_foto(segar(k), ambil_indikator(k.periode, "1"), gambar("loket.png"), oleh=k.juri)
    isi = halaman(client, k, buat_pengguna(peran=Peran.AUDITOR))
    baris = Jejak.objects.filter(tindakan="nilai.lapangan", objek_jenis="penilaian.nilai")
    assert baris.count() == 2
    for b in baris:
        assert f"?nomor={b.nomor}" in isi
    assert reverse("unggahan:lihat", args=[foto.unggahan_id]) in isi
    assert "Jumlah semua variabel" in isi


def test_juri_tanpa_jejak_dan_tanpa_peringkat(client, k):
    isi = halaman(client, k, k.luar)
    assert "Loket belum dipakai." in isi
    assert "Jejak audit" not in isi and "Jumlah semua variabel" not in isi


def test_wawancara_hanya_lapangan(client, k):
    isi = halaman(client, k, k.ketua, indikator="3")
    assert "Nilai lapangan" in isi and "Nilai verifikasi" not in isi


def test_daerah_lain_dan_indikator_asing_tidak_ada(client, k):
    client.force_login(k.provinsi)
    assert client.get(alamat(k, "99")).status_code == 404
    client.force_login(buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=k.peserta.kabupaten_kota))
    assert client.get(alamat(k)).status_code == 403
