"""What an office serves in villages: opened once with its tools, then its own."""

import pytest
from django.urls import reverse

from layanan.ketupat_pecel.dokumen.bawaan import siapkan_dokumen
from layanan.ketupat_pecel.dokumen.models import DokumenDesa, SyaratDesa
from layanan.ketupat_pecel.perjalanan.models import Alat
from pentas.akun.peran import Peran
from pentas.galat import Ditolak, SalahPeran
from tests.layanan.pabrik import buat_dinas, buat_petugas
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


def alamat(nama, *args):
    return reverse(f"ketupat:{nama}", args=args)


def test_dibuka_sekali_dengan_enam_dokumen_dan_alat(client):
    dinas = buat_dinas(kode="13.06", layanan=())
    admin = buat_pengguna(peran=Peran.ADMIN, provinsi=dinas.provinsi)
    client.force_login(admin)
    assert "belum dibuka" in client.get(alamat("dokumen-atur", dinas.pk)).content.decode()
    for _ in "12":
        assert client.post(alamat("dokumen-atur", dinas.pk)).status_code == 302
    kode = list(DokumenDesa.objects.filter(dinas=dinas).values_list("kode", flat=True))
    assert kode == ["ktp", "kk", "akta-kelahiran", "akta-kematian", "perekaman", "kia"]
    assert not DokumenDesa.objects.get(kode="perekaman").dicetak
    assert SyaratDesa.objects.filter(usulan=True).count() == SyaratDesa.objects.count() > 15
    assert Alat.objects.filter(dinas=dinas).count() == 12
    assert Alat.objects.get(nama="Blangko KIA").dokumen.kode == "kia"


def test_dokumen_dan_syarat_diubah(client):
    dinas = buat_dinas(kode="13.06", layanan=())
    siapkan_dokumen(dinas, oleh=None)
    client.force_login(buat_pengguna(peran=Peran.ADMIN, provinsi=dinas.provinsi))
    isi = {"nama": "Kartu Keluarga", "singkatan": "KK", "dicetak": "on", "urutan": 5}
    assert client.post(alamat("dokumen-ubah", dinas.pk, "kk"), isi).status_code == 302
    assert not DokumenDesa.objects.get(kode="kk").aktif
    baru = {"nama": "Surat pengantar", "keterangan": "", "wajib": "on", "urutan": 1, "aktif": "on"}
    assert client.post(alamat("dokumen-syarat-baru", dinas.pk, "kk"), baru).status_code == 302
    satu = SyaratDesa.objects.get(nama="Surat pengantar")
    assert client.post(alamat("dokumen-syarat", dinas.pk, "kk", satu.pk), baru | {"nama": ""}).status_code == 422
    lain = SyaratDesa.objects.filter(dokumen__kode="kia").first()
    assert client.post(alamat("dokumen-syarat", dinas.pk, "kk", lain.pk), baru).status_code == 404


def test_bukan_untuk_provinsi_dan_bukan_oleh_siapa_saja():
    with pytest.raises(Ditolak):
        siapkan_dokumen(buat_dinas(kode="13", layanan=()), oleh=None)
    dinas = buat_dinas(kode="13.06", layanan=())
    with pytest.raises(SalahPeran):
        siapkan_dokumen(dinas, oleh=buat_petugas(peran=Peran.KABID, dinas=dinas))
