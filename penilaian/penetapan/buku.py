"""The ranking as a workbook: numbers to calculate with, and the exact fractions as text."""

from collections.abc import Iterator

from penilaian.nilai.hitung import pecahan
from penilaian.penetapan.naskah import Naskah
from pentas.dokumen.buku import ANGKA, BULAT, BukuKerja, Kolom
from pentas.tampilan.format import persen, tanggal

PRATINJAU = "PRATINJAU – BELUM DITETAPKAN"
KODE, NAMA = Kolom("Kode", lebar=9), Kolom("Kabupaten/Kota", lebar=34)


def buku_peringkat(naskah: Naskah) -> bytes:
    """Sheets Peringkat, Variabel, Indikator, Keterangan."""
    buku = BukuKerja(f"Peringkat hasil kunjungan lapangan, {naskah.periode.nama}")
    judul = _judul(naskah)
    buku.lembar("Peringkat", _kolom_peringkat(naskah), _peringkat(naskah), judul=judul, beku_kolom=4)
    buku.lembar("Variabel", _kolom_variabel(naskah), _variabel(naskah), judul=judul, beku_kolom=2)
    buku.lembar("Indikator", _kolom_indikator(naskah), _indikator(naskah), judul=judul, beku_kolom=2)
    buku.lembar("Keterangan", [Kolom("Hal", lebar=30), Kolom("Isi", lebar=90)], _keterangan(naskah), judul=judul)
    return buku.isi()


def _judul(naskah: Naskah) -> list[str]:
    tanda = [naskah.periode.tanda] if naskah.periode.tanda else []
    tanda += [] if naskah.penetapan else [PRATINJAU]
    return [f"Peringkat hasil kunjungan lapangan, {naskah.periode.nama}", *tanda]


def _kolom_peringkat(naskah: Naskah) -> list[Kolom]:
    return [
        Kolom("Peringkat", lebar=11),
        Kolom("Urutan", BULAT, 9),
        KODE,
        NAMA,
        Kolom("Nilai (100)", ANGKA, 12),
        Kolom("Nilai tepat (pecahan)", lebar=16),
        Kolom("Nilai sama", lebar=12),
        Kolom("Lengkap", lebar=10),
        Kolom(f"{naskah.jumlah_masuk} besar", lebar=12),
        *([Kolom("Daftar", lebar=16)] if naskah.isi["kuota"] else []),
    ]


def _peringkat(naskah: Naskah) -> Iterator[tuple]:
    for b in naskah.baris:
        masuk = "menunggu" if b.di_garis and not naskah.penetapan else _ya(b.masuk)
        yield (
            b.peringkat,
            b.urutan,
            b.kode,
            b.nama,
            b.total,
            pecahan(b.total),
            _ya(b.seri),
            _ya(b.lengkap),
            masuk,
            *([naskah.nama_daftar.get(b.kategori, "Tanpa kategori")] if naskah.isi["kuota"] else []),
        )


def _ya(benar: bool) -> str:
    return "ya" if benar else "tidak"


def _kolom_variabel(naskah: Naskah) -> list[Kolom]:
    """All the numbers first, so that they can be summed; then the same as exact fractions."""
    angka = [Kolom(f"{v.nomor}. {v.nama} ({persen(v.bobot)})", ANGKA, 15) for v in naskah.variabel]
    tepat = [Kolom(f"{v.kode} tepat", lebar=12) for v in naskah.variabel]
    return [KODE, NAMA, *angka, Kolom("Jumlah", ANGKA, 12), *tepat, Kolom("Jumlah tepat", lebar=14)]


def _variabel(naskah: Naskah) -> Iterator[tuple]:
    for b in naskah.baris:
        yield (b.kode, b.nama, *b.nilai, b.total, *map(pecahan, b.nilai), pecahan(b.total))


def _kolom_indikator(naskah: Naskah) -> list[Kolom]:
    return [KODE, NAMA, *(Kolom(i["kode"], BULAT, 6) for i in naskah.isi["indikator"])]


def _indikator(naskah: Naskah) -> Iterator[tuple]:
    """Field values; "tb" where the indicator does not apply, empty where it was not scored."""
    kode = [i["kode"] for i in naskah.isi["indikator"]]
    for b in naskah.baris:
        yield (b.kode, b.nama, *("tb" if k in b.tidak_berlaku else b.nilai_indikator[k] for k in kode))


def _keterangan(naskah: Naskah) -> list[tuple[str, object]]:
    periode, penetapan = naskah.periode, naskah.penetapan
    hasil = [
        ("Periode", f"{periode.kode}, {periode.nama}"),
        ("Instrumen", f"{naskah.isi['instrumen']['kode']}, {periode.instrumen.judul}"),
        ("Sidik instrumen", naskah.isi["instrumen"]["sidik"]),
    ]
    if penetapan:
        hasil += [
            ("Keadaan", f"Ditetapkan {tanggal(penetapan.tanggal)}, berita acara nomor {penetapan.nomor}"),
            ("Nilai sama di batas", naskah.catatan_seri or penetapan.get_cara_seri_display()),
            ("Alasan", penetapan.alasan or "–"),
            ("Sidik penetapan (SHA-256)", penetapan.sidik),
        ]
    else:
        hasil += [("Keadaan", PRATINJAU), ("Nilai sama di batas", naskah.catatan_seri or "Tidak ada")]
    hasil += [(f"Bobot {v.kode}", f"{persen(v.bobot)} {v.nama}: indikator {_daftar(v)}") for v in naskah.variabel]
    return [*hasil, *RUMUS]


def _daftar(v) -> str:
    return ", ".join(v.indikator)


RUMUS = [
    ("Nilai variabel", "bobot × jumlah (bobot indikator × nilai) ÷ jumlah (bobot indikator × nilai tertinggi)"),
    ("Nilai akhir", "jumlah nilai semua variabel, paling tinggi 100"),
    ("Kolom pecahan", "nilai tepat tanpa pembulatan; dari sinilah peringkat dihitung"),
    ("tb", "indikator dinyatakan tidak berlaku untuk daerah itu, keluar dari pembilang dan penyebut"),
    ("Sel kosong", "belum dinilai, dihitung 0"),
]
