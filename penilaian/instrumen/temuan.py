"""Findings on a rubric: what must be mended before it can be published.

Works on the plain form of fixtures/instrumen.json: ``{"variabel": […], "indikator": […]}``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from penilaian.instrumen.angka import tampil_angka, tepat
from penilaian.instrumen.aturan import OPERATOR
from penilaian.instrumen.rumus import RumusSalah, nama_dalam_rumus

JUMLAH_BOBOT = 100


@dataclass(frozen=True)
class Temuan:
    """``kode``: variable or indicator to open, "" for the whole. ``bagian``: the part of its page to mend.

    Only findings that are ``menghalangi`` block publishing; the others are for a person to weigh.
    """

    kode: str
    sebab: str
    bagian: str = ""
    menghalangi: bool = True


def temuan_instrumen(isi: Mapping) -> tuple[Temuan, ...]:
    """All findings; empty means the rubric may be published."""
    return (*temuan_bobot(isi), *_temuan_susunan(isi), *_temuan_indikator(isi))


def temuan_bobot(isi: Mapping) -> tuple[Temuan, ...]:
    """Weights: they sum to exactly 100, and every variable has an indicator that can be scored."""
    return tuple(_bobot(isi))


def _bobot(isi) -> Iterator[Temuan]:
    bobot = {v["kode"]: tepat(v["bobot"]) for v in isi["variabel"]}
    yield from _jumlah(sum((tepat(v["bobot"]) for v in isi["variabel"]), Fraction(0)))
    terisi = {i["variabel"] for i in isi["indikator"]}
    for kode, nilai in bobot.items():
        if nilai <= 0:
            yield Temuan(kode, f"Bobot {kode} harus lebih dari 0. Ubah bobotnya atau hapus variabelnya.", "bobot")
        if kode not in terisi:
            kalimat = f"{kode} belum punya indikator. Tambahkan indikator atau hapus variabelnya."
            yield Temuan(kode, kalimat, "indikator")
    for i in isi["indikator"]:
        if tepat(i.get("bobot", 1)) <= 0:
            yield Temuan(i["kode"], f"Bobot indikator {i['kode']} harus lebih dari 0.", "umum")
        if i.get("nilai_maks", 5) < 1:
            yield Temuan(i["kode"], f"Nilai maksimum indikator {i['kode']} paling sedikit 1.", "umum")


def _jumlah(jumlah: Fraction) -> Iterator[Temuan]:
    selisih = JUMLAH_BOBOT - jumlah
    if selisih:
        arah = "Tambah" if selisih > 0 else "Kurangi"
        yield Temuan(
            "",
            f"Bobot berjumlah {tampil_angka(jumlah)}. {arah} {tampil_angka(abs(selisih))} agar tepat {JUMLAH_BOBOT}.",
            "bobot",
        )


def _temuan_susunan(isi) -> Iterator[Temuan]:
    for jenis in ("variabel", "indikator"):
        for kode, jumlah in Counter(x["kode"] for x in isi[jenis]).items():
            if jumlah > 1:
                yield Temuan(kode, f"Kode {jenis} {kode} dipakai {jumlah} kali. Beri kode yang berbeda.")
    dikenal = {v["kode"] for v in isi["variabel"]}
    for i in isi["indikator"]:
        if i["variabel"] not in dikenal:
            yield Temuan(i["kode"], f"Indikator {i['kode']} menunjuk variabel {i['variabel']} yang tidak ada.", "umum")


def _temuan_indikator(isi) -> Iterator[Temuan]:
    for i in isi["indikator"]:
        for bagian, cari in (("kriteria", _sebab_kriteria), ("masukan", _sebab_masukan), ("aturan", _sebab_aturan)):
            for sebab in cari(i):
                yield Temuan(i["kode"], f"Indikator {i['kode']}: {sebab}", bagian)


def _sebab_kriteria(i) -> Iterator[str]:
    maks, kode = i.get("nilai_maks", 5), [k["kode"] for k in i["kriteria"]]
    if i["mode"] == "kumulatif" and not kode:
        yield "belum punya syarat. Tambahkan sedikitnya satu."
    if len(set(kode)) != len(kode):
        yield "ada kode syarat yang kembar. Beri kode yang berbeda."
    for k in i["kriteria"]:
        if not 1 <= k["mulai_level"] <= maks:
            yield f"syarat {k['kode']} harus mulai pada nilai 1 sampai {maks}."
        if set(k.get("digantikan_oleh", ())) - set(kode):
            yield f"syarat {k['kode']} digantikan oleh syarat yang tidak ada."


def _sebab_masukan(i) -> Iterator[str]:
    nama, kode = [m["nama"] for m in i["masukan"]], {k["kode"] for k in i["kriteria"]}
    if len(set(nama)) != len(nama):
        yield "ada nama isian yang kembar. Beri nama yang berbeda."
    for m in i["masukan"]:
        asing = {*m.get("turunan_kriteria", ()), *filter(None, [m.get("untuk_kriteria")])} - kode
        if asing:
            yield f"isian {m['nama']} menunjuk syarat yang tidak ada: {', '.join(sorted(asing))}."
        if m.get("maks_field", nama[0]) not in nama:
            yield f"isian {m['nama']} dibatasi oleh isian yang tidak ada: {m['maks_field']}."
        yield from _sebab_rumus(m, nama)
        yield from _sebab_syarat(m.get("syarat") or {}, i["masukan"])


def _sebab_rumus(m, nama) -> Iterator[str]:
    if not m.get("rumus"):
        return
    try:
        asing = [n for n in nama_dalam_rumus(m["rumus"]) if n not in nama]
    except RumusSalah as salah:
        yield f"rumus {m['nama']}: {salah}"
        return
    if asing:
        yield f"rumus {m['nama']} memakai isian yang tidak ada: {', '.join(asing)}."


def _sebab_aturan(i) -> Iterator[str]:
    maks = i.get("nilai_maks", 5)
    if i["mode"] == "aturan" and not i["aturan"]:
        yield "belum punya aturan. Tambahkan sedikitnya satu."
    for urut, satu in enumerate(i["aturan"], 1):
        if satu["nilai"] not in range(maks + 1):
            yield f"aturan ke-{urut} harus memberi nilai 0 sampai {maks}."
        if not (satu.get("semua") or satu.get("salah_satu")):
            yield f"aturan ke-{urut} belum punya syarat."
        for sebab in _sebab_syarat(satu, i["masukan"]):
            yield f"aturan ke-{urut} {sebab}"


def _sebab_syarat(syarat, masukan) -> Iterator[str]:
    for bagian in (*syarat.get("semua", ()), *syarat.get("salah_satu", ())):
        yield from _sebab_syarat(bagian, masukan)
    if "field" not in syarat:
        return
    dikenal = {m["nama"]: m for m in masukan}
    asing = [syarat[k] for k in ("field", "field_banding") if k in syarat and syarat[k] not in dikenal]
    if asing:
        yield f"memakai isian yang tidak ada: {', '.join(asing)}."
        return
    if syarat["op"] not in OPERATOR:
        yield f"memakai tanda banding yang tidak dikenal: {syarat['op']}."
    pilihan = dikenal[syarat["field"]].get("pilihan")
    if pilihan and syarat.get("nilai") not in pilihan:
        yield f"membandingkan {syarat['field']} dengan pilihan yang tidak ada."
