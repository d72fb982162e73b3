"""QR codes as inline SVG, for screens and for documents."""

import io

import segno
from django.utils.html import format_html
from django.utils.safestring import mark_safe


def qr_svg(teks: str, label: str = "Kode QR") -> str:
    """Level M, black on white, sized by its place; scannable from paper at 24 mm."""
    tujuan = io.BytesIO()
    kode = segno.make(teks, error="m", micro=False)
    kode.save(tujuan, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=1, svgclass=None, lineclass=None)
    isi = tujuan.getvalue().decode()
    kotak = kode.symbol_size(border=1)[0]
    jalur = isi[isi.index("<path") : isi.index("</svg>")]
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" role="img" aria-label="{1}">{2}</svg>',
        kotak,
        label,
        mark_safe(jalur),  # noqa: S308 - drawn by segno: a path of numbers
    )
