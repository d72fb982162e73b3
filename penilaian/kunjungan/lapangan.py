"""A visit as its pages show it: every indicator with its three values, by variable. Fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from penilaian.instrumen.models import Indikator, Variabel
from penilaian.kunjungan.models import Kunjungan
from penilaian.nilai.models import Lapis
from penilaian.nilai.papan import Papan, muat_papan
from penilaian.periode.models import Periode, Peserta


@dataclass(frozen=True)
class Baris:
    indikator: Indikator
    variabel: Variabel
    klaim: int | None
    desk: int | None
    lapangan: int | None
    berlaku: bool

    @property
    def keadaan(self) -> str:
        """belum, sesuai, beda; an interview has nothing to differ from."""
        if self.lapangan is None:
            return "belum"
        return "sesuai" if self.desk in (None, self.lapangan) else "beda"

    @property
    def dapat_disalin(self) -> bool:
        return self.berlaku and self.lapangan is None and self.desk is not None


@dataclass(frozen=True)
class Kelompok:
    """One variable of the visit."""

    variabel: Variabel
    baris: tuple[Baris, ...]

    @property
    def berlaku(self) -> list[Baris]:
        return [b for b in self.baris if b.berlaku]

    @property
    def terisi(self) -> int:
        return sum(b.lapangan is not None for b in self.berlaku)

    @property
    def dapat_disalin(self) -> list[Baris]:
        return [b for b in self.baris if b.dapat_disalin]


@dataclass(frozen=True)
class Lapangan:
    peserta: Peserta
    papan: Papan
    kelompok: tuple[Kelompok, ...]

    @cached_property
    def berlaku(self) -> list[Baris]:
        return [b for k in self.kelompok for b in k.berlaku]

    @property
    def terisi(self) -> int:
        return sum(b.lapangan is not None for b in self.berlaku)

    @property
    def jumlah(self) -> int:
        return len(self.berlaku)

    @property
    def beda(self) -> int:
        return sum(b.keadaan == "beda" for b in self.berlaku)

    @property
    def kurang(self) -> list[Baris]:
        return [b for b in self.berlaku if b.lapangan is None]

    @property
    def lengkap(self) -> bool:
        return not self.kurang

    def kelompok_dari(self, indikator: Indikator) -> Kelompok:
        return next(k for k in self.kelompok if k.variabel.pk == indikator.variabel_id)

    def tetangga(self, kode: str) -> tuple[Baris | None, Baris | None]:
        """The applicable indicators before and after this one."""
        kode_urut = [b.indikator.kode for b in self.berlaku]
        if kode not in kode_urut:
            return None, None
        n = kode_urut.index(kode)
        return (self.berlaku[n - 1] if n else None), (self.berlaku[n + 1] if n + 1 < self.jumlah else None)


def muat_lapangan(kunjungan: Kunjungan) -> Lapangan:
    peserta = kunjungan.peserta
    papan = muat_papan(peserta.periode, list(Lapis), peserta=peserta)
    per_variabel = {v.pk: v for v in papan.variabel}
    baris = {v.pk: [] for v in papan.variabel}
    for i in papan.indikator:
        level = (papan.level(lapis, peserta, i) for lapis in Lapis)
        baris[i.variabel_id].append(Baris(i, per_variabel[i.variabel_id], *level, papan.berlaku(peserta, i)))
    return Lapangan(peserta, papan, tuple(Kelompok(v, tuple(baris[v.pk])) for v in papan.variabel))


@dataclass(frozen=True)
class BarisDaftar:
    """One office in the list of visits."""

    peserta: Peserta
    kunjungan: Kunjungan | None
    terisi: int
    jumlah: int

    @property
    def tim(self) -> list:
        return [a.pengguna for a in self.kunjungan.anggota.all()] if self.kunjungan else []

    @property
    def lengkap_tanpa_kunjungan(self) -> bool:
        """Its values came by import: nothing is left to do here."""
        return self.kunjungan is None and self.terisi == self.jumlah


def muat_daftar(periode: Periode) -> list[BarisDaftar]:
    """All offices, those with the earliest date first, then those without one."""
    papan = muat_papan(periode, [Lapis.LAPANGAN])
    semua = Kunjungan.objects.filter(peserta__periode=periode).prefetch_related("anggota__pengguna")
    kunjungan = {k.peserta_id: k for k in semua}
    hasil = []
    for p in papan.peserta:
        berlaku = [i for i in papan.indikator if papan.berlaku(p, i)]
        terisi = sum(papan.level(Lapis.LAPANGAN, p, i) is not None for i in berlaku)
        hasil.append(BarisDaftar(p, kunjungan.get(p.pk), terisi, len(berlaku)))
    return sorted(hasil, key=lambda b: (b.kunjungan is None, b.kunjungan and b.kunjungan.tanggal, b.peserta.kode))


def milik(baris: Iterable[BarisDaftar], pengguna) -> list[BarisDaftar]:
    """The visits of this juror's teams."""
    return [b for b in baris if pengguna.pk in {p.pk for p in b.tim}]
