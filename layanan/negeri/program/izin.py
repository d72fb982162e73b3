"""Who reads the programme of an office and who writes in it."""

from layanan.sop.dinas.izin import ambil_dinas_untuk
from layanan.sop.dinas.models import Dinas, Unit
from layanan.sop.skm.izin import boleh_rencana
from pentas.akun.peran import Hak
from pentas.galat import SalahPeran, TidakAda

BACA = (Hak.LAPORAN_LAYANAN, Hak.KELOLA_LAYANAN)


def boleh_kelola(pengguna, dinas: Dinas) -> bool:
    """As for the survey's follow-up: who runs the service or its division writes, supervisor and auditor read."""
    return boleh_rencana(pengguna, dinas)


def periksa_boleh_kelola(pengguna, dinas: Dinas) -> None:
    """``pengguna`` None: the system (demo data)."""
    if pengguna is not None and not boleh_kelola(pengguna, dinas):
        raise SalahPeran(f"Program negeri {dinas.nama} ditulis oleh pimpinan atau admin layanannya. Anda membacanya.")


def ambil_dinas_program(pengguna, kode: str, *, tulis: bool = False) -> Dinas:
    """404 where the office is not this account's; 403 where it may read but is about to write."""
    dinas = ambil_dinas_untuk(pengguna, kode, *BACA)
    if tulis:
        periksa_boleh_kelola(pengguna, dinas)
    return dinas


def dinas_program(pengguna):
    """Offices of this account that have negeri."""
    return Dinas.objects.berhak(pengguna, *BACA).filter(unit__jenis=Unit.Jenis.NEGERI).distinct()


def negeri_dinas(dinas: Dinas):
    return Unit.objects.filter(dinas=dinas, jenis=Unit.Jenis.NEGERI, aktif=True).order_by("nama")


def ambil_milik(model, dinas: Dinas, pk: int, jalur: str = "dinas"):
    """A row of this office, or 404; ``jalur``: how the row leads to its office."""
    objek = model.objects.filter(**{jalur: dinas}, pk=pk).first()
    if objek is None:
        raise TidakAda()
    return objek
