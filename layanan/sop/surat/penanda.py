"""Who signs by default: the office's rule for the kind, else the signatory of its letterhead."""

from django.utils import timezone

from layanan.sop.dinas.models import Dinas
from layanan.sop.surat.models import AturanSurat
from pentas.dokumen.models import Instansi, Penanda


def penanda_bawaan(dinas: Dinas, jenis: str) -> list[Penanda]:
    tahun = timezone.localtime(timezone.now(), dinas.zona).year
    aturan = AturanSurat.objects.berlaku(dinas, jenis, tahun)
    sendiri = aturan.penanda if aturan else None
    return [sendiri or Instansi.objects.untuk(dinas.wilayah).penanda]
