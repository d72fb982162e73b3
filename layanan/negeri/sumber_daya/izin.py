"""The office's people see every negeri; whoever acts for a negeri sees and fills its own map, nothing else."""

from layanan.negeri.program.izin import BACA, boleh_kelola
from layanan.sop.dinas.izin import petugas_unit, punya_hak_di, unit_saya
from layanan.sop.dinas.models import Unit
from pentas.akun.peran import Hak
from pentas.galat import SalahPeran, TidakAda


def _mewakili(pengguna, unit: Unit) -> bool:
    return punya_hak_di(pengguna, unit.dinas, Hak.AJUKAN_LAYANAN) and petugas_unit(pengguna, unit)


def ambil_negeri_untuk(pengguna, kode_dinas: str, pk: int) -> Unit:
    unit = (
        Unit.objects.filter(dinas=kode_dinas, jenis=Unit.Jenis.NEGERI, pk=pk)
        .select_related("dinas__provinsi", "dinas__kabupaten_kota")
        .first()
    )
    if unit is None or not (punya_hak_di(pengguna, unit.dinas, *BACA) or _mewakili(pengguna, unit)):
        raise TidakAda()
    return unit


def periksa_boleh_isi(pengguna, unit: Unit) -> None:
    """``pengguna`` None: the system (demo data)."""
    if pengguna is not None and not (_mewakili(pengguna, unit) or boleh_kelola(pengguna, unit.dinas)):
        raise SalahPeran(f"Peta sumber daya {unit.nama} diisi oleh operatornya atau pimpinan dinas. Anda membacanya.")


def negeri_saya(pengguna) -> list[Unit]:
    """Negeri for which this account acts."""
    return [u for u in unit_saya(pengguna, Unit.Jenis.NEGERI) if punya_hak_di(pengguna, u.dinas, Hak.AJUKAN_LAYANAN)]
