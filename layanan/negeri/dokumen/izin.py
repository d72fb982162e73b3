"""Which documents the public may read, and who sets them."""

from layanan.negeri.dokumen.models import DokumenNegeri
from layanan.negeri.sop import KODE
from layanan.sop.dinas.models import Dinas
from pentas.galat import TidakAda


def dinas_terbuka():
    """Offices that take submissions from residents."""
    return Dinas.objects.lengkap().filter(layanan__layanan=KODE, layanan__aktif=True).order_by("kode")


def ambil_dinas_umum(kode: str) -> Dinas:
    dinas = dinas_terbuka().filter(pk=kode).first()
    if dinas is None:
        raise TidakAda("Dinas ini belum membuka layanan dokumen di negeri.")
    return dinas


def ambil_dokumen_umum(dinas: Dinas, kode: str) -> DokumenNegeri:
    dokumen = DokumenNegeri.objects.filter(dinas=dinas, kode=kode, aktif=True).first()
    if dokumen is None:
        raise TidakAda("Dokumen ini tidak dilayani di sini. Lihat daftar dokumen.")
    dokumen.dinas = dinas
    return dokumen


def ambil_dokumen(dinas: Dinas, kode: str) -> DokumenNegeri:
    """For who sets it: those out of use too."""
    dokumen = DokumenNegeri.objects.filter(dinas=dinas, kode=kode).first()
    if dokumen is None:
        raise TidakAda()
    dokumen.dinas = dinas
    return dokumen
