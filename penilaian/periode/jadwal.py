"""The order of planned dates: no stage before the end of the one that goes before it."""

from collections.abc import Iterator, Mapping

from penilaian.periode.alur import KodeTahap
from pentas.tampilan.format import tanggal


def salah_urutan(jadwal: Mapping[str, tuple]) -> Iterator[tuple[str, str, str]]:
    """(stage code, "mulai" or "selesai", sentence) of every date out of turn. Empty dates are passed over."""
    batas = sebelum = None
    for kode in (k for k in KodeTahap if k in jadwal):
        mulai, selesai = jadwal[kode]
        if mulai and selesai and selesai < mulai:
            yield kode, "selesai", "Selesai tidak boleh mendahului mulai."
        for medan, waktu in (("mulai", mulai), ("selesai", selesai)):
            if waktu and batas and waktu < batas:
                yield kode, medan, f"Mendahului tahap {sebelum.label.lower()}, {tanggal(batas)}. Geser salah satunya."
                break
        for waktu in (mulai, selesai):
            if waktu and (batas is None or waktu > batas):
                batas, sebelum = waktu, kode
