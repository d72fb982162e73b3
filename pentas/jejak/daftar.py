"""Registry: which scopes (period codes) of the trail an account may read. Rooms register."""

_pemberi = []


def daftarkan_lingkup(fungsi) -> None:
    """``fungsi(pengguna) -> iterable of scope codes``."""
    _pemberi.append(fungsi)


def lingkup_untuk(pengguna) -> set[str]:
    return {kode for fungsi in _pemberi for kode in fungsi(pengguna)}
