"""The blank rubric for the briefing: on paper, and as a workbook to fill in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from penilaian.instrumen.masukan import diturunkan
from penilaian.instrumen.models import Indikator, Instrumen
from penilaian.instrumen.rak import Anak, Rak, susun_rak, susun_tangga
from penilaian.instrumen.saran import teks_berparameter
from pentas.dokumen.buku import ANGKA, BukuKerja, Kolom
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.models import Penanda
from pentas.dokumen.pdf import cetak_pdf

JUDUL = "INSTRUMEN PENILAIAN DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL KABUPATEN/KOTA"
BARIS_PANJANG = 22  # an indicator with more lines than this may break over two pages


@dataclass(frozen=True)
class Butir:
    """One indicator as it is printed."""

    indikator: Indikator
    tangga: list[Anak]
    isian: list[Mapping]

    @property
    def kunci(self) -> range:
        return range(self.indikator.nilai_maks + 1)

    @property
    def panjang(self) -> bool:
        return sum(1 + len(t.kriteria) for t in self.tangga) + len(self.isian) > BARIS_PANJANG


def susun_butir(instrumen: Instrumen) -> Rak:
    """The rubric with ``variabel.butir`` on every variable, in a fixed number of queries."""
    rak = susun_rak(instrumen)
    semua = instrumen.indikator.prefetch_related("level", "kriteria", "bukti_diminta")
    per_variabel: dict[int, list[Butir]] = {}
    for i in semua:
        isian = [m for m in i.masukan if not diturunkan(m)]
        per_variabel.setdefault(i.variabel_id, []).append(Butir(i, susun_tangga(i), isian))
    for v in rak.semua:
        v.butir = per_variabel.get(v.pk, [])
    return rak


def pdf_kosong(request, instrumen: Instrumen, parameter: Mapping) -> bytes:
    konteks = {
        **konteks_dokumen(request, wilayah=instrumen.provinsi),
        "instrumen": instrumen,
        "rak": susun_butir(instrumen),
        "parameter": parameter,
        "pengisi": Penanda("Kepala Dinas,"),
    }
    judul = f"{JUDUL} TAHUN {instrumen.tahun}"
    return cetak_pdf("penilaian/instrumen/kosong_pdf.html", konteks, judul=judul)


def xlsx_kosong(instrumen: Instrumen, parameter: Mapping) -> bytes:
    """Three sheets: values to fill in, criteria to tick, evidence to gather."""
    rak = susun_butir(instrumen)
    kepala = [f"Instrumen penilaian {instrumen.tahun}", f"{instrumen.kode}, {_sk(instrumen)}"]
    buku = BukuKerja(kepala[0])
    tingkat = range(1, max((b.indikator.nilai_maks for _v, b in _semua(rak)), default=5) + 1)
    nilai = [Kolom("Variabel", lebar=26), Kolom("Bobot", ANGKA, 9), Kolom("Kode", lebar=7)]
    nilai += [Kolom("Indikator", lebar=30), Kolom("Pertanyaan", lebar=46)]
    nilai += [Kolom(f"Nilai {n}", lebar=34) for n in tingkat]
    nilai += [Kolom("Nilai mandiri", lebar=12), Kolom("Catatan", lebar=34)]
    buku.lembar("Indikator", nilai, _baris_nilai(rak, parameter, tingkat), judul=kepala, beku_kolom=4)
    syarat = [Kolom("Kode", lebar=7), Kolom("Mulai nilai", lebar=9), Kolom("Tanda", lebar=8)]
    syarat += [Kolom("Syarat", lebar=80), Kolom("Terpenuhi (ya/tidak)", lebar=14)]
    buku.lembar("Syarat", syarat, _baris_syarat(rak, parameter), judul=kepala)
    bukti = [Kolom("Kode", lebar=7), Kolom("Bukti", lebar=80)]
    bukti += [Kolom("Wajib", lebar=9), Kolom("Ada (ya/tidak)", lebar=14)]
    buku.lembar("Bukti", bukti, _baris_bukti(rak), judul=kepala)
    return buku.isi()


def _sk(instrumen) -> str:
    return f"SK Nomor {instrumen.sk_nomor}" if instrumen.sudah_terbit else "draf"


def _semua(rak) -> Iterator[tuple]:
    for v in rak.semua:
        for b in v.butir:
            yield v, b


def _baris_nilai(rak, parameter, tingkat) -> Iterator[list]:
    for v, b in _semua(rak):
        i = b.indikator
        uraian = {lv.nilai: lv.deskripsi for lv in i.level.all() if lv.dijelaskan}
        teks = teks_berparameter([i.pertanyaan, *(uraian.get(n, "") for n in tingkat)], parameter)
        yield [v.nama, v.bobot, i.kode, i.judul, *teks, None, None]


def _baris_syarat(rak, parameter) -> Iterator[list]:
    for _v, b in _semua(rak):
        for k in b.indikator.kriteria.all():
            yield [b.indikator.kode, k.mulai_level, k.tanda, teks_berparameter(k.teks, parameter), None]


def _baris_bukti(rak) -> Iterator[list]:
    for _v, b in _semua(rak):
        for d in b.indikator.bukti_diminta.all():
            yield [b.indikator.kode, d.nama, "ya" if d.wajib else "tidak", None]
