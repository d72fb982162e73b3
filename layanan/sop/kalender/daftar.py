"""Hooks, and what this room tells the ground floor.

Whoever keeps dates that hang on the calendar is told when it changes, inside the same action.
"""

from collections.abc import Callable

from layanan.sop.kalender.izin import BACA
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu

_setelah_berubah: list[Callable] = []


def saat_libur_berubah(fungsi: Callable) -> None:
    """``fungsi(dinas, sebab, oleh) -> int``: the offices concerned and words for the day and what became of it; gives
    how many promised dates moved."""
    _setelah_berubah.append(fungsi)


def jalankan_saat_libur_berubah(dinas, sebab: str, oleh) -> int:
    return sum(fungsi(dinas, sebab, oleh) or 0 for fungsi in _setelah_berubah)


daftarkan_menu(
    ButirMenu("Hari libur", "sop:kalender-daftar", hak=BACA, urutan=60, periode=False, di_akun=True, kawasan="layanan")
)
