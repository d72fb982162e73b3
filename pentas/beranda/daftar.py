"""Registry: where each account's home is. Rooms register; the first that answers wins."""

_rumah = []


def daftarkan_rumah(urutan: int, fungsi) -> None:
    """``fungsi(request, periode) -> url | None``; lower ``urutan`` is asked first."""
    _rumah.append((urutan, fungsi))
    _rumah.sort(key=lambda pasangan: pasangan[0])


def rumah(request, periode) -> str | None:
    for _urutan, fungsi in _rumah:
        if alamat := fungsi(request, periode):
            return alamat
    return None
