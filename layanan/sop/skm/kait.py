"""Who counts answers along with the survey, by where they came from: rooms of services register here.

The answer itself never carries the unit: with unit and day together a single respondent could be found.
"""

from collections.abc import Callable

_saat_dijawab: list[Callable] = []


def saat_dijawab(fungsi: Callable) -> None:
    """``fungsi(unit, layanan, tanggal, nilai)`` after an answer from a unit, in the same transaction; it keeps sums."""
    _saat_dijawab.append(fungsi)


def jalankan_saat_dijawab(unit, layanan: str, tanggal, nilai: dict[str, int | None]) -> None:
    if unit is not None:
        for fungsi in _saat_dijawab:
            fungsi(unit, layanan, tanggal, nilai)
