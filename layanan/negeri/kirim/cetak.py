"""The proof of a handover on paper: to be signed by hand, or as it was signed on the screen."""

import json

from layanan.negeri.kirim.models import BuktiSerah, DokumenJadi
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.pdf import cetak_pdf


def cetak_bukti(request, dokumen: DokumenJadi, bukti: BuktiSerah | None) -> bytes:
    permohonan = dokumen.permohonan
    dinas = permohonan.dinas
    ada = bukti is not None and bukti.dihapus_pada is None
    konteks = konteks_dokumen(request, wilayah=dinas.wilayah, tanda=dinas.tanda) | {
        "permohonan": permohonan,
        "terbit": dokumen,
        "bukti": bukti,
        "penerima": bukti.penerima.nilai() if ada and bukti.penerima else "",
        "goresan": json.loads(bukti.goresan.nilai()) if ada and bukti.goresan else None,
        "hubungan": BuktiSerah.Hubungan.choices,
    }
    return cetak_pdf("layanan/negeri/kirim/bukti_pdf.html", konteks, judul=f"Bukti serah {permohonan.nomor}")
