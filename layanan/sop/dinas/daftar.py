"""Settings of an office that later rooms add, and this room's own menu item."""

from collections.abc import Collection
from dataclasses import dataclass

from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu


@dataclass(frozen=True)
class Pengaturan:
    """A page of settings of one office; ``nama_url`` takes the office's code. ``urutan``: its place in the list.
    ``layanan``: the service without which the office has no use for it."""

    label: str
    nama_url: str
    keterangan: str = ""
    urutan: int = 100
    layanan: str = ""


_pengaturan: list[Pengaturan] = []


def daftarkan_pengaturan(*semua: Pengaturan) -> None:
    _pengaturan.extend(p for p in semua if p not in _pengaturan)
    _pengaturan.sort(key=lambda p: p.urutan)


def semua_pengaturan(layanan: Collection[str]) -> tuple[Pengaturan, ...]:
    """For an office that offers these services."""
    return tuple(p for p in _pengaturan if not p.layanan or p.layanan in layanan)


daftarkan_menu(
    ButirMenu(
        "Pengaturan layanan",
        "sop:dinas-daftar",
        hak=(Hak.KELOLA_LAYANAN,),
        urutan=450,
        awalan="sop:dinas-",
        periode=False,
        di_akun=True,
        kawasan="layanan",
    )
)
