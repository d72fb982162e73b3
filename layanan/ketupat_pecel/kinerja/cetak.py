"""The figures on paper."""

from layanan.ketupat_pecel.kinerja.angka import Kinerja
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.pdf import cetak_pdf


def cetak_kinerja(request, k: Kinerja) -> bytes:
    konteks = konteks_dokumen(request, wilayah=k.dinas.wilayah, tanda=k.dinas.tanda) | {"k": k}
    judul = f"Kinerja Ketupat Pecel, {k.lingkup.nama}"
    return cetak_pdf("layanan/ketupat_pecel/kinerja/laporan_pdf.html", konteks, judul=judul)
