"""Letterheads: who may set them, what is kept, what is refused."""

import os
from io import BytesIO

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from pentas.dokumen.models import Instansi
from pentas.dokumen.tindakan import simpan_instansi
from pentas.galat import Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from pentas.wilayah.models import KabupatenKota
from tests.pentas.unggahan import contoh

ISI = {
    "nama_pemerintah": "PEMERINTAH PROVINSI CONTOH",
    "nama_dinas": "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",
    "alamat": "Jalan Contoh Nomor 1",
    "kota": "Ibu Kota",
    "penanda_jabatan": "Kepala Dinas",
    "penanda_nama": "Nama Rahasia",
}


def lambang_tersimpan() -> list[str]:
    return [nama for akar, _f, isi in os.walk(settings.MEDIA_ROOT) for nama in isi if akar.endswith("lambang")]


def ubah(client, kode="99", **lain):
    return client.post(reverse("dokumen:instansi-ubah", args=[kode]), ISI | lain)


def test_proposal_comes_from_the_region(provinsi, kota):
    usul = Instansi.objects.untuk(kota)
    assert usul.pk is None
    assert usul.nama_pemerintah == "PEMERINTAH KOTA SATU"
    assert usul.penanda.jabatan == "Kepala Dinas Kependudukan dan Pencatatan Sipil Kota Satu"
    assert usul.kota == "Satu"
    assert Instansi.objects.untuk(provinsi).nama_pemerintah == "PEMERINTAH PROVINSI CONTOH"


@pytest.mark.django_db(transaction=True)
def test_admin_sets_replaces_and_removes_the_emblem(client, admin):
    client.force_login(admin)
    assert ubah(client, berkas_lambang=contoh.berkas("l.jpg", contoh.gambar("JPEG"))).status_code == 302
    pertama = lambang_tersimpan()
    instansi = Instansi.objects.get()
    with instansi.lambang.open() as berkas:
        assert Image.open(berkas).format == "PNG"
    assert instansi.lambang_uri.startswith("data:image/png;base64,")
    ubah(client)
    assert lambang_tersimpan() == pertama
    ubah(client, berkas_lambang=contoh.berkas("l.png", contoh.gambar("PNG")))
    assert len(lambang_tersimpan()) == 1
    assert lambang_tersimpan() != pertama
    ubah(client, hapus_lambang="on")
    assert lambang_tersimpan() == []
    assert Instansi.objects.get().lambang_uri == ""


def test_lost_emblem_does_not_hold_up_documents(provinsi):
    simpan_instansi(provinsi, ISI, lambang=contoh.gambar("PNG"), oleh=None)
    instansi = Instansi.objects.untuk(provinsi)
    instansi.lambang.storage.delete(instansi.lambang.name)
    assert instansi.lambang_uri == ""


def test_audit_names_fields_never_people(client, admin):
    client.force_login(admin)
    ubah(client)
    ubah(client, penanda_nama="Orang Lain")
    dua = Jejak.objects.get(nomor=2)
    assert dua.sesudah == {"wilayah": "99", "medan": ["penanda_nama"]}
    ubah(client, penanda_nama="Orang Lain")
    assert Jejak.objects.count() == 2


@pytest.mark.parametrize(
    ("lain", "status", "kata"),
    [
        ({"nama_pemerintah": ""}, 422, "tidak boleh kosong"),
        ({"penanda_nip": "12 34"}, 422, "NIP terdiri atas 18 angka"),
        ({"berkas_lambang": contoh.berkas("l.pdf", contoh.pdf())}, 422, "Pakai PNG atau JPG"),
        ({"berkas_lambang": contoh.berkas("l.png", b"MZ bukan gambar")}, 415, "isinya bukan PNG"),
        ({"berkas_lambang": contoh.berkas("l.png", contoh.bom_png())}, 413, "juta piksel"),
    ],
)
def test_bad_input_is_explained_and_nothing_kept(client, admin, lain, status, kata):
    client.force_login(admin)
    jawab = ubah(client, **lain)
    assert jawab.status_code == status
    assert kata in jawab.content.decode()
    assert not Instansi.objects.exists()


def test_only_the_admin_of_the_province(client, tim, admin_lain, kota):
    client.force_login(tim)
    assert client.get(reverse("dokumen:instansi")).status_code == 403
    client.force_login(admin_lain)
    assert ubah(client).status_code == 404
    assert ubah(client, kode="99.71").status_code == 404
    assert "Kota Satu" not in client.get(reverse("dokumen:instansi")).content.decode()
    with pytest.raises(SalahPeran):
        simpan_instansi(kota, ISI, oleh=admin_lain)


def test_new_emblem_goes_when_the_write_fails(admin, provinsi, monkeypatch):
    def gagal(*args, **kwargs):
        raise Ditolak("gagal")

    monkeypatch.setattr("pentas.dokumen.tindakan.catat", gagal)
    with pytest.raises(Ditolak):
        simpan_instansi(provinsi, ISI, lambang=contoh.gambar("PNG"), oleh=admin)
    assert lambang_tersimpan() == []


def test_list_has_fixed_queries(client, admin, provinsi, kota):
    client.force_login(admin)

    def hitung():
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(reverse("dokumen:instansi")).status_code == 200
        return len(kueri)

    sedikit = hitung()
    simpan_instansi(kota, ISI, oleh=None)
    KabupatenKota.objects.create(kode="99.72", provinsi=provinsi, jenis="kota", nama="Kota Dua")
    assert hitung() == sedikit


def test_sample_letterhead_as_pdf(client, admin, provinsi):
    client.force_login(admin)
    ubah(client, berkas_lambang=contoh.berkas("l.png", contoh.gambar("PNG")))
    jawab = client.get(reverse("dokumen:instansi-contoh", args=["99"]))
    assert jawab["Content-Disposition"] == 'attachment; filename="kop-surat-99.pdf"'
    halaman = PdfReader(BytesIO(jawab.content)).pages[0]
    lambang = [x.get_object() for x in halaman["/Resources"]["/XObject"].values()]
    assert [x["/Interpolate"].value for x in lambang if x["/Subtype"] == "/Image"] == [False]  # PDF/A
    teks = halaman.extract_text()
    assert "Jalan Contoh Nomor 1" in teks
    assert "Nama Rahasia" in teks
