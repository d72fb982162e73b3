"""The audit chain: atomic, gapless, and nothing in it can be changed unseen."""

import json

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from pentas.jejak.hitung import periksa_rantai
from pentas.jejak.models import Jejak, KepalaJejak
from pentas.jejak.pemicu import pintu_pemulihan
from pentas.jejak.tindakan import baca_kepala_berkas, catat, tindakan

OBJEK = ("uji.benda", "1")


@tindakan
def ubah(nilai, *, oleh, gagal=False):
    catat("uji.ubah", OBJEK, oleh=oleh, lingkup="UJI", sebelum={"nilai": None}, sesudah={"nilai": nilai})
    if gagal:
        raise ValueError("gagal")
    return nilai


@tindakan
def luar(*, oleh):
    try:
        ubah(1, oleh=oleh, gagal=True)
    except ValueError:
        ubah(2, oleh=oleh)


@pytest.fixture
def isi(db):
    for n in range(5):
        ubah(n, oleh=None)


def rantai(berkas=None):
    kepala = KepalaJejak.objects.values_list("nomor", "sidik").get()
    return periksa_rantai(Jejak.objects.order_by("nomor"), kepala=kepala, kepala_berkas=berkas)


def test_rantai_utuh_dan_bernomor_urut(isi):
    assert list(Jejak.objects.values_list("nomor", flat=True)) == [1, 2, 3, 4, 5]
    assert rantai().utuh


def test_tindakan_gagal_tidak_meninggalkan_jejak(isi):
    with pytest.raises(ValueError, match="gagal"):
        ubah(9, oleh=None, gagal=True)
    assert Jejak.objects.count() == 5
    assert rantai().utuh


def test_tindakan_dalam_yang_gagal_tidak_tercatat(db):
    luar(oleh=None)
    assert [j.sesudah for j in Jejak.objects.all()] == [{"nilai": 2}]


def test_catat_di_luar_tindakan_ditolak(db):
    with pytest.raises(RuntimeError):
        catat("uji.ubah", OBJEK, oleh=None)


def test_tindakan_tanpa_oleh_ditolak():
    with pytest.raises(TypeError):

        @tindakan
        def tanpa_pelaku():
            pass


@pytest.mark.parametrize(
    "perintah",
    [
        "UPDATE jejak_jejak SET alasan = 'x' WHERE nomor = 2",
        "DELETE FROM jejak_jejak WHERE nomor = 5",
        pytest.param(
            "INSERT OR REPLACE INTO jejak_jejak SELECT 2, pada, pelaku, 'lain', objek_jenis, objek_id, lingkup,"
            " sebelum, sesudah, alasan, sidik_sebelum, sidik FROM jejak_jejak WHERE nomor = 1",
            id="INSERT OR REPLACE",
        ),
        "TRUNCATE jejak_jejak",
    ],
)
def test_pemicu_menolak(isi, perintah):
    if connection.vendor == "sqlite" and perintah.startswith("TRUNCATE"):
        perintah = "DELETE FROM jejak_jejak"
    if connection.vendor == "postgresql" and perintah.startswith("INSERT OR"):
        perintah = "DELETE FROM jejak_jejak"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(perintah)
    assert Jejak.objects.count() == 5
    assert rantai().utuh


@pytest.mark.parametrize("nomor", [1, 3, 5])
def test_isi_yang_diubah_ditemukan(isi, nomor):
    with pintu_pemulihan():
        Jejak.objects.filter(nomor=nomor).update(sesudah={"nilai": 99})
    assert rantai().rusak == nomor


def test_baris_hilang_ditemukan(isi):
    with pintu_pemulihan():
        Jejak.objects.filter(nomor=3).delete()
    assert rantai().rusak == 3


def test_ujung_terpotong_ditemukan_walau_kepala_ikut_diubah(isi):
    with pintu_pemulihan():
        Jejak.objects.filter(nomor=5).delete()
    assert rantai().rusak == 5
    akhir = Jejak.objects.get(nomor=4)
    KepalaJejak.objects.update(nomor=4, sidik=akhir.sidik)
    assert rantai().utuh, "the table and its head agree …"
    assert rantai(berkas=(5, "f" * 64)).rusak == 5, "… but the head kept outside the database does not"


def test_kepala_berkas_ditulis_sesudah_commit(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ubah(1, oleh=None)
        ubah(2, oleh=None)
    kepala = KepalaJejak.objects.get()
    assert baca_kepala_berkas() == {"nomor": kepala.nomor, "sidik": kepala.sidik}


def test_perintah_periksa(isi, capsys):
    call_command("periksa_jejak", "--json")
    assert json.loads(capsys.readouterr().out) == {"utuh": True, "jumlah": 5, "baris_rusak": None, "sebab": ""}
    with pintu_pemulihan():
        Jejak.objects.filter(nomor=2).update(alasan="disisipkan")
    with pytest.raises(SystemExit) as keluar:
        call_command("periksa_jejak")
    assert keluar.value.code == 1
    assert "baris 2" in capsys.readouterr().err


def test_baris_yang_tidak_terbaca_disebut(isi):
    """Raw SQL can put anything into a column; the check names the row instead of failing itself."""
    baris = [
        *Jejak.objects.order_by("nomor")[:2],
        Jejak(nomor=3, pada=None, sidik_sebelum=Jejak.objects.get(pk=2).sidik),
    ]
    hasil = periksa_rantai(iter(baris), kepala=(5, "f" * 64))
    assert (hasil.rusak, hasil.sebab) == (3, "isi tidak terbaca")


def test_baris_sisipan_disebut(isi):
    satu = Jejak.objects.get(pk=1)
    satu.pk = -4
    satu.save(force_insert=True)
    assert (rantai().rusak, rantai().sebab) == (-4, "baris ini disisipkan")


@pytest.mark.parametrize("isi_berkas", [None, "{}", "[]", "kacau", '{"nomor": "x", "sidik": 1}'])
def test_kepala_berkas_yang_hilang_atau_kacau(isi, settings, capsys, django_capture_on_commit_callbacks, isi_berkas):
    settings.JEJAK_KEPALA.unlink(missing_ok=True)
    if isi_berkas is not None:
        settings.JEJAK_KEPALA.write_text(isi_berkas)
    call_command("periksa_jejak")
    assert "jejak-kepala.json" in capsys.readouterr().err
    with django_capture_on_commit_callbacks(execute=True):
        ubah(6, oleh=None)
    assert baca_kepala_berkas()["nomor"] == 6
