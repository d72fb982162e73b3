"""Periods of the programme: the survey's, and the one that follows."""

from layanan.negeri.program.models import ProgramNegeri
from layanan.sop.dinas.models import Dinas
from layanan.sop.skm.rentang import BAGIAN, Rentang, susun_rentang


def berikut(rentang: Rentang) -> Rentang:
    """The period of the same length that follows."""
    _nama, awal, akhir = BAGIAN[rentang.bagian]
    lama = akhir - awal + 1
    sepanjang = [(a, kode) for kode, (_n, a, b) in BAGIAN.items() if b - a + 1 == lama]
    if akhir == 12:
        return susun_rentang(rentang.tahun + 1, min(sepanjang)[1], rentang.zona)
    return susun_rentang(rentang.tahun, dict(sepanjang)[akhir + 1], rentang.zona)


def ambil_program(dinas: Dinas) -> ProgramNegeri:
    """The office's settings, or the proposals (not saved) where it has none."""
    return ProgramNegeri.objects.filter(dinas=dinas).first() or ProgramNegeri(dinas=dinas)


def rentang_sebelum(program: ProgramNegeri) -> Rentang | None:
    """The survey before online service, where the office has named it."""
    if not program.sebelum_tahun or not program.sebelum_bagian:
        return None
    return susun_rentang(program.sebelum_tahun, program.sebelum_bagian, program.dinas.zona)
