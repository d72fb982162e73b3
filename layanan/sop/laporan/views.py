"""The report of an office's services: page, PDF, workbook."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from layanan.sop.laporan.buku import buku_laporan
from layanan.sop.laporan.cetak import cetak_laporan
from layanan.sop.laporan.data import Laporan
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.skm.pilih import baca_pilihan, wajib_pilihan
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_pdf, jawab_xlsx
from pentas.gerbang import butuh

TARGET = 80  # percent in time, below which a row is marked


@butuh(Hak.LAPORAN_LAYANAN)
@require_safe
def laporan(request):
    pilihan = baca_pilihan(request, Hak.LAPORAN_LAYANAN)
    if pilihan is None:
        return render(request, "layanan/laporan/kosong.html", {"judul": "Laporan layanan"})
    timezone.activate(pilihan.dinas.zona)
    konteks = {
        "pilihan": pilihan,
        "laporan": Laporan(pilihan),
        "status": StatusPermohonan.choices,
        "target": TARGET,
        "baca_laporan": True,
        "hari_ini": timezone.localdate(),
    }
    return render(request, "layanan/laporan/laporan.html", konteks)


@butuh(Hak.LAPORAN_LAYANAN)
@require_safe
def pdf(request):
    pilihan = wajib_pilihan(request, Hak.LAPORAN_LAYANAN)
    return jawab_pdf(cetak_laporan(request, Laporan(pilihan)), _nama(pilihan))


@butuh(Hak.LAPORAN_LAYANAN)
@require_safe
def buku(request):
    pilihan = wajib_pilihan(request, Hak.LAPORAN_LAYANAN)
    return jawab_xlsx(buku_laporan(Laporan(pilihan)), _nama(pilihan))


def _nama(pilihan) -> str:
    return f"Laporan layanan {pilihan.dinas.pk} {pilihan.nama_layanan} {pilihan.rentang.nama}"
