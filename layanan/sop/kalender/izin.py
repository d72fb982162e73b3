"""Who may read and change the holidays of which offices."""

from django.db.models import Q

from layanan.sop.dinas.izin import periksa_hak_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.kalender.models import HariLibur
from pentas.akun.peran import Hak
from pentas.galat import SalahPeran, TidakAda

BACA = (Hak.KELOLA_LAYANAN, Hak.LIHAT_LAYANAN)
UBAH = Hak.KELOLA_LAYANAN


def libur_terbaca(pengguna):
    """The nation's, those of the provinces and of the offices that the account reads."""
    dinas = Dinas.objects.berhak(pengguna, *BACA)
    return HariLibur.objects.filter(
        Q(provinsi=None) | Q(dinas__in=dinas) | Q(dinas=None, provinsi__in=dinas.values("provinsi"))
    ).select_related("provinsi", "dinas__provinsi", "dinas__kabupaten_kota")


def periksa_boleh_ubah(pengguna, provinsi, dinas) -> None:
    """``pengguna`` None: the system (demo data). The nation's list (neither) is nobody's to change by hand."""
    if provinsi is None:
        raise SalahPeran(
            "Hari libur nasional tidak diubah di sini. Bila dinas tetap masuk, tambahkan sebagai “Tetap masuk kerja”."
        )
    if pengguna is None:
        return
    if dinas is not None:
        periksa_hak_di(pengguna, dinas, UBAH)
    elif provinsi.pk not in pengguna.provinsi_berhak(UBAH):
        raise SalahPeran(f"Akun Anda tidak mengatur hari libur di {provinsi.nama}.")


def ambil_libur_untuk(pengguna, pk: int) -> HariLibur:
    libur = libur_terbaca(pengguna).filter(pk=pk).first()
    if libur is None:
        raise TidakAda()
    return libur
