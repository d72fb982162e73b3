"""How an office may be reached; what it has not set is open without further words."""

from dataclasses import dataclass

from layanan.sop.dinas.models import Dinas
from layanan.sop.pengaduan.models import Kanal, KanalPengaduan


@dataclass(frozen=True)
class SatuKanal:
    kanal: Kanal
    aktif: bool
    keterangan: str


def kanal_dinas(dinas: Dinas) -> list[SatuKanal]:
    ada = {k.kanal: k for k in KanalPengaduan.objects.filter(dinas=dinas)}
    return [
        SatuKanal(kanal, ada[kanal].aktif, ada[kanal].keterangan) if kanal in ada else SatuKanal(kanal, True, "")
        for kanal in Kanal
    ]


def dinas_daring():
    """Offices that offer a service and take complaints by the public form."""
    tutup = KanalPengaduan.objects.filter(kanal=Kanal.DARING, aktif=False)
    return Dinas.objects.filter(layanan__aktif=True).exclude(pk__in=tutup.values("dinas")).lengkap().distinct()
