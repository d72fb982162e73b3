"""Hooks: whoever keeps dates that hang on the calendar is told when it changes, inside the same action."""

from collections.abc import Callable

_setelah_berubah: list[Callable] = []


def saat_libur_berubah(fungsi: Callable) -> None:
    """``fungsi(dinas_qs, sebab, oleh)``: the offices concerned and a sentence that says which day it was."""
    _setelah_berubah.append(fungsi)


def jalankan_saat_libur_berubah(dinas, sebab: str, oleh) -> int:
    """How many dates were moved, in all."""
    return sum(fungsi(dinas, sebab, oleh) or 0 for fungsi in _setelah_berubah)
