"""docs/alur.md, drawn from the transition tables of every alur.py. ``python -m tests.alur_dokumen`` rewrites it."""

import importlib
from collections.abc import Iterator
from pathlib import Path

from tests.test_denah import ALIRAN

AKAR = Path(__file__).resolve().parent.parent
BERKAS = AKAR / "docs" / "alur.md"
KEPALA = """\
# States and who moves them

Generated from the tables `PERALIHAN…` in every room's `alur.py`; `python -m tests.alur_dokumen` rewrites this page, and
a test fails where it is old. `pentas.alur.pindah` walks these tables and refuses every other step (409). Stages of a
period follow one another in the order sosialisasi, pengumpulan, rekap, sanggah (optional), kunjungan, penetapan,
paparan, pemenang, selesai; what must hold before one opens or closes is asked by the rooms that register in
`saat_dibuka` and `saat_ditutup`.
"""


def tabel() -> Iterator[tuple[str, str, type, tuple]]:
    """(module, name, statuses, transitions) of every table, in the order of the rooms."""
    ruang = (AKAR / r.replace(".", "/") / "alur.py" for r in ALIRAN)
    for jalur in filter(Path.exists, ruang):
        modul = importlib.import_module(".".join(jalur.relative_to(AKAR).with_suffix("").parts))
        for nama in sorted(n for n in vars(modul) if n.startswith("PERALIHAN")):
            peralihan = getattr(modul, nama)
            yield modul.__name__, nama, type(peralihan[0].ke), peralihan


def _diagram(status: type, peralihan: tuple) -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield from (f'    state "{s.label}" as {s.value}' for s in status)
    yield f"    [*] --> {next(iter(status)).value}"
    for p in peralihan:
        yield from (f"    {dari.value} --> {p.ke.value}: {p.nama}" for dari in p.dari)
    yield "```"


def _bab(modul: str, nama: str, status: type, peralihan: tuple) -> Iterator[str]:
    yield f"## {status.__name__}"
    yield f"`{nama}` in `{modul.replace('.', '/')}.py`"
    yield "\n".join(_diagram(status, peralihan))
    baris = ["| act | from | to | taken by |", "| --- | --- | --- | --- |"]
    for p in peralihan:
        baris.append(f"| {p.nama} | {', '.join(d.label for d in p.dari)} | {p.ke.label} | {p.oleh} |")
    yield "\n".join(baris)


def naskah() -> str:
    bagian = [KEPALA.strip()]
    for satu in tabel():
        bagian += _bab(*satu)
    return "\n\n".join(bagian) + "\n"


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pentas.settings")
    django.setup()
    BERKAS.write_text(naskah(), encoding="utf-8")
