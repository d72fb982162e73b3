"""The day's reckoning on plain values: received = on the spot + to the office + held + refused (+ not clear yet)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from layanan.ketupat_pecel.hari.alur import Golongan, Penyelesaian
from layanan.ketupat_pecel.hari.hitung import golongan_warga

NASIB = tuple(Golongan.values)


@dataclass
class Hitungan:
    """Residents by where they count, documents by kind and end."""

    golongan: dict[str, int] = field(default_factory=lambda: dict.fromkeys(NASIB, 0))
    pulang: int = 0
    dokumen: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def diterima(self) -> int:
        return sum(self.golongan.values())

    @property
    def di_tempat(self) -> int:
        return self.golongan[Golongan.DI_TEMPAT]

    @property
    def ke_kantor(self) -> int:
        return self.golongan[Golongan.KE_KANTOR]

    @property
    def ditahan(self) -> int:
        return self.golongan[Golongan.DITAHAN]

    @property
    def ditolak(self) -> int:
        return self.golongan[Golongan.DITOLAK]

    @property
    def belum(self) -> int:
        return self.golongan[Golongan.BELUM]

    @property
    def jumlah_dokumen(self) -> dict[str, int]:
        return {p: sum(d[p] for d in self.dokumen.values()) for p in Penyelesaian.values}

    def tambah(self, keadaan: str, dokumen: Iterable[tuple[str, str]]) -> None:
        """One resident: his state, [(kind, how it ended), …]. Who left before being served counts nowhere."""
        dokumen = list(dokumen)
        letak = golongan_warga(keadaan, [p for _kode, p in dokumen])
        if letak is None:
            self.pulang += 1
            return
        self.golongan[letak] += 1
        for kode, penyelesaian in dokumen:
            baris = self.dokumen.setdefault(kode, dict.fromkeys(Penyelesaian.values, 0))
            baris[penyelesaian] += 1

    def polos(self) -> dict:
        """Plain content, for what is kept and signed."""
        return {"diterima": self.diterima, **self.golongan, "pulang": self.pulang, "dokumen": self.dokumen}


def gabungkan(semua: Iterable[Hitungan]) -> Hitungan:
    hasil = Hitungan()
    for satu in semua:
        hasil.pulang += satu.pulang
        for nasib, n in satu.golongan.items():
            hasil.golongan[nasib] += n
        for kode, baris in satu.dokumen.items():
            jumlah = hasil.dokumen.setdefault(kode, dict.fromkeys(Penyelesaian.values, 0))
            for p, n in baris.items():
                jumlah[p] += n
    return hasil


def celah(terakhir: int, ada: Iterable[int]) -> list[int]:
    """Numbers that were given and of which nothing is known."""
    return sorted(set(range(1, terakhir + 1)) - set(ada))
