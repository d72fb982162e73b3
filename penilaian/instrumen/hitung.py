"""Level suggestions and weights of indicators. The machine suggests, a person decides.

Source: document 001 and the readings written down in docs/rumus.md.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from penilaian.instrumen.angka import tampil_angka, tepat
from penilaian.instrumen.aturan import cari_aturan, nama_tak_tentu, saran_aturan, uraian_syarat
from penilaian.instrumen.masukan import hitung_masukan, masukan_kurang, validasi_masukan

__all__ = [
    "KriteriaCentang",
    "Poin",
    "RubrikIndikator",
    "Saran",
    "bobot_efektif",
    "hitung_masukan",
    "isi_parameter",
    "kriteria_terpenuhi",
    "saran",
    "saran_aturan",
    "saran_kumulatif",
    "tampil_angka",
    "uraian_syarat",
    "validasi_masukan",
]

KUMULATIF, ATURAN, WAWANCARA = "kumulatif", "aturan", "wawancara"


@dataclass(frozen=True)
class KriteriaCentang:
    """One tick; ``digantikan_oleh``: any of these ticked stands for it (Play Store replaces the web site)."""

    kode: str
    mulai_level: int
    digantikan_oleh: tuple[str, ...] = ()

    @property
    def tanda(self) -> str:
        """The tag on screen: 30.g of level 5 is "5g"."""
        return f"{self.mulai_level}{self.kode.rsplit('.', 1)[-1]}"


@dataclass(frozen=True)
class RubrikIndikator:
    """What the suggestion needs of one indicator."""

    mode: str
    kriteria: tuple[KriteriaCentang, ...] = ()
    masukan: Sequence[Mapping] = ()
    aturan: Sequence[Mapping] = ()
    maks: int = 5

    @classmethod
    def dari(cls, isi: Mapping) -> "RubrikIndikator":
        """From the plain form of fixtures/instrumen.json."""
        kriteria = tuple(
            KriteriaCentang(k["kode"], k["mulai_level"], tuple(k.get("digantikan_oleh", ()))) for k in isi["kriteria"]
        )
        return cls(isi["mode"], kriteria, isi["masukan"], isi["aturan"], isi.get("nilai_maks", 5))


@dataclass(frozen=True)
class Saran:
    """``nilai`` None: the assessor decides. ``kurang``: criteria missing for the next level.

    ``usulan``: the rule that held is our reading where the source is silent.
    """

    nilai: int | None
    sebab: str
    kurang: tuple[str, ...] = ()
    usulan: bool = False


# --- tick lists ---------------------------------------------------------------------------------


def saran_kumulatif(kriteria: Sequence[KriteriaCentang], centang: Collection[str], *, maks: int = 5) -> int:
    """Walk upward through the levels that own criteria; stop at the first incomplete one.

    A level without criteria is never reached. Where even the lowest owned level is incomplete, at
    least half of its criteria give 2 and some give 1, but always below that level: lowest owned 1
    gives 0, lowest owned 2 gives at most 1. Levels above ``maks`` do not exist.
    """
    return _daki(kriteria, centang, maks)[0]


def _daki(kriteria, centang, maks) -> tuple[int, int | None, tuple[KriteriaCentang, ...]]:
    """(level, next level to reach or None, what is missing for it)."""
    per_level: dict[int, list[KriteriaCentang]] = {}
    for k in kriteria:
        if 1 <= k.mulai_level <= maks:
            per_level.setdefault(k.mulai_level, []).append(k)
    dicapai = 0
    for level in sorted(per_level):
        kurang = tuple(k for k in per_level[level] if not _terpenuhi(k, centang))
        if kurang:
            return dicapai or _sebagian(level, len(per_level[level]), len(kurang)), level, kurang
        dicapai = level
    return dicapai, None, ()


def _terpenuhi(k: KriteriaCentang, centang) -> bool:
    return k.kode in centang or any(kode in centang for kode in k.digantikan_oleh)


def _sebagian(level: int, jumlah: int, kurang: int) -> int:
    """Credit for a part of the lowest owned level (a proposal; the source is silent)."""
    ada = jumlah - kurang
    return min(level - 1, 0 if not ada else 2 if 2 * ada >= jumlah else 1)


def kriteria_terpenuhi(rubrik: RubrikIndikator, centang: Collection[str], nilai: Mapping) -> frozenset[str]:
    """Ticks, where an automatic criterion counts only by its computed condition (APBD above DAK)."""
    otomatis = {m["untuk_kriteria"]: m["nama"] for m in rubrik.masukan if m.get("untuk_kriteria")}
    return frozenset(centang) - set(otomatis) | {kode for kode, nama in otomatis.items() if nilai.get(nama)}


# --- the suggestion ------------------------------------------------------------------------------


def saran(
    rubrik: RubrikIndikator, centang: Collection[str] = (), isian: Mapping | None = None, konteks: Mapping | None = None
) -> Saran:
    """Suggest a level from ticks and entered numbers, with the reason in the reader's words."""
    if rubrik.mode == WAWANCARA:
        return Saran(None, "Nilai wawancara ditetapkan penilai saat kunjungan, dengan catatan.")
    nilai = hitung_masukan(rubrik.masukan, isian or {}, centang, konteks)
    if rubrik.mode == ATURAN:
        return _saran_dari_aturan(rubrik, nilai)
    return _saran_dari_centang(rubrik, kriteria_terpenuhi(rubrik, centang, nilai))


def _saran_dari_centang(rubrik, terpenuhi) -> Saran:
    level, berikut, kurang = _daki(rubrik.kriteria, terpenuhi, rubrik.maks)
    kode = tuple(k.kode for k in kurang)
    if berikut is None:
        return Saran(level, f"Semua syarat nilai {level} terpenuhi." if level else "Indikator ini belum punya syarat.")
    masih = f"untuk nilai {berikut} masih kurang: {', '.join(k.tanda for k in kurang)}."
    jumlah = sum(k.mulai_level == berikut for k in rubrik.kriteria)
    if any(k.mulai_level == level for k in rubrik.kriteria):
        return Saran(level, f"Semua syarat nilai {level} terpenuhi; {masih}", kode)
    if len(kurang) == jumlah:
        return Saran(level, f"Belum ada syarat nilai {berikut} yang terpenuhi.", kode)
    return Saran(
        level, f"{jumlah - len(kurang)} dari {jumlah} syarat nilai {berikut} terpenuhi; {masih}", kode, level > 0
    )


def _saran_dari_aturan(rubrik, nilai) -> Saran:
    urut, tak_tentu = cari_aturan(rubrik.aturan, nilai, rubrik.masukan)
    if tak_tentu:
        tanpa = nama_tak_tentu(rubrik.masukan, nilai)
        label = ", ".join(m["label"] for m in rubrik.masukan if m["nama"] in tanpa)
        return Saran(None, f"Pembaginya nol, jadi tidak dapat dihitung: {label}. Pilih nilai dan tulis alasannya.")
    if urut is not None:
        satu = rubrik.aturan[urut]
        sebab = f"Aturan ke-{urut + 1} terpenuhi: {uraian_syarat(satu, rubrik.masukan)}."
        return Saran(satu["nilai"], sebab, usulan=bool(satu.get("usulan")))
    if kurang := masukan_kurang(rubrik.masukan, nilai):
        return Saran(0, f"Belum ada aturan yang terpenuhi. Lengkapi: {', '.join(kurang)}.")
    return Saran(0, "Tidak ada aturan yang terpenuhi, jadi saran nilainya 0.")


# --- weights and texts ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Poin:
    """What an indicator is worth in points of the total, and what one level of it is worth."""

    penuh: Fraction
    per_tingkat: Fraction


def bobot_efektif(bobot_variabel, indikator: Sequence[tuple]) -> dict[str, Poin]:
    """Points per indicator of one variable; ``indikator``: (kode, bobot, maks) of those that apply."""
    baris = [(kode, tepat(bobot), maks) for kode, bobot, maks in indikator]
    pembagi = sum(bobot * maks for _kode, bobot, maks in baris)
    per_bobot = {kode: tepat(bobot_variabel) * bobot / pembagi for kode, bobot, _maks in baris}
    return {kode: Poin(per_bobot[kode] * maks, per_bobot[kode]) for kode, _bobot, maks in baris}


def isi_parameter(isi, parameter: Mapping[str, str]):
    """Texts with ``{batas_data}`` and the like filled in; works through lists and mappings. Unknown ones are "…"."""
    if isinstance(isi, str):
        return re.sub(r"\{([a-z_]+)\}", lambda cocok: str(parameter.get(cocok[1], "…")), isi)
    if isinstance(isi, Mapping):
        return {kunci: isi_parameter(nilai, parameter) for kunci, nilai in isi.items()}
    if isinstance(isi, list | tuple):
        return [isi_parameter(nilai, parameter) for nilai in isi]
    return isi
