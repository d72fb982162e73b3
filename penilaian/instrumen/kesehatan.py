"""The health check of a rubric: what ``temuan`` does not look at. Works on the plain form of ``isi_kanonik``.

Blocking: what would make a suggestion wrong or a page unreadable. The others are for the committee to weigh.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from penilaian.instrumen.angka import tampil_angka
from penilaian.instrumen.aturan import OPERATOR
from penilaian.instrumen.hitung import bobot_efektif
from penilaian.instrumen.jangkauan import Celah, banding, periksa_jangkauan
from penilaian.instrumen.masukan import ANGKA, diturunkan
from penilaian.instrumen.rumus import RumusSalah, nama_dalam_rumus, nama_penyebut
from penilaian.instrumen.temuan import Temuan

MAKS_TERBESAR = 5  # the score pickers have the keys 0 to 5
TIMPANG = 4  # an indicator worth this many times another is worth a look
_PARAMETER = re.compile(r"\{([a-z_]+)\}")
_GANTUNG = re.compile(r"([,;:–-]|\b(dan|atau|yang|dengan|serta|oleh|untuk|pada|dari|di|ke))\s*$", re.IGNORECASE)
_TUNTAS = (".", "!", "?", "”", '"', ")", "…")
_TAKSIR = ("<", "<=", ">", ">=")


def temuan_kesehatan(isi: Mapping) -> tuple[Temuan, ...]:
    return (*_per_indikator(isi), *_keseluruhan(isi))


def _per_indikator(isi) -> Iterator[Temuan]:
    parameter = (isi.get("meta") or {}).get("parameter") or {}
    for i in isi["indikator"]:
        for bagian, menghalangi, sebab in (*_berat(i), *_ringan(i), *_sebab_parameter(i, parameter)):
            yield Temuan(i["kode"], f"Indikator {i['kode']}: {sebab}", bagian, menghalangi)


def _berat(i) -> Iterator[tuple[str, bool, str]]:
    yield from (("umum", True, s) for s in _sebab_umum(i))
    yield from (("level", True, s) for s in _sebab_level(i))
    yield from (("kriteria", True, s) for s in _sebab_tangga(i))
    yield from (("masukan", True, s) for s in _sebab_isian(i))
    yield from (("aturan", True, s) for s in _sebab_banding(i))
    if aturan_dapat_diuji(i):
        yield from (("aturan", True, s) for s in _sebab_jangkauan(i))


def _ringan(i) -> Iterator[tuple[str, bool, str]]:
    yield from (("masukan", False, s) for s in _sebab_pembagi(i))
    yield from (("aturan", False, s) for s in _sebab_tanpa_aturan(i))
    yield from ((bagian, False, s) for bagian, s in _sebab_teks(i))
    yield from ((bagian, False, s) for bagian, s in _sebab_cara(i))


# --- levels and ticks -----------------------------------------------------------------------------


def _sebab_umum(i) -> Iterator[str]:
    if not i["judul"].strip() or not i["pertanyaan"].strip():
        yield "isi judul dan pertanyaannya."
    if i["nilai_maks"] > MAKS_TERBESAR:
        yield f"nilai maksimum paling besar {MAKS_TERBESAR}, sebanyak tombol nilai."
    if i["mode"] == "wawancara" and i["dinilai_desk"]:
        yield "indikator wawancara tidak dinilai pada tahap berkas. Matikan penilaian berkasnya."


def _sebab_level(i) -> Iterator[str]:
    maks = i["nilai_maks"]
    if any(not 1 <= lv["nilai"] <= maks for lv in i["level"]):
        yield f"ada uraian nilai di luar 1 sampai {maks}. Hapus uraian itu."
    if not any(lv["dijelaskan"] for lv in i["level"]):
        yield "belum ada nilai yang diuraikan. Uraikan sedikitnya satu."
    if any(lv["dijelaskan"] and not lv["deskripsi"].strip() for lv in i["level"]):
        yield "ada nilai yang ditandai diuraikan, tetapi uraiannya kosong. Lengkapi uraiannya."


def _sebab_tangga(i) -> Iterator[str]:
    milik = {k["mulai_level"] for k in i["kriteria"]}
    if i["mode"] == "kumulatif" and milik:
        for nilai in sorted(lv["nilai"] for lv in i["level"] if lv["dijelaskan"]):
            if nilai not in milik:
                yield (
                    f"nilai {nilai} tidak pernah tercapai, karena tidak ada syarat yang mulai di sana. "
                    f"Pindahkan satu syarat ke nilai {nilai} atau kosongkan uraiannya."
                )
    ganti = {k["kode"]: list(k.get("digantikan_oleh") or ()) for k in i["kriteria"]}
    if berputar := [kode for kode in ganti if _sampai(kode, ganti)]:
        yield f"syarat {', '.join(berputar)} saling menggantikan. Hapus salah satu penggantinya."


def _sampai(kode, ganti) -> bool:
    """Does following the replacements lead back?"""
    sudah, antre = set(), list(ganti[kode])
    while antre:
        satu = antre.pop()
        if satu == kode:
            return True
        if satu not in sudah:
            sudah.add(satu)
            antre += ganti.get(satu, ())
    return False


# --- inputs ---------------------------------------------------------------------------------------


def _sebab_isian(i) -> Iterator[str]:
    per_nama = {m["nama"]: m for m in i["masukan"]}
    siap = {m["nama"] for m in i["masukan"] if not m.get("rumus") and not m.get("syarat")}
    for m in i["masukan"]:
        yield from _sebab_batas_isian(m, per_nama)
        yield from (f"isian {m['nama']}: {s}" for s in _sebab_turunan(m, per_nama, siap))
        siap.add(m["nama"])
        for b in banding(m.get("syarat") or {}):
            yield from (f"isian {m['nama']} {s}" for s in _satu_banding(b, per_nama))


def _sebab_batas_isian(m, per_nama) -> Iterator[str]:
    if m["tipe"] == "pilihan":
        pilihan = m.get("pilihan") or []
        if len(pilihan) < 2 or len(set(pilihan)) != len(pilihan):
            yield f"isian {m['nama']} perlu sedikitnya dua pilihan yang berbeda."
    if m.get("min") is not None and m.get("maks") is not None and tepat_teks(m["min"]) > tepat_teks(m["maks"]):
        yield f"isian {m['nama']}: angka paling sedikit melebihi angka paling banyak. Tukar keduanya."
    atas = per_nama.get(m.get("maks_field"))
    if atas is not None and (atas["tipe"] not in ANGKA or m["tipe"] not in ANGKA or atas is m):
        yield f"isian {m['nama']} hanya dapat dibatasi oleh isian angka yang lain."


def _sebab_turunan(m, per_nama, siap) -> Iterator[str]:
    """Derived values are worked out from the top down."""
    nama = [b[k] for b in banding(m.get("syarat") or {}) for k in ("field", "field_banding") if k in b]
    if m.get("rumus"):
        try:
            dalam = nama_dalam_rumus(m["rumus"])
        except RumusSalah:
            return
        if bukan := [n for n in dalam if n in per_nama and per_nama[n]["tipe"] not in ANGKA]:
            yield f"rumusnya memakai yang bukan angka: {', '.join(bukan)}. Pakai isian angka."
        if "0" in nama_penyebut(m["rumus"]):
            yield "rumusnya membagi dengan 0. Ganti pembaginya."
        nama += dalam
    if belum := [n for n in dict.fromkeys(nama) if n in per_nama and n not in siap]:
        yield f"memakai {', '.join(belum)} yang baru dihitung sesudahnya. Naikkan urutan isian itu."


def _sebab_pembagi(i) -> Iterator[str]:
    per_nama = {m["nama"]: m for m in i["masukan"]}
    for m in i["masukan"]:
        if not m.get("rumus") or "bila_penyebut_nol" in m:
            continue
        try:
            penyebut = nama_penyebut(m["rumus"])
        except RumusSalah:
            continue
        nol = [n for n in penyebut if n in per_nama and tepat_teks(per_nama[n].get("min") or 0) <= 0]
        if nol:
            label = ", ".join(per_nama[n]["label"] for n in nol)
            yield f"nol pada “{label}” tidak diatur. Pilih apa yang berlaku bila pembagi {m['nama']} nol."


def tepat_teks(angka) -> Fraction:
    return Fraction(str(angka))


# --- rules ----------------------------------------------------------------------------------------


def _sebab_banding(i) -> Iterator[str]:
    per_nama = {m["nama"]: m for m in i["masukan"]}
    for urut, a in enumerate(i["aturan"], 1):
        for b in banding(a):
            yield from (f"aturan ke-{urut} {s}" for s in _satu_banding(b, per_nama))


def _satu_banding(b, per_nama) -> Iterator[str]:
    m = per_nama.get(b["field"])
    if m is None or b["op"] not in OPERATOR:
        return  # named by temuan
    if "field_banding" in b:
        lain = per_nama.get(b["field_banding"])
        if lain is not None and (m["tipe"] not in ANGKA or lain["tipe"] not in ANGKA):
            yield f"hanya dapat membandingkan angka dengan angka, bukan {m['nama']} dengan {lain['nama']}."
    elif m["tipe"] in ANGKA:
        if not _angka(b.get("nilai")):
            yield f"membandingkan {m['nama']} dengan yang bukan angka. Tulis angkanya."
    elif m["tipe"] == "boolean":
        if not isinstance(b.get("nilai"), bool) or b["op"] in _TAKSIR:
            yield f"hanya dapat menanyakan apakah {m['nama']} ya atau tidak."
    elif b["op"] in _TAKSIR and not m.get("ordinal"):
        yield f"membandingkan urutan {m['nama']}, padahal pilihannya tidak berurut. Tandai pilihannya berurut."


def _angka(nilai) -> bool:
    try:
        return not isinstance(nilai, bool) and nilai is not None and tepat_teks(nilai) is not None
    except (ValueError, ZeroDivisionError):
        return False


def aturan_dapat_diuji(i: Mapping) -> bool:
    """Rules that can be tried out: names are known, signs exist, and like is compared with like."""
    return bool(i["aturan"]) and _terbaca(i) and not any(_sebab_banding(i))


def _terbaca(i) -> bool:
    dikenal = {m["nama"] for m in i["masukan"]}
    semua = [b for a in i["aturan"] for b in banding(a)]
    nama = {b[k] for b in semua for k in ("field", "field_banding") if k in b}
    pilihan = {m["nama"]: m.get("pilihan") or () for m in i["masukan"] if m["tipe"] == "pilihan"}
    return (
        nama <= dikenal
        and all(b["op"] in OPERATOR for b in semua)
        and all(b.get("nilai") in pilihan[b["field"]] for b in semua if b["field"] in pilihan)
    )


def _sebab_jangkauan(i) -> Iterator[str]:
    hasil = periksa_jangkauan(i["aturan"], i["masukan"])
    per_nama = {m["nama"]: m for m in i["masukan"]}
    bentrok = {t.kedua for t in hasil.tabrakan}
    for t in hasil.tabrakan:
        letak = f"{per_nama[t.nama]['label']} {_sebut(t.nilai, per_nama[t.nama])}"
        yield f"aturan ke-{t.pertama + 1} dan ke-{t.kedua + 1} mengakui {letak}. Pilih satu."
    for n in hasil.bertentangan:
        if i["aturan"][n].get("semua") or i["aturan"][n].get("salah_satu"):
            yield f"aturan ke-{n + 1} tidak pernah cocok, karena syaratnya saling bertentangan. Perbaiki ambangnya."
    for n in hasil.mati:
        if n not in bentrok:
            yield f"aturan ke-{n + 1} tidak pernah dipakai, karena aturan di atasnya selalu lebih dahulu cocok. " + (
                "Naikkan urutannya atau hapus."
            )
    for c in hasil.celah[:3]:
        yield f"tidak ada aturan untuk {per_nama[c.nama]['label']} {_rentang(c, i, per_nama)}. Tutup celahnya."


def _sebut(nilai: Fraction, m) -> str:
    nilai = Fraction(round(nilai * 10_000), 10_000)
    return tampil_angka(nilai) + ("%" if m.get("satuan") == "%" else "")


def _rentang(c: Celah, i, per_nama) -> str:
    """Between which thresholds the hole lies."""
    ambang = {tepat_teks(b["nilai"]) for a in i["aturan"] for b in banding(a) if b["field"] == c.nama and "nilai" in b}
    m = per_nama[c.nama]
    bawah = max((a for a in ambang if a < c.bawah), default=c.bawah)
    atas = min((a for a in ambang if a > c.atas), default=c.atas)
    if m["tipe"] == "bilangan_bulat" or (c.bawah == c.atas and c.bawah in ambang):
        return _sebut(c.bawah, m) if c.bawah == c.atas else f"{_sebut(c.bawah, m)} sampai {_sebut(c.atas, m)}"
    return f"antara {_sebut(bawah, m)} dan {_sebut(atas, m)}"


def _sebab_tanpa_aturan(i) -> Iterator[str]:
    if i["mode"] != "aturan" or not i["aturan"]:
        return
    diberi = {a["nilai"] for a in i["aturan"]}
    for lv in i["level"]:
        if lv["dijelaskan"] and lv["nilai"] not in diberi:
            yield f"nilai {lv['nilai']} diuraikan, tetapi tidak ada aturan yang memberinya. Tambahkan aturannya."
    dipakai = {b[k] for a in i["aturan"] for b in banding(a) for k in ("field", "field_banding") if k in b}
    for m in i["masukan"]:
        dipakai |= {b[k] for b in banding(m.get("syarat") or {}) for k in ("field", "field_banding") if k in b}
        try:
            dipakai |= set(nama_dalam_rumus(m["rumus"])) if m.get("rumus") else set()
        except RumusSalah:
            return
        dipakai |= {m["maks_field"]} if m.get("maks_field") else set()
    for m in i["masukan"]:
        if m["nama"] not in dipakai and not m.get("opsional") and not m.get("untuk_kriteria"):
            kalimat = f"isian “{m['label']}” tidak dipakai aturan mana pun."
            yield kalimat + (" Hapus isian itu." if diturunkan(m) else " Pakai dalam aturan, atau tandai boleh kosong.")


# --- texts, evidence, manner ----------------------------------------------------------------------


def _sebab_teks(i) -> Iterator[tuple[str, str]]:
    if i.get("sumber_terpotong") or any(lv.get("sumber_terpotong") for lv in i["level"]):
        yield "level", "kalimat sumbernya terpotong. Cocokkan dengan naskah SK, lalu hapus tandanya."
    for lv in i["level"]:
        teks = lv["deskripsi"].strip()
        if lv["dijelaskan"] and teks and not lv.get("sumber_terpotong") and not teks.endswith(_TUNTAS):
            yield "level", f"uraian nilai {lv['nilai']} berhenti tanpa titik: “…{teks[-24:]}”. Lengkapi kalimatnya."
    for k in i["kriteria"]:
        if _GANTUNG.search(k["teks"]):
            yield "kriteria", f"syarat {k['kode']} tampak terpotong: “…{k['teks'].strip()[-24:]}”. Lengkapi kalimatnya."
    if i["pertanyaan"].strip() and _GANTUNG.search(i["pertanyaan"]):
        yield "umum", f"pertanyaannya tampak terpotong: “…{i['pertanyaan'].strip()[-24:]}”. Lengkapi kalimatnya."


def _sebab_cara(i) -> Iterator[tuple[str, str]]:
    wawancara = i["mode"] == "wawancara"
    if not wawancara and not i["dinilai_desk"]:
        yield "umum", "tidak dinilai pada tahap berkas, padahal bukan wawancara. Nyalakan penilaian berkasnya."
    if wawancara and not i.get("pedoman_wawancara"):
        yield "umum", "belum punya pokok wawancara. Tulis apa yang ditanyakan penilai."
    if not wawancara and not i.get("bukti"):
        yield "bukti", "tidak ada bukti yang diminta, jadi nilainya tidak dapat dibuktikan. Tambahkan bukti."


def _sebab_parameter(i, parameter) -> Iterator[tuple[str, bool, str]]:
    semua = _semua_teks(i)
    for nama in nama_parameter(i):
        if not str(parameter.get(nama, "")).strip():
            yield "parameter", True, f"parameter {{{nama}}} belum punya isi. Isi pada parameter teks."
    if re.search(r"[{}]", _PARAMETER.sub("", semua)):
        yield "umum", False, "ada kurung kurawal yang tidak terbaca. Tulis parameter seperti {batas_data}."


def nama_parameter(i: Mapping) -> tuple[str, ...]:
    """Parameters that this indicator's texts mention."""
    return tuple(dict.fromkeys(_PARAMETER.findall(_semua_teks(i))))


def _semua_teks(i) -> str:
    teks = [i["pertanyaan"], i["judul"], i.get("konteks_waktu") or "", *i["batas"], *i.get("pedoman_wawancara", ())]
    teks += [lv["deskripsi"] for lv in i["level"]] + [k["teks"] for k in i["kriteria"]]
    return " ".join(teks + [m["label"] for m in i["masukan"]])


# --- the whole ------------------------------------------------------------------------------------


def _keseluruhan(isi) -> Iterator[Temuan]:
    yield from _temuan_baru_diuraikan(isi["indikator"])
    yield from _temuan_timpang(isi)


def _temuan_baru_diuraikan(indikator: Sequence[Mapping]) -> Iterator[Temuan]:
    """Indicators of which only some levels are described, by what is described."""
    kelompok: dict[tuple, list[str]] = {}
    for i in indikator:
        ada = tuple(sorted(lv["nilai"] for lv in i["level"] if lv["dijelaskan"]))
        if ada and ada != tuple(range(1, i["nilai_maks"] + 1)):
            kelompok.setdefault(ada, []).append(i["kode"])
    for ada, kode in kelompok.items():
        bentuk = f"mulai nilai {ada[0]}" if ada == tuple(range(ada[0], ada[-1] + 1)) else f"pada nilai {daftar(ada)}"
        siapa = f"Indikator {kode[0]}" if len(kode) == 1 else f"{len(kode)} indikator ({ringkas(kode)})"
        kalimat = f"{siapa} baru diuraikan {bentuk}. Nilai lain hanya dapat dipilih dengan alasan tertulis."
        yield Temuan(kode[0], kalimat, "level", False)


def _temuan_timpang(isi) -> Iterator[Temuan]:
    """Indicators worth far more than others: the committee should know before it signs."""
    penuh: dict[str, Fraction] = {}
    try:
        for v in isi["variabel"]:
            butir = [(i["kode"], i["bobot"], i["nilai_maks"]) for i in isi["indikator"] if i["variabel"] == v["kode"]]
            penuh |= {k: p.penuh for k, p in bobot_efektif(v["bobot"], butir).items()} if butir else {}
    except ZeroDivisionError:
        return  # weights or maxima of 0 are named by temuan
    if not penuh or min(penuh.values()) <= 0 or max(penuh.values()) < TIMPANG * min(penuh.values()):
        return
    besar, kecil = ([k for k, n in penuh.items() if n == batas(penuh.values())] for batas in (max, min))
    kalimat = (
        f"Indikator {ringkas(besar)} berbobot {_persen(penuh[besar[0]])}{_masing(besar)}, "
        f"indikator {ringkas(kecil)} hanya {_persen(penuh[kecil[0]])}{_masing(kecil)}. "
        "Pastikan SK menghendakinya."
    )
    yield Temuan("", kalimat, "bobot", False)


def _masing(kode) -> str:
    return " masing-masing" if len(kode) > 1 else ""


def _persen(n: Fraction) -> str:
    return tampil_angka(Fraction(round(n * 100), 100)) + "%"


def daftar(isi: Sequence) -> str:
    teks = [str(x) for x in isi]
    return teks[0] if len(teks) == 1 else f"{', '.join(teks[:-1])} dan {teks[-1]}"


def ringkas(kode: Sequence[str]) -> str:
    """Codes with runs of numbers joined: "2–7 dan 12"."""
    hasil: list[list[str]] = []
    for satu in kode:
        if hasil and satu.isdigit() and hasil[-1][-1].isdigit() and int(satu) == int(hasil[-1][-1]) + 1:
            hasil[-1].append(satu)
        else:
            hasil.append([satu])
    teks = []
    for g in hasil:
        teks += g if len(g) < 3 else [f"{g[0]}–{g[-1]}"]
    return daftar(teks)
