"""Entries of kind ``data.draf``: the autosave of a draft."""

from layanan.pemanfaatan_data.permintaan.forms import baca_isian_draf
from layanan.pemanfaatan_data.permintaan.izin import ambil_draf_untuk
from layanan.pemanfaatan_data.permintaan.tindakan import simpan_draf
from pentas.galat import Ditolak
from pentas.luring.daftar import RUSAK, Isian

JENIS = "data.draf"


def terapkan(isian: Isian, *, oleh) -> dict:
    pk = isian.sasaran.get("draf")
    if not isinstance(pk, int) or isinstance(pk, bool) or not 0 < pk < 2**63:
        raise Ditolak(RUSAK)
    draf = simpan_draf(ambil_draf_untuk(oleh, pk), baca_isian_draf(isian.isi), isian.dasar, oleh=oleh)
    return {"tersimpan": draf.isi, "versi": draf.versi}
