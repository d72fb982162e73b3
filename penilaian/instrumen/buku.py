"""The whole rubric as a workbook that a committee can read, change and hand back (``impor_buku``)."""

from collections.abc import Iterator, Mapping

from penilaian.instrumen.buku_bentuk import (
    ATURAN,
    INSTRUMEN,
    LAINNYA,
    MASUKAN,
    MILIK,
    PARAMETER,
    PETUNJUK,
    SEMUA,
    SEMUA_INDIKATOR,
    SISA,
    TIADA,
    Lembar,
    Medan,
)
from penilaian.instrumen.buku_sel import JSON, Bentuk
from penilaian.instrumen.impor_buku import BAWAAN, baca_buku
from penilaian.instrumen.isi import isi_kanonik
from penilaian.instrumen.models import Instrumen
from penilaian.instrumen.sidik import sidik_instrumen
from penilaian.instrumen.syarat import SyaratSalah, baca_syarat, sebagai_aturan, tulis_syarat
from pentas.dokumen.buku import TEKS, BukuKerja, Kolom
from pentas.galat import Ditolak

UMUM = (
    "Buku kerja ini memuat seluruh isi instrumen. Ubah sel yang perlu, lalu impor kembali sebagai draf baru.",
    "Judul kolom, nama lembar, dan kode tidak boleh berganti ejaan. Baris kosong boleh ada; sel tidak boleh digabung.",
    "Kode selalu teks: 1, 22a, 1.a. Bila aplikasi lembar kerja mengubahnya menjadi angka atau tanggal, "
    "ubah format sel menjadi teks lalu ketik ulang.",
    "Isian ya/tidak ditulis ya atau tidak. Angka desimal boleh memakai koma atau titik.",
    f"Sel yang diawali “{JSON}” menyimpan isi yang tidak muat sebagai teks biasa. Boleh diganti dengan teks biasa.",
)


def ekspor_buku(instrumen: Instrumen) -> bytes:
    """The workbook; read back at once, so that what is handed over surely gives the same rubric."""
    isi = isi_kanonik(instrumen)
    berkas = tulis_buku(isi, kode=instrumen.kode, provinsi=instrumen.provinsi_id, keadaan=_keadaan(instrumen))
    if sidik_instrumen(baca_buku(berkas).isi) != sidik_instrumen(isi):
        raise Ditolak("Isi instrumen ini tidak dapat ditulis utuh ke buku kerja. Unduh sebagai JSON.")
    return berkas


def _keadaan(instrumen: Instrumen) -> str:
    if not instrumen.sudah_terbit:
        return f"{instrumen.kode}, draf"
    return f"{instrumen.kode}, terbit, SK Nomor {instrumen.sk_nomor}, sidik {instrumen.sidik}"


def tulis_buku(isi: Mapping, *, kode: str, provinsi: str, keadaan: str = "") -> bytes:
    buku = BukuKerja(f"Instrumen {kode}")
    judul = [f"Instrumen {isi['meta']['tahun']}", keadaan or kode]
    for lembar in SEMUA:
        kolom = [Kolom(m.judul, TEKS, m.lebar) for m in lembar.lengkap]
        baris = _baris_meta(isi, kode, provinsi) if lembar is INSTRUMEN else _baris(lembar, isi)
        buku.lembar(lembar.nama, kolom, baris, judul=[f"{judul[0]}: {lembar.nama}", judul[1]], beku_kolom=1)
    petunjuk = [Kolom("Lembar", lebar=14), Kolom("Kolom", lebar=20), Kolom("Arti", lebar=90)]
    buku.lembar(PETUNJUK, petunjuk, _baris_petunjuk(), judul=["Petunjuk pengisian"])
    return buku.isi()


def _baris_meta(isi, kode, provinsi) -> Iterator[list]:
    nilai = INSTRUMEN.medan[1].bentuk
    meta = isi["meta"]
    for butir, apa in (("Kode", kode), ("Judul", meta["judul"]), ("Tahun", meta["tahun"]), ("Provinsi", provinsi)):
        yield [butir, apa if isinstance(apa, int) else nilai.tulis(apa, "")]


def _baris(lembar: Lembar, isi: Mapping) -> Iterator[list]:
    if lembar is PARAMETER:
        yield from ([nama, _sel(lembar.medan[1].bentuk, apa, TIADA)] for nama, apa in isi["meta"]["parameter"].items())
    elif lembar in MILIK:
        for i in isi["indikator"]:
            yield from ([i["kode"], *_satu(lembar, _ringkas(lembar, baris, i))] for baris in i[lembar.kunci])
    else:
        yield from (_satu(lembar, baris) for baris in isi[lembar.kunci])


def _satu(lembar: Lembar, baris: Mapping) -> list:
    if not lembar.jarang:
        return [_sel(m.bentuk, baris[m.kunci], _kosong(m)) for m in lembar.medan]
    dikenal = {m.kunci for m in lembar.medan}
    sel = [_sel(m.bentuk, baris[m.kunci], TIADA) if m.kunci in baris else None for m in lembar.medan]
    return [*sel, SISA.bentuk.tulis({k: v for k, v in baris.items() if k not in dikenal}, TIADA)]


def _kosong(medan: Medan):
    """What has a default is always written out in full rows: nobody has to know what an empty cell means."""
    kosong = medan.bentuk.kosong
    return kosong if isinstance(kosong, str | tuple) and medan.kunci not in BAWAAN else TIADA


def _sel(bentuk: Bentuk, nilai, kosong):
    return bentuk.tulis(nilai, kosong)


def _ringkas(lembar: Lembar, baris: Mapping, indikator: Mapping) -> Mapping:
    """Conditions become one text, where that text reads back as the same condition."""
    if lembar is ATURAN:
        badan = {k: baris[k] for k in ("semua", "salah_satu") if k in baris}
        lain = {k: v for k, v in baris.items() if k not in badan}
        return {**lain, "syarat": _teks_syarat(badan, indikator["masukan"], sebagai_aturan)}
    if lembar is MASUKAN and "syarat" in baris:
        return {**baris, "syarat": _teks_syarat(baris["syarat"], indikator["masukan"], lambda s: s)}
    return baris


def _teks_syarat(syarat, masukan, bungkus):
    try:
        teks = tulis_syarat(syarat)
        if bungkus(baca_syarat(teks, masukan)) == syarat:
            return teks
    except (SyaratSalah, KeyError, TypeError, AttributeError):
        pass
    return syarat  # not plain text: the cell says json


def _baris_petunjuk() -> Iterator[list]:
    yield from (["Umum", None, kalimat] for kalimat in UMUM)
    for lembar in SEMUA:
        yield [lembar.nama, None, lembar.ket]
        for m in lembar.lengkap:
            if (m.ket and m.judul != LAINNYA) or lembar is SEMUA_INDIKATOR:
                yield [lembar.nama, m.judul, m.ket or None]
