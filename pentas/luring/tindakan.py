"""Applying entries: once each, whatever the network repeats."""

from django.utils import timezone

from pentas.galat import Ditolak
from pentas.jejak.tindakan import tindakan
from pentas.luring.daftar import Isian, penangan
from pentas.luring.models import Entri
from pentas.sidik import sidik


@tindakan
def terima(isian: Isian, *, oleh) -> dict:
    """Apply one entry and return the reply; a repeated UUID returns the first reply unchanged.

    Refusals (422, 403, 404, 409) are not kept: a corrected or rebased entry may come again.
    """
    if (lama := jawaban_lama(isian, oleh)) is not None:
        return lama
    terapkan = penangan(isian.jenis)
    if terapkan is None:
        raise Ditolak("Jenis isian tidak dikenal. Muat ulang halaman ini.")
    hasil = terapkan(isian, oleh=oleh)
    hasil = {"uuid": str(isian.uuid), **hasil, "waktu_server": timezone.now().isoformat()}
    Entri.objects.create(uuid=isian.uuid, pengguna=oleh, jenis=isian.jenis, sidik=_sidik(isian), hasil=hasil)
    return hasil


def _sidik(isian: Isian) -> str:
    return sidik([isian.jenis, isian.sasaran, isian.dasar, isian.isi])


def jawaban_lama(isian: Isian, pengguna) -> dict | None:
    """The reply that this very entry got, if it came before."""
    lama = Entri.objects.filter(uuid=isian.uuid).first()
    if lama is None:
        return None
    if lama.pengguna_id != pengguna.pk or lama.sidik != _sidik(isian):
        raise Ditolak("Nomor isian ini sudah dipakai untuk isian lain. Muat ulang halaman, lalu isi lagi.")
    return lama.hasil
