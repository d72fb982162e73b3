"""Reading a workbook of values: every error is found and named before anything is written.

Format (contract for machines): sheet ``Nilai``; header ``kode`` and all indicator codes; one row per
office; codes as text cells; an empty cell clears; values 0..maximum as whole numbers.
"""

from dataclasses import dataclass

from penilaian.instrumen.models import Indikator
from penilaian.nilai.models import Lapis
from penilaian.nilai.tindakan import SelNilai
from penilaian.periode.models import Peserta
from pentas.dokumen.buku import Sel, baca_lembar
from pentas.galat import Ditolak

LEMBAR = "Nilai"
BUKAN_PESERTA = "bukan peserta yang dapat Anda isi pada periode ini. Periksa kodenya."
LUAR = "diisi untuk indikator yang dinyatakan tidak berlaku. Kosongkan sel ini."
BANYAK_GALAT = 50  # more than a person mends in one go


@dataclass(frozen=True)
class GalatSel:
    baris: int | None
    kolom: str
    nilai: str
    sebab: str

    def __str__(self):
        tempat = f"Baris {self.baris}, kolom {self.kolom}" if self.baris else f"Kolom {self.kolom}"
        return f"{tempat}: {self.nilai!r} {self.sebab}" if self.nilai else f"{tempat}: {self.sebab}"


def baca_nilai(
    berkas, *, peserta: dict[str, Peserta], indikator: dict[str, Indikator], lapis: str, luar: set[tuple[int, int]]
) -> list[SelNilai]:
    """Cells of the workbook, blanks included (level None). Raises Ditolak whose ``rincian`` lists every error.

    ``peserta``: offices that this import may touch, by code; ``luar``: (participant, indicator) ids
    that do not apply.
    """
    kepala, baris = baca_lembar(berkas, LEMBAR)
    galat: list[GalatSel] = []
    kolom = _kolom(kepala, indikator, galat)
    if galat:
        raise tolak(galat)
    sel, sudah = [], {}
    for nomor, isi in baris:
        satu = _peserta(nomor, isi.get(kolom["kode"]), peserta, sudah, galat)
        for kode, huruf in kolom.items():
            if kode == "kode":
                continue
            level = _level(nomor, kode, isi.get(huruf), indikator[kode], lapis, galat)
            if satu is None or level is SALAH:
                continue
            if (satu.pk, indikator[kode].pk) in luar:
                if level is not None:
                    galat.append(GalatSel(nomor, kode, str(level), LUAR))
                continue
            sel.append(SelNilai(satu, indikator[kode], level, alasan="Diimpor dari buku kerja."))
    if not sudah and not galat:
        galat.append(GalatSel(None, "kode", "", "tidak ada baris daerah. Isi paling sedikit satu baris."))
    if galat:
        raise tolak(galat)
    return sel


def tolak(galat: list[GalatSel]) -> Ditolak:
    jumlah = len(galat)
    kalimat = "\n".join(str(g) for g in galat[:BANYAK_GALAT])
    sisa = f"\n… dan {jumlah - BANYAK_GALAT} galat lain." if jumlah > BANYAK_GALAT else ""
    return Ditolak(
        f"Buku kerja belum dapat diimpor; {jumlah} galat, tidak ada yang disimpan.\n{kalimat}{sisa}",
        rincian=[vars(g) for g in galat],
    )


def _kolom(kepala: dict[str, Sel], indikator: dict, galat: list) -> dict[str, str]:
    """{"kode" or indicator code: column letter}; every expected column once and no other."""
    kolom: dict[str, str] = {}
    for huruf, sel in kepala.items():
        nama = str(sel.nilai).strip() if sel.nilai is not None else ""
        if not nama:
            continue
        if nama != "kode" and nama not in indikator:
            galat.append(GalatSel(1, huruf, nama, "bukan kode indikator instrumen ini. Perbaiki atau hapus kolomnya."))
        elif nama in kolom:
            galat.append(GalatSel(1, huruf, nama, "muncul dua kali. Sisakan satu kolom."))
        else:
            kolom[nama] = huruf
    for nama in ("kode", *indikator):
        if nama not in kolom:
            galat.append(GalatSel(1, nama, "", f"kolom {nama} tidak ada. Tambahkan; sel kosong berarti belum dinilai."))
    return kolom


def _peserta(nomor, sel, peserta, sudah, galat) -> Peserta | None:
    nilai = sel.nilai if sel else None
    if nilai is None:
        galat.append(GalatSel(nomor, "kode", "", "kode daerah kosong. Isi kodenya, misalnya 13.06."))
        return None
    if not isinstance(nilai, str):
        galat.append(
            GalatSel(
                nomor,
                "kode",
                str(nilai),
                "tersimpan sebagai angka, sehingga 13.10 dan 13.1 tidak terbedakan. "
                "Ubah format sel menjadi teks, lalu ketik ulang kodenya.",
            )
        )
        return None
    kode = nilai.strip()
    if kode not in peserta:
        galat.append(GalatSel(nomor, "kode", kode, BUKAN_PESERTA))
        return None
    if kode in sudah:
        galat.append(GalatSel(nomor, "kode", kode, f"sudah ada di baris {sudah[kode]}. Sisakan satu baris."))
        return None
    sudah[kode] = nomor
    return peserta[kode]


SALAH = object()


def _level(nomor, kode, sel, indikator: Indikator, lapis: str, galat: list):
    nilai = sel.nilai if sel else None
    if isinstance(nilai, str):
        nilai = nilai.strip() or None
    if nilai is None:
        return None
    if lapis in (Lapis.KLAIM, Lapis.DESK) and not indikator.dinilai_desk:
        galat.append(GalatSel(nomor, kode, str(nilai), "dinilai lewat wawancara saat kunjungan. Kosongkan sel ini."))
        return SALAH
    level = _bilangan(nilai)
    if level is None or not 0 <= level <= indikator.nilai_maks:
        galat.append(
            GalatSel(nomor, kode, str(nilai), f"harus bilangan bulat 0 sampai {indikator.nilai_maks}, atau kosong.")
        )
        return SALAH
    return level


def _bilangan(nilai) -> int | None:
    """A whole number as Excel, LibreOffice or a person writes it; None for anything else (True, 2.5, "x")."""
    if isinstance(nilai, bool):
        return None
    if isinstance(nilai, int):
        return nilai
    if isinstance(nilai, float):
        return int(nilai) if nilai.is_integer() else None
    return int(nilai) if isinstance(nilai, str) and nilai.isdecimal() and nilai.isascii() else None
