"""Official documents as PDF: one renderer for every room."""

from django.template.loader import render_to_string
from django.utils import timezone

from pentas.galat import Ditolak

BELUM_TERPASANG = (
    "PDF belum dapat dibuat di peladen ini. Pasang paket libpango-1.0-0, libpangoft2-1.0-0, dan "
    "libharfbuzz-subset0, lalu jalankan ulang aplikasi. Halaman ini tetap dapat dicetak dari peramban."
)
BELUM_DIBANGUN = (
    "PDF belum dapat dibuat: berkas tampilan belum lengkap di peladen ini. Jalankan bin/run, lalu coba lagi."
)


def cetak_pdf(templat: str, konteks: dict, *, judul: str, lampiran: dict[str, bytes] | None = None) -> bytes:
    """``templat`` extends dokumen/dasar_pdf.html; ``konteks`` builds on ``konteks_dokumen()``.

    Times are printed in the zone of the issuing region. ``lampiran`` (name -> bytes) travels inside the file.
    """
    mesin = _mesin()
    instansi = konteks.get("instansi")
    with timezone.override(instansi.zona if instansi else None):
        html = render_to_string(templat, {**_bawaan(konteks), **konteks, "judul": judul})
    try:
        return mesin.buat_pdf(html, lampiran or {})
    except mesin.TampilanBelumDibangun as galat:
        raise Ditolak(BELUM_DIBANGUN, status=503) from galat


def _bawaan(konteks: dict) -> dict:
    """The mark's two halves, for the stamp across the page: "GLADI" and "BUKAN HASIL RESMI"."""
    return {"dicetak_pada": timezone.now(), "cap": konteks.get("tanda", "").split(" – ")}


def _mesin():
    """WeasyPrint, loaded at first use; a server without its libraries refuses politely."""
    try:
        from pentas.dokumen import mesin_pdf
    except (ImportError, OSError) as galat:
        raise Ditolak(BELUM_TERPASANG, status=503) from galat
    return mesin_pdf
