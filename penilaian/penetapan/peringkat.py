"""The ranking of a period, read from the values: the same fixed number of queries for 3 offices or 514."""

from dataclasses import dataclass
from functools import cached_property

from penilaian.nilai.hitung import Ringkasan, bulat, pecahan
from penilaian.nilai.models import Lapis
from penilaian.nilai.papan import Papan, muat_papan
from penilaian.penetapan.hitung import (
    Baris,
    PesertaHitung,
    Usulan,
    peringkatkan_daftar,
    urutan_bobot,
    usulan_besar,
)
from penilaian.penetapan.models import Penetapan
from penilaian.periode.models import Periode, Peserta


@dataclass
class Peringkat:
    periode: Periode
    papan: Papan
    ringkasan: dict[int, Ringkasan]
    penetapan: Penetapan | None  # the decision in force
    peserta_hitung: list[PesertaHitung]
    urutan_variabel: tuple[str, ...]
    kuota: dict[str, int]  # by category code; empty: one joint list
    nama_daftar: dict[str, str]
    baris: list[Baris]

    @property
    def jumlah_masuk(self) -> int:
        """How many places there are: the top n, or the sum of the quotas."""
        return sum(self.kuota.values()) or self.periode.jumlah_besar

    @cached_property
    def usulan(self) -> Usulan:
        """On the values alone: a decision already taken does not hide the tie it decided."""
        baris = self.baris
        if self.penetapan:
            baris = peringkatkan_daftar(self.peserta_hitung, self.urutan_variabel, self.kuota)
        return usulan_besar(baris, self.periode.jumlah_besar, self.kuota or None)

    @cached_property
    def peserta(self) -> dict[str, Peserta]:
        return {p.kode: p for p in self.papan.peserta}

    @property
    def sudah_bernilai(self) -> bool:
        """Is there any value at all? A ranking of nothing is a tie of everybody."""
        return any(level is not None for sel in self.papan.nilai.values() for level in sel.values())

    @property
    def berubah(self) -> bool:
        """Are the values of today other than those of the decision in force?"""
        if self.penetapan is None:
            return False
        beku = {b["kode"]: b["nilai"] for b in self.penetapan.isi["baris"]}
        return beku != {b.kode: pecahan(b.total) for b in self.baris}


def muat_peringkat(periode: Periode, lapis: str = Lapis.LAPANGAN) -> Peringkat:
    """Rank all offices on the exact totals of a layer; a recorded decision orders its equals."""
    papan = muat_papan(periode, [lapis])
    ringkasan = papan.semua_ringkasan(lapis)
    penetapan = Penetapan.objects.berlaku().filter(periode=periode).first()
    kategori = list(periode.kategori.all())
    kuota = {k.kode: k.kuota for k in kategori}
    hitung = [
        PesertaHitung(
            p.kode,
            ringkasan[p.pk].total,
            ringkasan[p.pk].nilai_variabel,
            ringkasan[p.pk].lengkap,
            p.kategori.kode if p.kategori else "",
        )
        for p in papan.peserta
    ]
    urutan = urutan_bobot(papan.rumus)
    baris = peringkatkan_daftar(hitung, urutan, kuota, _keputusan(penetapan, {p.kode for p in hitung}))
    nama = {k.kode: k.nama for k in kategori}
    return Peringkat(periode, papan, ringkasan, penetapan, hitung, urutan, kuota, nama, baris)


def _keputusan(penetapan: Penetapan | None, kode: set[str]) -> list[str]:
    return [k for k in penetapan.isi["keputusan"] if k in kode] if penetapan else []


def urutan_diputus(penetapan: Penetapan | None) -> set[str]:
    """Those of a tie at the line whom the decision put in an order; included together, they share their rank."""
    if penetapan is None or penetapan.cara_seri == Penetapan.CaraSeri.SERTAKAN:
        return set()
    return set(penetapan.isi["keputusan"])


def sebut_peringkat(peringkat: int, urutan: int, seri: bool, diputus: bool) -> str:
    """The rank as people read it: "10=" for equals, the place in the order once it was decided."""
    if diputus:
        return str(urutan)
    return f"{peringkat}{'=' if seri else ''}"


def baris_isi(b: Baris, nama: str) -> dict:
    """One line as the contract for machines spells it; fractions as text."""
    return {
        "peringkat": b.peringkat,
        "urutan": b.urutan,
        "kode": b.kode,
        "nama": nama,
        "nilai": pecahan(b.total),
        "tampil": bulat(b.total),
        "seri": b.seri,
        "lengkap": b.lengkap,
        "nilai_variabel": {k: pecahan(v) for k, v in b.nilai_variabel.items()},
    }
