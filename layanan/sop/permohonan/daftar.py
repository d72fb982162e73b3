"""Registries that services fill, and what this room tells the ground floor.

The engine walks the declaration; what a step means for one service (its form, what must hold before a
way is taken, what follows) the service registers here. Functions, not signals: they run inside
the engine's action, in the same transaction, and may refuse.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Penangan:
    """What one service adds to one step.

    ``formulir(permohonan, data=None, files=None, oleh=None) -> Form`` is shown in the panel "Giliran Anda"; its
    cleaned data reach ``sebelum`` and ``sesudah`` as ``isian``. ``sebelum(permohonan, jalan, isian, oleh)`` may raise
    Ditolak; ``sesudah(permohonan, jalan, isian, oleh) -> dict`` writes the service's rows and gives what the
    history keeps in ``rincian`` (ids and codes, no personal data). ``jalan``: the ways the form is asked for
    (empty: every way forward). A form with ``di_luar = True`` is drawn by the service's own part of the page, its
    fields with ``form="putusan"``.

    ``simpan(permohonan, isian, versi, oleh)`` is an act of its own before the way is taken: it stays where the way is
    refused. ``laman``: (label, view name) where the ways forward are taken on a page of their own.
    ``jeda_laman``: pauses that end there too, with their reason.
    ``tanpa_tombol``: ways whose button stands in the service's own part. ``sunting``: (label, view name) of the page on
    which whoever holds the step mends what was asked, before he takes a way.
    """

    formulir: Callable | None = None
    sebelum: Callable | None = None
    sesudah: Callable | None = None
    jalan: tuple[str, ...] = ()
    simpan: Callable | None = None
    laman: tuple[str, str] | tuple[()] = ()
    tanpa_tombol: tuple[str, ...] = ()
    jeda_laman: tuple[str, ...] = ()
    sunting: tuple[str, str] | tuple[()] = ()


@dataclass(frozen=True)
class Layanan:
    """What the pages need to know of one service.

    ``rincian(permohonan, pengguna) -> (template, context)``: the service's part of the request page.
    ``url_ajukan``: name of the view where a request is made. ``judul_publik(permohonan) -> str``: the line above
    the public page's heading, without personal data. ``di_lacak(permohonan) -> dict``: what that page says in the
    service's own words (kepala, keterangan, ajakan …), where the applicants are residents. ``petugas_luar``: roles
    that take steps without belonging to the office, as a negeri's operator.
    """

    kode: str
    url_ajukan: str
    rincian: Callable | None = None
    judul_publik: Callable | None = None
    di_lacak: Callable | None = None
    petugas_luar: tuple[str, ...] = ()


_penangan: dict[tuple[str, str], Penangan] = {}
_layanan: dict[str, Layanan] = {}
_setelah_berakhir: list[Callable] = []
_ajakan_akhir: list[Callable] = []
_bagian: list[Callable] = []
_tugas_hari: list[Callable] = []


def daftarkan_penangan(layanan: str, langkah: str, penangan: Penangan) -> None:
    _penangan[layanan, langkah] = penangan


def penangan(layanan: str, langkah: str) -> Penangan:
    return _penangan.get((layanan, langkah), Penangan())


def daftarkan_layanan(layanan: Layanan) -> None:
    _layanan[layanan.kode] = layanan


def semua_layanan() -> tuple[Layanan, ...]:
    return tuple(_layanan.values())


def ambil_layanan(kode: str) -> Layanan | None:
    return _layanan.get(kode)


def daftarkan_bagian(fungsi: Callable) -> None:
    """``fungsi(permohonan, pengguna) -> (template, context) | None``: a later room's part of the request
    page; the template finds its context as ``b``."""
    _bagian.append(fungsi)


def semua_bagian(permohonan, pengguna) -> list[dict]:
    """[{"template", "konteks"}], without those that have nothing to show this account."""
    hasil = (fungsi(permohonan, pengguna) for fungsi in _bagian)
    return [{"template": satu[0], "konteks": satu[1]} for satu in hasil if satu]


def daftarkan_ajakan_akhir(fungsi: Callable) -> None:
    """``fungsi(permohonan) -> (label, url) | None``: what the public page asks of the applicant after the end."""
    _ajakan_akhir.append(fungsi)


def ajakan_akhir(permohonan) -> list[tuple[str, str]]:
    return [satu for fungsi in _ajakan_akhir if (satu := fungsi(permohonan))]


def saat_berakhir(fungsi: Callable) -> None:
    """``fungsi(permohonan, oleh)`` after a request came to any end, in the same transaction (survey, retention)."""
    _setelah_berakhir.append(fungsi)


def jalankan_saat_berakhir(permohonan, oleh) -> None:
    for fungsi in _setelah_berakhir:
        fungsi(permohonan, oleh)


def daftarkan_tugas_hari(fungsi: Callable) -> None:
    """``fungsi(pengguna) -> [(heading, note, button, url)]``: appointments that stand above the queue on their day."""
    _tugas_hari.append(fungsi)


def tugas_hari(pengguna) -> list[tuple[str, str, str, str]]:
    return [satu for fungsi in _tugas_hari for satu in fungsi(pengguna)]
