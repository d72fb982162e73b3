"""The sheet on paper, in the form of the guide book (source: document 000, item i)."""

from paparan.lembar.models import Lembar
from paparan.lembar.tampilan import susun_lembar
from paparan.sesi.models import Sesi
from paparan.sesi.pedoman import ASPEK, MATERI, SKOR_MAKS
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.pdf import cetak_pdf


def lembar_pdf(request, lembar: Lembar) -> bytes:
    """One juror's sheet with his marks and, once signed, his signature."""
    return _cetak(request, lembar.sesi, [susun_lembar(lembar)], kosong=False, judul=f"Lembar nilai {lembar.penilai}")


def lembar_kertas_pdf(request, sesi: Sesi) -> bytes:
    """One empty sheet a juror, for the day the tablets fail."""
    semua = list(sesi.lembar.berlaku().select_related("penilai"))
    for lembar in semua:
        lembar.sesi = sesi
    return _cetak(request, sesi, [susun_lembar(x) for x in semua], kosong=True, judul="Lembar nilai paparan")


def _cetak(request, sesi: Sesi, lembar: list, *, kosong: bool, judul: str) -> bytes:
    periode = sesi.periode
    konteks = konteks_dokumen(request, wilayah=periode.provinsi, tanda=periode.tanda) | {
        "periode": periode,
        "sesi": sesi,
        "semua": lembar,
        "kosong": kosong,
        "aspek": ASPEK,
        "materi": MATERI,
        "skor_maks": SKOR_MAKS,
    }
    return cetak_pdf("paparan/lembar/lembar_pdf.html", konteks, judul=judul)
