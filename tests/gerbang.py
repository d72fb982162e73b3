"""The table URL × role, generated from the gates that views declare. ``python -m tests.gerbang`` rewrites it."""

import csv
import io
from pathlib import Path

BERKAS = Path(__file__).with_name("tabel_gerbang.csv")
TAMU = "tamu"


def peran_semua() -> list[str]:
    from pentas.akun.peran import Peran

    return [str(p) for p in Peran]


def semua_rute():
    """(route, URL name, gate) of every pattern."""
    from pentas.gerbang import semua_view

    return sorted((rute, nama or "", view.gerbang) for rute, nama, view in semua_view())


def keputusan(gerbang, peran: str) -> str:
    """ "boleh", "tolak" (403) or "masuk" (sent to the login page)."""
    from pentas.akun.peran import HAK_PERAN
    from pentas.gerbang import MASUK, PUBLIK

    if gerbang == PUBLIK:
        return "boleh"
    if peran == TAMU:
        return "masuk"
    if gerbang == MASUK:
        return "boleh"
    return "tolak" if HAK_PERAN[peran].isdisjoint(gerbang) else "boleh"


def tabel() -> str:
    keluaran = io.StringIO()
    tulis = csv.writer(keluaran, lineterminator="\n")
    peran = [TAMU, *peran_semua()]
    tulis.writerow(["rute", *peran])
    for rute, _nama, gerbang in semua_rute():
        tulis.writerow([rute, *(keputusan(gerbang, p) for p in peran)])
    return keluaran.getvalue()


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pentas.settings")
    django.setup()
    BERKAS.write_text(tabel(), encoding="utf-8")
