"""The survey as a workbook: result, profile, every sheet of answers, follow-up."""

from layanan.sop.skm.data import PROFIL, Survei
from layanan.sop.skm.unsur import UNSUR
from pentas.dokumen.buku import ANGKA, BULAT, TANGGAL, BukuKerja, Kolom

UNSUR_KOLOM = [
    Kolom("Kode", lebar=8),
    Kolom("Unsur", lebar=46),
    Kolom("Jawaban", BULAT, 10),
    Kolom("Rata-rata", ANGKA, 12),
]


def buku_survei(survei: Survei, nama_layanan: str) -> bytes:
    """Sheets Hasil, Profil, Jawaban, Tindak lanjut."""
    judul = [f"Survei kepuasan masyarakat, {survei.rentang.nama}", f"{survei.dinas.nama} · {nama_layanan}"]
    buku = BukuKerja(judul[0])
    buku.lembar("Hasil", UNSUR_KOLOM, _hasil(survei), judul=judul)
    profil = [(judul_, label, n, persen) for judul_, isi in survei.profil for label, n, persen in isi]
    kolom = [Kolom("Profil", lebar=18), Kolom("Kelompok", lebar=28), Kolom("Jumlah", BULAT, 10), Kolom("%", ANGKA, 10)]
    buku.lembar("Profil", kolom, profil, judul=judul)
    buku.lembar("Jawaban", _kolom_jawaban(), _jawaban(survei), judul=judul)
    kolom = [
        Kolom("Unsur", lebar=8),
        Kolom("Tindak lanjut", lebar=60),
        Kolom("Penanggung jawab", lebar=28),
        Kolom("Batas", TANGGAL, 18),
        Kolom("Keadaan", lebar=14),
        Kolom("Kemajuan", lebar=60),
    ]
    rencana = [
        (r.unsur, r.uraian, r.penanggung_jawab, r.batas, r.get_keadaan_display(), r.kemajuan) for r in survei.rencana
    ]
    buku.lembar("Tindak lanjut", kolom, rencana, judul=judul)
    return buku.isi()


def _hasil(survei: Survei) -> list[tuple]:
    baris = [(b.unsur.kode, b.unsur.nama, b.kumpulan.jumlah, b.rata) for b in survei.unsur]
    mutu = survei.mutu
    return [
        *baris,
        ("", "Indeks (bobot tiap unsur tepat 1/9, dikali 25)", survei.jumlah, survei.indeks),
        ("", "Mutu pelayanan", None, f"{mutu[0]} ({mutu[1]})" if mutu else "belum dapat dihitung"),
        ("", f"{survei.sebutan_populasi.capitalize()} pada rentang ini", survei.populasi, None),
        ("", "Sampel minimum (Krejcie–Morgan)", survei.sampel_minimum, None),
    ]


def _kolom_jawaban() -> list[Kolom]:
    return [
        Kolom("Cara", lebar=18),
        *(Kolom(u.kode, BULAT, 6) for u in UNSUR),
        *(Kolom(label, lebar=22) for _medan, label, _pilihan in PROFIL),
        Kolom("Saran", lebar=60),
    ]


def _jawaban(survei: Survei):
    """Without dates: a sheet that names the day may name the visitor."""
    for j in survei.jawaban.order_by("cara", *(u.medan for u in UNSUR), "pk").iterator(chunk_size=2000):
        profil = [getattr(j, f"get_{medan}_display")() for medan, _label, _pilihan in PROFIL]
        yield (j.get_cara_display(), *(getattr(j, u.medan) for u in UNSUR), *profil, j.saran)
