"""A dossier that stands ready for a test."""

import io
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from penilaian.berkas.izin import ambil_butir
from penilaian.berkas.tindakan import kirim, siapkan_berkas
from penilaian.berkas.tindakan_isi import isi_klaim
from penilaian.nilai.tindakan import IsianNilai
from penilaian.periode.izin import ambil_indikator
from pentas.akun.peran import Peran
from tests.pabrik import buat_pengguna, buat_periode, buat_peserta

KEPALA = {"jabatan": "Kepala Dinas Kependudukan dan Pencatatan Sipil"}


def buat_berkas(*, kode="13.06", tahap="pengumpulan", periode=None, **isi) -> SimpleNamespace:
    """An office with its operator, a verifier of the province, and dossiers made."""
    periode = periode or buat_periode(tahap_terbuka=tahap, **isi)
    peserta = buat_peserta(periode=periode, kode=kode)
    siapkan_berkas(periode, oleh=None)
    peserta.berkas.peserta = peserta
    return SimpleNamespace(
        periode=periode,
        peserta=peserta,
        berkas=peserta.berkas,
        operator=buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=kode),
        provinsi=buat_pengguna(peran=Peran.TIM_PROVINSI),
    )


def butir(b, kode="1"):
    return ambil_butir(b.peserta, ambil_indikator(b.periode, kode))


def klaim(b, kode="1", level=3, centang=("1.a", "1.b"), dasar=0, **lain):
    isian = IsianNilai(level, centang, lain.pop("masukan", None), alasan=lain.pop("alasan", ""))
    return isi_klaim(butir(b, kode), isian, dasar=dasar, oleh=lain.pop("oleh", b.operator), **lain)


def klaim_semua(b):
    """Everything that the small rubric asks of an office before sending."""
    klaim(b, "1")
    klaim(b, "2", level=4, centang=(), masukan={"capaian": "95"})


def kirim_berkas(b):
    klaim_semua(b)
    return kirim(b.berkas, KEPALA, oleh=b.operator)


def gambar(nama="foto.png", warna=(200, 30, 30)) -> SimpleUploadedFile:
    isi = io.BytesIO()
    Image.new("RGB", (64, 48), warna).save(isi, "PNG")
    return SimpleUploadedFile(nama, isi.getvalue(), content_type="image/png")


def alamat(b, nama, **lain):
    from django.urls import reverse

    return reverse(f"penilaian:{nama}", kwargs={"periode": b.periode.kode, "kode": b.peserta.kode, **lain})
