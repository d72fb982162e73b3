"""The report on paper, with letterhead."""

from layanan.sop.laporan.data import Laporan
from layanan.sop.permohonan.alur import StatusPermohonan
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.models import DokumenTerbit
from pentas.dokumen.pdf import cetak_pdf

UNIT_TERCETAK = 40  # the workbook has all of them


def cetak_laporan(request, laporan: Laporan, dokumen: DokumenTerbit | None = None) -> bytes:
    dinas = laporan.dinas
    konteks = konteks_dokumen(request, wilayah=dinas.wilayah, dokumen=dokumen, tanda=dinas.tanda)
    konteks |= {
        "laporan": laporan,
        "pilihan": laporan.pilihan,
        "status": StatusPermohonan.choices,
        "per_unit": laporan.per_unit[:UNIT_TERCETAK],
        "sisa_unit": max(0, len(laporan.per_unit) - UNIT_TERCETAK),
        "lama_unit": laporan.lama_unit[:UNIT_TERCETAK],
    }
    return cetak_pdf("layanan/laporan/laporan_pdf.html", konteks, judul=f"Laporan layanan {laporan.rentang.nama}")
