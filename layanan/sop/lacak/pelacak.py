"""Other numbers that the tracking page takes beside the engine's own codes: services register a kind each."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Pelacak:
    """``kode`` stands in the short-lived link. ``baca(tulisan)``: the number as it is kept; None where it is none of
    this kind; ValueError with a sentence where it is one, but mistyped. ``cari(nomor)`` and ``ambil(kunci)`` give the
    object or None, ``kunci(objek)`` what the link carries, ``sidik(objek)`` what is kept of its four digits.
    ``tampil(objek) -> (template, context)``: without persons. ``contoh``: a number for the form's hint.
    """

    kode: str
    contoh: str
    baca: Callable[[str], str | None]
    cari: Callable[[str], object | None]
    kunci: Callable[[object], str]
    ambil: Callable[[str], object | None]
    sidik: Callable[[object], str]
    tampil: Callable[[object], tuple[str, dict]]


_semua: list[Pelacak] = []


def daftarkan_lacak(pelacak: Pelacak) -> None:
    if pelacak not in _semua:
        _semua.append(pelacak)


def semua_pelacak() -> tuple[Pelacak, ...]:
    return tuple(_semua)


def pelacak_untuk(tulisan: str) -> tuple[Pelacak, str] | None:
    """(the kind, the number as it is kept) of what somebody typed. ValueError: of that kind, but mistyped."""
    for satu in _semua:
        if nomor := satu.baca(tulisan):
            return satu, nomor
    return None


def pelacak_kode(kode: str) -> Pelacak | None:
    return next((p for p in _semua if p.kode == kode), None)
