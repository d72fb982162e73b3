"""The report on paper: whole, or one page for the board of a negeri."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from layanan.negeri.pemantauan.data import Isi
from layanan.negeri.pemantauan.gambaran import Waktu
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.pdf import cetak_pdf
from pentas.tampilan.pita import desimal

# On paper a drawing takes no style sheet: colours stand on the shapes.
WARNA = {"median": "#1c566a", "p90": "#a9c6d0", "lewat": "#a91f26"}
LEBAR, TINGGI = 150, 9


def bar_cetak(b: Waktu) -> SafeString:
    kiri, potong = 0, []
    for rupa, bagian in b.potongan:
        potong.append((desimal(kiri * LEBAR), desimal(bagian * LEBAR), TINGGI, WARNA[rupa]))
        kiri += bagian
    kotak = format_html_join("", '<rect x="{}" y="1" width="{}" height="{}" fill="{}"/>', potong)
    tanda = (
        format_html('<rect x="{}" width="1.2" height="11" fill="#191c1a"/>', desimal(b.tanda * LEBAR))
        if b.tanda
        else ""
    )
    return format_html(
        '<svg width="{}" height="11" viewBox="0 0 {} 11"><rect y="1" width="{}" height="{}" fill="#dfe3dc"/>{}{}</svg>',
        LEBAR,
        LEBAR,
        LEBAR,
        TINGGI,
        kotak,
        tanda,
    )


def cetak_monev(request, isi: Isi, *, ringkas: bool) -> bytes:
    konteks = konteks_dokumen(request, wilayah=isi.dinas.wilayah, dokumen=isi.laporan.dokumen, tanda=isi.dinas.tanda)
    baris = [(b, bar_cetak(b)) for b in isi.gambaran.dokumen]
    negeri = [(b, bar_cetak(b)) for b in isi.gambaran.negeri]
    konteks |= {"isi": isi, "g": isi.gambaran, "dokumen_bar": baris, "negeri_bar": negeri, "ringkas": ringkas}
    judul = f"Pemantauan dan evaluasi layanan negeri, {isi.rentang.nama}"
    return cetak_pdf("layanan/negeri/pemantauan/laporan_pdf.html", konteks, judul=judul)
