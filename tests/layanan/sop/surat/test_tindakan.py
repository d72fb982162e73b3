import datetime as dt
import threading

import pytest
from django.db import connection

from layanan.sop.permohonan.models import NomorUrut
from layanan.sop.surat.alur import StatusSurat
from layanan.sop.surat.daftar import BERITA_ACARA, PERJANJIAN, SURAT_KELUAR
from layanan.sop.surat.models import Surat
from layanan.sop.surat.tindakan import (
    batalkan_surat,
    buat_surat,
    kirim_surat,
    nomori,
    simpan_naskah,
    terbitkan_nomor,
    ubah_surat,
)
from layanan.sop.surat.tindakan_aturan import simpan_aturan
from pentas.akun.peran import Peran
from pentas.dokumen.models import DokumenTerbit, Penanda
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.layanan.pabrik import buat_dinas, buat_kantor, buat_permohonan, buat_petugas, surat_png
from tests.layanan.sop.surat.pabrik import ISI, buat_konsep

TANGGAL = dt.date(2026, 8, 12)
ADMIN = Peran.ADMIN


@pytest.mark.django_db
def test_numbers_follow_one_another_and_asking_twice_gives_one():
    satu, dua = buat_konsep(), buat_konsep()
    nomor = [nomori(s, oleh=None, tanggal=TANGGAL).nomor for s in (satu, satu, dua)]
    assert nomor == ["400.12.4.4/001/DKPS-PIAK/2026"] * 2 + ["400.12.4.4/002/DKPS-PIAK/2026"]
    assert nomori(buat_konsep(), oleh=None, tanggal=dt.date(2027, 1, 4)).nomor == "400.12.4.4/001/DKPS-PIAK/2027"


@pytest.mark.django_db
def test_refused_numbering_leaves_no_gap():
    kosong = buat_konsep()
    Surat.objects.filter(pk=kosong.pk).update(isi={})
    with pytest.raises(Ditolak):
        nomori(kosong, oleh=None, tanggal=TANGGAL)
    assert nomori(buat_konsep(), oleh=None, tanggal=TANGGAL).urut == 1


@pytest.mark.django_db
def test_draft_is_rewritten_a_numbered_letter_is_not():
    permohonan = buat_permohonan()
    surat = buat_konsep(jenis=PERJANJIAN, permohonan=permohonan)
    lagi = buat_konsep(jenis=PERJANJIAN, permohonan=permohonan, perihal="Baru")
    assert (lagi.pk, lagi.perihal) == (surat.pk, "Baru")
    with pytest.raises(Basi):
        ubah_surat(surat, perihal="Lama", isi=surat.isi, versi=surat.versi, oleh=None)  # seen before the rewriting
    terbitkan_nomor(PERJANJIAN, permohonan, oleh=None, tanggal=TANGGAL)
    with pytest.raises(Basi):
        buat_konsep(jenis=PERJANJIAN, permohonan=permohonan, perihal="Lagi")
    with pytest.raises(Ditolak):
        terbitkan_nomor(BERITA_ACARA, permohonan, oleh=None)


@pytest.mark.django_db
def test_who_may_draft_and_number():
    k = buat_kantor()
    permohonan = buat_permohonan(unit=k.unit)
    isi = {"perihal": "Hal", "isi": ISI[SURAT_KELUAR]}
    for orang in (k.pemohon, k.pengawas, buat_petugas(dinas=buat_dinas(kode="13.06"))):
        with pytest.raises(SalahPeran):
            buat_surat(SURAT_KELUAR, permohonan, **isi, oleh=orang)
    surat = buat_surat(SURAT_KELUAR, permohonan, **isi, oleh=k.staf_layanan)
    with pytest.raises(SalahPeran):
        nomori(surat, oleh=k.staf_layanan)
    assert nomori(surat, oleh=k.subbag_umum, tanggal=TANGGAL).urut == 1


@pytest.mark.django_db
def test_ink_scan_send():
    """The scan becomes the record; the check page of the paper's own code shows its fingerprint."""
    petugas = buat_petugas()
    surat = nomori(buat_konsep(), oleh=None, tanggal=TANGGAL)
    with pytest.raises(Ditolak):
        kirim_surat(surat, oleh=petugas)  # nothing signed yet
    surat = simpan_naskah(surat, surat_png(), oleh=petugas)
    assert surat.status == StatusSurat.DITANDATANGANI
    dokumen = DokumenTerbit.objects.get(pk=surat.dokumen_id)
    assert dokumen.sidik_naskah == surat.naskah.sha256 != dokumen.sidik
    ganti = simpan_naskah(surat, surat_png(warna=(0, 90, 0)), oleh=petugas)
    dokumen.refresh_from_db()
    assert dokumen.sidik_naskah == ganti.naskah.sha256 != surat.naskah.sha256
    with pytest.raises(Ditolak):
        kirim_surat(ganti, oleh=petugas, tanggal=TANGGAL - dt.timedelta(days=1))
    kirim_surat(ganti, oleh=petugas, tanggal=TANGGAL, cara="SRIKANDI")
    with pytest.raises(Basi):
        simpan_naskah(ganti, surat_png(warna=(0, 0, 90)), oleh=petugas)  # what was sent stays what it was
    assert Jejak.objects.filter(tindakan="surat.naskah").count() == 2


@pytest.mark.django_db
def test_cancelled_number_is_never_given_again():
    permohonan = buat_permohonan()
    surat = nomori(buat_konsep(jenis=PERJANJIAN, permohonan=permohonan), oleh=None, tanggal=TANGGAL)
    with pytest.raises(Ditolak):
        batalkan_surat(surat, "  ", oleh=None)
    batalkan_surat(surat, "Pihak kedua berganti.", oleh=None)
    assert DokumenTerbit.objects.get(pk=surat.dokumen_id).keadaan == DokumenTerbit.Keadaan.DIBATALKAN
    baru = nomori(buat_konsep(jenis=PERJANJIAN, permohonan=permohonan), oleh=None, tanggal=TANGGAL)
    assert (baru.pk != surat.pk, baru.urut) == (True, 2)


@pytest.mark.django_db
def test_office_sets_pattern_and_signatory():
    dinas = buat_dinas()
    admin = buat_petugas(peran=ADMIN)
    with pytest.raises(SalahPeran):
        simpan_aturan(dinas, SURAT_KELUAR, 2026, pola="{urut}/{tahun}", oleh=buat_petugas())
    with pytest.raises(Ditolak):
        simpan_aturan(dinas, SURAT_KELUAR, 2026, pola="{urut}", oleh=admin)
    penanda = Penanda("Sekretaris Daerah")
    simpan_aturan(dinas, SURAT_KELUAR, 2025, pola="470/{urut:03d}/{tahun}", penanda=penanda, terakhir=56, oleh=admin)
    surat = nomori(buat_konsep(), oleh=None, tanggal=dt.date(2025, 9, 1))
    assert surat.nomor == "470/057/2025"
    assert surat.para_penanda[0].jabatan == "Sekretaris Daerah"  # the rule of an earlier year holds on
    with pytest.raises(Ditolak):
        simpan_aturan(dinas, SURAT_KELUAR, 2025, pola="470/{urut}/{tahun}", terakhir=80, oleh=admin)
    assert nomori(buat_konsep(), oleh=None, tanggal=dt.date(2025, 9, 2)).urut == 58


def serempak(fungsi, jumlah: int) -> list:
    pagar, hasil = threading.Barrier(jumlah), [None] * jumlah

    def jalan(n):
        try:
            pagar.wait(60)
            hasil[n] = fungsi(n)
        except Exception as galat:
            hasil[n] = galat
        finally:
            connection.close()

    utas = [threading.Thread(target=jalan, args=(n,)) for n in range(jumlah)]
    for u in utas:
        u.start()
    for u in utas:
        u.join(120)
    return hasil


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_are_gapless_and_unique():
    permohonan = buat_permohonan()
    surat = [buat_konsep(permohonan=permohonan) for _ in range(50)]
    hasil = serempak(lambda n: nomori(surat[n], oleh=None, tanggal=TANGGAL), 50)
    assert not [h for h in hasil if isinstance(h, Exception)]
    assert sorted(h.urut for h in hasil) == list(range(1, 51))
    assert Surat.objects.exclude(nomor="").values("nomor").distinct().count() == 50


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_letter_asked_for_at_once_has_one_number():
    permohonan = buat_permohonan()
    buat_konsep(jenis=PERJANJIAN, permohonan=permohonan)
    hasil = serempak(lambda n: terbitkan_nomor(PERJANJIAN, permohonan, oleh=None, tanggal=TANGGAL), 10)
    assert {h.nomor for h in hasil} == {"400.12.4.4/001/PKS-PIAK/2026"}
    assert NomorUrut.objects.get().terakhir == 1
    assert DokumenTerbit.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_drafts_at_once_are_one():
    permohonan = buat_permohonan()
    hasil = serempak(lambda n: buat_konsep(jenis=PERJANJIAN, permohonan=permohonan, perihal=f"Hal {n}"), 8)
    assert len({h.pk for h in hasil}) == 1
