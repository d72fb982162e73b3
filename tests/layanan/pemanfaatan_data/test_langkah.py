"""A request walks all nine steps, comes back and goes on, and leaves its papers behind."""

import datetime as dt
from io import BytesIO

import pytest
from pypdf import PdfReader

from layanan.pemanfaatan_data.akses.models import HakAkses
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import lanjut, tarik
from layanan.sop.permohonan.tindakan_lampiran import lampirkan
from layanan.sop.surat.alur import StatusSurat
from layanan.sop.surat.docx import buat_docx
from layanan.sop.surat.tindakan import terbitkan_nomor
from pentas.dokumen.models import Instansi
from pentas.galat import Ditolak, SalahPeran
from tests.layanan.pemanfaatan_data.pabrik import (
    HARI,
    ambil_jalan,
    buat_kantor_data,
    buat_permintaan,
    gambar,
    sampai,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor():
    return buat_kantor_data()


def surat(permohonan, jenis):
    return permohonan.surat.filter(jenis=jenis).order_by("-pk").first()


def test_dari_permohonan_sampai_akses_aktif(kantor):
    permohonan = sampai(buat_permintaan(kantor=kantor), kantor, "selesai")
    langkah = list(permohonan.riwayat.order_by("pk").values_list("langkah", flat=True))
    assert list(dict.fromkeys(langkah)) == [la.kode for la in permohonan.sop.langkah]
    assert permohonan.permintaan_data.agenda == "470/001"
    izin = surat(permohonan, "izin_akses")
    assert izin.status == StatusSurat.DIKIRIM and izin.naskah_id
    hak = HakAkses.objects.get(permohonan=permohonan)
    assert hak.status == "aktif" and hak.jumlah_pengguna == 3
    pks = hak.pks.get()
    assert pks.nomor == surat(permohonan, "perjanjian").nomor and pks.pindaian and pks.juknis
    tempo = list(hak.laporan_balikan.values_list("jatuh_tempo", flat=True))
    assert len(tempo) == 5 and tempo[0] == dt.date(2027, 2, 3)


def test_dikembalikan_lalu_kembali_ke_tingkat_yang_mengembalikan(kantor, client):
    permohonan = sampai(buat_permintaan(kantor=kantor), kantor, "disposisi", 1)
    permohonan = ambil_jalan(permohonan, kantor, "kembalikan", catatan="Dasar hukum belum ada.")
    assert (permohonan.langkah, permohonan.pelaku) == ("perbaikan", ("pemohon_opd",))
    with pytest.raises(SalahPeran):
        lanjut(permohonan, "kirim_ulang", oleh=kantor.staf_layanan)
    for siapa, terbuka in ((kantor.pemohon, 1), (kantor.staf_layanan, 0)):
        client.force_login(siapa)
        halaman = client.get(f"/layanan/permohonan/{permohonan.pk}/").content.decode()
        assert halaman.count(f"/layanan/data/permohonan/{permohonan.pk}/ubah/") == terbuka
    permohonan = ambil_jalan(permohonan, kantor, "kirim_ulang")
    assert (permohonan.langkah, permohonan.giliran) == ("disposisi", 1)


def test_surat_dikembalikan_setelah_bernomor_dibatalkan_dan_nomornya_tidak_dipakai_lagi(kantor):
    permohonan = sampai(buat_permintaan(kantor=kantor), kantor, "nomori")
    pertama = terbitkan_nomor("izin_akses", permohonan, oleh=kantor.subbag_umum)
    permohonan = ambil_jalan(permohonan, kantor, "ubah", catatan="Salah alamat.")
    permohonan = sampai(permohonan, kantor, "izin")
    pertama.refresh_from_db()
    assert pertama.status == StatusSurat.DIBATALKAN
    assert surat(permohonan, "izin_akses").nomor != pertama.nomor


def test_berkas_dinas_tidak_diunggah_pemohon(kantor, client):
    """The ministry's licence comes from the office; what the OPD itself owes it may bring while another acts."""
    permohonan = sampai(buat_permintaan(kantor=kantor), kantor, "izin")
    with pytest.raises(SalahPeran):
        lampirkan(permohonan, "surat_izin", gambar(), oleh=kantor.pemohon)
    client.force_login(kantor.pemohon)
    halaman = client.get(f"/layanan/permohonan/{permohonan.pk}/").content.decode()
    assert "Surat izin akses dari Ditjen" not in halaman and "/berkas/izin/" not in halaman
    lampirkan(permohonan, "surat_izin", gambar(), oleh=kantor.staf_layanan)
    terima = PdfReader(BytesIO(client.get(f"/layanan/permohonan/{permohonan.pk}/tanda-terima.pdf").content))
    teks = terima.pages[0].extract_text()
    assert "Surat permohonan OPD" in teks and "Surat izin akses dari Ditjen" not in teks
    permohonan = sampai(permohonan, kantor, "implementasi")
    assert lampirkan(permohonan, "jaringan", gambar(), oleh=kantor.pemohon).jenis == "jaringan"
    assert "Berkas dari Anda" in client.get(f"/layanan/permohonan/{permohonan.pk}/").content.decode()


def test_kirim_tanpa_pindaian_ditolak(kantor):
    permohonan = sampai(buat_permintaan(kantor=kantor), kantor, "nomori")
    with pytest.raises(Ditolak, match="Belum ada: Pindaian surat"):
        ambil_jalan(permohonan, kantor, "kirim")


def test_ditolak_ditjen_dengan_alasan(kantor):
    permohonan = sampai(buat_permintaan(kantor=kantor), kantor, "izin")
    with pytest.raises(Ditolak, match="alasan"):
        ambil_jalan(permohonan, kantor, "tolak", isian={"nomor": "1", "tanggal": HARI})
    permohonan = lanjut(
        permohonan, "tolak", oleh=kantor.staf_layanan, catatan="Tujuan belum jelas.", isian={"nomor": "1"}
    )
    assert permohonan.status == "ditolak" and not HakAkses.objects.exists()


def test_diminta_melengkapi_membuat_surat_kedua(kantor):
    permohonan = sampai(buat_permintaan(kantor=kantor), kantor, "izin")
    permohonan = ambil_jalan(permohonan, kantor, "lengkapi", catatan="Lengkapi tujuan.")
    assert permohonan.langkah == "susun"
    permohonan = sampai(permohonan, kantor, "izin")
    nomor = list(permohonan.surat.filter(jenis="izin_akses").values_list("status", flat=True))
    assert nomor == ["dikirim", "dikirim"]


def test_opd_minta_perubahan_konsep_dan_penarikan_membatalkan_hak(kantor):
    permohonan = sampai(buat_permintaan(kantor=kantor), kantor, "konsep", 1)
    permohonan = ambil_jalan(permohonan, kantor, "ubah", catatan="Ubah jangka waktunya.")
    assert (permohonan.langkah, permohonan.giliran) == ("konsep", 0)
    permohonan = sampai(permohonan, kantor, "tanda_tangan")
    assert permohonan.surat.filter(jenis="perjanjian").count() == 1
    tarik(permohonan, "Tidak jadi.", oleh=kantor.pemohon)
    assert HakAkses.objects.get(permohonan=permohonan).status == "dicabut"


def test_pks_terbuka_di_pengolah_kata(kantor):
    from io import BytesIO

    from docx import Document

    permohonan = sampai(buat_permintaan(kantor=kantor), kantor, "konsep", 1)
    pks = surat(Permohonan.objects.get(pk=permohonan.pk), "perjanjian")
    dok = Document(BytesIO(buat_docx(pks, Instansi.objects.untuk(kantor.dinas.wilayah))))
    teks = "\n".join(p.text for p in dok.paragraphs)
    assert "PIHAK KEDUA" in teks and "daftar penerima bantuan" in teks
