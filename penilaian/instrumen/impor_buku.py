"""Reading a rubric's workbook: every fault by sheet, row and column; nothing left out in silence."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from openpyxl import load_workbook

from penilaian.instrumen.buku_bentuk import (
    ATURAN,
    BUTIR,
    CATATAN,
    INDIKATOR,
    INSTRUMEN,
    KRITERIA,
    LEVEL,
    MASUKAN,
    MILIK,
    PARAMETER,
    PETUNJUK,
    SEMUA,
    SEMUA_INDIKATOR,
    SISA,
    VARIABEL,
    Lembar,
    Medan,
)
from penilaian.instrumen.buku_sel import SelSalah
from penilaian.instrumen.isi import periksa_isi
from penilaian.instrumen.syarat import SyaratSalah, baca_syarat, sebagai_aturan
from pentas.dokumen.baca import Baris, Sel, baca_lembar
from pentas.dokumen.baca import SelSalah as SelTakTerbaca
from pentas.dokumen.galat_buku import GalatSel, tolak_buku
from pentas.galat import Ditolak

BAWAAN = {"bobot": 1, "nilai_maks": 5, "dinilai_desk": True, "dijelaskan": True, "asal": "sumber"}


@dataclass
class HasilBaca:
    """``isi``: the plain form. The rest are what the workbook proposes for the draft."""

    isi: dict
    kode: str
    provinsi: str


@dataclass
class _Pembaca:
    berkas: bytes
    lembar: dict[str, str] = field(default_factory=dict)  # folded name → name in the file
    galat: list[GalatSel] = field(default_factory=list)

    def salah(self, lembar: Lembar, sel: Sel | None, kolom: str, sebab: str) -> None:
        nilai = "" if sel is None or sel.nilai is None else str(sel.nilai)[:40]
        tempat = f"{kolom} (sel {sel.alamat})" if sel else kolom
        self.galat.append(GalatSel(sel.baris if sel else None, tempat, nilai, sebab, lembar.nama))


def baca_buku(berkas) -> HasilBaca:
    """Raises Ditolak whose ``rincian`` lists every fault."""
    isi = berkas if isinstance(berkas, bytes) else berkas.read()
    pembaca = _Pembaca(isi)
    semua = {lembar.nama: _baca_lembar(pembaca, lembar) for lembar in SEMUA if _ada(pembaca, lembar)}
    _periksa_lembar_asing(pembaca)
    hasil = _susun(pembaca, semua)
    if pembaca.galat:
        raise tolak_buku(pembaca.galat, "Buku kerja instrumen")
    periksa_isi(hasil.isi)
    return hasil


# --- sheets ---------------------------------------------------------------------------------------


def _lipat(teks: str) -> str:
    return " ".join(str(teks).split()).casefold()


def _ada(pembaca: _Pembaca, lembar: Lembar) -> bool:
    """Is the sheet there? One that must be and is not is a fault."""
    if not pembaca.lembar:
        # the first sheet read checks the file itself: type, size, lock
        pembaca.lembar = _nama_lembar(pembaca.berkas)
    if _lipat(lembar.nama) in pembaca.lembar:
        return True
    if lembar.wajib:
        ada = ", ".join(pembaca.lembar.values())
        pembaca.salah(lembar, None, "", f"lembar ini tidak ada. Lembar dalam berkas: {ada}. Periksa namanya.")
    return False


def _nama_lembar(berkas: bytes) -> dict[str, str]:
    try:
        nama = load_workbook(BytesIO(berkas), read_only=True).sheetnames
    except Exception:
        baca_lembar(berkas, INSTRUMEN.nama)
        raise Ditolak("Buku kerja ini rusak. Buka di Excel, simpan ulang sebagai .xlsx, lalu coba lagi.") from None
    return {_lipat(n): n for n in nama}


def _periksa_lembar_asing(pembaca: _Pembaca) -> None:
    """A sheet we do not know may hold what somebody thinks is part of the rubric."""
    dikenal = {_lipat(lembar.nama) for lembar in SEMUA} | {_lipat(PETUNJUK)}
    asing = [nama for lipatan, nama in pembaca.lembar.items() if lipatan not in dikenal]
    if not asing:
        return
    buku = load_workbook(BytesIO(pembaca.berkas), read_only=True)
    for nama in asing:
        satu = buku[nama]
        if not hasattr(satu, "iter_rows") or any(s.value not in (None, "") for b in satu.iter_rows() for s in b):
            nama_ = ", ".join(lembar.nama for lembar in SEMUA)
            sebab = f"lembar ini tidak dikenal, jadi tidak terbaca. Hapus, atau beri salah satu nama: {nama_}."
            pembaca.galat.append(GalatSel(None, "", "", sebab, nama))


def _baca_lembar(pembaca: _Pembaca, lembar: Lembar) -> list[Baris]:
    """Rows under the headings we know, keyed by them; faults of the sheet go to the list."""
    takterbaca: list[SelTakTerbaca] = []
    nama = pembaca.lembar[_lipat(lembar.nama)]
    try:
        baris = baca_lembar(pembaca.berkas, nama, wajib=lembar.penanda, kumpul=takterbaca)
    except Ditolak as galat:
        pembaca.salah(lembar, None, "", galat.alasan)
        return []
    for s in takterbaca:
        pembaca.salah(lembar, s.sel, s.kolom, f"{s.sebab}.")
    return _kenali_kolom(pembaca, lembar, baris)


def _kenali_kolom(pembaca: _Pembaca, lembar: Lembar, baris: list[Baris]) -> list[Baris]:
    dikenal = {_lipat(m.judul): m.judul for m in lembar.lengkap}
    if not baris:
        return []
    per_judul: dict[str, str] = {}
    for judul in baris[0].sel:
        baku = dikenal.get(_lipat(judul))
        if baku is None:
            isi = next((b.sel[judul] for b in baris if b[judul] is not None), None)
            if isi is not None:
                sebab = f"kolom ini tidak dikenal. Hapus, atau pakai salah satu: {', '.join(dikenal.values())}."
                pembaca.salah(lembar, isi, judul, sebab)
        elif baku in per_judul:
            pembaca.salah(lembar, None, judul, "judul ini muncul lebih dari sekali. Sisakan satu kolom.")
        else:
            per_judul[baku] = judul
    return [Baris(b.nomor, {baku: b.sel[judul] for baku, judul in per_judul.items()}) for b in baris]


# --- rows -----------------------------------------------------------------------------------------


def _susun(pembaca: _Pembaca, semua: Mapping[str, list[Baris]]) -> HasilBaca:
    meta = _meta(pembaca, semua.get(INSTRUMEN.nama, []))
    variabel = _variabel(pembaca, semua.get(VARIABEL.nama, []))
    indikator = _indikator(pembaca, semua.get(SEMUA_INDIKATOR.nama, []), {v["kode"] for v in variabel if "kode" in v})
    per_kode = {i["kode"]: i for i in indikator if "kode" in i}
    for lembar in MILIK:
        _milik(pembaca, lembar, semua.get(lembar.nama, []), per_kode)
    isi = {
        "meta": {
            "judul": meta.get("Judul") or meta.get("Kode") or "",
            "tahun": meta.get("Tahun"),
            "parameter": _parameter(pembaca, semua.get(PARAMETER.nama, [])),
        },
        "variabel": sorted(variabel, key=lambda v: v.get("nomor") or 0),
        "indikator": _urut(variabel, indikator),
        "cacat_sumber": [_satu(pembaca, CATATAN, b) for b in semua.get(CATATAN.nama, [])],
    }
    return HasilBaca(isi, meta.get("Kode", ""), meta.get("Provinsi", ""))


def _urut(variabel, indikator) -> list[dict]:
    """In the order of ``isi_kanonik``: by variable, then by their own order."""
    letak = {v.get("kode"): v.get("nomor") or 0 for v in variabel}
    return sorted(indikator, key=lambda i: (letak.get(i.get("variabel"), 0), i.get("urutan") or 0))


def _meta(pembaca: _Pembaca, baris: list[Baris]) -> dict:
    dikenal = {_lipat(b): b for b in BUTIR}
    hasil: dict = {}
    for b in baris:
        sel_butir, sel_isi = b.sel["Butir"], b.sel["Isi"]
        butir = dikenal.get(_lipat(sel_butir.nilai or ""))
        if butir is None or butir in hasil:
            sebab = f"butir ini {'ditulis dua kali' if butir else 'tidak dikenal'}. Pakai: {', '.join(BUTIR)}."
            pembaca.salah(INSTRUMEN, sel_butir, "Butir", sebab)
            continue
        hasil[butir] = _nilai(pembaca, INSTRUMEN, "Isi", BUTIR[butir], sel_isi, kosong=None)
    for butir in ("Judul", "Tahun"):
        if butir not in hasil or (hasil[butir] is None and not pembaca.galat):
            pembaca.salah(INSTRUMEN, None, "Isi", f"{butir.lower()} belum diisi. Tambahkan baris {butir}.")
    return hasil


def _nilai(pembaca: _Pembaca, lembar: Lembar, kolom: str, bentuk, sel: Sel, kosong):
    if sel.nilai is None:
        return kosong
    try:
        return bentuk.baca(sel.nilai)
    except SelSalah as salah:
        pembaca.salah(lembar, sel, kolom, str(salah))
        return None


def _satu(pembaca: _Pembaca, lembar: Lembar, b: Baris) -> dict:
    """One row as plain values. A cell at fault leaves its key out, so that nobody builds on it."""
    hasil = {}
    for m in lembar.medan:
        sel = b.sel.get(m.judul) or Sel(b.nomor, "", None)
        if sel.nilai is None:
            if m.wajib:
                tempat = sel if sel.kolom else None
                pembaca.salah(lembar, tempat, m.judul, "belum diisi.")
            elif not lembar.jarang:
                hasil[m.kunci] = _bawaan(m)
            continue
        jumlah = len(pembaca.galat)
        nilai = _nilai(pembaca, lembar, m.judul, _bentuk(lembar, m), sel, None)
        if len(pembaca.galat) == jumlah:
            hasil[m.kunci] = nilai
    if lembar.jarang:
        _tambah_sisa(pembaca, lembar, b, hasil)
    return hasil


class _Syarat:
    """A condition: text, read once the inputs are known; or json of the condition itself."""

    def __init__(self, asli):
        self.asli = asli

    def baca(self, sel):
        if isinstance(sel, str) and sel.startswith("json:"):
            return SISA.bentuk.baca_polos(sel.removeprefix("json:"))
        return self.asli.baca(sel)


def _bentuk(lembar: Lembar, m: Medan):
    return _Syarat(m.bentuk) if m.kunci == "syarat" and lembar in (ATURAN, MASUKAN) else m.bentuk


def _bawaan(m: Medan):
    if m.kunci in BAWAAN:
        return BAWAAN[m.kunci]
    kosong = m.bentuk.kosong
    return list(kosong) if isinstance(kosong, tuple) else kosong


def _tambah_sisa(pembaca: _Pembaca, lembar: Lembar, b: Baris, hasil: dict) -> None:
    sel = b.sel.get(SISA.judul)
    if sel is None or sel.nilai is None:
        return
    sisa = _nilai(pembaca, lembar, SISA.judul, SISA.bentuk, sel, None) or {}
    if ganda := sorted(set(sisa) & {m.kunci for m in lembar.medan}):
        pembaca.salah(
            lembar, sel, SISA.judul, f"mengulang {', '.join(ganda)} yang punya kolom sendiri. Hapus dari sini."
        )
        return
    hasil |= sisa


def _variabel(pembaca: _Pembaca, baris: list[Baris]) -> list[dict]:
    hasil = [_satu(pembaca, VARIABEL, b) for b in baris]
    if not baris:
        pembaca.salah(VARIABEL, None, "", "belum ada variabel. Isi paling sedikit satu baris.")
    for kunci, judul in (("kode", "Kode"), ("nomor", "Nomor")):
        _periksa_ganda(pembaca, VARIABEL, judul, zip(baris, hasil, strict=True), lambda v, k=kunci: v.get(k))
    return hasil


def _indikator(pembaca: _Pembaca, baris: list[Baris], variabel: set[str]) -> list[dict]:
    hasil = [_satu(pembaca, SEMUA_INDIKATOR, b) for b in baris]
    if not baris:
        pembaca.salah(SEMUA_INDIKATOR, None, "", "belum ada indikator. Isi paling sedikit satu baris.")
    pasangan = list(zip(baris, hasil, strict=True))
    _periksa_ganda(pembaca, SEMUA_INDIKATOR, "Kode", pasangan, lambda i: i.get("kode"))
    berurutan = [i for i in hasil if i.get("urutan") is not None]
    if berurutan and len(berurutan) < len(hasil):
        for b, i in pasangan:
            if "urutan" in i and i["urutan"] is None:
                sel = b.sel.get("Urutan")
                pembaca.salah(SEMUA_INDIKATOR, sel, "Urutan", "belum diisi. Isi semua urutan, atau kosongkan semuanya.")
    elif berurutan:
        _periksa_ganda(pembaca, SEMUA_INDIKATOR, "Urutan", pasangan, lambda i: i.get("urutan"))
    for n, (b, i) in enumerate(pasangan, 1):
        if i.get("urutan") is None:
            i["urutan"] = n
        if "variabel" in i and i["variabel"] not in variabel:
            pembaca.salah(SEMUA_INDIKATOR, b.sel["Variabel"], "Variabel", "tidak ada di lembar Variabel.")
        for lembar in MILIK:
            i[lembar.kunci] = []
    return hasil


def _milik(pembaca: _Pembaca, lembar: Lembar, baris: list[Baris], per_kode: Mapping[str, dict]) -> None:
    """Rows that belong to an indicator, put into it in the order of the sheet (levels by value)."""
    pasangan: list[tuple[Baris, dict]] = []
    for b in baris:
        sel = b.sel[INDIKATOR.judul]
        satu = _satu(pembaca, lembar, b)
        if sel.nilai is None:
            pembaca.salah(lembar, sel, INDIKATOR.judul, "belum diisi. Tulis kode indikatornya.")
            continue
        pemilik = _nilai(pembaca, lembar, INDIKATOR.judul, INDIKATOR.bentuk, sel, None)
        if pemilik is None:
            continue
        if pemilik not in per_kode:
            pembaca.salah(lembar, sel, INDIKATOR.judul, "tidak ada di lembar Indikator.")
            continue
        per_kode[pemilik][lembar.kunci].append(satu)
        pasangan.append((b, {**satu, "indikator": pemilik}))
    kunci = {LEVEL.nama: ("nilai", "Nilai"), KRITERIA.nama: ("kode", "Kode"), MASUKAN.nama: ("nama", "Nama")}
    if lembar.nama in kunci:
        nama, judul = kunci[lembar.nama]
        _periksa_ganda(pembaca, lembar, judul, pasangan, lambda s: (nama in s and (s["indikator"], s[nama])) or None)
    if lembar is LEVEL:
        for i in per_kode.values():
            i["level"].sort(key=lambda lv: lv.get("nilai", 0))
    elif lembar in (MASUKAN, ATURAN):
        _baca_semua_syarat(pembaca, lembar, pasangan, per_kode)


def _periksa_ganda(pembaca: _Pembaca, lembar: Lembar, judul: str, pasangan: Iterator, ambil: Callable) -> None:
    tempat: dict = {}
    for b, satu in pasangan:
        kunci = ambil(satu)
        if kunci is None:
            continue
        if kunci in tempat:
            pembaca.salah(lembar, b.sel[judul], judul, f"sudah ada di baris {tempat[kunci]}. Sisakan satu.")
        else:
            tempat[kunci] = b.nomor


def _baca_semua_syarat(pembaca: _Pembaca, lembar: Lembar, pasangan, per_kode) -> None:
    """Texts of conditions, now that every input of their indicator has been read."""
    giliran: dict[str, int] = {}
    for b, satu in pasangan:
        pemilik = per_kode[satu["indikator"]]
        ke = giliran[pemilik["kode"]] = giliran.get(pemilik["kode"], -1) + 1
        baris = pemilik[lembar.kunci][ke]
        if "syarat" not in baris:
            continue
        syarat = baris.pop("syarat")
        judul = next(m.judul for m in lembar.medan if m.kunci == "syarat")
        if isinstance(syarat, str):
            masukan = [m for m in pemilik["masukan"] if {"nama", "tipe"} <= set(m)]
            try:
                syarat = baca_syarat(syarat, masukan)
            except SyaratSalah as salah:
                pembaca.salah(lembar, b.sel[judul], judul, str(salah))
                continue
            if lembar is ATURAN:
                syarat = sebagai_aturan(syarat)
        if lembar is ATURAN:
            baris |= syarat
        else:
            baris["syarat"] = syarat


def _parameter(pembaca: _Pembaca, baris: list[Baris]) -> dict:
    hasil = {}
    pasangan = [(b, _satu(pembaca, PARAMETER, b)) for b in baris]
    _periksa_ganda(pembaca, PARAMETER, "Nama", pasangan, lambda p: p.get("nama"))
    for _b, p in pasangan:
        if "nama" in p:
            hasil[p["nama"]] = p.get("isi", "")
    return hasil
