"""Reopening a sent dossier: who may, when, what it leaves, and where it is said."""

import pytest
from django.urls import reverse

from penilaian.berkas.alur import StatusBerkas, StatusButir
from penilaian.berkas.models import Berkas, Butir
from penilaian.berkas.tindakan import siapkan_berkas
from penilaian.berkas.tindakan_buka import buka_kembali
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_pengguna, buat_periode, setel_tahap

pytestmark = pytest.mark.django_db
ALASAN = "Berkas tertukar dengan tahun lalu."


@pytest.fixture
def berkas():
    periode = buat_periode(kode="UJI", jumlah_peserta=1, tahap_terbuka="pengumpulan")
    siapkan_berkas(periode, oleh=None)
    Berkas.objects.update(status=StatusBerkas.DIKIRIM)
    Butir.objects.filter(indikator__kode="1").update(status=StatusButir.SAH)
    Butir.objects.filter(indikator__kode="2").update(status=StatusButir.TUNGGU)
    berkas = Berkas.objects.get()
    berkas.peserta.periode = periode
    return berkas


def test_kembali_menjadi_draf(berkas):
    buka_kembali(berkas, ALASAN, oleh=buat_pengguna(peran=Peran.ADMIN))
    assert Berkas.objects.get().status == StatusBerkas.DRAF
    assert dict(Butir.objects.values_list("indikator__kode", "status")) == {"1": "draf", "2": "draf", "3": "belum"}
    assert Jejak.objects.get(tindakan="berkas.buka_kembali").alasan == ALASAN


def test_ditolak(berkas):
    admin = buat_pengguna(peran=Peran.ADMIN)
    with pytest.raises(SalahPeran):
        buka_kembali(berkas, ALASAN, oleh=buat_pengguna(peran=Peran.TIM_PROVINSI))
    with pytest.raises(Ditolak, match="Tulis alasan"):
        buka_kembali(berkas, "  ", oleh=admin)
    Berkas.objects.update(status=StatusBerkas.DIKEMBALIKAN)
    with pytest.raises(Basi, match="tidak sedang dikembalikan"):
        buka_kembali(berkas, ALASAN, oleh=admin)
    Berkas.objects.update(status=StatusBerkas.DIKIRIM)
    setel_tahap(berkas.peserta.periode, "rekap")
    with pytest.raises(Basi, match="pengumpulan bukti"):
        buka_kembali(berkas, ALASAN, oleh=admin)
    assert not berkas.pembukaan.exists()


def test_dikatakan_kepada_dinas_dan_di_rekap(client, berkas):
    url = reverse("penilaian:berkas-ringkasan", args=["UJI", "13.01"])
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    assert "Buka kembali" in client.get(url).content.decode()
    assert client.post(reverse("penilaian:berkas-buka", args=["UJI", "13.01"]), {"alasan": ALASAN}).status_code == 302
    assert "Buka kembali berkas" not in client.get(url).content.decode()
    client.force_login(buat_pengguna(peran=Peran.TIM_PROVINSI))
    isi = client.get(reverse("penilaian:rekap-matriks", args=["UJI"])).content.decode()
    assert "dibuka kembali" in isi and ALASAN in isi
    assert client.post(reverse("penilaian:berkas-buka", args=["UJI", "13.01"]), {"alasan": ALASAN}).status_code == 403
    client.force_login(buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota="13.01"))
    isi = client.get(url).content.decode()
    assert ALASAN in isi and "kirim lagi sebelum pengumpulan ditutup" in isi
