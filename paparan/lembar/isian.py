"""The entry kind "lembar.baris": autosave of one row.

``sasaran`` {"periode", "peserta"} (codes), ``isi`` {"p1", "p2", "p3", "catatan"}, version = Baris.versi.
"""

from paparan.lembar.izin import ambil_baris_sendiri
from paparan.lembar.tindakan import IsianBaris, isi_baris, tersimpan
from paparan.sesi.izin import ambil_sesi_terbuka
from penilaian.periode.izin import ambil_periode_untuk
from pentas.galat import Ditolak
from pentas.luring.daftar import RUSAK, Isian


def terapkan(isian: Isian, *, oleh) -> dict:
    kode_periode, kode = isian.kode("periode", "peserta")
    periode = ambil_periode_untuk(oleh, kode_periode)
    baris = ambil_baris_sendiri(oleh, ambil_sesi_terbuka(periode), kode)
    baris = isi_baris(baris, baca_isian(isian.isi), dasar=isian.dasar, oleh=oleh)
    return {"tersimpan": tersimpan(baris), "versi": baris.versi}


def baca_isian(isi: dict) -> IsianBaris:
    """Marks are checked where they are written; here only that the note is text."""
    catatan = isi.get("catatan") or ""
    if not isinstance(catatan, str):
        raise Ditolak(RUSAK)
    return IsianBaris(isi.get("p1"), isi.get("p2"), isi.get("p3"), catatan.strip())
