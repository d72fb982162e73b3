"""Workbooks in: opened safely, read as the person sees them, errors named by cell."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from pentas.galat import Ditolak, SalahJenis
from pentas.unggahan.jenis import XLSX, ZIP
from pentas.unggahan.office import MIB, TERKUNCI, adalah_office_terkunci, periksa_office
from pentas.unggahan.periksa import periksa_ukuran

BATAS_ISI = 60 * MIB
BATAS_BARIS = 5000
BATAS_KOLOM = 200
BARIS_JUDUL = 20  # the heading stands within the first rows; titles may stand above it
GABUNGAN = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]+\d+:[A-Z]+(\d+))"')
TAK_TAMPAK = re.compile("[\ufeff\u200b-\u200d\u2060]")  # pasted along with a code, seen by nobody
Nilai = str | int | Decimal | bool | date | None


@dataclass(frozen=True)
class Sel:
    """One cell as found: ``kolom`` is its letter, ``baris`` its number in the sheet."""

    baris: int
    kolom: str
    nilai: Nilai

    @property
    def alamat(self) -> str:
        return f"{self.kolom}{self.baris}"


@dataclass(frozen=True)
class Baris:
    nomor: int
    sel: dict[str, Sel]  # heading -> cell, for every heading

    def __getitem__(self, judul: str) -> Nilai:
        return self.sel[judul].nilai


@dataclass(frozen=True)
class SelSalah:
    """A cell that cannot be read as a value. ``kolom`` is its heading, or its letter where it has none."""

    sel: Sel
    kolom: str
    sebab: str


def baca_lembar(
    berkas, lembar: str, *, wajib: tuple[str, ...] = (), kumpul: list[SelSalah] | None = None
) -> list[Baris]:
    """The rows under the heading of sheet ``lembar``; blank rows are left out.

    ``berkas``: anything with ``read()``, or bytes. The heading is the first row that holds all of
    ``wajib`` (the first row with content if nothing is asked for). Text is stripped and "" is None,
    whole numbers are int, others Decimal as written; a formula gives the value Excel last computed.
    Every refusal is a sentence; faulty cells come all together in ``rincian``, address -> why, or go into
    ``kumpul`` for a caller that has more to say about the sheet.
    """
    isi = berkas if isinstance(berkas, bytes) else berkas.read()
    periksa_ukuran(len(isi))
    if adalah_office_terkunci(isi):
        raise Ditolak(TERKUNCI)
    if not isi.startswith(ZIP) or periksa_office(isi, batas_isi=BATAS_ISI) is not XLSX:
        raise SalahJenis("Berkas ini bukan buku kerja Excel (.xlsx). Simpan sebagai Excel Workbook, lalu coba lagi.")
    galat: list[tuple[Sel, str]] = []
    berisi = list(_baris_berisi(isi, lembar, galat))
    if not berisi:
        raise Ditolak(f"Lembar {lembar} kosong. Isi baris judul kolom dan baris datanya, lalu coba lagi.")
    ke, judul = _cari_judul(berisi, lembar, wajib)
    _periksa_gabungan(isi, lembar, berisi[ke][0].baris)
    hasil = [_susun(sel, judul, galat) for sel in berisi[ke + 1 :]]
    if kumpul is not None:
        nama = {kolom: j for j, kolom in judul.items()}
        kumpul += [SelSalah(sel, nama.get(sel.kolom, sel.kolom), sebab) for sel, sebab in galat]
    elif galat:
        rincian = {sel.alamat: sebab for sel, sebab in galat}
        raise Ditolak(_ringkas(rincian), rincian=rincian)
    return hasil


def _baris_berisi(isi: bytes, nama: str, galat: list) -> Iterator[list[Sel]]:
    """Rows with content. Read twice in step: what was typed, and what Excel computed from it."""
    tertulis, terhitung = _buka(isi, nama, data_only=False), _buka(isi, nama, data_only=True)
    for nomor, (baris_t, baris_h) in enumerate(zip(tertulis, terhitung, strict=True), 1):
        pasangan = [(k, t, h) for k, (t, h) in enumerate(zip(baris_t, baris_h, strict=True), 1) if t.value is not None]
        sel = [_sel(nomor, k, t, h, galat) for k, t, h in pasangan]
        sel = [s for s in sel if s.nilai is not None]
        if sel and (nomor > BATAS_BARIS or len(baris_t) > BATAS_KOLOM):
            raise Ditolak(
                f"Lembar {nama} berisi data sampai sel {sel[-1].alamat}. Batasnya {BATAS_BARIS} baris dan "
                f"{BATAS_KOLOM} kolom. Hapus isi di luar tabel, lalu coba lagi."
            )
        if sel:
            yield sel


def _buka(isi: bytes, nama: str, *, data_only: bool):
    try:
        buku = load_workbook(BytesIO(isi), read_only=True, data_only=data_only, keep_links=False)
        if nama not in buku.sheetnames:
            ada = ", ".join(buku.sheetnames)
            raise Ditolak(f"Lembar {nama} tidak ada. Lembar dalam berkas ini: {ada}. Ganti nama lembarnya.")
        lembar = buku[nama]
        lembar.reset_dimensions()  # some programs write a range that is too small
        yield from lembar.iter_rows()
    except Ditolak:
        raise
    except Exception as galat:  # openpyxl raises anything on bad content
        raise Ditolak("Buku kerja ini rusak. Buka di Excel, simpan ulang sebagai .xlsx, lalu coba lagi.") from galat


def _periksa_gabungan(isi: bytes, nama: str, judul: int) -> None:
    """From the heading on no merged cells: people see one value for all of them, the file has it in the first only."""
    buku = load_workbook(BytesIO(isi), read_only=True)
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        lembar = arsip.read(buku[nama]._worksheet_path)
    for rentang, baris in GABUNGAN.findall(lembar):
        if int(baris) >= judul:
            raise Ditolak(
                f"Sel {rentang.decode()} digabung (Merge Cells). Pisahkan dan isi tiap selnya, lalu coba lagi."
            )


def _sel(nomor: int, kolom: int, tertulis, terhitung, galat: list) -> Sel:
    sel = Sel(nomor, get_column_letter(kolom), _polos(terhitung.value))
    if terhitung.data_type == "e":
        galat.append((sel, f"memuat galat Excel {terhitung.value}; perbaiki isinya"))
    elif tertulis.data_type == "f" and terhitung.value is None:
        galat.append((sel, "berisi rumus yang belum dihitung; tempel sebagai nilai"))
    return sel


def _polos(nilai) -> Nilai:
    if isinstance(nilai, str):
        return TAK_TAMPAK.sub("", nilai).strip() or None
    if isinstance(nilai, float):
        return int(nilai) if nilai.is_integer() else Decimal(repr(nilai))
    return nilai if nilai is None or isinstance(nilai, (int, date)) else str(nilai)


def _cari_judul(berisi: list[list[Sel]], lembar: str, wajib: tuple[str, ...]) -> tuple[int, dict[str, str]]:
    """(index of the heading row, heading -> column letter)."""
    for ke, sel in enumerate(berisi[:BARIS_JUDUL]):
        nama = [str(s.nilai) for s in sel]
        if not set(wajib) <= set(nama):
            continue
        if len(nama) != len(set(nama)):
            kembar = next(n for n in nama if nama.count(n) > 1)
            raise Ditolak(f"Judul kolom {kembar} muncul lebih dari sekali di lembar {lembar}. Hapus salah satunya.")
        return ke, {str(s.nilai): s.kolom for s in sel}
    raise Ditolak(f"Baris judul di lembar {lembar} belum lengkap. Judul kolom yang diperlukan: {', '.join(wajib)}.")


def _susun(sel: list[Sel], judul: dict[str, str], galat: list) -> Baris:
    menurut_kolom = {s.kolom: s for s in sel}
    for s in sel:
        if s.kolom not in judul.values():
            galat.append((s, f"berisi {s.nilai}, tetapi kolom {s.kolom} tidak mempunyai judul"))
    nomor = sel[0].baris
    return Baris(nomor, {nama: menurut_kolom.get(kolom) or Sel(nomor, kolom, None) for nama, kolom in judul.items()})


def _ringkas(galat: dict[str, str]) -> str:
    alamat, sebab = next(iter(galat.items()))
    lain = f" Masih ada {len(galat) - 1} sel lain yang perlu diperbaiki." if len(galat) > 1 else ""
    return f"Sel {alamat} {sebab}, lalu coba lagi.{lain}"
