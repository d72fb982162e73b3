"""A plan on paper: targets, activities by stage, money."""

from layanan.negeri.rencana.data import IsiRencana
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.pdf import cetak_pdf


def cetak_rencana(request, isi: IsiRencana) -> bytes:
    dinas = isi.rencana.dinas
    konteks = konteks_dokumen(request, wilayah=dinas.wilayah, tanda=dinas.tanda) | {"isi": isi, "rencana": isi.rencana}
    return cetak_pdf("layanan/negeri/rencana/rencana_pdf.html", konteks, judul=str(isi.rencana))
