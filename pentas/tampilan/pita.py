"""Geometry of the drawn data: ribbons, rankings, bars. Exact widths as SVG attributes, no CSS needed.

The content security policy forbids ``style``; percentages are therefore attributes. A cell is a
nested ``<svg>`` whose inner rectangle the style sheet narrows by the pixel gap, so that the widths
themselves always sum to 100 %.
"""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from pentas.tampilan.format import bulatkan, persen

STATUS = ("belum", "draf", "tunggu", "sah", "balik")
RENDAH = Fraction(60, 100)  # a capaian below this is drawn red


@dataclass(frozen=True)
class Sel:
    x: Fraction
    lebar: Fraction
    status: str
    kelas: str
    judul: str


def ambil(objek, nama, bawaan=None):
    return objek.get(nama, bawaan) if isinstance(objek, dict) else getattr(objek, nama, bawaan)


def desimal(nilai: Fraction) -> str:
    """An SVG number: at most four decimals, no trailing zeros."""
    return format(bulatkan(Fraction(nilai), 4), "f").rstrip("0").rstrip(".")


def letak(bobot: list) -> list[tuple[Fraction, Fraction]]:
    """(x, width) in percent of each weight; together exactly 100."""
    pecah = [Fraction(b) for b in bobot]
    jumlah = sum(pecah)
    hasil, x = [], Fraction(0)
    for b in pecah:
        lebar = b * 100 / jumlah if jumlah else Fraction(100, len(pecah))
        hasil.append((x, lebar))
        x += lebar
    return hasil


def susun_sel(ruas: list) -> list[Sel]:
    """The cells of a ribbon, left to right; every segment is shared equally by its cells."""
    hasil = []
    for r, (x, lebar) in zip(ruas, letak([ambil(r, "bobot") for r in ruas]), strict=True):
        status = list(ambil(r, "sel", ()))
        judul = " ".join(filter(None, [_bernomor(ambil(r, "nomor")), str(ambil(r, "nama") or "")]))
        for ke, s in enumerate(status):
            tepi = [k for k, ya in (("awal", ke == 0), ("akhir", ke == len(status) - 1)) if ya]
            bagian = lebar / len(status)
            hasil.append(Sel(x + ke * bagian, bagian, s, " ".join([s, *tepi]), judul))
    return hasil


def _bernomor(nomor) -> str:
    return f"{nomor}." if nomor not in (None, "") else ""


def svg_pita(ruas, besar: bool = False, label: str = "") -> str:
    isi = format_html_join(
        "",
        '<svg x="{}%" width="{}%" height="100%" class="{}"><title>{}</title>'
        '<rect width="100%" height="100%" fill="url(#pita-{})"/></svg>',
        ((desimal(s.x), desimal(s.lebar), s.kelas, s.judul, s.status) for s in susun_sel(list(ruas))),
    )
    return format_html(
        '<svg class="pita{}" width="100%" height="{}" role="img" aria-label="{}">{}</svg>',
        " besar" if besar else "",
        44 if besar else 14,
        label or "Pita bobot",
        isi,
    )


def svg_skala(ruas, isi: str = "nomor") -> str:
    """Numbers or weights above and below a ribbon, centred on its segments."""
    ruas = list(ruas)
    teks = format_html_join(
        "",
        '<text x="{}%" y="50%" text-anchor="middle" dominant-baseline="central" class="{}">{}</text>',
        (
            (
                desimal(x + lebar / 2),
                f"{isi} tipis" if lebar < 4 else isi,
                persen(ambil(r, "bobot")) if isi == "bobot" else ambil(r, "nomor"),
            )
            for r, (x, lebar) in zip(ruas, letak([ambil(r, "bobot") for r in ruas]), strict=True)
        ),
    )
    return format_html('<svg class="pita-skala" width="100%" height="18" aria-hidden="true">{}</svg>', teks)


def svg_susun(ruas, lebar: int, tinggi: int, cetak: bool, label: str) -> str:
    """Ranking variant: width = weight, height = capaian (0..1). In units, so that PDFs draw it too."""
    ruas = list(ruas)
    sela = Fraction(lebar, 130)
    bersih = lebar - sela * (len(ruas) - 1)
    dasar, penuh, rendah = ("#E4E8E2", "#3F4540", "#3F4540") if cetak else ("#E9EDE7", "#1B5468", "#A81C24")
    kotak = []
    for ke, ((_, capaian), (x, w)) in enumerate(zip(ruas, letak([b for b, _ in ruas]), strict=True)):
        tegak = max(Fraction(0), min(Fraction(capaian or 0), Fraction(1))) * tinggi
        kiri, selebar = x * bersih / 100 + ke * sela, w * bersih / 100
        kotak.append((kiri, 0, selebar, tinggi, dasar))
        kotak.append((kiri, tinggi - tegak, selebar, tegak, rendah if tegak < RENDAH * tinggi else penuh))
    return format_html(
        '<svg class="susun" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="img" aria-label="{2}">{3}</svg>',
        lebar,
        tinggi,
        label,
        format_html_join(
            "",
            '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>',
            ((*map(desimal, k[:4]), k[4]) for k in kotak if k[3]),
        ),
    )


def svg_batang(isi, kelas: str = "", label: str = "") -> str:
    """The 6 px bar. ``isi`` is 0..100 and may be a Fraction."""
    isi = max(Fraction(0), min(Fraction(100), Fraction(isi or 0)))
    return format_html(
        '<svg class="batang {}" width="100%" height="6" {}><rect class="dasar" width="100%" height="6"/>'
        '<rect class="isi" width="{}%" height="6"/></svg>',
        kelas,
        format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"'),
        desimal(isi),
    )


def svg_goresan(goresan, label: str = "Tanda tangan") -> str:
    """A drawn signature, strokes ``[[[x, y, t], …], …]``, as one path in its own bounding box."""
    titik = [t for garis in goresan or () for t in garis]
    if not titik:
        return ""
    kiri, atas = min(t[0] for t in titik), min(t[1] for t in titik)
    kanan, bawah = max(t[0] for t in titik), max(t[1] for t in titik)
    jalur = "".join("M" + "L".join(f"{t[0] - kiri:.1f} {t[1] - atas:.1f}" for t in garis) for garis in goresan if garis)
    return format_html(
        '<svg class="goresan" viewBox="-3 -3 {} {}" role="img" aria-label="{}"><path d="{}" fill="none" '
        'stroke="#191C1A" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>',
        f"{kanan - kiri + 6:.1f}",
        f"{bawah - atas + 6:.1f}",
        label,
        jalur + ("l0 .1" if len(titik) == 1 else ""),
    )
