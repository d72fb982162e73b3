"""Registry: which room applies which kind of entry. Rooms register in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pentas.galat import Ditolak

RUSAK = "Isian tidak terbaca oleh peladen. Muat ulang halaman, lalu isi lagi."


@dataclass(frozen=True)
class Isian:
    """One change as a device sends it.

    ``sasaran`` says what is written to (codes), ``dasar`` the version the person saw (0: none yet),
    ``isi`` the new content. Handlers validate both: they come from outside.
    """

    uuid: UUID
    jenis: str
    sasaran: dict
    dasar: int
    isi: dict
    waktu_klien: datetime | None

    def kode(self, *nama: str) -> list[str]:
        """These codes of ``sasaran``; a target that is not text is no target."""
        hasil = [self.sasaran.get(n) for n in nama]
        if not all(isinstance(kode, str) for kode in hasil):
            raise Ditolak(RUSAK)
        return hasil


# A handler applies the entry for the account and returns {"tersimpan": {...}, "versi": int}.
# It raises Basi with rincian {"tersimpan", "versi", "oleh", "pada"} when ``dasar`` is stale.
Penangan = Callable[..., dict]
_penangan: dict[str, Penangan] = {}


def daftarkan(jenis: str, penangan: Penangan) -> None:
    _penangan[jenis] = penangan


def penangan(jenis: str) -> Penangan | None:
    return _penangan.get(jenis)
