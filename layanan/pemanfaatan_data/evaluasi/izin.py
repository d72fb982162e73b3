"""Who evaluates: the internal supervisor and the head of division. Who reads: whoever reads the service's reports."""

from layanan.pemanfaatan_data.evaluasi.models import EvaluasiPelaksana
from layanan.sop.dinas.izin import peran_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.izin import sebutan_pelaku
from pentas.akun.peran import Peran
from pentas.galat import Basi, SalahPeran

PENILAI = (Peran.PENGAWAS, Peran.KABID)


def periksa_boleh_evaluasi(pengguna, dinas: Dinas) -> None:
    """``pengguna`` None: the system (demo data)."""
    if pengguna is not None and peran_di(pengguna, dinas).isdisjoint(PENILAI):
        raise SalahPeran(f"Evaluasi pelaksana diisi oleh {sebutan_pelaku(PENILAI)}.")


def periksa_masih_terbuka(evaluasi: EvaluasiPelaksana) -> None:
    if evaluasi.ditutup_pada:
        raise Basi("Evaluasi ini sudah ditetapkan. Tulis temuan baru pada evaluasi berikutnya.")
