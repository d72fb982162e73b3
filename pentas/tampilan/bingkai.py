"""The frame's registries: the rooms put their menu items and the current period here.

Filled in ``AppConfig.ready()``, because the ground floor knows no room.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Kawasan:
    """A part of the application with a menu of its own: its pages lie under ``awalan``.

    ``label`` and ``keterangan`` stand beside the mark, where the period stands elsewhere. Accounts whose every
    permission is among ``hak`` are in it on the pages that belong to no part. ``tanda(request)``: its mark
    where the data are a demo's.
    """

    kode: str
    label: str = ""
    keterangan: str = ""
    awalan: str = ""
    hak: tuple = ()
    tanda: Callable | None = None


UTAMA = Kawasan("penilaian")


@dataclass(frozen=True)
class ButirMenu:
    """One item of the menu. Shown to accounts that hold one of ``hak`` (to every account if empty).

    ``hitung(request, periode)`` counts what waits for this user. ``awalan`` are prefixes of URL names
    on whose pages the item is the current one. With ``periode`` the URL takes the kwarg ``periode``
    and the item is absent while there is no period. ``di_akun`` puts it in the account menu.
    ``bila(request, periode)`` says whether the item means anything to this user, where the role does not.
    ``kawasan`` is the part of the application whose bar shows it; the account menu shows its items everywhere.
    """

    label: str
    nama_url: str
    hak: tuple = ()
    urutan: int = 100
    hitung: Callable | None = None
    awalan: str | tuple[str, ...] = ()
    periode: bool = True
    di_akun: bool = False
    bila: Callable | None = None
    kawasan: str = UTAMA.kode

    def memuat(self, nama_view: str) -> bool:
        awalan = (self.awalan,) if isinstance(self.awalan, str) else tuple(self.awalan)
        return nama_view == self.nama_url or any(nama_view.startswith(a) for a in awalan if a)


_menu: list[ButirMenu] = []
_penyedia_periode: list[Callable] = []
_kawasan: list[Kawasan] = []


def daftarkan_menu(*butir: ButirMenu) -> None:
    _menu.extend(b for b in butir if b not in _menu)
    _menu.sort(key=lambda b: b.urutan)


def semua_menu() -> tuple[ButirMenu, ...]:
    return tuple(_menu)


def daftarkan_kawasan(kawasan: Kawasan) -> None:
    if kawasan not in _kawasan:
        _kawasan.append(kawasan)


def kawasan_untuk(jalur: str, hak: frozenset) -> Kawasan:
    """Where this page lies; a page of no part lies where the account is at home."""
    letak = next((k for k in _kawasan if jalur.startswith(k.awalan)), None)
    return letak or next((k for k in _kawasan if hak and hak <= frozenset(k.hak)), UTAMA)


@dataclass(frozen=True)
class TautanUmum:
    """A page for who has no account: the login page and the public pages lead there."""

    label: str
    nama_url: str
    urutan: int = 100


_tautan_umum: list[TautanUmum] = []


def daftarkan_tautan_umum(*semua: TautanUmum) -> None:
    _tautan_umum.extend(t for t in semua if t not in _tautan_umum)
    _tautan_umum.sort(key=lambda t: t.urutan)


def semua_tautan_umum() -> tuple[TautanUmum, ...]:
    return tuple(_tautan_umum)


def pasang_penyedia_periode(fungsi: Callable) -> None:
    """``fungsi(request)`` gives the period being looked at, or None.

    The object has ``kode``, ``nama``, ``tahun``, ``label_tahap`` and ``tanda`` (mark of demo data or a rehearsal).
    """
    _penyedia_periode[:] = [fungsi]


def periode_kini(request):
    return _penyedia_periode[0](request) if _penyedia_periode else None


_info_masuk: list[Callable] = []


def pasang_info_masuk(fungsi: Callable) -> None:
    """``fungsi()`` gives the stage to announce on the login page (``label``, ``ditutup_pada``), or None."""
    _info_masuk[:] = [fungsi]


def info_masuk():
    return _info_masuk[0]() if _info_masuk else None
