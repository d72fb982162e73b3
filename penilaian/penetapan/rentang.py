"""The drawn interval of ranks: one scale for the whole table, the line of the top n dotted across it."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html, format_html_join

from penilaian.penetapan.kekokohan import Kekokohan
from pentas.tampilan.pita import desimal

LEBAR, TEPI = 152, 4
TERBANYAK = 40  # beyond, a tick for every rank would be a grey bar
JARAK_LABEL = 16


@dataclass(frozen=True)
class Rentang:
    """``besar``: the rank after which the line runs, None where there is no single line."""

    jumlah: int
    besar: int | None

    @property
    def ada_garis(self) -> bool:
        return self.besar is not None and self.besar < self.jumlah

    def x(self, peringkat) -> Fraction:
        return TEPI + (peringkat - 1) * Fraction(LEBAR - 2 * TEPI, max(self.jumlah - 1, 1))

    def gambar(self, peringkat: int, k: Kekokohan, emas: bool) -> str:
        """The rank of today as a diamond on the interval that holds 95 % of the recomputations."""
        return format_html(
            '<svg class="rentang" width="152" height="18" viewBox="0 0 152 18" role="img" '
            'aria-label="Peringkat {} sampai {}"><path d="M4 9H148" class="alas"{}/>{}'
            '<path d="M{} 9H{}" class="lebar"/><path d="M{} 4l5 5-5 5-5-5z" class="kini{}"/></svg>',
            k.peringkat_atas,
            k.peringkat_bawah,
            self._ketuk(),
            self._garis(),
            desimal(self.x(k.peringkat_atas)),
            desimal(self.x(k.peringkat_bawah)),
            desimal(self.x(peringkat)),
            " emas" if emas else "",
        )

    def _ketuk(self) -> str:
        """Eight units of dash a rank, whatever their number."""
        if not 1 < self.jumlah <= TERBANYAK:
            return ""
        return format_html(' pathLength="{}"', (self.jumlah - 1) * 8)

    def _garis(self) -> str:
        if not self.ada_garis:
            return ""
        return format_html('<path d="M{} 0V18" class="batas"/>', desimal(self.x(self.besar + Fraction(1, 2))))

    def skala(self) -> str:
        """The first, the last and the line's rank, above the column."""
        tempat = {1: self.x(1), self.jumlah: self.x(self.jumlah)}
        if self.ada_garis and all(abs(x - self.x(self.besar)) >= JARAK_LABEL for x in tempat.values()):
            tempat[self.besar] = self.x(self.besar)
        return format_html(
            '<svg class="skala-rentang" width="152" height="12" viewBox="0 0 152 12" aria-hidden="true">{}</svg>',
            format_html_join(
                "",
                '<text x="{}" y="11" text-anchor="middle">{}</text>',
                ((desimal(x), n) for n, x in sorted(tempat.items())),
            ),
        )
