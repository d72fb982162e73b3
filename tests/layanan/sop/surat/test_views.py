import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from layanan.sop.surat.daftar import PERJANJIAN, SURAT_KELUAR
from layanan.sop.surat.models import Surat
from layanan.sop.surat.tindakan import nomori, simpan_naskah
from pentas.akun.peran import Peran
from tests.layanan.pabrik import buat_dinas, buat_kantor, buat_pemohon, buat_permohonan, buat_petugas, surat_png
from tests.layanan.sop.surat.pabrik import buat_konsep

pytestmark = pytest.mark.django_db
ISIAN = {
    "perihal": "Undangan rapat",
    "kepada": "Kepala Dinas Sosial\ndi Bengkulu",
    "sifat": "Biasa",
    "naskah": "Paragraf satu.\n\nParagraf dua.",
    "tembusan": "",
}


def test_from_draft_to_sent_in_the_browser(client):
    k = buat_kantor()
    permohonan = buat_permohonan(unit=k.unit)
    client.force_login(k.subbag_umum)
    buka = client.post(f"/layanan/permohonan/{permohonan.pk}/surat/baru/", ISIAN)
    surat = Surat.objects.get()
    assert buka.url == f"/layanan/surat/{surat.pk}/"
    assert surat.isi["paragraf"] == ["Paragraf satu.", "Paragraf dua."]
    assert client.post(f"{buka.url}ubah/", {**ISIAN, "perihal": "Rapat", "versi": 1}).status_code == 302
    assert client.post(f"{buka.url}ubah/", {**ISIAN, "versi": 1}).status_code == 409  # from an old page
    assert client.post(f"{buka.url}nomori/", {"versi": 2, "tanggal": "0001-01-01"}).status_code == 422
    assert client.post(f"{buka.url}nomori/", {"versi": 2, "tanggal": "2026-08-12"}).status_code == 302
    assert client.post(f"{buka.url}naskah/", {"versi": 3, "berkas": surat_png(nama="a.exe")}).status_code == 415
    assert client.post(f"{buka.url}naskah/", {"versi": 3, "berkas": surat_png()}).status_code == 302
    assert client.post(f"{buka.url}kirim/", {"versi": 4, "tanggal": "2026-08-13", "cara": "pos"}).status_code == 302
    assert client.post(f"{buka.url}batalkan/", {"versi": 5, "alasan": "Salah"}).status_code == 409
    surat.refresh_from_db()
    assert (surat.status, surat.nomor) == ("dikirim", "400.12.4.4/001/DKPS-PIAK/2026")
    assert "400.12.4.4/001/DKPS-PIAK/2026" in client.get(f"/layanan/permohonan/{permohonan.pk}/").content.decode()


def test_what_the_applicant_reads(client):
    k = buat_kantor()
    permohonan = buat_permohonan(unit=k.unit)
    perjanjian = buat_konsep(jenis=PERJANJIAN, permohonan=permohonan)
    surat = nomori(buat_konsep(permohonan=permohonan), oleh=None)
    client.force_login(k.pemohon)
    assert client.get(f"/layanan/surat/{perjanjian.pk}/").status_code == 200
    assert client.get(f"/layanan/surat/{surat.pk}/").status_code == 404  # not signed yet
    simpan_naskah(surat, surat_png(), oleh=k.staf_layanan)
    assert client.get(f"/layanan/surat/{surat.pk}/").status_code == 200
    naskah = Surat.objects.get(pk=surat.pk).naskah_id
    unduhan = client.get(f"/unggahan/{naskah}/")
    assert unduhan.status_code == 200
    unduhan.close()
    lain = buat_pemohon()
    tetangga = buat_petugas(dinas=buat_dinas(kode="13.06"))
    for orang in (lain, tetangga):
        client.force_login(orang)
        assert client.get(f"/layanan/surat/{surat.pk}/").status_code == 404
        assert client.get(f"/unggahan/{naskah}/").status_code == 404
        assert client.get(f"/layanan/permohonan/{permohonan.pk}/tanda-terima.pdf").status_code == 404


def test_register_filters_in_a_fixed_number_of_queries(client):
    k = buat_kantor()
    client.force_login(k.kabid)

    def hitung(jumlah):
        for _ in range(jumlah):
            nomori(buat_konsep(permohonan=buat_permohonan(unit=k.unit)), oleh=None)
        with CaptureQueriesContext(
            connection,
        ) as catatan:
            assert client.get("/layanan/surat/").status_code == 200
        return len(catatan)

    assert hitung(1) == hitung(8)
    nomori(buat_konsep(permohonan=buat_permohonan(dinas=buat_dinas(kode="13.06"))), oleh=None)  # another office's
    buat_konsep(jenis=PERJANJIAN, permohonan=buat_permohonan(unit=k.unit))
    for saring, jumlah in (
        ("", 10),
        ("?jenis=perjanjian", 1),
        ("?status=dinomori", 9),
        ("?cari=/003/", 1),
        ("?tahun=x", 10),
    ):
        assert client.get(f"/layanan/surat/{saring}").context["halaman"].paginator.count == jumlah, saring


def test_register_workbook_has_numbered_letters_and_no_formula(client):
    k = buat_kantor()
    permohonan = buat_permohonan(unit=k.unit)
    nomori(buat_konsep(permohonan=permohonan, perihal="=HYPERLINK(1)"), oleh=None)
    buat_konsep(permohonan=permohonan)
    client.force_login(k.subbag_umum)
    lembar = load_workbook(io.BytesIO(client.get("/layanan/surat/register.xlsx").content))["Register"]
    isi = [list(baris) for baris in lembar.iter_rows(min_row=4) if baris[0].value]
    assert [b[0].value for b in isi] == [1]
    hal = isi[0][4]
    assert (hal.value, hal.data_type, hal.quotePrefix) == ("=HYPERLINK(1)", "s", True)


def test_settings_of_numbers(client):
    dinas = buat_dinas()
    client.force_login(buat_petugas(peran=Peran.ADMIN))
    assert "400.12.4.4/001/DKPS-PIAK/" in client.get("/layanan/surat/aturan/").content.decode()
    alamat = f"/layanan/surat/aturan/{dinas.pk}/{SURAT_KELUAR}/"
    assert client.post(alamat, {"tahun": 2026, "pola": "{urut.__class__}/{tahun}"}).status_code == 422
    assert client.post(alamat, {"tahun": 2026, "pola": "470/{urut}/{tahun}", "nama": "A"}).status_code == 422
    assert client.post(alamat, {"tahun": 2026, "pola": "470/{urut}/{tahun}"}).status_code == 302
    assert client.get(f"/layanan/surat/aturan/17/{SURAT_KELUAR}/").status_code == 404
    assert client.get(f"/layanan/surat/aturan/{dinas.pk}/tidak-ada/").status_code == 404
