"""Which documents an office serves in villages."""

from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.ketupat_pecel.sop import KODE
from layanan.sop.dinas.models import Dinas, LayananDinas
from pentas.galat import TidakAda


def dinas_melayani():
    """Offices that come to villages, as a subquery."""
    return LayananDinas.objects.filter(layanan=KODE, aktif=True).values("dinas")


def ambil_dokumen(dinas: Dinas, kode: str) -> DokumenDesa:
    """For who sets it: those out of use too."""
    dokumen = DokumenDesa.objects.filter(dinas=dinas, kode=kode).first()
    if dokumen is None:
        raise TidakAda()
    dokumen.dinas = dinas
    return dokumen
