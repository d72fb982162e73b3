"""Applying entries: once each, whatever the network repeats."""

import hashlib

from django.utils import timezone

from pentas.galat import Ditolak
from pentas.jejak.models import kanonik
from pentas.jejak.tindakan import tindakan
from pentas.luring.daftar import Isian, penangan
from pentas.luring.models import Entri


@tindakan
def terima(isian: Isian, *, oleh) -> dict:
    """Apply one entry and return the reply; a repeated UUID returns the first reply unchanged.

    Refusals (422, 403, 404, 409) are not kept: a corrected or rebased entry may come again.
    """
    sidik = hashlib.sha256(kanonik([isian.jenis, isian.sasaran, isian.dasar, isian.isi]).encode()).hexdigest()
    lama = Entri.objects.filter(uuid=isian.uuid).first()
    if lama is not None:
        if lama.pengguna_id != oleh.pk or lama.sidik != sidik:
            raise Ditolak("Nomor isian ini sudah dipakai untuk isian lain. Muat ulang halaman, lalu isi lagi.")
        return lama.hasil
    terapkan = penangan(isian.jenis)
    if terapkan is None:
        raise Ditolak("Jenis isian tidak dikenal. Muat ulang halaman ini.")
    hasil = terapkan(isian, oleh=oleh)
    hasil = {"uuid": str(isian.uuid), **hasil, "waktu_server": timezone.now().isoformat()}
    Entri.objects.create(uuid=isian.uuid, pengguna=oleh, jenis=isian.jenis, sidik=sidik, hasil=hasil)
    return hasil
