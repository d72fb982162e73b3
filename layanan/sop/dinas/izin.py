"""Who may do what in which office."""

from layanan.sop.dinas.models import MERATA, AnggotaUnit, Dinas, Unit
from pentas.akun.peran import HAK_PERAN
from pentas.galat import SalahPeran, TidakAda


def _berlaku(tugas, dinas: Dinas) -> bool:
    if tugas.periode_kode or tugas.provinsi_id != dinas.provinsi_id:
        return False
    merata = tugas.peran in MERATA and not tugas.kabupaten_kota_id
    return merata or tugas.kabupaten_kota_id == dinas.kabupaten_kota_id


def peran_di(pengguna, dinas: Dinas) -> set[str]:
    """The account's roles in this office."""
    return {t.peran for t in pengguna.semua_penugasan if _berlaku(t, dinas)}


def punya_hak_di(pengguna, dinas: Dinas, *hak) -> bool:
    return any(not HAK_PERAN[peran].isdisjoint(hak) for peran in peran_di(pengguna, dinas))


def periksa_hak_di(pengguna, dinas: Dinas, *hak) -> None:
    """``pengguna`` None: the system (demo data)."""
    if pengguna is not None and not punya_hak_di(pengguna, dinas, *hak):
        raise SalahPeran(f"Akun Anda tidak memegang peran untuk ini di {dinas.nama}.")


def ambil_dinas_untuk(pengguna, kode: str, *hak) -> Dinas:
    dinas = Dinas.objects.berhak(pengguna, *hak).lengkap().filter(pk=kode).first()
    if dinas is None:
        raise TidakAda()
    return dinas


def unit_saya(pengguna, jenis: str = ""):
    """The units this account acts for."""
    unit = Unit.objects.filter(anggota__pengguna=pengguna, aktif=True)
    return (unit.filter(jenis=jenis) if jenis else unit).select_related("dinas__provinsi", "dinas__kabupaten_kota")


def petugas_unit(pengguna, unit: Unit) -> bool:
    return AnggotaUnit.objects.filter(unit=unit, pengguna=pengguna).exists()
