"""Registry: which room applies which kind of entry. Rooms register in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from pentas.galat import Ditolak

RUSAK = "Isian tidak terbaca oleh peladen. Muat ulang halaman, lalu isi lagi."


@dataclass(frozen=True)
class Isian:
    """One change as a device sends it.

    ``sasaran`` says what is written to (codes), ``dasar`` the version the person saw (0: none yet),
    ``isi`` the new content. Handlers validate both: they come from outside. ``waktu_klien`` is the device's clock
    when the person acted, ``waktu_kirim`` the same clock at sending: the two tell a wrong clock from a late entry.
    """

    uuid: UUID
    jenis: str
    sasaran: dict
    dasar: int
    isi: dict
    waktu_klien: datetime | None
    waktu_kirim: datetime | None = None
    akun: int | None = None  # whose queue it lay in

    def selisih_jam(self, kini: datetime) -> timedelta | None:
        """How far the device's clock is ahead of ours (network delay included); None where it did not say."""
        return self.waktu_kirim - kini if self.waktu_kirim else None

    def terjadi_pada(self, kini: datetime) -> datetime:
        """When the person acted, by our clock: a tablet a day off loses no order and invents no future."""
        if self.waktu_klien is None:
            return kini
        return min(kini, self.waktu_klien - (self.selisih_jam(kini) or timedelta()))

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
