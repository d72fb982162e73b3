"""The project's only state machine: a table of transitions and one function that walks it."""

from dataclasses import dataclass

from pentas.galat import Basi


@dataclass(frozen=True)
class Peralihan:
    """One allowed step. ``nama`` is the act, ``oleh`` says in words who takes it (docs and tests)."""

    nama: str
    dari: tuple[str, ...]
    ke: str
    oleh: str


def pindah(objek, nama: str, tabel: tuple[Peralihan, ...], *, medan: str = "status") -> tuple[str, str]:
    """Move ``objek.<medan>`` by the transition ``nama``; returns (before, after). Does not save.

    Raises Basi (409) when the object does not stand where the transition begins.
    """
    peralihan = next(p for p in tabel if p.nama == nama)
    kini = getattr(objek, medan)
    if kini not in peralihan.dari:
        label = getattr(objek, f"get_{medan}_display")()
        raise Basi(f"Tindakan ini tidak dapat dilakukan saat statusnya “{label}”. Muat ulang halaman ini.")
    setattr(objek, medan, peralihan.ke)
    return kini, peralihan.ke
