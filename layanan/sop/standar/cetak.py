"""A standard on paper, with letterhead."""

from layanan.sop.standar.models import StandarPelayanan
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.pdf import cetak_pdf


def cetak_standar(request, standar: StandarPelayanan) -> bytes:
    konteks = konteks_dokumen(
        request, wilayah=standar.dinas.wilayah, dokumen=standar.dokumen, tanda=standar.dinas.tanda
    )
    konteks |= {"standar": standar, "ada_usulan": any(k.usulan for k in standar.urut_komponen)}
    return cetak_pdf("layanan/standar/standar_pdf.html", konteks, judul=f"Standar pelayanan {standar.nama_layanan}")
