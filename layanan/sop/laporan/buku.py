"""The report as a workbook: numbers to calculate with, one sheet a table."""

from layanan.sop.laporan.baris import BarisLama
from layanan.sop.laporan.data import Laporan
from layanan.sop.permohonan.alur import StatusPermohonan
from pentas.dokumen.buku import ANGKA, BULAT, BukuKerja, Kolom

LAMA = [
    Kolom("Satuan", lebar=10),
    Kolom("Selesai", BULAT, 10),
    Kolom("Di Dinas, median", ANGKA, 12),
    Kolom("Di Dinas, p90", ANGKA, 12),
    Kolom("Menunggu Ditjen, median (hari)", ANGKA, 16),
    Kolom("Menunggu Ditjen, p90 (hari)", ANGKA, 16),
    Kolom("Seluruhnya, median", ANGKA, 12),
    Kolom("Seluruhnya, p90", ANGKA, 12),
    Kolom("Tepat waktu", BULAT, 10),
    Kolom("Dinilai", BULAT, 10),
    Kolom("Tepat waktu (%)", ANGKA, 12),
]


def buku_laporan(laporan: Laporan) -> bytes:
    judul = [f"Laporan layanan, {laporan.rentang.nama}", f"{laporan.dinas.nama} · {laporan.pilihan.nama_layanan}"]
    buku = BukuKerja(judul[0])
    for nama, kolom, baris in lembar_laporan(laporan):
        buku.lembar(nama, kolom, baris, judul=judul)
    return buku.isi()


def lembar_laporan(laporan: Laporan) -> list[tuple[str, list[Kolom], list[tuple]]]:
    """Sheets Status, Waktu, Langkah, Pengaduan, Survei."""
    waktu = [_lama("Layanan", b) for b in laporan.lama_layanan] + [_lama("Unit", b) for b in laporan.lama_unit]
    return [
        _status(laporan),
        ("Waktu", [Kolom("Menurut", lebar=10), Kolom("Nama", lebar=40), *LAMA], waktu),
        _langkah(laporan),
        _pengaduan(laporan),
        _survei(laporan),
    ]


def isi_laporan(laporan: Laporan) -> list[tuple]:
    """Every row of every sheet: what an issued report stands for."""
    return [(nama, *baris) for nama, _kolom, semua in lembar_laporan(laporan) for baris in semua]


def _status(laporan: Laporan) -> tuple:
    kolom = [
        Kolom("Unit", lebar=40),
        *(Kolom(s.label, BULAT, 12) for s in StatusPermohonan),
        Kolom("Jumlah", BULAT, 10),
    ]
    return "Status", kolom, [(b.nama, *b.isi, b.jumlah) for b in [laporan.status, *laporan.per_unit]]


def _survei(laporan: Laporan) -> tuple:
    survei = [(b.unsur.kode, b.unsur.nama, b.kumpulan.jumlah, b.rata) for b in laporan.survei.unsur]
    survei.append(("", "Indeks", laporan.survei.jumlah, laporan.survei.indeks))
    kolom = [Kolom("Kode", lebar=8), Kolom("Unsur", lebar=46), Kolom("Jawaban", BULAT, 10), Kolom("Nilai", ANGKA, 12)]
    return "Survei", kolom, survei


def _lama(menurut: str, b: BarisLama) -> tuple:
    sebaran = (n for s in (b.dinas, b.pusat, b.semua) for n in (s.median, s.p90))
    return menurut, b.nama, b.dinas.satuan, b.jumlah, *sebaran, b.tepat, b.dinilai, b.persen_tepat


def _langkah(laporan: Laporan) -> tuple:
    kolom = [
        Kolom("Langkah", lebar=50),
        Kolom("Standar", lebar=22),
        Kolom("Satuan", lebar=10),
        Kolom("Dilalui", BULAT, 10),
        Kolom("Median", ANGKA, 10),
        Kolom("p90", ANGKA, 10),
        Kolom("Terlambat", BULAT, 10),
        Kolom("Terlambat (%)", ANGKA, 12),
        Kolom("Kini terlambat", BULAT, 12),
    ]
    baris = [
        (
            b.nama,
            b.batas,
            b.sebaran.satuan,
            b.sebaran.jumlah,
            b.sebaran.median,
            b.sebaran.p90,
            b.terlambat,
            b.persen_terlambat,
            b.kini_terlambat,
        )
        for b in laporan.langkah
    ]
    return "Langkah", kolom, baris


def _pengaduan(laporan: Laporan) -> tuple:
    kolom = [
        Kolom("Jenis", lebar=42),
        Kolom("Batas (hari kerja)", BULAT, 12),
        Kolom("Masuk", BULAT, 10),
        Kolom("Tanggapan tepat", BULAT, 12),
        Kolom("Tanggapan lewat", BULAT, 12),
        Kolom("Selesai", BULAT, 10),
        Kolom("Selesai tepat", BULAT, 12),
        Kolom("Selesai lewat", BULAT, 12),
        Kolom("Dibuka kembali", BULAT, 12),
    ]
    baris = [
        (
            b.jenis.label,
            b.hari,
            b.jumlah,
            b.ditanggapi_tepat,
            b.tanggapan_lewat,
            b.selesai,
            b.selesai_tepat,
            b.selesai_lewat,
            b.dibuka_kembali,
        )
        for b in laporan.pengaduan
    ]
    return "Pengaduan", kolom, baris
