"""The register of issued documents and its public page."""

import pytest
from django.urls import reverse

from pentas.dokumen.forms import rapikan_kode
from pentas.dokumen.jawab import jawab_pdf, nama_aman
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.models import DokumenTerbit
from pentas.dokumen.tindakan import batalkan, terbitkan
from pentas.galat import Basi, Ditolak
from pentas.jejak.models import Jejak
from pentas.sidik import sidik


@pytest.fixture
def terbit(admin):
    def terbit_(isi="a", **lain):
        bawaan = {"judul": "Peringkat lapangan", "singkatan": "RK10", "lingkup": "UJI-2026"}
        return terbitkan("peringkat", sidik=sidik(isi), penerbit="Dinas Contoh", oleh=admin, **(bawaan | lain))

    return terbit_


def halaman(client, kode):
    jawab = client.get(reverse("dokumen:periksa-kode", args=[kode]))
    return jawab.status_code, jawab.content.decode()


def test_code_is_readable_and_unique(terbit):
    dokumen = terbit()
    awal, jenis, *acak = dokumen.kode.split("-")
    assert (awal[:2], jenis) == ("PD", "RK10")
    assert [len(a) for a in acak] == [4, 4]
    assert terbit(objek="99.71").kode != dokumen.kode


def test_same_content_is_the_same_document(terbit):
    assert terbit("a") == terbit("a")
    assert Jejak.objects.filter(tindakan="dokumen.terbitkan").count() == 1


def test_new_content_supersedes(client, terbit):
    lama, baru = terbit("a"), terbit("b")
    lama.refresh_from_db()
    assert lama.digantikan_oleh == baru
    assert DokumenTerbit.objects.berlaku().get() == baru
    status, isi = halaman(client, lama.kode)
    assert status == 200
    assert "sudah digantikan" in isi
    assert baru.kode in isi


def test_documents_of_other_objects_stay(terbit):
    terbit("a", objek="99.71")
    terbit("b", objek="99.72")
    terbit("c", lingkup="UJI-2027")
    assert DokumenTerbit.objects.berlaku().count() == 3


def test_withdrawn(client, terbit, admin):
    dokumen = terbit()
    with pytest.raises(Ditolak, match="Tulis alasan"):
        batalkan(dokumen, " ", oleh=admin)
    batalkan(dokumen, "Salah nomor", oleh=admin)
    _, isi = halaman(client, dokumen.kode)
    assert "dibatalkan" in isi
    assert "Salah nomor" in isi
    with pytest.raises(Basi):
        batalkan(dokumen, "Lagi", oleh=admin)


def test_public_page_says_what_the_paper_says(client, terbit, admin):
    admin.nama = "Nama Rahasia"
    admin.save()
    dokumen = terbit(contoh=True)
    status, isi = halaman(client, dokumen.kode)
    assert status == 200
    for bagian in (dokumen.kode, dokumen.sidik, "Peringkat lapangan", "Dinas Contoh", "UJI-2026", "DATA CONTOH"):
        assert bagian in isi
    assert "terdaftar dan berlaku" in isi
    assert "Nama Rahasia" not in isi
    assert admin.username not in isi


def test_code_as_people_type_it(client, terbit):
    dokumen = terbit()
    ketikan = dokumen.kode.lower().replace("-", " ")
    jawab = client.get(reverse("dokumen:periksa"), {"kode": f" {ketikan} "})
    assert jawab.url == reverse("dokumen:periksa-kode", args=[dokumen.kode])
    assert halaman(client, dokumen.kode.lower())[0] == 200


def test_unknown_and_incomplete_codes(client, db):
    assert client.get(reverse("dokumen:periksa")).status_code == 200
    jawab = client.get(reverse("dokumen:periksa"), {"kode": "<script>"})
    assert jawab.status_code == 422
    assert "Kode belum lengkap" in jawab.content.decode()
    status, isi = halaman(client, "PD26-RK10-0000-0000")
    assert status == 404
    assert "tidak terdaftar" in isi


def test_checking_takes_one_query(client, terbit, django_assert_num_queries):
    dokumen = terbit()
    with django_assert_num_queries(1):
        halaman(client, dokumen.kode)


def test_tidying_keeps_what_it_cannot_read():
    assert rapikan_kode("pd26rk107f3a91c2") == "PD26-RK10-7F3A-91C2"
    assert rapikan_kode("abc") == "ABC"


def test_context_of_a_document(rf, terbit, provinsi):
    dokumen = terbit()
    konteks = konteks_dokumen(rf.get("/"), wilayah=provinsi, dokumen=dokumen)
    assert konteks["alamat_periksa"] == f"http://testserver/periksa-dokumen/{dokumen.kode}/"
    assert konteks["qr"].startswith("<svg")
    assert len(dokumen.sidik_pendek) == 19


def test_file_names_are_plain():
    assert nama_aman('Peringkat "akhir" 2026/../é.pdf') == "Peringkat-akhir-2026-pdf"
    assert nama_aman("…") == "dokumen"
    assert jawab_pdf(b"", "rapor.pdf")["Content-Disposition"] == 'attachment; filename="rapor.pdf"'
