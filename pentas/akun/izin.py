"""Which accounts an admin manages: those of his own province, and nobody's beside it."""

from pentas.akun.models import Pengguna
from pentas.akun.peran import Hak
from pentas.galat import SalahPeran, TidakAda


def provinsi_kelolaan(pengguna) -> set[str]:
    return pengguna.provinsi_berhak(Hak.KELOLA_AKUN)


def akun_kelolaan(pengguna):
    """Accounts with an assignment in a province that this account manages."""
    return Pengguna.objects.filter(penugasan__provinsi__in=provinsi_kelolaan(pengguna)).distinct()


def ambil_akun_untuk(pengguna, id: int) -> Pengguna:
    akun = akun_kelolaan(pengguna).filter(pk=id).first()
    if akun is None:
        raise TidakAda()
    return akun


def periksa_boleh_kelola(pengguna, provinsi_kode: str | None = None) -> None:
    """``pengguna`` None: the system (first admin, demo data)."""
    if pengguna is not None and not pengguna.punya_hak(Hak.KELOLA_AKUN, provinsi=provinsi_kode):
        raise SalahPeran("Hanya admin provinsi yang mengelola akun.")


def periksa_boleh_kelola_akun(pengguna, akun: Pengguna) -> None:
    """Profile, password and activity reach into every assignment: all of them must be of one's own provinces."""
    periksa_boleh_kelola(pengguna)
    if pengguna is not None and not akun.kode_provinsi() <= provinsi_kelolaan(pengguna):
        raise SalahPeran("Akun ini juga bertugas di provinsi lain. Minta admin provinsi itu ikut mengurusnya.")
