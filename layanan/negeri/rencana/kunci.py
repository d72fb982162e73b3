"""One lock for a plan: all of its money is added up under it."""

from layanan.negeri.program.izin import periksa_boleh_kelola
from layanan.negeri.program.tulis import segar
from layanan.negeri.rencana.models import RencanaAksi


def kunci_rencana(rencana: RencanaAksi, oleh) -> RencanaAksi:
    rencana = segar(rencana)
    periksa_boleh_kelola(oleh, rencana.dinas)
    return rencana
