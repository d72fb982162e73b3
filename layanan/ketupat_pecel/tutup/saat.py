"""What follows the end of a day: later rooms register here (through ``tutup.daftar``)."""

from collections.abc import Callable

_saat_tutup: list[Callable] = []


def saat_tutup(fungsi: Callable) -> None:
    """``fungsi(perjalanan, *, oleh)`` inside the closing of the day, after the request went on; it may refuse."""
    if fungsi not in _saat_tutup:
        _saat_tutup.append(fungsi)


def jalankan_saat_tutup(perjalanan, *, oleh) -> None:
    for fungsi in _saat_tutup:
        fungsi(perjalanan, oleh=oleh)
