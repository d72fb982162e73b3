"""What a list of rules reaches: rules that never decide, values that two rules claim, bands that none covers.

The inputs that the rules mention are tried at every value where something can change: at each threshold,
between neighbours, beyond the ends, at each choice. That is exact, because between two thresholds
no condition changes. Where there are too many combinations nothing is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product

from penilaian.instrumen.angka import tampil_angka
from penilaian.instrumen.aturan import penuhi
from penilaian.instrumen.masukan import ANGKA

KEADAAN_TERBANYAK = 20_000


@dataclass(frozen=True)
class Tabrakan:
    """Rules ``pertama`` and ``kedua`` (from 0) both claim ``nilai`` of one input."""

    pertama: int
    kedua: int
    nama: str
    nilai: Fraction


@dataclass(frozen=True)
class Celah:
    """No rule holds between ``bawah`` and ``atas``, though rules hold on both sides. Equal: at that very value."""

    nama: str
    bawah: Fraction
    atas: Fraction


@dataclass(frozen=True)
class Jangkauan:
    mati: tuple[int, ...] = ()
    bertentangan: tuple[int, ...] = ()
    tabrakan: tuple[Tabrakan, ...] = ()
    celah: tuple[Celah, ...] = ()


def periksa_jangkauan(aturan: Sequence[Mapping], masukan: Sequence[Mapping]) -> Jangkauan:
    """Rules and inputs must be well-formed (see ``kesehatan``)."""
    titik = titik_uji(aturan, masukan)
    jumlah = 1
    for isi in titik.values():
        jumlah *= len(isi)
    if not titik or jumlah > KEADAAN_TERBANYAK:
        return Jangkauan(tabrakan=tuple(_tabrakan(aturan, masukan, titik)))
    cocok = {}
    for isi in product(*titik.values()):
        nilai = dict(zip(titik, isi, strict=True))
        cocok[isi] = tuple(n for n, a in enumerate(aturan) if berlaku(a, nilai, masukan))
    memutus = {c[0] for c in cocok.values() if c}
    pernah = {n for c in cocok.values() for n in c}
    mati = tuple(n for n in range(len(aturan)) if n in pernah and n not in memutus)
    bertentangan = tuple(n for n in range(len(aturan)) if n not in pernah)
    tabrakan = tuple(_tabrakan(aturan, masukan, titik))
    return Jangkauan(mati, bertentangan, tabrakan, tuple(_celah(cocok, titik, masukan)))


def berlaku(aturan, nilai, masukan) -> bool:
    return bool(aturan.get("semua") or aturan.get("salah_satu")) and penuhi(aturan, nilai, masukan)


# --- the values to try ----------------------------------------------------------------------------


def banding(syarat: Mapping) -> list[Mapping]:
    """All single comparisons in a rule, a condition or a group."""
    if "field" in syarat:
        return [syarat]
    return [b for bagian in ("semua", "salah_satu") for s in syarat.get(bagian) or () for b in banding(s)]


def titik_uji(aturan: Sequence[Mapping], masukan: Sequence[Mapping]) -> dict[str, tuple]:
    """{input: values to try}, for the inputs that the rules mention."""
    semua = [b for a in aturan for b in banding(a)]
    dikenal = {m["nama"]: m for m in masukan}
    ambang: dict[str, set] = {}
    for b in semua:
        ambang.setdefault(b["field"], set())
        if "field_banding" in b:
            ambang.setdefault(b["field_banding"], set())
        elif dikenal[b["field"]]["tipe"] in ANGKA:
            ambang[b["field"]].add(Fraction(str(b["nilai"])))
    for b in semua:  # two inputs compared with each other share their thresholds
        if "field_banding" in b:
            bersama = ambang[b["field"]] | ambang[b["field_banding"]] | {Fraction(0), Fraction(1)}
            ambang[b["field"]], ambang[b["field_banding"]] = bersama, bersama
    return {nama: _titik(dikenal[nama], sorted(isi)) for nama, isi in ambang.items()}


def _titik(m, ambang) -> tuple:
    if m["tipe"] == "boolean":
        return (False, True)
    if m["tipe"] == "pilihan":
        return tuple(m["pilihan"])
    bulat = m["tipe"] == "bilangan_bulat" and not m.get("rumus")
    titik = set(ambang)
    for a, b in pairwise(ambang):
        tengah = (a + b) / 2
        titik.add(Fraction(tengah.__floor__()) if bulat else tengah)
    if ambang:
        titik |= {ambang[0] - 1, ambang[-1] + 1}
    if bulat:
        titik = {t + d for t in titik for d in (-1, 0, 1)}
        titik = {t for t in titik if t.denominator == 1}
    bawah = _batas(m, "min", Fraction(0) if m.get("satuan") == "%" or m["tipe"] == "rupiah" else None)
    atas = _batas(m, "maks", None)
    return tuple(sorted(t for t in titik if (bawah is None or t >= bawah) and (atas is None or t <= atas)))


def _batas(m, kunci, bawaan):
    return bawaan if m.get(kunci) is None else Fraction(str(m[kunci]))


# --- two claims, no claim -------------------------------------------------------------------------


def _tabrakan(aturan, masukan, titik):
    """Rules that ask the same of everything but one number, whose bands overlap without one holding the other."""
    angka = {m["nama"] for m in masukan if m["tipe"] in ANGKA}
    pita = [_pita(a, angka) for a in aturan]
    for satu in range(len(aturan)):
        for dua in range(satu + 1, len(aturan)):
            if pita[satu] is None or pita[dua] is None or pita[satu][:2] != pita[dua][:2]:
                continue
            if aturan[satu]["nilai"] == aturan[dua]["nilai"]:
                continue
            nama = pita[satu][0]
            milik = [
                {t for t in titik[nama] if all(penuhi(s, {nama: t}, masukan) for s in p[2])}
                for p in (pita[satu], pita[dua])
            ]
            bersama = milik[0] & milik[1]
            if bersama and ((not milik[0] <= milik[1] and not milik[1] <= milik[0]) or milik[0] == milik[1]):
                yield Tabrakan(satu, dua, nama, min(bersama))


def _pita(aturan, angka):
    """(number, the other conditions, the conditions on the number), or None where it is not one number's band."""
    if aturan.get("salah_satu") or any("field" not in s or "field_banding" in s for s in aturan.get("semua") or ()):
        return None
    nama = {s["field"] for s in aturan["semua"] if s["field"] in angka}
    if len(nama) != 1:
        return None
    satu = nama.pop()
    lain = frozenset((s["field"], s["op"], str(s["nilai"])) for s in aturan["semua"] if s["field"] != satu)
    return satu, lain, [s for s in aturan["semua"] if s["field"] == satu]


def _celah(cocok, titik, masukan):
    """Along one number, all else the same: nothing holds in the middle, something holds below and above."""
    angka = {m["nama"] for m in masukan if m["tipe"] in ANGKA}
    nama, sudah = list(titik), set()
    for letak, satu in enumerate(nama):
        if satu not in angka:
            continue
        lain = [isi for n, isi in enumerate(titik.values()) if n != letak]
        for sisanya in product(*lain):
            baris = [bool(cocok[(*sisanya[:letak], t, *sisanya[letak:])]) for t in titik[satu]]
            for celah in _lubang(titik[satu], baris):
                if (satu, *celah) not in sudah:
                    sudah.add((satu, *celah))
                    yield Celah(satu, *celah)


def _lubang(titik, baris):
    if True not in baris:
        return
    awal, akhir = baris.index(True), len(baris) - 1 - baris[::-1].index(True)
    n = awal
    while n <= akhir:
        if baris[n]:
            n += 1
            continue
        mulai = n
        while not baris[n]:
            n += 1
        yield titik[mulai], titik[n - 1]


# --- the ribbon of the editor ---------------------------------------------------------------------


@dataclass(frozen=True)
class Pita:
    """``keadaan``: "" , "celah" or "tumpang"; ``batas`` stands at the left edge; ``di``: the tried value is here."""

    nilai: int | None
    keadaan: str
    batas: str
    di: str = ""


@dataclass(frozen=True)
class PitaUji:
    label: str
    ruas: tuple[Pita, ...]

    @property
    def kalimat(self) -> str:
        bagian = []
        for r in self.ruas:
            apa = {"celah": "tanpa aturan", "tumpang": "diakui dua aturan"}.get(r.keadaan) or f"nilai {r.nilai}"
            bagian.append(f"{'mulai ' + r.batas if r.batas else 'paling bawah'} {apa}")
        return f"{self.label}: " + ", ".join(bagian)


def pita_uji(aturan, masukan, nilai: Mapping) -> PitaUji | None:
    """Bands of the first number that two rules or more mention; the other inputs stand as ``nilai`` has them."""
    titik = titik_uji(aturan, masukan)
    for m in (m for m in masukan if m["tipe"] in ANGKA and m["nama"] in titik):
        pemakai = [a for a in aturan if any(b["field"] == m["nama"] for b in banding(a))]
        if len(pemakai) >= 2:
            return _susun_pita(aturan, masukan, m, titik[m["nama"]], nilai, periksa_jangkauan(aturan, masukan))
    return None


def _susun_pita(aturan, masukan, m, titik, nilai, jangkauan) -> PitaUji:
    nama, dicoba = m["nama"], nilai.get(m["nama"])
    lain = _pelengkap(aturan, masukan, nama, nilai)
    satuan = "%" if m.get("satuan") == "%" else ""
    bentrok = {(t.pertama, t.kedua) for t in jangkauan.tabrakan if t.nama == nama}
    ambang = {Fraction(str(b["nilai"])) for a in aturan for b in banding(a) if b["field"] == nama and "nilai" in b}
    if satuan and max(ambang, default=0) <= 100:
        titik = [t for t in titik if t <= 100]
    titik = sorted({*titik, *([dicoba] if dicoba is not None else [])})
    ruas: list[Pita] = []
    for urut, t in enumerate(titik):
        cocok = [n for n, a in enumerate(aturan) if berlaku(a, {**lain, nama: t}, masukan)]
        tumpang = any(a in cocok and b in cocok for a, b in bentrok)
        isi = (aturan[cocok[0]]["nilai"], "tumpang" if tumpang else "") if cocok else (None, "celah")
        di = f"{_tampil(t)}{satuan}" if t == dicoba else ""
        if ruas and (ruas[-1].nilai, ruas[-1].keadaan) == isi:
            if di:
                ruas[-1] = Pita(*isi, ruas[-1].batas, di)
            continue
        batas = f"{_tampil(t)}{satuan}" if t in ambang or m["tipe"] == "bilangan_bulat" else ""
        lewat = max((a for a in ambang if a < t), default=None)
        if not batas and urut:
            batas = f">{_tampil(lewat)}{satuan}" if lewat is not None else f"{_tampil(t)}{satuan}"
        ruas.append(Pita(*isi, batas if ruas else "", di))
    if ruas and ruas[0].keadaan == "celah":
        ruas[0] = Pita(0, "", "", ruas[0].di)  # below the lowest band nothing is missing: the suggestion is 0
    return PitaUji(m["label"], tuple(ruas))


def _pelengkap(aturan, masukan, nama, nilai) -> dict:
    """The other inputs: as tried, else what the most demanding rule of this number asks for."""
    lain = {m["nama"]: True for m in masukan if m["tipe"] == "boolean"}
    for a in reversed([a for a in aturan if any(b["field"] == nama for b in banding(a))]):
        for b in banding(a):
            if b["field"] != nama and "nilai" in b:
                angka = isinstance(b["nilai"], (int, str)) and not isinstance(b["nilai"], bool)
                tipe = next(m["tipe"] for m in masukan if m["nama"] == b["field"])
                lain[b["field"]] = Fraction(str(b["nilai"])) if angka and tipe in ANGKA else b["nilai"]
    return {**lain, **{n: v for n, v in nilai.items() if v is not None and v is not False and n != nama}}


def _tampil(t: Fraction) -> str:
    """Thresholds are decimals; a tried quotient may not be, and is cut for display."""
    skala = Fraction(round(t * 10_000), 10_000)
    return tampil_angka(skala)
