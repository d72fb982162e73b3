"""Storing: the row and the file come together or not at all."""

import os

import pytest
from django.conf import settings
from django.core.files.storage import default_storage

from pentas.galat import Ditolak
from pentas.jejak.models import Jejak
from pentas.jejak.tindakan import saat_batal, tindakan
from pentas.unggahan.models import Unggahan
from pentas.unggahan.periksa import siapkan
from pentas.unggahan.tindakan import terima
from tests.pentas.unggahan import contoh
from tests.pentas.unggahan.conftest import KODE


def berkas_di_penyimpanan() -> list[str]:
    return [nama for _akar, _folder, isi in os.walk(settings.MEDIA_ROOT) for nama in isi]


def bukti(nama="SK Siti.pdf", isi=None):
    return contoh.berkas(nama, isi or contoh.pdf())


def test_stored_under_an_internal_name(operator):
    isi = contoh.pdf()
    unggahan = terima(bukti(isi=isi), oleh=operator, wilayah_kode=KODE)
    assert unggahan.nama_asli == "SK Siti.pdf"
    assert "Siti" not in unggahan.isi.name
    assert unggahan.isi.name.endswith(unggahan.pk.hex)
    with default_storage.open(unggahan.isi.name) as berkas:
        assert berkas.read() == isi
    assert unggahan.cuplikan.name.endswith(".webp")
    assert (unggahan.ukuran, unggahan.jumlah_halaman, unggahan.mime) == (len(isi), 2, "application/pdf")
    if os.name == "posix":
        assert os.stat(default_storage.path(unggahan.isi.name)).st_mode & 0o077 == 0


def test_audited_without_the_name(operator):
    unggahan = terima(bukti(), oleh=operator, wilayah_kode=KODE)
    jejak = Jejak.objects.get()
    assert (jejak.tindakan, jejak.objek_id) == ("unggahan.terima", str(unggahan.pk))
    assert jejak.sesudah == {
        "sha256": unggahan.sha256,
        "ukuran": unggahan.ukuran,
        "mime": "application/pdf",
        "wilayah": KODE,
    }


def test_same_bytes_of_same_region_are_one_file(operator, operator_lain):
    isi = contoh.pdf()
    pertama = terima(bukti("a.pdf", isi), oleh=operator, wilayah_kode=KODE)
    assert terima(bukti("b.pdf", isi), oleh=operator, wilayah_kode=KODE) == pertama
    assert Jejak.objects.count() == 1
    lain = terima(bukti("a.pdf", isi), oleh=operator_lain, wilayah_kode="99.02")
    assert lain != pertama
    assert Unggahan.objects.milik(KODE).get() == pertama
    assert len(berkas_di_penyimpanan()) == 4  # two files, two thumbnails


def test_refused_file_leaves_nothing(operator):
    with pytest.raises(Ditolak):
        terima(bukti(isi=b"bukan pdf"), oleh=operator, wilayah_kode=KODE)
    assert not Unggahan.objects.exists()
    assert berkas_di_penyimpanan() == []


def test_file_goes_when_the_action_around_fails(operator):
    @tindakan
    def unggah_lalu_gagal(*, oleh):
        terima(siapkan(bukti()), oleh=oleh, wilayah_kode=KODE)
        assert len(berkas_di_penyimpanan()) == 2
        raise Ditolak("Berkas sudah dikunci.")

    with pytest.raises(Ditolak):
        unggah_lalu_gagal(oleh=operator)
    assert not Unggahan.objects.exists()
    assert berkas_di_penyimpanan() == []


def test_file_stays_when_only_a_later_inner_action_fails(operator):
    @tindakan
    def gagal(*, oleh):
        raise Ditolak("Tidak.")

    @tindakan
    def unggah(*, oleh):
        hasil = terima(bukti(), oleh=oleh, wilayah_kode=KODE)
        with pytest.raises(Ditolak):
            gagal(oleh=oleh)
        return hasil

    unggah(oleh=operator)
    assert Unggahan.objects.count() == 1
    assert len(berkas_di_penyimpanan()) == 2


def test_undo_outside_an_action_is_a_mistake():
    with pytest.raises(RuntimeError):
        saat_batal(print)
