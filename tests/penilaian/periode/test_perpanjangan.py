"""An extension is kept as a row, announced while its stage is open, and printed in the minutes."""

import datetime as dt

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from penilaian.berkas.tindakan import siapkan_berkas
from penilaian.periode.models import PerpanjanganTahap
from penilaian.periode.tindakan_pengaturan import perpanjang_tahap
from pentas.akun.peran import Peran
from tests.pabrik import buat_pengguna, buat_periode, setel_tahap

pytestmark = pytest.mark.django_db
ALASAN = "Gangguan jaringan di tiga daerah."


@pytest.fixture
def periode():
    periode = buat_periode(kode="UJI", jumlah_peserta=1, tahap_terbuka="pengumpulan")
    siapkan_berkas(periode, oleh=None)
    periode.tahap.filter(kode="pengumpulan").update(selesai=dt.datetime(2026, 8, 28, 9, tzinfo=dt.UTC))
    selesai = dt.datetime(2026, 9, 4, 9, tzinfo=dt.UTC)
    perpanjang_tahap(periode, selesai, f" {ALASAN} ", oleh=buat_pengguna(peran=Peran.ADMIN))
    return periode


def test_disimpan_sebagai_data(periode):
    p = PerpanjanganTahap.objects.get()
    assert (p.tahap, p.sebelum.day, p.sesudah.day, p.alasan) == ("pengumpulan", 28, 4, ALASAN)


@pytest.mark.parametrize(
    ("peran", "nama", "lain"),
    [
        (Peran.OPERATOR, "berkas-ringkasan", ["13.01"]),
        (Peran.TIM_PROVINSI, "rekap-matriks", []),
        (Peran.PENILAI, "kunjungan-daftar", []),
        (Peran.AUDITOR, "periode-jadwal", []),
        (Peran.ADMIN, "periode-pengaturan", []),
    ],
)
def test_diumumkan_selama_tahapnya_terbuka(client, periode, peran, nama, lain):
    client.force_login(buat_pengguna(peran=peran, kabupaten_kota="13.01" if peran == Peran.OPERATOR else None))
    url = reverse(f"penilaian:{nama}", args=[periode.kode, *lain])
    isi = client.get(url).content.decode()
    assert ALASAN in isi and "28 Agustus 2026" in isi and "4 September 2026" in isi
    setel_tahap(periode, "rekap")
    assert ALASAN not in client.get(url).content.decode()


def test_tercetak_dalam_berita_acara(periode):
    potong = render_to_string(
        "penilaian/penetapan/berita_acara_pdf.html",
        {"perpanjangan": periode.perpanjangan.all(), "periode": periode, "dicetak_pada": timezone.now()},
    )
    assert "Perpanjangan waktu" in potong and ALASAN in potong
