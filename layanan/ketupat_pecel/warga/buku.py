"""The village's list as a workbook: the form to fill in, what a filled one says, the rows that must be mended."""

import re
import zipfile
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.ketupat_pecel.warga.models import UsulanDesa
from pentas.dokumen.baca import SelSalah, baca_lembar
from pentas.dokumen.buku import BukuKerja, Kolom

LEMBAR = "Warga"
NIK, NAMA, DUSUN, TELEPON, DOKUMEN, LENGKAP, KETERANGAN = (
    *("NIK", "Nama", "Dusun/RT", "Telepon", "Dokumen", "Berkas lengkap"),
    "Keterangan",
)
WAJIB = (NIK, NAMA, DOKUMEN)
KOLOM = [
    Kolom(NIK, lebar=20),
    Kolom(NAMA, lebar=28),
    Kolom(DUSUN, lebar=18),
    Kolom(TELEPON, lebar=16),
    Kolom(DOKUMEN, lebar=30),
    Kolom(LENGKAP, lebar=14),
]
ANGKA = "NIK tersimpan sebagai bilangan, sehingga angka terakhirnya dapat berubah. Format kolomnya Teks, ketik ulang."
TERSEMBUNYI = "Baris ini tersembunyi di Excel. Tampilkan (Unhide) dan periksa, atau hapus barisnya."
YA = frozenset({"ya", "y", "x", "v", "✓", "lengkap", "sudah", "1"})
TIDAK = frozenset({"", "tidak", "belum", "t", "-", "0"})
_BARIS_SEMBUNYI = re.compile(rb"<(?:\w+:)?row\s[^>]*?>")
_PISAH = re.compile(r"[,;/\n+&]|\bdan\b")


@dataclass
class BarisBuku:
    """One row as it was typed. ``galat``: what the sheet itself has wrong, by heading."""

    nomor: int
    nik: str = ""
    nama: str = ""
    dusun: str = ""
    telepon: str = ""
    dokumen: str = ""
    lengkap: str = ""
    galat: list[str] = field(default_factory=list)

    def sel(self) -> list[str]:
        return [self.nik, self.nama, self.dusun, self.telepon, self.dokumen, self.lengkap]


def buku_kosong(usulan: UsulanDesa, dokumen: dict[str, DokumenDesa]) -> bytes:
    """The form: columns of text so that no NIK becomes a number, and what may be written in them."""
    buku = BukuKerja(f"Daftar warga {usulan.unit.nama}")
    lembar = buku.lembar(LEMBAR, KOLOM, [])
    for baris in range(2, 302):
        for kolom in range(1, len(KOLOM) + 1):
            lembar.cell(baris, kolom).number_format = "@"
    syarat = [
        (d.singkatan, d.nama, "; ".join(s.nama for s in d.syarat.all() if s.aktif and s.wajib))
        for d in dokumen.values()
    ]
    petunjuk = [
        ("NIK", "16 angka, ketik sebagai teks. Satu baris untuk satu warga.", ""),
        ("Dokumen", "Boleh lebih dari satu, dipisah koma. Yang dapat ditulis:", ""),
        *syarat,
        ("Berkas lengkap", "Isi ya bila syaratnya sudah Anda lihat; kosongkan bila belum.", ""),
    ]
    kolom = [Kolom("Kolom atau dokumen", lebar=20), Kolom("Penjelasan", lebar=60), Kolom("Syarat wajib", lebar=70)]
    buku.lembar("Petunjuk", kolom, petunjuk)
    return buku.isi()


def buku_galat(baris: list[tuple[BarisBuku, list[str]]]) -> bytes:
    """The rows that could not be kept, as they were typed, and why: to be mended and sent again."""
    buku = BukuKerja("Baris yang perlu diperbaiki")
    isi = ([*b.sel(), " ".join(galat)] for b, galat in baris)
    buku.lembar(LEMBAR, [*KOLOM, Kolom(KETERANGAN, lebar=80)], isi)
    return buku.isi()


def baca_buku(berkas) -> list[BarisBuku]:
    """Every row of the sheet. Ditolak where the book as a whole cannot be read."""
    isi = berkas if isinstance(berkas, bytes) else berkas.read()
    salah: list[SelSalah] = []
    semua = baca_lembar(isi, LEMBAR, wajib=WAJIB, kumpul=salah)
    tersembunyi = _baris_tersembunyi(isi)
    galat: dict[int, list[str]] = {}
    for satu in salah:
        galat.setdefault(satu.sel.baris, []).append(f"{satu.kolom} {satu.sebab}.")
    hasil = []
    for b in semua:
        nilai = {judul: sel.nilai for judul, sel in b.sel.items()}
        baris = BarisBuku(
            b.nomor,
            *(_teks(nilai.get(j)) for j in (NIK, NAMA, DUSUN, TELEPON, DOKUMEN, LENGKAP)),
            galat=galat.get(b.nomor, []),
        )
        if isinstance(nilai.get(NIK), int | Decimal) and len(_teks(nilai[NIK])) >= 15:
            baris.galat.append(ANGKA)
        if b.nomor in tersembunyi:
            baris.galat.append(TERSEMBUNYI)
        if any(baris.sel()) or baris.galat:
            hasil.append(baris)
    return hasil


def _teks(nilai) -> str:
    return "" if nilai is None else f"{nilai:f}" if isinstance(nilai, Decimal) else str(nilai)


def _baris_tersembunyi(isi: bytes) -> set[int]:
    """Rows that the person does not see, hidden by hand or by a filter."""
    buku = load_workbook(BytesIO(isi), read_only=True)
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        lembar = arsip.read(buku[LEMBAR]._worksheet_path)
    hasil = set()
    for tanda in _BARIS_SEMBUNYI.findall(lembar):
        if re.search(rb'\bhidden="(?:1|true)"', tanda) and (nomor := re.search(rb'\br="(\d+)"', tanda)):
            hasil.add(int(nomor[1]))
    return hasil


def cari_dokumen(tulisan: str, dokumen: dict[str, DokumenDesa]) -> tuple[list[str], list[str]]:
    """(codes, words that name no document), by code, short name or name, however written."""
    menurut = {_polos(x): d.kode for d in dokumen.values() for x in (d.kode, d.singkatan, d.nama)}
    kode, asing = [], []
    for kata in (k.strip() for k in _PISAH.split(tulisan)):
        if kata and (ada := menurut.get(_polos(kata))):
            kode += [ada] if ada not in kode else []
        elif kata:
            asing.append(kata[:40])
    return kode, asing


def _polos(kata: str) -> str:
    return re.sub(r"[^a-z0-9]", "", kata.lower())
