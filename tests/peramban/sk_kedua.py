"""An invented decree of another province, and what it must come to: by hand, in fractions, without the application.

Nine variables, seventeen indicators of unequal weight, level 4 at most, kabupaten and kota ranked apart.
"""

from collections.abc import Iterable
from fractions import Fraction
from io import BytesIO

from openpyxl import Workbook

MAKS = 4
PROVINSI, SINGKAT = "64", "KALTIM-2027"
DAERAH = {
    "64.01": "Kabupaten Paser",
    "64.02": "Kabupaten Kutai Kartanegara",
    "64.03": "Kabupaten Berau",
    "64.07": "Kabupaten Kutai Barat",
    "64.08": "Kabupaten Kutai Timur",
    "64.09": "Kabupaten Penajam Paser Utara",
    "64.11": "Kabupaten Mahakam Ulu",
    "64.71": "Kota Balikpapan",
    "64.72": "Kota Samarinda",
    "64.74": "Kota Bontang",
}
KABUPATEN = [k for k, nama in DAERAH.items() if nama.startswith("Kabupaten")]
KOTA = [k for k in DAERAH if k not in KABUPATEN]
KUOTA = {"Kabupaten": 3, "Kota": 1}

VARIABEL = {  # code: (name, weight)
    "A": ("Pelayanan daring", "22.5"),
    "B": ("Jemput bola ke kampung", "17.5"),
    "C": ("Kepemilikan dokumen kependudukan", "15"),
    "D": ("Mutu data kependudukan", "12.5"),
    "E": ("Sumber daya manusia", "10"),
    "F": ("Kerja sama pemanfaatan data", "8"),
    "G": ("Penanganan pengaduan", "6.5"),
    "H": ("Inovasi pelayanan", "5"),
    "I": ("Kepemimpinan dan budaya kerja", "3"),
}
BOBOT_KELIRU = ("I", "2.5")  # what the workbook says; mended by hand in the editor
INDIKATOR = {  # code: (title, weight in its variable, way of scoring)
    "A1": ("Jenis layanan yang dapat diajukan daring", "1.5", "kumulatif"),
    "A2": ("Kanal layanan daring", "2", "kumulatif"),
    "A3": ("Bagian permohonan yang masuk daring", "1", "aturan"),
    "B1": ("Jadwal jemput bola", "1", "kumulatif"),
    "B2": ("Jangkauan kampung terpencil", "2.5", "kumulatif"),
    "C1": ("Kepemilikan akta kelahiran anak", "1", "aturan"),
    "C2": ("Kepemilikan kartu identitas anak", "3", "kumulatif"),
    "D1": ("Penyelesaian data ganda", "1", "kumulatif"),
    "D2": ("Pemutakhiran data penduduk perbatasan", "0.5", "kumulatif"),
    "E1": ("Sertifikasi operator", "1", "kumulatif"),
    "E2": ("Pelatihan petugas", "1.25", "kumulatif"),
    "F1": ("Perjanjian kerja sama", "2", "kumulatif"),
    "F2": ("Laporan pemanfaatan data", "1", "kumulatif"),
    "G1": ("Waktu tanggapan pengaduan", "1", "kumulatif"),
    "H1": ("Inovasi yang direplikasi", "1", "kumulatif"),
    "I1": ("Pemahaman petugas loket", "1", "wawancara"),
    "I2": ("Komitmen kepala dinas", "0.5", "wawancara"),
}
BOBOT_TANGAN = {"E2": "1.25"}  # the workbook says 1; changed by hand in the editor
WAWANCARA = [k for k, (_j, _b, mode) in INDIKATOR.items() if mode == "wawancara"]
MEJA = [k for k in INDIKATOR if k not in WAWANCARA]
TIDAK_BERLAKU = ("64.11", "D2")

# Levels in the order of INDIKATOR. Berau and Kutai Barat tie at the line along different paths: one level
# of A2 is worth two of B1. Paser and Penajam tie below it.
LAPANGAN = {
    "64.01": "32321" + "22222" + "22222" + "22",
    "64.02": "44434" + "44344" + "44444" + "44",
    "64.03": "44323" + "33333" + "33333" + "33",
    "64.07": "43343" + "33333" + "33333" + "33",
    "64.08": "44344" + "34343" + "43434" + "43",
    "64.09": "31341" + "22222" + "22222" + "22",
    "64.11": "22212" + "122-2" + "12222" + "12",
    "64.71": "43343" + "44343" + "33434" + "34",
    "64.72": "44444" + "43444" + "34444" + "44",
    "64.74": "33333" + "33333" + "33333" + "44",
}
DIPUTUSKAN = ["64.07", "64.03"]  # the plenary's order of those who tie at the line; the weight rule says otherwise
PAPARAN = {  # juror: three marks for each finalist
    "juri.satu": {"64.02": "444", "64.08": "555", "64.07": "433", "64.72": "545"},
    "juri.dua": {"64.02": "343", "64.08": "554", "64.07": "344", "64.72": "445"},
    "ketua.juri": {"64.02": "334", "64.08": "545", "64.07": "443", "64.72": "554"},
}
BOBOT_LAPANGAN = Fraction("62.5") / 100
FINALIS = ["64.02", "64.08", "64.07", "64.72"]


def level(kode: str) -> dict[str, int]:
    """What the visit gives this office; what does not apply is not there."""
    return {i: int(n) for i, n in zip(INDIKATOR, LAPANGAN[kode], strict=True) if n != "-"}


def nilai_variabel(kode: str) -> dict[str, Fraction]:
    tingkat, hasil = level(kode), {}
    for v, (_nama, bobot) in VARIABEL.items():
        milik = {i: Fraction(INDIKATOR[i][1]) for i in tingkat if i.startswith(v)}
        hasil[v] = Fraction(bobot) * sum(b * tingkat[i] for i, b in milik.items()) / (MAKS * sum(milik.values()))
    return hasil


def nilai_lapangan(kode: str) -> Fraction:
    return sum(nilai_variabel(kode).values(), Fraction(0))


def urutkan(daftar: Iterable[str], nilai) -> list[str]:
    """Best first. Equals: what the plenary said, else the heavier variable first."""
    berat = sorted(VARIABEL, key=lambda v: -Fraction(VARIABEL[v][1]))

    def kunci(kode):
        diputus = DIPUTUSKAN.index(kode) if kode in DIPUTUSKAN else 0
        return (-nilai(kode), diputus, *(-nilai_variabel(kode)[v] for v in berat))

    return sorted(daftar, key=kunci)


def nilai_paparan(kode: str) -> Fraction:
    lembar = [Fraction(sum(map(int, semua[kode])), 15) * 100 for semua in PAPARAN.values()]
    return sum(lembar) / len(lembar)


def nilai_akhir(kode: str) -> Fraction:
    return BOBOT_LAPANGAN * nilai_lapangan(kode) + (1 - BOBOT_LAPANGAN) * nilai_paparan(kode)


def tulis(nilai: Fraction) -> str:
    """Two decimals, half up, as a document prints it."""
    sen = (nilai * 100 + Fraction(1, 2)).__floor__()
    return f"{sen // 100},{sen % 100:02d}"


# --- files --------------------------------------------------------------------------------------------


def _simpan(buku: Workbook) -> bytes:
    wadah = BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def berkas(nama: str, isi: bytes) -> dict:
    return {"name": nama, "mimeType": "application/octet-stream", "buffer": isi}


def _lembar(buku: Workbook, nama: str, *baris) -> None:
    lembar = buku.create_sheet(nama)
    for satu in baris:
        lembar.append(list(satu))


def ya_tidak(apa: bool) -> str:
    return "ya" if apa else "tidak"


def buku_instrumen() -> dict:
    """The rubric as a committee would type it: one weight too small, one indicator's weight forgotten."""
    buku = Workbook()
    buku.remove(buku.active)
    _lembar(
        buku,
        "Instrumen",
        ("Butir", "Isi"),
        ("Kode", SINGKAT),
        ("Judul", "Penilaian Dinas Dukcapil se-Kalimantan Timur"),
        ("Tahun", 2027),
        ("Provinsi", PROVINSI),
    )
    bobot = {**{v: b for v, (_n, b) in VARIABEL.items()}, BOBOT_KELIRU[0]: BOBOT_KELIRU[1]}
    variabel = [(v, n, nama, float(bobot[v])) for n, (v, (nama, _b)) in enumerate(VARIABEL.items(), 1)]
    _lembar(buku, "Variabel", ("Kode", "Nomor", "Nama", "Bobot"), *variabel)
    _lembar(
        buku,
        "Indikator",
        ("Kode", "Variabel", "Judul", "Pertanyaan", "Cara nilai", "Bobot", "Nilai maksimum", "Dinilai pada berkas"),
        *(
            (k, k[0], judul, f"Bagaimana {judul.lower()} pada {{tahun}}?", mode, berat, MAKS, ya_tidak(k in MEJA))
            for k, (judul, b, mode) in INDIKATOR.items()
            for berat in [1 if k in BOBOT_TANGAN else float(b)]
        ),
    )
    uraian = ("belum tertata", "tertata sebagian", "tertata dan dijalankan", "tertata, dijalankan, dan dievaluasi")
    _lembar(
        buku,
        "Level",
        ("Indikator", "Nilai", "Uraian"),
        *((k, n, f"{INDIKATOR[k][0]} {kata}.") for k in INDIKATOR for n, kata in enumerate(uraian, 1)),
    )
    syarat = ("Ada penanggung jawab", "Ada prosedur tertulis", "Dijalankan setiap bulan", "Dievaluasi setiap tahun")
    _lembar(
        buku,
        "Kriteria",
        ("Indikator", "Kode", "Syarat", "Mulai nilai"),
        *(
            (k, f"{k}.{huruf}", f"{teks} untuk {INDIKATOR[k][0].lower()}.", n)
            for k in INDIKATOR
            if INDIKATOR[k][2] == "kumulatif"
            for n, (huruf, teks) in enumerate(zip("abcd", syarat, strict=True), 1)
        ),
    )
    _lembar(
        buku,
        "Masukan",
        ("Indikator", "Nama", "Label", "Tipe", "Satuan", "Paling kecil", "Paling besar", "Dibatasi isian", "Rumus"),
        ("A3", "masuk_daring", "Permohonan yang masuk daring", "bilangan_bulat", "", 0, "", "masuk_semua", ""),
        ("A3", "masuk_semua", "Semua permohonan", "bilangan_bulat", "", 1, "", "", ""),
        ("A3", "bagian", "Bagian yang daring", "desimal", "%", "", "", "", "masuk_daring / masuk_semua * 100"),
        ("C1", "persen_akta", "Anak yang mempunyai akta kelahiran", "desimal", "%", 0, 100, "", ""),
    )
    _lembar(
        buku,
        "Aturan",
        ("Indikator", "Nilai", "Syarat"),
        *(
            (k, n, f"{isian} >= {dari}")
            for k, isian, semua in (("A3", "bagian", (75, 50, 25, 0)), ("C1", "persen_akta", (95, 90, 80, 0)))
            for n, dari in zip((4, 3, 2, 1), semua, strict=True)
        ),
    )
    _lembar(
        buku,
        "Bukti",
        ("Indikator", "Jenis", "Bukti", "Wajib"),
        *((k, "dokumen", f"Laporan {INDIKATOR[k][0].lower()}", "ya") for k in MEJA),
    )
    _lembar(buku, "Parameter", ("Nama", "Isi"), ("tahun", "tahun 2026"))
    return berkas("sk-kaltim.xlsx", _simpan(buku))


def buku_akun(baris: Iterable[tuple]) -> dict:
    buku = Workbook()
    buku.remove(buku.active)
    _lembar(buku, "Akun", ("nama pengguna", "peran", "kode wilayah", "jabatan", "institusi"), *baris)
    return berkas("akun.xlsx", _simpan(buku))


def buku_nilai(isi: dict[str, dict[str, int]]) -> dict:
    """{office: {indicator: level}} on the sheet that the import asks for."""
    buku = Workbook()
    buku.remove(buku.active)
    _lembar(buku, "Nilai", ("kode", *INDIKATOR), *((k, *(nilai.get(i) for i in INDIKATOR)) for k, nilai in isi.items()))
    return berkas("nilai.xlsx", _simpan(buku))
