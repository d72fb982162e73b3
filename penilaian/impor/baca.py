"""Reading a workbook of values: every error is found and named before anything is written.

Format (contract for machines): sheet ``Nilai``; header ``kode`` and all indicator codes; one row per
office; codes as text cells; an empty cell clears; values 0..maximum as whole numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from penilaian.instrumen.models import Indikator
from penilaian.nilai.models import Lapis
from penilaian.nilai.tindakan import SelNilai
from penilaian.periode.models import Peserta
from pentas.dokumen.baca import Baris, Sel, SelSalah, baca_lembar
from pentas.dokumen.galat_buku import KODE_ANGKA, GalatSel, bilangan_bulat, tolak_buku
from pentas.galat import Ditolak

LEMBAR, KODE = "Nilai", "kode"
ALASAN = "Diimpor dari buku kerja."
ASING = "bukan kode indikator instrumen ini. Perbaiki atau hapus kolomnya."
TIDAK_ADA = "kolom ini tidak ada. Tambahkan; sel kosong berarti belum dinilai."
BUKAN_PESERTA = "bukan peserta yang dapat Anda isi pada periode ini. Periksa kodenya."
KODE_KOSONG = "kode daerah kosong. Isi kodenya sebagai teks, misalnya 13.06."
WAWANCARA = "dinilai lewat wawancara saat kunjungan lapangan. Kosongkan sel ini."
LUAR = "diisi, padahal indikator ini dinyatakan tidak berlaku untuk daerahnya. Kosongkan sel ini."


class Salah(Exception):
    """Why one cell cannot be taken; collected, never shown as it is."""


@dataclass(frozen=True)
class Acuan:
    """What the cells are read against. ``peserta``: the offices that this import may touch, by code;
    ``luar``: (participant, indicator) ids that do not apply."""

    peserta: dict[str, Peserta]
    indikator: dict[str, Indikator]
    lapis: str
    luar: frozenset[tuple[int, int]] = frozenset()


def baca_nilai(berkas, acuan: Acuan) -> list[SelNilai]:
    """Cells of the workbook, blanks included (level None). Raises Ditolak whose ``rincian`` lists every error."""
    rusak: list[SelSalah] = []
    baris = baca_lembar(berkas, LEMBAR, wajib=(KODE,), kumpul=rusak)
    galat = [GalatSel(r.sel.baris, f"{r.kolom} (sel {r.sel.alamat})", "", r.sebab) for r in rusak]
    if not baris and not galat:
        raise Ditolak(f"Lembar {LEMBAR} belum memuat baris daerah. Isi paling sedikit satu baris, lalu coba lagi.")
    if judul := _periksa_judul(baris, acuan.indikator):
        raise tolak_buku(judul + galat)
    sel, tempat, dilewati = [], {}, {r.sel.alamat for r in rusak}
    for b in baris:
        satu = None if b.sel[KODE].alamat in dilewati else _peserta(b, acuan, tempat, galat)
        for kode, indikator in acuan.indikator.items():
            if b.sel[kode].alamat in dilewati:
                continue
            try:
                level = _level(b[kode], indikator, satu, acuan)
            except Salah as sebab:
                galat.append(_galat(b.sel[kode], kode, sebab))
                continue
            if satu is not None and (satu.pk, indikator.pk) not in acuan.luar:
                sel.append(SelNilai(satu, indikator, level, alasan=ALASAN))
    if galat:
        raise tolak_buku(sorted(galat, key=lambda g: g.baris))
    return sel


def _periksa_judul(baris: Sequence[Baris], indikator: Iterable[str]) -> list[GalatSel]:
    """Every expected column, and no other. Doubles are refused by the reader."""
    diharap = {KODE, *indikator}
    judul = baris[0].sel if baris else dict.fromkeys(diharap)
    asing = [GalatSel(None, s.kolom, nama, ASING) for nama, s in judul.items() if nama not in diharap]
    return asing + [GalatSel(None, kode, "", TIDAK_ADA) for kode in indikator if kode not in judul]


def _galat(sel: Sel, kolom: str, sebab) -> GalatSel:
    nilai = "" if sel.nilai is None else str(sel.nilai)[:40]
    return GalatSel(sel.baris, f"{kolom} (sel {sel.alamat})", nilai, str(sebab))


def _peserta(baris: Baris, acuan: Acuan, tempat: dict[str, int], galat: list[GalatSel]) -> Peserta | None:
    """The office of this row; ``tempat`` remembers the row in which each code was first seen."""
    kode = baris[KODE]
    try:
        if kode is None:
            raise Salah(KODE_KOSONG)
        if not isinstance(kode, str):
            raise Salah(KODE_ANGKA)
        if kode not in acuan.peserta:
            raise Salah(BUKAN_PESERTA)
        if kode in tempat:
            raise Salah(f"sudah ada di baris {tempat[kode]}. Sisakan satu baris.")
    except Salah as sebab:
        galat.append(_galat(baris.sel[KODE], KODE, sebab))
        return None
    tempat[kode] = baris.nomor
    return acuan.peserta[kode]


def _level(nilai, indikator: Indikator, peserta: Peserta | None, acuan: Acuan) -> int | None:
    """The cell's level, None for a blank. Checked also where the row's office is at fault: all errors at once."""
    if nilai is None:
        return None
    if acuan.lapis in (Lapis.KLAIM, Lapis.DESK) and not indikator.dinilai_desk:
        raise Salah(WAWANCARA)
    level = bilangan_bulat(nilai)
    if level is None or not 0 <= level <= indikator.nilai_maks:
        raise Salah(f"harus bilangan bulat 0 sampai {indikator.nilai_maks}, atau kosong.")
    if peserta is not None and (peserta.pk, indikator.pk) in acuan.luar:
        raise Salah(LUAR)
    return level
