"""What every act on a visit does: hold its row first, leave its audit row last."""

from penilaian.kunjungan.models import Kunjungan
from pentas.jejak.tindakan import catat


def kunci(kunjungan: Kunjungan) -> None:
    """Read the visit afresh and hold its row, so that valuing and closing never cross."""
    peserta = kunjungan.peserta
    kunjungan.refresh_from_db(from_queryset=Kunjungan.objects.select_for_update(of=("self",)))
    kunjungan.peserta = peserta


def catat_kunjungan(nama: str, kunjungan: Kunjungan, oleh, *, sebelum=None, sesudah=None, alasan: str = "") -> None:
    catat(
        nama,
        kunjungan,
        oleh=oleh,
        lingkup=kunjungan.peserta.periode.kode,
        sebelum=sebelum,
        sesudah=None if sesudah is None else {"peserta": kunjungan.peserta.kode, **sesudah},
        alasan=alasan,
    )
