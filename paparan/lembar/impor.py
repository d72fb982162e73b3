"""Marks of paper sheets from a workbook: all or nothing, every error named before anything is written.

Format (contract for machines): sheet ``Paparan``, header ``kode, penilai, P1, P2, P3, catatan``; one row per
juror (user name) and finalist; codes as text cells; whole numbers 1..5.
"""

from collections.abc import Sequence

from paparan.lembar.izin import periksa_boleh_isi_banyak
from paparan.lembar.massal import Kunci, isi_lembar_banyak, peta_baris, sebab_tertutup
from paparan.lembar.models import Baris
from paparan.lembar.tindakan import CATATAN_MAKS, IsianBaris
from paparan.sesi.models import Sesi
from paparan.sesi.pedoman import SKOR_MAKS
from pentas.dokumen.baca import Baris as BarisBuku
from pentas.dokumen.baca import SelSalah, baca_lembar
from pentas.dokumen.galat_buku import KODE_ANGKA, GalatSel, bilangan_bulat, tolak_buku
from pentas.galat import Ditolak

LEMBAR = "Paparan"
SKOR = ("P1", "P2", "P3")
KEPALA = ("kode", "penilai", *SKOR, "catatan")


def impor_paparan(berkas, sesi: Sesi, *, oleh) -> int:
    """Read the workbook, then fill and lock its rows (see isi_lembar_banyak). Returns how many changed."""
    periksa_boleh_isi_banyak(oleh, sesi)
    return isi_lembar_banyak(sesi, baca_paparan(berkas, sesi), oleh=oleh)


def baca_paparan(berkas, sesi: Sesi) -> dict[Kunci, tuple]:
    """Raises Ditolak whose sentence and ``rincian`` name every bad cell by row and column."""
    rusak: list[SelSalah] = []
    baris = baca_lembar(berkas, LEMBAR, wajib=KEPALA, kumpul=rusak)
    if not baris and not rusak:
        raise Ditolak(f"Lembar {LEMBAR} belum berisi baris nilai. Isi paling sedikit satu baris, lalu impor lagi.")
    pembaca = Pembaca(sesi, rusak)
    for satu in baris:
        pembaca.baca(satu)
    if pembaca.galat:
        raise tolak_buku(sorted(pembaca.galat, key=lambda g: g.baris))
    return pembaca.hasil


class Pembaca:
    """Collects good rows in ``hasil`` and the errors of bad cells in ``galat``."""

    def __init__(self, sesi: Sesi, rusak: Sequence[SelSalah] = ()):
        self.peta: dict[Kunci, Baris] = peta_baris(sesi)
        self.penilai = {username for username, _ in self.peta}
        self.juri = set(sesi.lembar.berlaku().values_list("penilai__username", flat=True))
        self.kode = {t.kode for t in sesi.tampil.lengkap()}
        self.hasil: dict[Kunci, tuple] = {}
        self.nomor: dict[Kunci, int] = {}
        self.galat = [GalatSel(r.sel.baris, r.kolom, "", r.sebab) for r in rusak]
        self.dilewati = {r.sel.alamat for r in rusak}

    def baca(self, satu: BarisBuku) -> None:
        kode, penilai = self._kode(satu), self._penilai(satu)
        skor = [self._skor(satu, nama) for nama in SKOR]
        catatan = self._catatan(satu)
        if kode is None or penilai is None:
            return
        kunci = (penilai, kode)
        if kunci in self.nomor:
            return self._salah(satu, "kode", f"pasangan ini sudah ada di baris {self.nomor[kunci]}. Sisakan satu.")
        self.nomor[kunci] = satu.nomor
        self.hasil[kunci] = (*skor, catatan)
        self._periksa_baris(satu, kunci)

    def _periksa_baris(self, satu: BarisBuku, kunci: Kunci) -> None:
        baris = self.peta.get(kunci)
        if baris is None:
            sebab = "penilai ini tercatat memiliki benturan kepentingan dengan daerah itu. Hapus barisnya."
        else:
            sebab = sebab_tertutup(baris, IsianBaris(*self.hasil[kunci]))
        if sebab:
            self._salah(satu, "penilai", sebab)

    def _kode(self, satu: BarisBuku) -> str | None:
        kode = satu["kode"]
        if kode is not None and not isinstance(kode, str):
            return self._salah(satu, "kode", KODE_ANGKA)
        if kode not in self.kode:
            return self._salah(satu, "kode", "bukan daerah yang mengikuti paparan ini. Periksa kodenya.")
        return kode

    def _penilai(self, satu: BarisBuku) -> str | None:
        if satu["penilai"] not in self.juri:
            return self._salah(satu, "penilai", "bukan nama pengguna penilai paparan ini. Periksa ejaannya.")
        return satu["penilai"]

    def _skor(self, satu: BarisBuku, nama: str) -> int | None:
        nilai = bilangan_bulat(satu[nama])
        if nilai is not None and 1 <= nilai <= SKOR_MAKS:
            return nilai
        return self._salah(satu, nama, f"harus bilangan bulat 1 sampai {SKOR_MAKS}.")

    def _catatan(self, satu: BarisBuku) -> str:
        catatan = "" if satu["catatan"] is None else str(satu["catatan"])
        if len(catatan) > CATATAN_MAKS:
            self._salah(satu, "catatan", f"paling panjang {CATATAN_MAKS} huruf. Ringkas dahulu.")
        return catatan

    def _salah(self, satu: BarisBuku, kolom: str, sebab: str) -> None:
        sel = satu.sel[kolom]
        if sel.alamat in self.dilewati:  # named already
            return
        nilai, sebab = ("", f"kosong; {sebab}") if sel.nilai is None else (str(sel.nilai)[:60], sebab)
        self.galat.append(GalatSel(satu.nomor, kolom, nilai, sebab))
