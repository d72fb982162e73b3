"""Who reads the proof of an outreach: whoever reads the programme of its office."""

from layanan.negeri.program.izin import BACA
from layanan.negeri.sosialisasi.models import DokumentasiSosialisasi, Sosialisasi
from layanan.sop.dinas.models import Dinas
from pentas.galat import TidakAda


def ambil_sosialisasi(dinas: Dinas, pk: int) -> Sosialisasi:
    satu = Sosialisasi.objects.filter(dinas=dinas, pk=pk).select_related("unit", "dinas__provinsi").first()
    if satu is None:
        raise TidakAda()
    return satu


def boleh_baca_dokumentasi(pengguna, unggahan) -> bool:
    milik = DokumentasiSosialisasi.objects.filter(unggahan=unggahan, dihapus_pada=None)
    return milik.filter(sosialisasi__dinas__in=Dinas.objects.berhak(pengguna, *BACA)).exists()
