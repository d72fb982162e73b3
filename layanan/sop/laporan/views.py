"""The report of an office's services: page, PDF, workbook."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from layanan.sop.laporan.buku import buku_laporan, isi_laporan
from layanan.sop.laporan.cetak import cetak_laporan
from layanan.sop.laporan.data import Laporan
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.skm.izin import boleh_rencana
from layanan.sop.skm.pilih import baca_pilihan, wajib_pilihan
from layanan.sop.skm.tindakan_terbit import sudah_berakhir, terbitan, terbitkan_laporan
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_pdf, jawab_xlsx
from pentas.gerbang import butuh

JENIS = "layanan.laporan"
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
        "boleh_terbit": sudah_berakhir(pilihan) and boleh_rencana(request.user, pilihan.dinas),
        "hari_ini": timezone.localdate(),
    }
    return render(request, "layanan/laporan/laporan.html", konteks)


@butuh(Hak.LAPORAN_LAYANAN)
@require_http_methods(["GET", "HEAD", "POST"])
def pdf(request):
    """POST issues it: the paper bears a code."""
    pilihan = wajib_pilihan(request, Hak.LAPORAN_LAYANAN)
    laporan = Laporan(pilihan)
    isi = isi_laporan(laporan)
    if request.method == "POST":
        dokumen = terbitkan_laporan(JENIS, pilihan, isi, oleh=request.user)
    else:
        dokumen = terbitan(JENIS, pilihan, isi)
    return jawab_pdf(cetak_laporan(request, laporan, dokumen), _nama(pilihan))


@butuh(Hak.LAPORAN_LAYANAN)
@require_safe
def buku(request):
    pilihan = wajib_pilihan(request, Hak.LAPORAN_LAYANAN)
    return jawab_xlsx(buku_laporan(Laporan(pilihan)), _nama(pilihan))


def _nama(pilihan) -> str:
    return f"Laporan layanan {pilihan.dinas.pk} {pilihan.nama_layanan} {pilihan.rentang.nama}"
