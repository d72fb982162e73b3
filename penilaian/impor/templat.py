"""The sheet to be filled in: the stored values of one layer, as the import reads them back."""

from openpyxl.utils import get_column_letter

from penilaian.impor.baca import KODE, LEMBAR
from penilaian.impor.izin import peserta_untuk
from penilaian.nilai.models import Lapis, Nilai
from penilaian.periode.models import Periode
from pentas.dokumen.buku import BULAT, BukuKerja, Kolom


def buku_templat(periode: Periode, lapis: str, oleh) -> bytes:
    peserta = peserta_untuk(oleh, periode, Lapis(lapis))
    indikator = list(periode.instrumen.indikator.select_related("variabel"))
    nilai = Nilai.objects.lapis(lapis).filter(peserta__in=list(peserta.values())).peta()
    buku = BukuKerja(f"Nilai {periode.kode}")
    kolom = [Kolom(KODE, lebar=9), *(Kolom(i.kode, BULAT, 6) for i in indikator)]
    baris = [[p.kode, *(nilai.get((p.pk, i.pk)) for i in indikator)] for p in peserta.values()]
    buku.lembar(LEMBAR, kolom, baris, beku_kolom=1)
    nama = [[p.kode, p.kabupaten_kota.nama] for p in peserta.values()]
    buku.lembar("Daerah", [Kolom("Kode", lebar=9), Kolom("Kabupaten/kota", lebar=36)], nama)
    arti = [[get_column_letter(n), i.kode, i.judul, i.variabel.nama, i.nilai_maks] for n, i in enumerate(indikator, 2)]
    judul = [Kolom("Kolom", lebar=8), Kolom("Indikator", lebar=10), Kolom("Judul", lebar=50)]
    judul += [Kolom("Variabel", lebar=40), Kolom("Nilai paling tinggi", BULAT, 12)]
    buku.lembar("Indikator", judul, arti)
    return buku.isi()
