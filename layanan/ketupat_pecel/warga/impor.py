"""A filled workbook on its way into the list: judged row by row, shown, and kept only when the village says so.

Between the preview and the answer the rows travel in the page, encrypted: nothing personal lies on the server.
"""

import json
import time
from dataclasses import asdict, dataclass

from layanan.ketupat_pecel.warga.buku import TIDAK, YA, BarisBuku, cari_dokumen
from layanan.ketupat_pecel.warga.hitung import rapikan_nik
from layanan.ketupat_pecel.warga.models import UsulanDesa
from layanan.ketupat_pecel.warga.periksa import Pemeriksa
from layanan.sop.pribadi.hitung import samar
from layanan.sop.pribadi.kunci import bacakan, sandikan
from pentas.galat import Basi, Ditolak

UMUR = 2 * 60 * 60
BARIS_BERKAS = 1000
BASI = "Pratinjau ini sudah terlalu lama atau bukan milik halaman ini. Unggah lagi berkasnya."


@dataclass
class BarisPeriksa:
    """A row with its judgement. ``isi``: what would be written."""

    asal: BarisBuku
    isi: dict
    galat: list[str]

    @property
    def nik_tampil(self) -> str:
        nik = rapikan_nik(self.asal.nik)
        return samar(nik) if len(nik) == 16 and nik.isdigit() else self.asal.nik[:24]


def periksa_semua(usulan: UsulanDesa, semua: list[BarisBuku]) -> list[BarisPeriksa]:
    """Every row's faults together, doubles within the file too."""
    if not semua:
        raise Ditolak("Lembar Warga belum berisi baris data. Isi dahulu, lalu unggah lagi.")
    if len(semua) > BARIS_BERKAS:
        raise Ditolak(f"Satu berkas memuat paling banyak {BARIS_BERKAS} baris. Bagi menjadi beberapa berkas.")
    periksa = Pemeriksa(usulan, [b.nik for b in semua])
    pertama: dict[str, int] = {}
    return [_satu(b, periksa, pertama) for b in semua]


def _satu(b: BarisBuku, periksa: Pemeriksa, pertama: dict[str, int]) -> BarisPeriksa:
    kode, asing = cari_dokumen(b.dokumen, periksa.dokumen)
    lengkap = b.lengkap.strip().lower()
    isi = {
        "nik": b.nik,
        "nama": b.nama,
        "telepon": b.telepon,
        "dusun": b.dusun,
        "dokumen": [{"kode": k, "keterangan": "", "lengkap": lengkap in YA} for k in kode],
    }
    salah = periksa.galat(isi)
    if asing:
        pilihan = ", ".join(d.singkatan for d in periksa.dokumen.values())
        salah["dokumen"] = f"Dokumen tidak dikenal: {', '.join(asing)}. Pilihannya: {pilihan}."
    galat = [*b.galat, *salah.values()]
    if lengkap not in YA and lengkap not in TIDAK:
        galat.append("Berkas lengkap diisi ya atau tidak.")
    if "nik" not in salah:
        nik = rapikan_nik(b.nik)
        if nik in pertama:
            galat.append(f"NIK sama dengan baris {pertama[nik]} berkas ini.")
        else:
            pertama[nik] = b.nomor
    return BarisPeriksa(b, isi, galat)


def bungkus(usulan: UsulanDesa, semua: list[BarisBuku], oleh) -> str:
    isi = {"usulan": usulan.pk, "oleh": oleh.pk, "pada": int(time.time()), "baris": [asdict(b) for b in semua]}
    return sandikan(json.dumps(isi, ensure_ascii=False))


def buka_bungkus(teks: str, usulan: UsulanDesa, oleh) -> list[BarisBuku]:
    """Only in the hands of who made it, for that list, for two hours."""
    try:
        isi = json.loads(bacakan(teks))
    except Ditolak:
        raise Basi(BASI) from None
    if (isi["usulan"], isi["oleh"]) != (usulan.pk, oleh.pk) or time.time() - isi["pada"] > UMUR:
        raise Basi(BASI)
    return [BarisBuku(**b) for b in isi["baris"]]
