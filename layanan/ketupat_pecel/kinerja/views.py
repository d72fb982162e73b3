"""The figures of a month and of one trip: page, PDF, workbook."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from layanan.ketupat_pecel.kinerja.angka import Kinerja
from layanan.ketupat_pecel.kinerja.buku import buku_kinerja
from layanan.ketupat_pecel.kinerja.cetak import cetak_kinerja
from layanan.ketupat_pecel.kinerja.izin import BACA, ambil_bulan, ambil_perjalanan, dinas_kinerja
from layanan.ketupat_pecel.kinerja.lingkup import Lingkup, baca_bulan, lingkup_bulan, pilihan_bulan
from pentas.dokumen.jawab import jawab_pdf, jawab_xlsx
from pentas.galat import TidakAda
from pentas.gerbang import butuh


@butuh(*BACA)
@require_safe
def bulan(request):
    """``?dinas=13.09&bulan=2026-11``; an office that is not one's own is 404."""
    semua = dinas_kinerja(request.user)
    if not semua:
        return render(request, "layanan/laporan/kosong.html", {"judul": "Kinerja pelayanan desa"})
    kode = request.GET.get("dinas", "")
    dinas = next((d for d in semua if d.pk == kode), None) if kode else semua[0]
    if dinas is None:
        raise TidakAda()
    lingkup = lingkup_bulan(dinas, *baca_bulan(request.GET.get("bulan", ""), dinas.zona))
    return _halaman(request, lingkup, {"semua_dinas": semua, "bulan": pilihan_bulan(dinas.zona)})


@butuh(*BACA)
@require_safe
def perjalanan(request, pk):
    return _halaman(request, ambil_perjalanan(request.user, pk), {})


def _halaman(request, lingkup: Lingkup, tambahan: dict):
    timezone.activate(lingkup.dinas.zona)
    konteks = {"k": Kinerja(lingkup), "lingkup": lingkup, "kode_bulan": f"{lingkup.hari.mulai:%Y-%m}"}
    return render(request, "layanan/ketupat_pecel/kinerja/lihat.html", konteks | tambahan)


def _pdf(request, lingkup: Lingkup):
    timezone.activate(lingkup.dinas.zona)
    return jawab_pdf(cetak_kinerja(request, Kinerja(lingkup)), lingkup.nama_berkas)


def _buku(lingkup: Lingkup):
    return jawab_xlsx(buku_kinerja(Kinerja(lingkup)), lingkup.nama_berkas)


@butuh(*BACA)
@require_safe
def bulan_pdf(request, dinas, tahun, bulan):
    return _pdf(request, ambil_bulan(request.user, dinas, tahun, bulan))


@butuh(*BACA)
@require_safe
def bulan_buku(request, dinas, tahun, bulan):
    return _buku(ambil_bulan(request.user, dinas, tahun, bulan))


@butuh(*BACA)
@require_safe
def perjalanan_pdf(request, pk):
    return _pdf(request, ambil_perjalanan(request.user, pk))


@butuh(*BACA)
@require_safe
def perjalanan_buku(request, pk):
    return _buku(ambil_perjalanan(request.user, pk))
