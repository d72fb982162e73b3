"""Cells in every state, made quickly for reading pages."""

from django.urls import reverse

from penilaian.berkas.models import Butir
from penilaian.berkas.tindakan import siapkan_berkas
from penilaian.instrumen.models import Indikator
from penilaian.nilai.tindakan import SelNilai, tetapkan_banyak
from pentas.akun.peran import Peran
from tests.pabrik import buat_pengguna, buat_periode


def buat_rekap(*, jumlah=3, tahap="rekap", **isi):
    """A period whose offices have claims; every dossier but the last was sent, the first is verified."""
    periode = buat_periode(tahap_terbuka=tahap, jumlah_peserta=jumlah, **isi)
    siapkan_berkas(periode, oleh=None)
    peserta = list(periode.peserta.select_related("kabupaten_kota"))
    for p in peserta:
        p.periode = periode
    oleh = buat_pengguna(peran=Peran.TIM_PROVINSI)
    isi_lapis(peserta, "klaim", 4, oleh)
    for p in peserta[:-1]:
        p.berkas.status = "dikirim"
        p.berkas.save()
        Butir.objects.filter(berkas=p.berkas, indikator__dinilai_desk=True).update(status="tunggu")
    verifikasi(peserta[0], 3, oleh)
    return periode, peserta, oleh


def isi_lapis(peserta, lapis, level, oleh):
    indikator = Indikator.objects.filter(instrumen_id=peserta[0].periode.instrumen_id)
    sel = [SelNilai(p, i, level) for p in peserta for i in indikator if i.dinilai_desk or lapis == "lapangan"]
    tetapkan_banyak(sel, lapis, oleh=oleh)


def verifikasi(peserta, level, oleh):
    isi_lapis([peserta], "desk", level, oleh)
    Butir.objects.filter(berkas__peserta=peserta, indikator__dinilai_desk=True).update(status="sah")


def alamat(periode, nama, **lain):
    return reverse(f"penilaian:{nama}", kwargs={"periode": periode.kode, **lain})
