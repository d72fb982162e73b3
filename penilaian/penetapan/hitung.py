"""Ranking and the top ten: exact totals, ties, the line, the three ways of deciding.

Source: document 000 item g and docs/rumus.md, items 5 to 7. Equal exact totals share a rank
(1, 2, 2, 4). Away from the line the weight rule orders them for display; across the line it only
proposes. Nothing is ever decided by name or code: where every part is equal, ``pleno`` says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from penilaian.nilai.hitung import VariabelHitung

TIDAK_ADA, BOBOT, URUTAN_LAIN, SERTAKAN = "tidak_ada", "bobot", "urutan_lain", "sertakan"


class BagianKunci(NamedTuple):
    """One part of the order of equals: its name (variable code, or "lapangan") and this one's value."""

    nama: str
    nilai: Fraction


@dataclass(frozen=True)
class PesertaHitung:
    """``awal``: parts that decide before the variables do (the final ranking puts the field total there)."""

    kode: str
    total: Fraction
    nilai_variabel: Mapping[str, Fraction]
    lengkap: bool = True
    kategori: str = ""
    awal: tuple[BagianKunci, ...] = ()


@dataclass(frozen=True)
class Baris:
    """One line of the ranking.

    ``peringkat`` is shared by equals, ``urutan`` runs 1..n. ``seri``: another has the same total.
    ``pleno``: another has the same total and the same whole key, and no decision separates them.
    ``penentu``: the part of the key that put this line below the one before it within the tie
    ("" otherwise, and where a recorded decision did).
    """

    urutan: int
    peringkat: int
    kode: str
    total: Fraction
    seri: bool
    pleno: bool
    penentu: str
    lengkap: bool
    kategori: str
    nilai_variabel: Mapping[str, Fraction]
    kunci: tuple[BagianKunci, ...]


def urutan_bobot(variabel: Sequence[VariabelHitung]) -> tuple[str, ...]:
    """The weight rule: the larger weight decides first; equal weights keep the order of their numbers."""
    return tuple(v.kode for v in sorted(variabel, key=lambda v: -v.bobot))


def kunci_urutan(peserta: PesertaHitung, urutan_variabel: Sequence[str]) -> tuple[BagianKunci, ...]:
    """What decides between equal totals, part by part, larger first. Shown to staff as it is."""
    nilai = peserta.nilai_variabel
    return peserta.awal + tuple(BagianKunci(kode, nilai.get(kode, Fraction(0))) for kode in urutan_variabel)


def peringkatkan(
    peserta: Sequence[PesertaHitung], urutan_variabel: Sequence[str], keputusan: Sequence[str] | None = None
) -> list[Baris]:
    """Rank on exact totals. ``keputusan``: codes in the order the team decided, applied between equals only.

    The result does not depend on the order of ``peserta``. ValueError for an unknown or double code.
    """
    kode = [p.kode for p in peserta]
    diputus = list(keputusan or ())
    if len(set(kode)) != len(kode) or len(set(diputus)) != len(diputus):
        raise ValueError("Ada kode peserta yang kembar.")
    if asing := set(diputus) - set(kode):
        raise ValueError(f"Keputusan memuat kode yang bukan peserta: {', '.join(sorted(asing))}.")
    tempat = {k: i for i, k in enumerate(diputus)}
    kunci = {p.kode: kunci_urutan(p, urutan_variabel) for p in peserta}

    def urut(p):
        # The code comes last and decides nothing: such lines carry ``pleno``.
        dahulu = (0, tempat[p.kode]) if p.kode in tempat else (1, 0)
        return (-p.total, *dahulu, *(-b.nilai for b in kunci[p.kode]), p.kode)

    hasil: list[Baris] = []
    for _total, kelompok in groupby(sorted(peserta, key=urut), key=lambda p: p.total):
        hasil += _baris_setotal(list(kelompok), len(hasil) + 1, kunci, tempat)
    return hasil


def peringkatkan_daftar(
    peserta: Sequence[PesertaHitung],
    urutan_variabel: Sequence[str],
    kuota: Mapping[str, int] | None,
    keputusan: Sequence[str] | None = None,
) -> list[Baris]:
    """One joint list, or with ``kuota`` a ranking of its own per category, in the order of ``kuota``.

    Those of no category come last, ranked among themselves; no quota lets them in.
    """
    if not kuota:
        return peringkatkan(peserta, urutan_variabel, keputusan)
    daftar = [*kuota, None]
    hasil: list[Baris] = []
    for kategori in daftar:
        milik = [p for p in peserta if (p.kategori if p.kategori in kuota else None) == kategori]
        kode = {p.kode for p in milik}
        hasil += peringkatkan(milik, urutan_variabel, [k for k in keputusan or () if k in kode])
    return hasil


def _baris_setotal(kelompok, peringkat, kunci, tempat) -> list[Baris]:
    """The lines of those with one total, already in order."""
    nilai = {p.kode: tuple(b.nilai for b in kunci[p.kode]) for p in kelompok}
    bebas = [nilai[p.kode] for p in kelompok if p.kode not in tempat]
    hasil, sebelum = [], None
    for geser, p in enumerate(kelompok):
        diputus = p.kode in tempat
        penentu = ""
        if sebelum is not None and not diputus and sebelum not in tempat:
            penentu = next((a.nama for a, b in zip(kunci[p.kode], kunci[sebelum], strict=True) if a != b), "")
        hasil.append(
            Baris(
                urutan=peringkat + geser,
                peringkat=peringkat,
                kode=p.kode,
                total=p.total,
                seri=len(kelompok) > 1,
                pleno=not diputus and bebas.count(nilai[p.kode]) > 1,
                penentu=penentu,
                lengkap=p.lengkap,
                kategori=p.kategori,
                nilai_variabel=p.nilai_variabel,
                kunci=kunci[p.kode],
            )
        )
        sebelum = p.kode
    return hasil


@dataclass(frozen=True)
class Garis:
    """One list and its line. ``seri_di_garis``: all who share the total across which the line runs.

    ``pleno``: the two lines on either side of it cannot be told apart by the weight rule either.
    """

    kategori: str
    jumlah: int
    masuk: tuple[str, ...]
    seri_di_garis: tuple[str, ...]
    pleno: bool
    nilai_garis: Fraction | None


@dataclass(frozen=True)
class Usulan:
    """The proposal over all lists. Where ``perlu_keputusan``, ``masuk`` is only what the order proposes."""

    masuk: tuple[str, ...]
    seri_di_garis: tuple[str, ...]
    perlu_keputusan: bool
    pleno: bool
    belum_lengkap: tuple[str, ...]
    garis: tuple[Garis, ...] = field(default=())


def usulan_besar(baris: Sequence[Baris], n: int, kuota: Mapping[str, int] | None = None) -> Usulan:
    """Who is in: the first ``n``, or with ``kuota`` the first of each category (``n`` then plays no part)."""
    if kuota:
        garis = tuple(_garis([b for b in baris if b.kategori == k], jumlah, k) for k, jumlah in kuota.items())
    else:
        garis = (_garis(baris, n, ""),)
    masuk = {kode for g in garis for kode in g.masuk}
    seri = {kode for g in garis for kode in g.seri_di_garis}
    return Usulan(
        masuk=tuple(b.kode for b in baris if b.kode in masuk),
        seri_di_garis=tuple(b.kode for b in baris if b.kode in seri),
        perlu_keputusan=bool(seri),
        pleno=any(g.pleno for g in garis),
        belum_lengkap=tuple(b.kode for b in baris if not b.lengkap),
        garis=garis,
    )


def _garis(baris: Sequence[Baris], jumlah: int, kategori: str) -> Garis:
    if jumlah < 1:
        raise ValueError("Jumlah yang masuk paling sedikit satu.")
    masuk = tuple(b.kode for b in baris[:jumlah])
    batas = baris[min(jumlah, len(baris)) - 1].total if baris else None
    if len(baris) <= jumlah or baris[jumlah].total != batas:
        return Garis(kategori, jumlah, masuk, (), False, batas)
    atas, bawah = baris[jumlah - 1], baris[jumlah]
    seri = tuple(b.kode for b in baris if b.total == batas)
    return Garis(kategori, jumlah, masuk, seri, atas.pleno and bawah.pleno and atas.kunci == bawah.kunci, batas)


@dataclass(frozen=True)
class Putusan:
    """The outcome of a decision: the ranking in its order, and who is in."""

    cara: str
    baris: tuple[Baris, ...]
    masuk: tuple[str, ...]
    seri_di_garis: tuple[str, ...]


def putuskan(
    peserta: Sequence[PesertaHitung],
    urutan_variabel: Sequence[str],
    n: int,
    *,
    cara: str = TIDAK_ADA,
    urutan: Sequence[str] = (),
    kuota: Mapping[str, int] | None = None,
) -> Putusan:
    """Apply the team's way of deciding at the line; ValueError with a sentence where it does not decide.

    BOBOT: the weight rule. URUTAN_LAIN: ``urutan`` names all who tie at the line, in order.
    SERTAKAN: all of them are in. TIDAK_ADA: nobody ties at the line.
    """
    baris = peringkatkan_daftar(peserta, urutan_variabel, kuota)
    usulan = usulan_besar(baris, n, kuota)
    seri = usulan.seri_di_garis
    _periksa_cara(usulan, cara, urutan)
    if cara == URUTAN_LAIN:
        baris = peringkatkan_daftar(peserta, urutan_variabel, kuota, urutan)
        usulan = usulan_besar(baris, n, kuota)
    masuk = {*usulan.masuk, *(seri if cara == SERTAKAN else ())}
    return Putusan(cara, tuple(baris), tuple(b.kode for b in baris if b.kode in masuk), seri)


def _periksa_cara(usulan: Usulan, cara: str, urutan: Sequence[str]) -> None:
    if cara not in (TIDAK_ADA, BOBOT, URUTAN_LAIN, SERTAKAN):
        raise ValueError("Cara memutuskan tidak dikenal. Pilih salah satu dari daftar.")
    if usulan.perlu_keputusan and cara == TIDAK_ADA:
        raise ValueError("Ada nilai sama di batas. Pilih cara memutuskan dan tulis alasannya.")
    if not usulan.perlu_keputusan and cara != TIDAK_ADA:
        raise ValueError("Tidak ada nilai sama di batas, jadi tidak perlu cara memutuskan.")
    if cara == BOBOT and usulan.pleno:
        raise ValueError("Semua variabel bernilai sama. Tentukan urutannya dalam pleno, atau sertakan semuanya.")
    if cara == URUTAN_LAIN and sorted(urutan) != sorted(usulan.seri_di_garis):
        raise ValueError("Urutkan semua daerah yang bernilai sama di batas, masing-masing satu kali.")
