"""The final ranking, the minutes and the result sheets as PDF and workbook."""

from fractions import Fraction

from paparan.pemenang.peringkat import PeringkatAkhir
from paparan.pemenang.rapor import Rapor
from paparan.pemenang.tampilan import baris_tampil, rumus
from paparan.pemenang.terbitan import BERITA_ACARA, PERINGKAT, RAPOR
from paparan.sesi.pedoman import ASPEK
from penilaian.periode.models import Penandatangan
from penilaian.periode.penandatangan import para_penanda
from pentas.dokumen.buku import ANGKA, BULAT, BukuKerja, Kolom
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.models import DokumenTerbit
from pentas.dokumen.pdf import cetak_pdf
from pentas.tampilan.format import persen

PENANDA = {PERINGKAT: Penandatangan.Dokumen.PEMENANG, BERITA_ACARA: Penandatangan.Dokumen.BA_PEMENANG}


def _konteks(request, hasil: PeringkatAkhir, jenis: str) -> dict:
    """A preview before the decision carries no code."""
    periode = hasil.periode
    dokumen = DokumenTerbit.objects.cari(jenis, periode.kode) if hasil.pemenang else None
    return konteks_dokumen(request, wilayah=periode.provinsi, dokumen=dokumen, tanda=periode.tanda) | {
        "periode": periode,
        "sesi": hasil.sesi,
        "hasil": hasil,
        "baris": baris_tampil(hasil),
        "rumus": rumus(hasil.isi),
        "para_penanda": para_penanda(periode, PENANDA[jenis]),
    }


def peringkat_pdf(request, hasil: PeringkatAkhir) -> bytes:
    konteks = _konteks(request, hasil, PERINGKAT)
    judul = f"Peringkat akhir {hasil.periode.nama}"
    lampiran = {f"peringkat-akhir-{hasil.periode.kode}.xlsx": peringkat_xlsx(hasil)}
    return cetak_pdf("paparan/pemenang/peringkat_pdf.html", konteks, judul=judul, lampiran=lampiran)


def berita_acara_pdf(request, hasil: PeringkatAkhir) -> bytes:
    anggota = hasil.periode.anggota_tim.select_related("pengguna").order_by("-sebagai", "pk")
    konteks = _konteks(request, hasil, BERITA_ACARA) | {
        "tim": [a.pengguna for a in anggota],
        "jumlah_lembar": len(hasil.isi["lembar"]),
        "dibebaskan": hasil.sesi.lembar.dibebaskan().select_related("penilai"),
    }
    judul = f"Berita acara penetapan pemenang {hasil.periode.nama}"
    return cetak_pdf("paparan/pemenang/berita_acara_pdf.html", konteks, judul=judul)


def peringkat_xlsx(hasil: PeringkatAkhir) -> bytes:
    """Three sheets: the final order, values per variable, every juror's marks."""
    periode = hasil.periode
    buku = BukuKerja(f"Peringkat akhir {periode.nama}")
    judul = [f"Peringkat akhir {periode.nama}", rumus(hasil.isi), *filter(None, [periode.tanda])]
    buku.lembar("Peringkat akhir", KOLOM_AKHIR, [_baris_akhir(b) for b in baris_tampil(hasil)], judul=judul)
    variabel = hasil.isi["variabel"]
    kolom = [Kolom(f"{v['nomor']}. {v['nama']} ({persen(v['bobot'])})", ANGKA, 16) for v in variabel]
    buku.lembar(
        "Nilai variabel",
        [Kolom("Kode", lebar=10), Kolom("Kabupaten/kota", lebar=32), *kolom],
        # By code, never by position: PostgreSQL gives the keys of stored JSON back in an order of its own.
        [[b["kode"], b["nama"], *(Fraction(b["nilai_variabel"][v["kode"]]) for v in variabel)] for b in hasil.baris],
        judul=judul,
        beku_kolom=2,
    )
    buku.lembar("Lembar nilai", KOLOM_LEMBAR, list(_baris_lembar(hasil)), judul=judul)
    return buku.isi()


KOLOM_AKHIR = [
    Kolom("Peringkat", BULAT, 11),
    Kolom("Urutan", BULAT, 9),
    Kolom("Juara", lebar=11),
    Kolom("Kode", lebar=10),
    Kolom("Kabupaten/kota", lebar=32),
    Kolom("Nilai lapangan", ANGKA, 12),
    Kolom("Nilai paparan", ANGKA, 12),
    Kolom("Nilai akhir", ANGKA, 12),
    Kolom("Nilai akhir (pecahan)", lebar=20),
    Kolom("Keterangan", lebar=52),
]
KOLOM_LEMBAR = [
    Kolom("Penilai", lebar=12),
    Kolom("Kode", lebar=10),
    Kolom("Kabupaten/kota", lebar=32),
    *(Kolom(a.nama, BULAT, 16) for a in ASPEK),
    Kolom("Jumlah", BULAT, 10),
]


def _baris_akhir(b) -> list:
    isi = b.isi
    return [
        isi["peringkat"],
        isi["urutan"],
        b.juara,
        isi["kode"],
        isi["nama"],
        Fraction(isi["nilai_lapangan"]),
        None if isi["nilai_paparan"] is None else Fraction(isi["nilai_paparan"]),
        Fraction(isi["nilai"]),
        isi["nilai"],
        b.keterangan,
    ]


def _baris_lembar(hasil: PeringkatAkhir):
    """Jurors by number, as in the order of their sheets: the workbook travels further than their names should."""
    nama = {b["kode"]: b["nama"] for b in hasil.baris}
    for n, lembar in enumerate(hasil.isi["lembar"], 1):
        for kode, skor in sorted(lembar["skor"].items()):
            yield [f"Penilai {n}", kode, nama[kode], *skor, sum(skor)]


def rapor_pdf(request, rapor: Rapor) -> bytes:
    periode = rapor.peserta.periode
    terbit = rapor.pemenang is not None and rapor.pemenang.diumumkan_pada
    dokumen = DokumenTerbit.objects.cari(RAPOR, periode.kode, rapor.peserta.kode) if terbit else None
    konteks = konteks_dokumen(request, wilayah=periode.provinsi, dokumen=dokumen, tanda=periode.tanda) | {
        "periode": periode,
        "rapor": rapor,
        "rumus": rumus(rapor.pemenang.isi) if rapor.pemenang else "",
        "sah": bool(terbit),
        "para_penanda": para_penanda(periode, Penandatangan.Dokumen.RAPOR),
    }
    judul = f"Rapor {rapor.peserta.kabupaten_kota.nama}, {periode.nama}"
    return cetak_pdf("paparan/pemenang/rapor_pdf.html", konteks, judul=judul)
