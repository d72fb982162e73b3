"""What a negeri lacks, from plain values: a blank is "not asked", never a zero."""

from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Rational

# field, its heading, its unit, the setting that says how much is needed
BUTIR = (
    ("internet_mbps", "Internet", "Mbps", "min_internet"),
    ("komputer", "Komputer", "unit", "min_komputer"),
    ("pencetak", "Pencetak", "unit", "min_pencetak"),
    ("pemindai", "Pemindai", "unit", "min_pemindai"),
    ("proyektor", "Proyektor", "unit", "min_proyektor"),
    ("listrik_jam", "Listrik", "jam sehari", "min_listrik"),
    ("aparatur_tik", "Mampu TIK", "orang", "min_tik"),
    ("aparatur_adminduk", "Paham adminduk", "orang", "min_adminduk"),
    ("relawan", "Relawan", "orang", "min_relawan"),
)
DANA = (("dana_desa", "Dana desa"), ("apbd", "APBD"), ("hibah", "Hibah"), ("csr", "CSR"))


@dataclass(frozen=True)
class Butir:
    """One thing: what there is and what is needed."""

    medan: str
    nama: str
    satuan: str
    ada: Rational | None
    perlu: Rational

    @property
    def kosong(self) -> bool:
        return self.ada is None

    @property
    def kurang(self) -> bool:
        return self.ada is not None and self.ada < self.perlu


def susun_butir(isi: Mapping, ambang: Mapping) -> list[Butir]:
    """``isi``: field -> value or None; ``ambang``: setting -> what is needed."""
    return [Butir(medan, nama, satuan, isi.get(medan), ambang[batas]) for medan, nama, satuan, batas in BUTIR]


def jumlah_dana(isi: Mapping) -> int | None:
    """Of the sources that are known; None where none is."""
    ada = [isi[medan] for medan, _nama in DANA if isi.get(medan) is not None]
    return sum(ada) if ada else None
