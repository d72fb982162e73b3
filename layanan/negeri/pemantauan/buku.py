"""The report as a workbook: numbers to calculate with, one sheet a table."""

from fractions import Fraction

from layanan.negeri.pemantauan.data import Isi
from layanan.negeri.pemantauan.gambaran import Waktu
from pentas.dokumen.buku import ANGKA, BULAT, TANGGAL, BukuKerja, Kolom
from pentas.tampilan.format import pecahan

WAKTU = [
    Kolom("Menurut", lebar=12),
    Kolom("Nama", lebar=34),
    Kolom("Selesai", BULAT, 10),
    Kolom("Median (hari kerja)", ANGKA, 12),
    Kolom("p90 (hari kerja)", ANGKA, 12),
    Kolom("Standar (hari kerja)", BULAT, 12),
    Kolom("Tepat waktu", BULAT, 10),
    Kolom("Tepat waktu (%)", ANGKA, 12),
]


def buku_monev(isi: Isi) -> bytes:
    """Sheets Ringkasan, Waktu, Permohonan, Survei, Survei negeri, Hambatan, Tindak lanjut, Penyampaian."""
    judul = [f"Pemantauan dan evaluasi, {isi.rentang.nama}", f"{isi.dinas.nama} · dokumen daring di negeri"]
    judul += [isi.dinas.tanda] if isi.dinas.tanda else []
    if not isi.laporan.disahkan_pada:
        judul.append("Konsep, belum disahkan")
    buku, g = BukuKerja(judul[0]), isi.gambaran
    buku.lembar("Ringkasan", [Kolom("Ukuran", lebar=46), Kolom("Nilai", ANGKA, 60)], _ringkasan(isi), judul=judul)
    waktu = [_waktu("Semua", g.semua)]
    waktu += [_waktu("Dokumen", b) for b in g.dokumen] + [_waktu("Negeri", b) for b in g.negeri]
    buku.lembar("Waktu", WAKTU, waktu, judul=judul, beku_kolom=2)
    dokumen = g.angka["dokumen_silang"]
    kolom = [Kolom("Negeri", lebar=34), *(Kolom(d, BULAT, 16) for d in dokumen), Kolom("Jumlah", BULAT, 10)]
    buku.lembar("Permohonan", kolom, [(n, *baris, jumlah) for n, baris, jumlah in g.silang], judul=judul)
    kolom = [Kolom("Kode", lebar=8), Kolom("Unsur", lebar=46), Kolom("Nilai", ANGKA, 12)]
    survei = [(k, nama, rata) for k, nama, rata, _persen, _rendah in g.unsur]
    buku.lembar(
        "Survei",
        kolom,
        [*survei, ("", "Indeks", g.indeks), ("", "Sebelum layanan daring", g.indeks_sebelum)],
        judul=judul,
    )
    kolom = [
        Kolom("Negeri", lebar=34),
        Kolom("Jawaban", BULAT, 10),
        Kolom("Indeks", ANGKA, 12),
        Kolom("Mutu", lebar=22),
    ]
    negeri = [(nama, n, nilai, huruf or "belum cukup jawaban") for nama, n, nilai, huruf in g.kepuasan_negeri]
    buku.lembar("Survei negeri", kolom, negeri, judul=judul)
    kolom = [Kolom("Hambatan", lebar=60), Kolom("Negeri", lebar=26), Kolom("Dicatat", BULAT, 10)]
    buku.lembar("Hambatan", kolom, [(u, unit, n) for u, unit, n, _p in g.hambatan], judul=judul)
    _tindak_lanjut(buku, isi, judul)
    return buku.isi()


def _ringkasan(isi: Isi) -> list[tuple]:
    g, laporan = isi.gambaran, isi.laporan
    return [
        ("Permohonan masuk", g.angka["permohonan"]),
        ("Warga yang mengajukan", g.angka["warga"]),
        ("Dibantu operator negeri", g.angka["dibantu"]),
        ("Pernah dikembalikan untuk diperbaiki", g.angka["dikembalikan"]),
        ("Selesai", g.selesai),
        ("Berjalan", g.berjalan),
        ("Ditarik", g.ditarik),
        ("Ditolak", g.ditolak),
        ("Target tepat waktu (%)", Fraction(g.angka["target"])),
        ("Indeks kepuasan", g.indeks),
        ("Jawaban survei", g.angka["survei"]["jumlah"]),
        ("Temuan", laporan.temuan),
        ("Rekomendasi", laporan.rekomendasi),
    ]


def _waktu(menurut: str, b: Waktu) -> tuple:
    return (menurut, b.nama, b.selesai, b.median, b.p90, b.standar, b.tepat, pecahan(b.persen_tepat))


def _tindak_lanjut(buku: BukuKerja, isi: Isi, judul: list[str]) -> None:
    kolom = [
        Kolom("Laporan", lebar=26),
        Kolom("Hambatan", lebar=44),
        Kolom("Tindak lanjut", lebar=50),
        Kolom("Penanggung jawab", lebar=26),
        Kolom("Batas", TANGGAL, 18),
        Kolom("Keadaan", lebar=14),
        Kolom("Kemajuan", lebar=50),
        Kolom("Selesai pada", TANGGAL, 18),
    ]
    baris = [
        (
            str(t.laporan),
            t.hambatan,
            t.uraian,
            t.penanggung_jawab,
            t.batas,
            t.get_keadaan_display(),
            t.kemajuan,
            t.selesai_pada,
        )
        for t in isi.tindak_lanjut
    ]
    buku.lembar("Tindak lanjut", kolom, baris, judul=judul)
    kolom = [Kolom("Penerima", lebar=28), Kolom("Bentuk", lebar=40), Kolom("Disampaikan", TANGGAL, 18)]
    semua = [(p.get_penerima_display(), p.bentuk, p.disampaikan_pada) for p in isi.penyampaian]
    buku.lembar("Penyampaian", kolom, semua, judul=judul)
