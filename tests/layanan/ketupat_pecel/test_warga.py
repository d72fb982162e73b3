"""A village's wish and list: pages, rows, sending once, repair, withdrawal, who may."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from layanan.ketupat_pecel.warga import tindakan
from layanan.ketupat_pecel.warga.models import UsulanDesa, Warga
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import lanjut
from pentas.galat import Basi, Ditolak, SalahPeran
from tests.layanan.ketupat_pecel.pabrik import (
    buat_dunia_desa,
    buat_permohonan_desa,
    buat_usulan,
    isi_warga,
    nik_contoh,
    surat_pdf,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    return buat_dunia_desa()


def alamat(nama, *args):
    return reverse(f"ketupat:{nama}", args=args)


def test_dari_permintaan_sampai_terkirim_di_halaman(client, dunia):
    client.force_login(dunia.perangkat)
    jawab = client.post(alamat("warga-saya"), {"unit": dunia.unit.pk})
    usulan = UsulanDesa.objects.get()
    assert jawab["Location"] == alamat("warga-usulan", usulan.pk)
    isi = {"nomor_surat": "140/1/DS", "tanggal_surat": "2026-01-05", "tempat": "Balai desa", "surat": surat_pdf()}
    buku = SimpleUploadedFile("surat.txt", b"surat permohonan")
    assert client.post(alamat("warga-usulan", usulan.pk), isi | {"surat": buku}).status_code == 415
    jawab = client.post(alamat("warga-usulan", usulan.pk), isi)
    assert jawab["Location"] == alamat("warga-daftar", usulan.pk), jawab.content
    nik = nik_contoh()
    baris = {"nik": nik, "nama": "Siti Contoh", "dusun": "Dusun 1", "telepon": "0812 3456 7890"}
    baris |= {"dokumen": ["kk", "kia"], "lengkap": ["kk"], "ket_kk": "tambah anggota"}
    assert client.post(alamat("warga-daftar", usulan.pk), baris).status_code == 302
    warga = Warga.objects.get()
    assert warga.nik.nilai() == nik and warga.nama.nilai() == "Siti Contoh" and warga.telepon.nilai() == "081234567890"
    assert {(d.dokumen.kode, d.lengkap, d.keterangan) for d in warga.dokumen.all()} == {
        ("kk", True, "tambah anggota"),
        ("kia", False, ""),
    }
    halaman = client.get(alamat("warga-daftar", usulan.pk)).content.decode()
    assert "Siti Contoh" in halaman and nik not in halaman and "•" * 12 + nik[-4:] in halaman
    jawab = client.post(alamat("warga-kirim", usulan.pk))
    assert jawab.status_code == 201
    permohonan = Permohonan.objects.get()
    assert (permohonan.jumlah_pemohon, permohonan.jumlah_dokumen, permohonan.langkah) == (1, 2, "pengajuan")
    assert client.post(alamat("warga-kirim", usulan.pk)).status_code == 200
    assert Permohonan.objects.count() == 1
    assert "Sedang diperiksa dinas" in client.get(alamat("warga-periksa", usulan.pk)).content.decode()
    assert client.post(alamat("warga-daftar", usulan.pk), baris).status_code == 409


def test_baris_salah_ditandai_di_tempatnya(client, dunia):
    usulan = buat_usulan(dunia=dunia, warga=0)
    client.force_login(dunia.perangkat)
    jawab = client.post(alamat("warga-daftar", usulan.pk), {"nik": "123", "nama": "Budi 2"})
    assert jawab.status_code == 422
    galat = jawab.context["form"].errors
    assert "ini 3" in galat["nik"][0] and "angka" in galat["nama"][0] and "dokumen" in galat["dokumen"][0]
    satu = isi_warga()
    tindakan.tambah_warga(usulan, satu, oleh=dunia.perangkat)
    jawab = client.post(
        alamat("warga-daftar", usulan.pk), {"nik": satu["nik"], "nama": "Orang Lain", "dokumen": ["ktp"]}
    )
    assert jawab.status_code == 422 and "baris 1" in jawab.context["form"].errors["nik"][0]


def test_ubah_tanpa_mengetik_nik_lagi(client, dunia):
    usulan = buat_usulan(dunia=dunia, warga=1)
    warga = Warga.objects.get()
    nik = warga.nik.nilai()
    client.force_login(dunia.rekan)
    alamat_baris = alamat("warga-ubah", usulan.pk, warga.pk)
    assert nik not in client.get(alamat_baris).content.decode()
    client.post(alamat_baris, {"nik": "", "nama": "Nama Baru", "dokumen": ["kk"]})
    warga.refresh_from_db()
    assert warga.nik.nilai() == nik and warga.nama.nilai() == "Nama Baru"
    assert [d.dokumen.kode for d in warga.dokumen.all()] == ["kk"]
    client.post(alamat("warga-coret", usulan.pk, warga.pk))
    assert client.get(alamat_baris).status_code == 404
    baru = tindakan.tambah_warga(usulan, isi_warga(), oleh=None)
    assert baru.baris == 2, "a struck row's number is not given again"


def test_desa_lain_tidak_melihat(client, dunia):
    usulan = buat_usulan(dunia=dunia)
    warga = usulan.warga.first()
    for orang in (dunia.perangkat_lain, dunia.kabid, dunia.petugas):
        client.force_login(orang)
        for url in (
            alamat("warga-usulan", usulan.pk),
            alamat("warga-daftar", usulan.pk),
            alamat("warga-ubah", usulan.pk, warga.pk),
            alamat("warga-periksa", usulan.pk),
            alamat("warga-impor", usulan.pk),
            alamat("warga-format", usulan.pk),
        ):
            assert client.get(url).status_code in (403, 404), (orang, url)
    with pytest.raises(SalahPeran):
        tindakan.tambah_warga(usulan, isi_warga(), oleh=dunia.perangkat_lain)


def test_dikembalikan_diperbaiki_dikirim_ulang(client, dunia):
    permohonan = buat_permohonan_desa(dunia=dunia, warga=2)
    usulan = permohonan.usulan_desa
    lanjut(permohonan, "kembalikan", oleh=dunia.staf, catatan="Suratnya belum ditandatangani.")
    client.force_login(dunia.perangkat)
    halaman = client.get(alamat("warga-periksa", usulan.pk)).content.decode()
    assert "Perlu Anda perbaiki" in halaman and "belum ditandatangani" in halaman
    assert client.get(alamat("warga-perbaiki", permohonan.pk))["Location"] == alamat("warga-usulan", usulan.pk)
    client.post(alamat("warga-daftar", usulan.pk), {"nik": nik_contoh(), "nama": "Tambahan", "dokumen": ["kk", "ktp"]})
    assert client.post(alamat("warga-kirim", usulan.pk)).status_code == 302
    permohonan.refresh_from_db()
    assert (permohonan.langkah, permohonan.jumlah_pemohon, permohonan.jumlah_dokumen) == ("pengajuan", 3, 4)
    with pytest.raises(Basi):
        tindakan.tambah_warga(usulan, isi_warga(), oleh=dunia.perangkat)


def test_nik_di_daftar_lain_yang_berjalan(dunia):
    satu = isi_warga()
    buat_permohonan_desa(dunia=dunia, semua=[satu])
    lain = buat_usulan(dunia=dunia, unit=dunia.unit_lain, warga=0)
    with pytest.raises(Ditolak) as galat:
        tindakan.tambah_warga(lain, satu, oleh=dunia.perangkat_lain)
    assert "daftar lain" in galat.value.alasan and "Desa Contoh 1" not in galat.value.alasan


def test_belum_lengkap_tidak_terkirim(client, dunia):
    usulan = buat_usulan(dunia=dunia, warga=0, lengkap=False)
    client.force_login(dunia.perangkat)
    jawab = client.post(alamat("warga-kirim", usulan.pk))
    assert jawab.status_code == 422 and "daftar warga" in jawab.context["galat"]


def test_tarik(client, dunia):
    permohonan = buat_permohonan_desa(dunia=dunia)
    usulan = permohonan.usulan_desa
    client.force_login(dunia.perangkat)
    assert client.post(alamat("warga-tarik", usulan.pk), {"alasan": ""}).status_code == 422
    assert client.post(alamat("warga-tarik", usulan.pk), {"alasan": "Jembatan putus"}).status_code == 302
    permohonan.refresh_from_db()
    assert permohonan.status == "ditarik"
    assert Warga.objects.filter(usulan=usulan, hapus_pada__gt="2026-01-01").count() == 3


def test_jumlah_kueri_daftar_tetap(client, dunia, django_assert_max_num_queries):
    usulan = buat_usulan(dunia=dunia, warga=2)
    client.force_login(dunia.perangkat)
    client.get(alamat("warga-daftar", usulan.pk))
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as sedikit:
        client.get(alamat("warga-daftar", usulan.pk))
    tindakan.impor_warga(usulan, [isi_warga() for _ in range(20)], oleh=None)
    with CaptureQueriesContext(connection) as banyak:
        client.get(alamat("warga-daftar", usulan.pk))
    assert len(banyak) == len(sedikit)


def test_autosimpan(client, dunia):
    from layanan.ketupat_pecel.warga import entri
    from pentas.luring.daftar import Isian

    usulan = buat_usulan(dunia=dunia, warga=0, lengkap=False)
    medan = {f.name for f in Isian.__dataclass_fields__.values()}
    dasar = {"jenis": entri.JENIS, "sasaran": {"usulan": usulan.pk}, "isi": {"tempat": "Balai"}, "dasar": usulan.versi}
    isian = Isian(**{m: dasar.get(m) for m in medan})
    assert entri.terapkan(isian, oleh=dunia.perangkat)["tersimpan"]["tempat"] == "Balai"
    with pytest.raises(Basi) as galat:
        entri.terapkan(isian, oleh=dunia.perangkat)
    assert galat.value.rincian["tersimpan"]["tempat"] == "Balai"


def test_surat_desa_hanya_untuk_desa_itu_dan_dinasnya(client, dunia):
    usulan = buat_permohonan_desa(dunia=dunia).usulan_desa
    surat = reverse("unggahan:unduh", args=[usulan.surat_id])
    for orang, boleh in ((dunia.perangkat, True), (dunia.staf, True), (dunia.perangkat_lain, False)):
        client.force_login(orang)
        jawab = client.get(surat)
        jawab.close()
        assert (jawab.status_code == 200) == boleh, orang
