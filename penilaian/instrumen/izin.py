"""Who may read and who may change a rubric."""

from penilaian.instrumen.models import Instrumen
from pentas.akun.peran import Hak
from pentas.galat import Basi, SalahPeran, TidakAda


def ambil_instrumen_untuk(pengguna, kode: str) -> Instrumen:
    """The rubric if it is of a province of this account; a draft only for who manages rubrics there."""
    instrumen = Instrumen.objects.select_related("provinsi", "asal").filter(kode=kode).first()
    if instrumen is None or not boleh_baca(pengguna, instrumen):
        raise TidakAda()
    return instrumen


def boleh_baca(pengguna, instrumen: Instrumen) -> bool:
    hak = Hak.LIHAT_INSTRUMEN if instrumen.sudah_terbit else Hak.KELOLA_INSTRUMEN
    return pengguna.punya_hak(hak, provinsi=instrumen.provinsi_id)


def periksa_boleh_kelola(pengguna, provinsi_kode: str) -> None:
    """``pengguna`` None: the system (basic data, demo)."""
    if pengguna is not None and not pengguna.punya_hak(Hak.KELOLA_INSTRUMEN, provinsi=provinsi_kode):
        raise SalahPeran("Hanya admin provinsi yang menyusun dan menerbitkan instrumen.")


def periksa_draf(instrumen: Instrumen) -> None:
    """A published rubric is frozen; next year's is a copy of it."""
    if instrumen.sudah_terbit:
        raise Basi(
            f"Instrumen {instrumen.kode} sudah terbit dan tidak dapat diubah. "
            "Buat salinannya untuk menyusun instrumen baru."
        )
