"""The sheets of the rubric's workbook: their columns, in the words of a committee."""

from dataclasses import dataclass

from penilaian.instrumen.buku_sel import (
    Angka,
    Bebas,
    Bentuk,
    BilaNol,
    Bobot,
    Bulat,
    Daftar,
    Kode,
    Lainnya,
    Pilihan,
    Teks,
    Ya,
)
from penilaian.instrumen.masukan import ANGKA
from penilaian.instrumen.models import Indikator

TIADA = object()  # the key is not there at all
LAINNYA = "Lainnya"


@dataclass(frozen=True)
class Medan:
    """One column: the key, its heading, the kind of cell, and a word of help."""

    kunci: str
    judul: str
    bentuk: Bentuk
    ket: str = ""
    lebar: int = 14
    wajib: bool = False


@dataclass(frozen=True)
class Lembar:
    """``kunci``: the list in the plain form. ``jarang``: a key that is not there has an empty cell.

    ``milik``: rows belong to an indicator, named in the first column.
    """

    nama: str
    kunci: str
    medan: tuple[Medan, ...]
    ket: str
    jarang: bool = False
    milik: bool = False
    wajib: bool = False

    @property
    def lengkap(self) -> tuple[Medan, ...]:
        """The columns as they stand in the sheet."""
        depan = (INDIKATOR,) if self.milik else ()
        belakang = (SISA,) if self.jarang else ()
        return (*depan, *self.medan, *belakang)

    @property
    def penanda(self) -> tuple[str, ...]:
        """Headings by which the heading row is known."""
        return tuple(m.judul for m in self.lengkap if m.wajib) or tuple(m.judul for m in self.medan[:2])


KODE_SYARAT = r"[^\s,;]+"
NAMA_ISIAN = Kode(60, ejaan=r"[a-z_][a-z0-9_]*")
TIPE = Pilihan(pilihan=tuple((t, t.replace("_", " ")) for t in ("boolean", "pilihan", *ANGKA)))
INDIKATOR = Medan("indikator", "Indikator", Kode(), "kode indikator pemilik baris ini", 10, wajib=True)
SISA = Medan("", LAINNYA, Lainnya(), "dibiarkan apa adanya; dipakai aplikasi", 18)
TERPOTONG = Medan("sumber_terpotong", "Terpotong", Ya(), "ya bila kalimatnya terpotong dalam naskah sumber", 11)

VARIABEL = Lembar(
    "Variabel",
    "variabel",
    (
        Medan("kode", "Kode", Kode(), "kode variabel, misalnya V01", 9, wajib=True),
        Medan("nomor", "Nomor", Bulat(1, 999), "urutan variabel", 8, wajib=True),
        Medan("nama", "Nama", Teks(200), "", 46, wajib=True),
        Medan("bobot", "Bobot", Bobot(), "poin dari 100; jumlahnya harus tepat 100", 9, wajib=True),
    ),
    "Satu baris satu variabel.",
    wajib=True,
)
SEMUA_INDIKATOR = Lembar(
    "Indikator",
    "indikator",
    (
        Medan("kode", "Kode", Kode(), "seperti tercetak, misalnya 1 atau 22a; format sel teks", 8, wajib=True),
        Medan("variabel", "Variabel", Kode(), "kode variabelnya", 9, wajib=True),
        Medan("urutan", "Urutan", Bulat(0), "kosong berarti menurut urutan baris; isi semua atau tidak sama sekali", 8),
        Medan("judul", "Judul", Teks(200), "", 34),
        Medan("pertanyaan", "Pertanyaan", Teks(), "", 50),
        Medan(
            "mode",
            "Cara nilai",
            Pilihan(pilihan=tuple(Indikator.Mode.choices)),
            "kumulatif (daftar syarat), aturan (angka dan ambang), atau wawancara",
            12,
            wajib=True,
        ),
        Medan("bobot", "Bobot", Bobot(), "bobot di dalam variabelnya; kosong berarti 1", 8),
        Medan("nilai_maks", "Nilai maksimum", Bulat(1, 20), "kosong berarti 5", 10),
        Medan("dinilai_desk", "Dinilai pada berkas", Ya(), "tidak: hanya saat kunjungan; kosong berarti ya", 11),
        Medan("kroscek", "Kroscek", Teks(12), "wajib atau disarankan saat kunjungan", 12),
        Medan("metode", "Metode", Daftar(koma=True), "dipisah koma, misalnya dokumen, observasi", 22),
        Medan("konteks_waktu", "Konteks waktu", Teks(200), "", 24),
        Medan("narasumber", "Narasumber", Teks(200), "hanya wawancara", 24),
        Medan("pedoman_wawancara", "Pedoman wawancara", Daftar(), "satu baris satu pokok", 40),
        Medan("batas", "Cara membaca batas", Daftar(), "satu baris satu keterangan", 50),
        TERPOTONG,
    ),
    "Satu baris satu indikator.",
    wajib=True,
)
LEVEL = Lembar(
    "Level",
    "level",
    (
        Medan("nilai", "Nilai", Bulat(0, 20), "tingkat nilai", 8, wajib=True),
        Medan("dijelaskan", "Dijelaskan", Ya(), "tidak: naskah sumber diam; kosong berarti ya", 11),
        Medan("deskripsi", "Uraian", Teks(), "bunyi SK untuk nilai ini", 70),
        Medan("usulan_deskripsi", "Usulan uraian", Teks(), "bila naskah sumber diam", 50),
        Medan("makna_sumber", "Makna sumber", Teks(), "cara membaca naskah yang tidak jelas", 50),
        TERPOTONG,
    ),
    "Satu baris satu nilai dari satu indikator.",
    milik=True,
    wajib=True,
)
KRITERIA = Lembar(
    "Kriteria",
    "kriteria",
    (
        Medan("kode", "Kode", Kode(12, ejaan=KODE_SYARAT), "misalnya 1.a", 9, wajib=True),
        Medan("teks", "Syarat", Teks(), "", 70),
        Medan("mulai_level", "Mulai nilai", Bulat(0, 20), "nilai pertama yang menuntut syarat ini", 9, wajib=True),
        Medan("asal", "Asal", Teks(30), "sumber atau usulan; kosong berarti sumber", 11),
        Medan("keterangan", "Keterangan", Teks(), "", 40),
        Medan("digantikan_oleh", "Digantikan oleh", Daftar(koma=True), "kode syarat lain, dipisah koma", 16),
    ),
    "Satu baris satu syarat; urutan baris menjadi urutan syarat.",
    milik=True,
)
MASUKAN = Lembar(
    "Masukan",
    "masukan",
    (
        Medan("nama", "Nama", NAMA_ISIAN, "huruf kecil tanpa spasi, dipakai aturan", 20, wajib=True),
        Medan("label", "Label", Teks(), "yang dibaca pengisi", 40, wajib=True),
        Medan("tipe", "Tipe", TIPE, "boolean, bilangan_bulat, desimal, rupiah, atau pilihan", 15, wajib=True),
        Medan("satuan", "Satuan", Teks(), "", 12),
        Medan("min", "Paling kecil", Angka(), "", 9),
        Medan("maks", "Paling besar", Angka(), "", 9),
        Medan("maks_field", "Dibatasi isian", Teks(), "nama isian lain yang tidak boleh dilampaui", 18),
        Medan("rumus", "Rumus", Teks(), "misalnya pembilang / penyebut * 100", 34),
        Medan(
            "bila_penyebut_nol",
            "Bila penyebut nol",
            BilaNol(),
            "tanpa nilai, atau penilai yang memutuskan: penilai",
            14,
        ),
        Medan("pilihan", "Pilihan", Daftar(), "satu baris satu pilihan", 20),
        Medan("ordinal", "Berjenjang", Ya(), "ya: pilihan dari terendah ke tertinggi", 11),
        Medan("opsional", "Opsional", Ya(), "ya: boleh kosong", 10),
        Medan("konteks", "Konteks", Teks(), "jumlah_penduduk: diisi dari periode", 16),
        Medan("turunan_kriteria", "Dari syarat", Daftar(koma=True), "terpenuhi bila semua syarat ini dicentang", 22),
        Medan("untuk_kriteria", "Untuk syarat", Teks(), "syarat yang ditentukan oleh isian ini", 12),
        Medan("syarat", "Bila", Teks(), "misalnya jumlah_output >= 24", 40),
        Medan("rincian", "Rincian", Daftar(), "satu baris satu rincian", 30),
    ),
    "Satu baris satu isian (angka, pilihan, ya/tidak) dari satu indikator.",
    jarang=True,
    milik=True,
)
ATURAN = Lembar(
    "Aturan",
    "aturan",
    (
        Medan("nilai", "Nilai", Bulat(0, 20), "nilai yang diberikan", 8, wajib=True),
        Medan("syarat", "Syarat", Teks(), "misalnya capaian >= 90 dan (web = ya atau android = ya)", 70, wajib=True),
        Medan("usulan", "Usulan", Ya(), "ya: pembacaan kami, bukan bunyi sumber", 9),
        Medan("keterangan", "Keterangan", Teks(), "", 40),
    ),
    "Dibaca dari atas: aturan pertama yang terpenuhi memberi nilainya.",
    jarang=True,
    milik=True,
)
BUKTI = Lembar(
    "Bukti",
    "bukti",
    (
        Medan("jenis", "Jenis", Teks(30), "misalnya foto, dokumen, tautan", 16, wajib=True),
        Medan("nama", "Bukti", Teks(), "", 60),
        Medan("wajib", "Wajib", Ya(), "", 9),
        Medan("privasi", "Privasi", Teks(), "peringatan data pribadi", 40),
    ),
    "Satu baris satu bukti yang diminta.",
    milik=True,
)
PARAMETER = Lembar(
    "Parameter",
    "parameter",
    (
        Medan("nama", "Nama", Kode(60, ejaan=r"\w+"), "disebut dalam teks sebagai {nama}", 24, wajib=True),
        Medan("isi", "Isi", Bebas(), "misalnya Maret 2026", 40),
    ),
    "Nilai bawaan kata yang disebut dalam teks, misalnya {batas_data}.",
)
CATATAN = Lembar(
    "Catatan",
    "cacat_sumber",
    (
        Medan("kode", "Kode", Teks(), "", 8),
        Medan("indikator", "Indikator", Teks(), "kode indikator, atau umum", 12),
        Medan("jenis", "Jenis", Teks(), "", 18),
        Medan("uraian", "Uraian", Teks(), "", 60),
        Medan("penyelesaian", "Penyelesaian", Teks(), "", 60),
        Medan("sumber_terpotong", "Terpotong", Ya(), "", 11),
    ),
    "Catatan atas naskah sumber; boleh kosong.",
    jarang=True,
)
INSTRUMEN = Lembar(
    "Instrumen",
    "meta",
    (
        Medan("butir", "Butir", Teks(), "", 18, wajib=True),
        Medan("isi", "Isi", Teks(), "", 80, wajib=True),
    ),
    "Judul, tahun, kode, dan provinsi instrumen.",
    wajib=True,
)
BUTIR = {"Kode": Kode(40), "Judul": Teks(250), "Tahun": Bulat(2000, 2100), "Provinsi": Kode(2, ejaan=r"\d\d")}
MILIK = (LEVEL, KRITERIA, MASUKAN, ATURAN, BUKTI)
SEMUA = (INSTRUMEN, VARIABEL, SEMUA_INDIKATOR, LEVEL, KRITERIA, MASUKAN, ATURAN, BUKTI, PARAMETER, CATATAN)
PETUNJUK = "Petunjuk"
