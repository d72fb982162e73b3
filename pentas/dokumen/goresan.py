"""A signature drawn on a tablet, as a picture for documents and screens."""

from decimal import Decimal

from django.utils.html import format_html, format_html_join


def goresan_svg(goresan: dict | None, label: str = "Tanda tangan") -> str:
    """``{"lebar", "tinggi", "goresan": [[[x, y], …], …]}`` as inline SVG; "" where nothing was drawn."""
    if not goresan or not goresan.get("goresan"):
        return ""
    garis = format_html_join(
        "",
        '<polyline points="{}"/>',
        ((" ".join(f"{_angka(x)},{_angka(y)}" for x, y in g),) for g in goresan["goresan"]),
    )
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="goresan" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '<g fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{}</g></svg>',
        _angka(goresan["lebar"]),
        _angka(goresan["tinggi"]),
        label,
        garis,
    )


def _angka(nilai) -> str:
    """A number and nothing else, to a tenth: strokes come from outside."""
    return str(Decimal(str(nilai)).quantize(Decimal("0.1")))
