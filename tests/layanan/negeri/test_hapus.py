"""When personal data are erased, the photographs and PDFs that show them go too; the trail stays whole."""

import datetime as dt

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from layanan.negeri.ajuan import tindakan
from layanan.negeri.ajuan.models import Ajuan, FotoButir
from layanan.negeri.kirim.izin import dokumen_berlaku
from layanan.negeri.kirim.models import BuktiSerah, DokumenJadi
from layanan.negeri.kirim.tindakan import buat_tautan, serahkan
from layanan.sop.pribadi.tindakan import hapus_lewat_simpan
from pentas.galat import Basi
from pentas.jejak.hitung import periksa_rantai
from pentas.jejak.models import Jejak, KepalaJejak
from pentas.unggahan import turunan
from pentas.unggahan.models import Unggahan
from pentas.unggahan.periksa import siapkan
from pentas.unggahan.tindakan import terima
from tests.layanan.negeri.pabrik import buat_ajuan, buat_draf, buat_kantor_negeri, foto, pdf

pytestmark = pytest.mark.django_db
SEHARI = dt.timedelta(days=1)


@pytest.fixture
def kantor():
    return buat_kantor_negeri()


@pytest.fixture
def hapus(django_capture_on_commit_callbacks):
    def jalankan(objek):
        objek.refresh_from_db()
        with django_capture_on_commit_callbacks(execute=True):
            hapus_lewat_simpan(type(objek), objek.hapus_pada + SEHARI, oleh=None)

    return jalankan


def berkas(ajuan) -> list[Unggahan]:
    return list(Unggahan.objects.filter(pk__in=FotoButir.objects.filter(butir__ajuan=ajuan).values("unggahan")))


def di_disk(unggahan) -> list[str]:
    h = unggahan.pk.hex
    semua = (f"isi/{h[:2]}/{h}", f"cuplikan/{h[:2]}/{h}.webp", f"turunan/{h[:2]}/{h}/lihat.webp")
    return [nama for nama in semua if default_storage.exists(nama)]


def test_photos_and_document_of_a_resident_go_from_the_disk(client, kantor, hapus):
    satu = buat_ajuan(kantor=kantor, sampai="distribusi")
    permohonan = serahkan(satu.permohonan, {"penerima": "A", "hubungan": "sendiri", "foto": siapkan(foto())}, oleh=None)
    semua = [*berkas(satu.ajuan), dokumen_berlaku(permohonan).unggahan]
    turunan.lihat(semua[0])
    assert len(semua) >= 2 and all(di_disk(u) for u in semua) and len(di_disk(semua[0])) == 3
    hapus(satu.ajuan)
    assert not any(di_disk(u) for u in semua)
    assert all(Unggahan.objects.get(pk=u.pk).musnah for u in semua)
    bukti = BuktiSerah.objects.get(permohonan=permohonan)
    assert di_disk(bukti.foto), "the proof has a time of its own"
    hapus(bukti)
    assert not di_disk(bukti.foto)
    kepala = KepalaJejak.objects.get()
    assert periksa_rantai(Jejak.objects.order_by("nomor"), kepala=(kepala.nomor, kepala.sidik)).utuh
    assert Jejak.objects.filter(tindakan="unggahan.musnahkan").count() == len(semua) + 1
    assert Jejak.objects.get(tindakan="pribadi.hapus", objek_jenis="negeri.ajuan").sesudah["berkas"] == len(semua)


def test_officers_read_that_it_is_gone(client, kantor, hapus):
    satu = buat_ajuan(kantor=kantor, sampai="distribusi")
    serahkan(satu.permohonan, {"penerima": "A", "hubungan": "sendiri", "foto": siapkan(foto())}, oleh=None)
    hapus(satu.ajuan)
    client.force_login(kantor.operator)
    halaman = client.get(f"/layanan/permohonan/{satu.permohonan.pk}/").content.decode()
    assert (
        "PDF-nya sudah dihapus" in halaman and "/unggahan/" not in halaman.split('id="butir"')[1].split("</section>")[0]
    )
    jawab = client.post(f"/layanan/negeri/permohonan/{satu.permohonan.pk}/cetak/")
    assert jawab.status_code == 409 and "masa simpannya berakhir" in jawab.content.decode()
    unggahan = DokumenJadi.objects.get(permohonan=satu.permohonan).unggahan_id
    assert client.get(f"/unggahan/{unggahan}/").status_code == 404
    with pytest.raises(Basi, match="cetak ulang"):
        buat_tautan(satu.permohonan, warga=True)


def test_a_file_that_another_resident_still_needs_stays(kantor, hapus):
    sama = foto()
    isi = sama.read()
    kedua = []
    for _ in range(2):
        ajuan, _pin = buat_draf(kantor=kantor, isi=False)
        butir = ajuan.butir.filter(syarat__bentuk="foto").first()
        sama.seek(0)
        tindakan.tambah_foto(butir, siapkan(sama))
        kedua.append(ajuan)
    [unggahan] = berkas(kedua[0])
    assert berkas(kedua[1]) == [unggahan] and isi
    Ajuan.objects.filter(pk=kedua[1].pk).update(hapus_pada=kedua[0].hapus_pada + dt.timedelta(days=9))
    hapus(kedua[0])
    assert di_disk(unggahan)
    hapus(kedua[1])
    assert not di_disk(unggahan)


def test_the_same_bytes_again_are_a_file_of_their_own(kantor, hapus):
    ajuan, _pin = buat_draf(kantor=kantor, isi=False)
    lembar = pdf()
    unggahan = terima(lembar, oleh=None, wilayah_kode=kantor.dinas.pk)
    FotoButir.objects.create(butir=ajuan.butir.first(), unggahan=unggahan)
    hapus(ajuan)
    lembar.seek(0)
    baru = terima(lembar, oleh=None, wilayah_kode=kantor.dinas.pk)
    assert baru.pk != unggahan.pk and di_disk(baru)


def test_what_a_crash_left_behind_goes_the_next_night(kantor, capsys):
    ajuan, _pin = buat_draf(kantor=kantor)
    [unggahan] = berkas(ajuan)
    hapus_lewat_simpan(Ajuan, ajuan.hapus_pada + SEHARI, oleh=None)  # the callback after the commit never ran
    assert di_disk(unggahan)
    call_command("hapus_lewat_simpan")
    assert not di_disk(unggahan)
