"""Bars of time as SVG: widths are attributes, so the strict CSP has nothing to refuse. Styles: static/css/waktu.css."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from pentas.tampilan.pita import desimal

BENANG = 3  # one thread in so many pixels, as the ministry's waiting time is drawn


@dataclass(frozen=True)
class Bagian:
    """A piece of a bar. ``kelas``: dinas, pusat, pemohon, henti or lewat; ``lebar``: part of the whole, 0..1."""

    kelas: str
    lebar: Fraction


def svg_bar(bagian: Iterable[Bagian], tanda: Iterable[Fraction] = (), *, tebal: bool = False, label="") -> SafeString:
    """``tanda``: where the black lines stand, 0..1. Without ``label`` the bar repeats what stands beside it."""
    tinggi = 14 if tebal else 6
    kiri, isi = Fraction(0), []
    for b in bagian:
        isi.append(_potong(b.kelas, kiri, min(b.lebar, 1 - kiri), tinggi))
        kiri += b.lebar
    garis = format_html_join("", '<rect class="tanda" x="{}%" width="2" height="{}"/>', _garis(tanda, tinggi))
    return format_html(
        '<svg class="bar-waktu{}" width="100%" height="{}" {}>'
        '<rect class="dasar" y="3" width="100%" height="{}"/>{}{}</svg>',
        " tebal" if tebal else "",
        tinggi + 6,
        format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"'),
        tinggi,
        mark_safe("".join(isi)),  # noqa: S308 – built of escaped pieces below
        garis,
    )


def _garis(tanda, tinggi: int):
    """A line at the very end is drawn inside."""
    return [(desimal(min(t, Fraction(995, 1000)) * 100), tinggi + 6) for t in tanda]


def _potong(kelas: str, kiri: Fraction, lebar: Fraction, tinggi: int) -> str:
    if lebar <= 0:
        return ""
    x, w = desimal(kiri * 100), desimal(lebar * 100)
    hasil = format_html('<rect class="{}" x="{}%" y="3" width="{}%" height="{}"/>', kelas, x, w, tinggi)
    if kelas == "pusat":
        benang = ((x, y + 3, w) for y in range(tinggi - BENANG, -1, -BENANG))
        hasil += format_html_join("", '<rect class="benang" x="{}%" y="{}" width="{}%" height="1"/>', benang)
    return hasil
