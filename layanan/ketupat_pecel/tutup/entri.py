"""The entry ``ketupat.penjelasan``: a number explained on a tablet, with or without a network."""

import re

from django.utils import timezone

from layanan.ketupat_pecel.hari.izin import ambil_perjalanan_tim
from layanan.ketupat_pecel.tutup.izin import ambil_tablet_huruf
from layanan.ketupat_pecel.tutup.tindakan import jelaskan
from pentas.galat import Ditolak
from pentas.luring.daftar import RUSAK, Isian

PENJELASAN = "ketupat.penjelasan"
NOMOR = re.compile(r"([A-Z]{1,2})-(\d{2,4})")


def terapkan(isian: Isian, *, oleh) -> dict:
    """``sasaran.nomor``: "A-22". Explained again, the newer one stands."""
    pk, nomor = isian.kode("perjalanan", "nomor")
    perjalanan = ambil_perjalanan_tim(oleh, pk)
    cocok = NOMOR.fullmatch(nomor)
    sebab, keterangan = isian.isi.get("sebab"), isian.isi.get("keterangan")
    if not cocok or not isinstance(sebab, str) or not isinstance(keterangan, str):
        raise Ditolak(RUSAK)
    tablet = ambil_tablet_huruf(perjalanan, cocok[1])
    jelaskan(tablet, int(cocok[2]), sebab, keterangan, oleh=oleh, pada=isian.terjadi_pada(timezone.now()))
    return {"tersimpan": {"nomor": nomor, "sebab": sebab}, "versi": 0}
