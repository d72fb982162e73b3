"""Where the paparan stands: for its page, and for pages that watch it."""

from functools import cached_property

from paparan.sesi.models import Sesi, Tampil
from pentas.galat import TidakAda
from pentas.sidik import sidik


class Jalan:
    """The turns of an open session and the one being looked at: asked for, running, or next."""

    def __init__(self, sesi: Sesi, kode: str | None = None):
        self.sesi = sesi
        self.semua = list(sesi.tampil.lengkap())
        for t in self.semua:
            t.sesi = sesi
        self.kode = kode

    @cached_property
    def berjalan(self) -> Tampil | None:
        return next((t for t in self.semua if t.berjalan), None)

    @cached_property
    def tampil(self) -> Tampil:
        if self.kode:
            tampil = next((t for t in self.semua if t.kode == self.kode), None)
            if tampil is None:
                raise TidakAda("Daerah ini tidak ada dalam urutan paparan.")
            return tampil
        return self.berjalan or next((t for t in self.semua if not t.mulai_pada), self.semua[-1])

    @property
    def berikutnya(self) -> Tampil | None:
        return next((t for t in self.semua if t.urutan > self.tampil.urutan and not t.mulai_pada), None)

    @property
    def jumlah_usai(self) -> int:
        return sum(t.usai for t in self.semua)


def isi_jam(sesi: Sesi) -> tuple[dict, str]:
    """{"tampil": {code: [start, end]}, "durasi": s} in ms since 1970, and its ETag."""
    baris = sesi.tampil.values_list("finalis__peserta__kabupaten_kota_id", "mulai_pada", "selesai_pada")
    isi = {
        "durasi": sesi.durasi_menit * 60,
        "tampil": {kode: [_milidetik(mulai), _milidetik(selesai)] for kode, mulai, selesai in baris},
    }
    return isi, tanda(isi)


def tanda(isi) -> str:
    """ETag of JSON-able content."""
    return f'"{sidik(isi)[:32]}"'


def _milidetik(waktu) -> int | None:
    return int(waktu.timestamp() * 1000) if waktu else None
