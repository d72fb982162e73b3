"""The figures as a workbook: numbers to calculate with, one sheet a table."""

from layanan.ketupat_pecel.kinerja.angka import BarisWaktu, Kinerja
from pentas.dokumen.buku import ANGKA, BULAT, TANGGAL, BukuKerja, Kolom

UKURAN = [Kolom("Ukuran", lebar=52), Kolom("Nilai", ANGKA, 16)]
DOKUMEN = [
    Kolom("Dokumen", lebar=30),
    *(
        Kolom(nama, BULAT, 14)
        for nama in ("Diminta", "Selesai di tempat", "Dibawa ke kantor", "Ditahan", "Ditolak", "Sudah diterima warga")
    ),
    Kolom("Di tempat (%)", ANGKA, 12),
]
WAKTU = [
    Kolom("Langkah", lebar=52),
    Kolom("Satuan", lebar=14),
    Kolom("Standar", ANGKA, 12),
    Kolom("Rata-rata", ANGKA, 12),
    Kolom("Terlama", ANGKA, 12),
    Kolom("Diukur", BULAT, 10),
    Kolom("Dalam standar (%)", ANGKA, 14),
    Kolom("Keterangan", lebar=30),
]
KASUS = [
    Kolom("Masalah", lebar=20),
    *(Kolom(nama, BULAT, 12) for nama in ("Terbuka", "Bersih", "Ditolak")),
    Kolom("Rata umur terbuka (hari)", ANGKA, 16),
    Kolom("Tertua (hari)", BULAT, 12),
    Kolom("Rata lama selesai (hari)", ANGKA, 16),
]
PERJALANAN = [
    Kolom("Nomor", lebar=18),
    Kolom("Desa", lebar=30),
    Kolom("Tanggal", TANGGAL, 18),
    Kolom("Keadaan", lebar=16),
    Kolom("Berangkat", lebar=14),
    Kolom("Tiba", lebar=14),
]


def buku_kinerja(k: Kinerja) -> bytes:
    """Sheets Ringkasan, Dokumen, Waktu, Kasus data, Survei, Perjalanan."""
    judul = [f"Kinerja Ketupat Pecel, {k.lingkup.nama}", k.dinas.nama]
    buku = BukuKerja(judul[0])
    buku.lembar("Ringkasan", UKURAN, _ringkasan(k), judul=judul)
    dokumen = [
        (d.nama, d.diminta, d.di_tempat, d.ke_kantor, d.ditahan, d.ditolak, d.sampai, d.persen_di_tempat)
        for d in (*k.dokumen, k.total)
    ]
    buku.lembar("Dokumen", DOKUMEN, dokumen, judul=judul)
    waktu = [
        (b.nama, str(b.satuan), b.batas, r.rata, r.terbesar, r.banyak, r.persen_tepat, _ket(b))
        for b in k.waktu
        for r in [b.rerata]
    ]
    waktu += [(f"Meja: {nama}", "menit", None, r.rata, r.terbesar, r.banyak, None, "per warga") for nama, r in k.meja]
    buku.lembar("Waktu", WAKTU, waktu, judul=judul)
    kasus = [(s.nama, s.terbuka, s.bersih, s.ditolak, s.umur.rata, s.umur.terbesar, s.lama.rata) for s in k.kasus]
    buku.lembar("Kasus data", KASUS, kasus, judul=judul)
    survei = [(f"{kode} {nama}", rata) for kode, nama, rata, _persen, _rendah in k.unsur]
    buku.lembar("Survei", UKURAN, [*survei, ("Indeks", k.survei.indeks), ("Jawaban", k.survei.jumlah)], judul=judul)
    zona = k.dinas.zona
    semua = [
        (
            p.nomor,
            p.permohonan.unit.nama,
            p.tanggal,
            p.get_status_display(),
            p.berangkat_pada and f"{p.berangkat_pada.astimezone(zona):%H.%M}",
            p.tiba_pada and f"{p.tiba_pada.astimezone(zona):%H.%M}",
        )
        for p in k.perjalanan
    ]
    buku.lembar("Perjalanan", PERJALANAN, semua, judul=judul)
    return buku.isi()


def _ket(b: BarisWaktu) -> str:
    return ", ".join(kata for kata in (b.per, "standar usulan" if b.usulan else "") if kata)


def _ringkasan(k: Kinerja) -> list[tuple]:
    return [
        ("Permohonan desa", k.permohonan),
        ("Desa dilayani", k.desa_dilayani),
        ("Perjalanan dibatalkan", k.batal),
        ("Warga terdaftar", k.terdaftar),
        ("Warga hadir", k.hadir),
        ("  dari daftar desa", k.dari_daftar),
        ("  datang tanpa daftar", k.tanpa_daftar),
        ("Warga terlayani", k.terlayani),
        ("Pulang sebelum dilayani", k.pulang),
        ("Dokumen diminta", k.total.diminta),
        ("Dokumen selesai di tempat (% dari di tempat + luring)", k.total.persen_di_tempat),
        ("Rata-rata hari sampai siap diambil (luring)", k.hari_siap.rata),
        ("Rata-rata hari sampai diserahkan (luring)", k.hari_serah.rata),
        ("Kasus data terbuka", k.kasus_terbuka),
        ("Umur kasus tertua (hari)", k.kasus_tertua),
        ("Undangan survei", k.undangan["semua"]),
        ("Undangan yang dijawab", k.undangan["dijawab"]),
        ("Indeks kepuasan", k.survei.indeks),
    ]
