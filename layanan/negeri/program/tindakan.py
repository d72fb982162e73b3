"""The office's settings of its programme."""

from layanan.negeri.program.izin import periksa_boleh_kelola
from layanan.negeri.program.models import ProgramNegeri
from layanan.negeri.program.tulis import segar, tulis
from layanan.sop.dinas.models import Dinas
from pentas.jejak.tindakan import tindakan


@tindakan
def atur_program(dinas: Dinas, isi: dict, *, oleh) -> ProgramNegeri:
    """``isi``: fields of ProgramNegeri. What an office has settled is no proposal any more."""
    periksa_boleh_kelola(oleh, dinas)
    Dinas.objects.select_for_update(of=("self",)).get(pk=dinas.pk)
    ada = ProgramNegeri.objects.filter(dinas=dinas).first()
    program = segar(ada) if ada else ProgramNegeri(dinas=dinas)
    return tulis(program, {**isi, "usulan": False}, "program.atur", oleh=oleh)
