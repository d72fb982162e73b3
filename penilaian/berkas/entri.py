"""Entries of kind ``nilai.klaim``: the autosave of the indicator page."""

from penilaian.berkas.forms import baca_isian_klaim
from penilaian.berkas.izin import ambil_butir
from penilaian.berkas.klaim import ambil_nilai, baca_klaim
from penilaian.berkas.tindakan_isi import isi_klaim
from penilaian.nilai.models import Nilai
from penilaian.nilai.tindakan import IsianNilai
from penilaian.periode.izin import ambil_indikator, ambil_periode_untuk, ambil_peserta_untuk
from pentas.galat import Basi
from pentas.luring.daftar import Isian

JENIS = "nilai.klaim"


def terapkan(isian: Isian, *, oleh) -> dict:
    """Apply one entry; refusals of a stale one carry everything the page shows of the stored claim."""
    kode_periode, kode_peserta, kode = isian.kode("periode", "peserta", "indikator")
    periode = ambil_periode_untuk(oleh, kode_periode)
    peserta = ambil_peserta_untuk(oleh, periode, kode_peserta)
    butir = ambil_butir(peserta, ambil_indikator(periode, kode))
    isi = baca_isian_klaim(isian.isi)
    try:
        simpan_klaim(butir, isi, isian.dasar, oleh=oleh, uuid=isian.uuid, waktu_klien=isian.waktu_klien)
    except Basi as galat:
        if galat.rincian:
            galat.rincian["tersimpan"] = _gambaran(butir).tersimpan
        raise
    klaim = _gambaran(butir)
    return {"tersimpan": klaim.tersimpan, "versi": klaim.versi}


def simpan_klaim(butir, isi: dict, dasar: int, *, oleh, uuid=None, waktu_klien=None) -> Nilai:
    """``isi`` as ``baca_isian_klaim`` gives it; the page without script saves the same way."""
    isian = IsianNilai(isi["level"], isi["centang"], isi["masukan"], alasan=isi["alasan"])
    return isi_klaim(butir, isian, dasar=dasar, oleh=oleh, catatan=isi["catatan"], uuid=uuid, waktu_klien=waktu_klien)


def _gambaran(butir):
    peserta = butir.berkas.peserta
    return baca_klaim(peserta, butir.indikator, butir, ambil_nilai(peserta, butir.indikator))
