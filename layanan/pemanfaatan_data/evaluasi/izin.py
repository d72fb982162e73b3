"""Who evaluates: the internal supervisor and the head of division. Who reads: whoever reads the service's reports."""

from layanan.pemanfaatan_data.evaluasi.models import EvaluasiPelaksana
from layanan.sop.dinas.izin import peran_di, punya_hak_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.izin import sebutan_pelaku
from pentas.akun.peran import Hak, Peran
from pentas.galat import Basi, SalahPeran, TidakAda

PENILAI = (Peran.PENGAWAS, Peran.KABID)


def periksa_boleh_evaluasi(pengguna, dinas: Dinas) -> None:
    """``pengguna`` None: the system (demo data)."""
    if pengguna is not None and peran_di(pengguna, dinas).isdisjoint(PENILAI):
        raise SalahPeran(f"Evaluasi pelaksana diisi oleh {sebutan_pelaku(PENILAI)}.")


def periksa_masih_terbuka(evaluasi: EvaluasiPelaksana) -> None:
    if evaluasi.ditutup_pada:
        raise Basi("Evaluasi ini sudah ditetapkan. Tulis temuan baru pada evaluasi berikutnya.")


def ambil_evaluasi_untuk(pengguna, pk: int) -> EvaluasiPelaksana:
    evaluasi = (
        EvaluasiPelaksana.objects.select_related("dinas__provinsi", "dinas__kabupaten_kota", "ditutup_oleh")
        .filter(pk=pk)
        .first()
    )
    if evaluasi is None or not punya_hak_di(pengguna, evaluasi.dinas, Hak.LAPORAN_LAYANAN):
        raise TidakAda()
    return evaluasi
