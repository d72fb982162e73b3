"""The office's settings of its programme."""

from django.utils import timezone

from layanan.negeri.program.izin import periksa_boleh_kelola
from layanan.negeri.program.models import DrafProgram, ProgramNegeri
from layanan.negeri.program.tulis import segar, tulis
from layanan.sop.dinas.models import Dinas
from layanan.sop.pribadi.masukan import tolak_nomor_pribadi
from pentas.jejak.tindakan import tindakan


@tindakan
def atur_program(dinas: Dinas, isi: dict, *, oleh) -> ProgramNegeri:
    """``isi``: fields of ProgramNegeri. What an office has settled is no proposal any more."""
    periksa_boleh_kelola(oleh, dinas)
    Dinas.objects.select_for_update(of=("self",)).get(pk=dinas.pk)
    ada = ProgramNegeri.objects.filter(dinas=dinas).first()
    program = segar(ada) if ada else ProgramNegeri(dinas=dinas)
    return tulis(program, {**isi, "usulan": False}, "program.atur", oleh=oleh)


@tindakan
def simpan_draf(dinas: Dinas, kunci: str, isi: dict[str, list[str]], *, oleh) -> DrafProgram:
    """As typed, unchecked; no audit row, for nothing of the programme has changed yet. The calling view has checked
    that this account may write here."""
    tolak_nomor_pribadi(*(teks for semua in isi.values() for teks in semua))
    nilai = {"dinas": dinas, "isi": isi, "diubah_pada": timezone.now()}
    return DrafProgram.objects.update_or_create(pengguna=oleh, kunci=kunci[:200], defaults=nilai)[0]


@tindakan
def buang_draf(kunci: str, *, oleh) -> None:
    DrafProgram.objects.filter(pengguna=oleh, kunci=kunci[:200]).delete()
