"""Kinds of personal data with their time of keeping; the rooms that write them register here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class JenisSimpan:
    """``bulan``: months where the office has set none. ``sejak``: from when they count, for the settings page."""

    kode: str
    label: str
    bulan: int
    sejak: str


_jenis: dict[str, JenisSimpan] = {}


def daftarkan_jenis_simpan(*semua: JenisSimpan) -> None:
    for jenis in semua:
        if _jenis.setdefault(jenis.kode, jenis) != jenis:
            raise ValueError(f"time of keeping {jenis.kode} is declared twice")


def ambil_jenis_simpan(kode: str) -> JenisSimpan:
    return _jenis[kode]


def semua_jenis_simpan() -> tuple[JenisSimpan, ...]:
    return tuple(_jenis[k] for k in sorted(_jenis))
