"""Registry: who may read a stored file. Rooms register in AppConfig.ready()."""

from collections.abc import Callable

_izin: list[Callable] = []


def daftarkan_izin(fungsi) -> None:
    """``fungsi(pengguna, unggahan) -> bool``; one True opens the file, nothing closes it again."""
    _izin.append(fungsi)


def ada_izin(pengguna, unggahan) -> bool:
    return any(fungsi(pengguna, unggahan) for fungsi in _izin)
