"""Scopes of the trail: a period's code, a province, or "" for the whole installation; and who may read which."""

from pentas.akun.peran import HAK_PERAN, Hak

_pemberi = []


def daftarkan_lingkup(fungsi) -> None:
    """``fungsi(pengguna, hak) -> iterable of period codes`` in which the account holds this permission."""
    _pemberi.append(fungsi)


def periode_untuk(pengguna, hak) -> set[str]:
    return {kode for fungsi in _pemberi for kode in fungsi(pengguna, hak)}


def lingkup_provinsi(kode: str) -> str:
    """No period's code holds a colon."""
    return f"provinsi:{kode}"


def lingkup_bawaan(objek, oleh) -> str:
    """Where no period is at stake: the province of what was changed, else of who changed it, else ""."""
    kode = getattr(objek, "provinsi_jejak", None)
    if not kode and oleh is not None:
        kode = min(oleh.kode_provinsi(), default="")
    return lingkup_provinsi(kode) if kode else ""


def lingkup_terbaca(pengguna) -> dict[str, str]:
    """{scope: how people call it} of what this account may read; provinces only for who reads all of one."""
    semua = {kode: kode for kode in sorted(periode_untuk(pengguna, Hak.BACA_JEJAK))}
    for p in pengguna.semua_penugasan:
        if Hak.BACA_JEJAK in HAK_PERAN[p.peran] and not p.periode_kode:
            semua[lingkup_provinsi(p.provinsi_id)] = f"Provinsi {p.provinsi.nama}, tanpa periode"
    return semua
