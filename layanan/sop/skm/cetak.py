"""The survey's report as PDF."""

from layanan.sop.skm.data import Survei
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.pdf import cetak_pdf


def cetak_survei(request, survei: Survei, nama_layanan: str) -> bytes:
    konteks = konteks_dokumen(request, wilayah=survei.dinas.wilayah)
    konteks |= {"survei": survei, "nama_layanan": nama_layanan}
    return cetak_pdf(
        "layanan/skm/laporan_pdf.html", konteks, judul=f"Laporan survei kepuasan masyarakat {survei.rentang.nama}"
    )
