"""Template vocabulary of the look; a builtin, so no ``{% load %}`` is needed. Usage: docs/tampilan.md."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from pentas.tampilan import format as fmt
from pentas.tampilan import pita as gambar

register = template.Library()
for _nama in (
    "angka",
    "bertanda",
    "persen",
    "rupiah",
    "tanggal",
    "hari_tanggal",
    "tanggal_jam",
    "ringkas_waktu",
    "jarak",
    "ukuran_berkas",
    "pendek",
    "garis",
):
    register.filter(_nama, getattr(fmt, _nama))


@dataclass(frozen=True)
class Rupa:
    """A status as people see it: a word and an icon, never a colour alone."""

    kata: str
    ikon: str


RUPA_STATUS = {
    "belum": Rupa("Belum ada bukti", ikon="circle"),
    "draf": Rupa("Draf", ikon="pencil-fill"),
    "tunggu": Rupa("Menunggu verifikasi", ikon="hourglass-split"),
    "kedua": Rupa("Menunggu verifikator kedua", ikon="people-fill"),
    "silang": Rupa("Kedua verifikator berbeda", ikon="arrow-left-right"),
    "sah": Rupa("Terverifikasi", ikon="check-circle-fill"),
    "balik": Rupa("Dikembalikan", ikon="arrow-return-left"),
}
# Icon and Bootstrap class of a message, by Django's level.
RUPA_PESAN = {
    "success": Rupa("success", ikon="check-circle-fill"),
    "warning": Rupa("warning", ikon="exclamation-triangle-fill"),
    "error": Rupa("danger", ikon="exclamation-triangle-fill"),
}
RUPA_INFO = Rupa("info", ikon="info-circle-fill")


@register.simple_tag
def ikon(nama, kelas="", label=""):
    """``{% ikon "upload" %}``; beside a word it is silent, alone it needs ``label``."""
    return format_html(
        '<svg class="i {}" {}><use href="{}#{}"/></svg>',
        kelas,
        format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"'),
        static("ikon.svg"),
        nama,
    )


@register.simple_tag
def status(nama, teks="", polos=False):
    rupa = RUPA_STATUS[nama]
    return format_html(
        '<span class="status {}{}">{}{}</span>', nama, " polos" if polos else "", ikon(rupa.ikon), teks or rupa.kata
    )


@register.simple_tag
def ikon_status(nama):
    """Only the icon of a status, named for screen readers; for dense lists."""
    rupa = RUPA_STATUS[nama]
    return ikon(rupa.ikon, kelas=f"ikon-{nama}", label=rupa.kata)


@register.filter
def rupa_pesan(pesan):
    return RUPA_PESAN.get(pesan.level_tag, RUPA_INFO)


@register.simple_tag
def pita(ruas, besar=False, label=""):
    return gambar.svg_pita(ruas, besar, label)


@register.simple_tag
def pita_skala(ruas, isi="nomor"):
    return gambar.svg_skala(ruas, isi)


@register.simple_tag
def susun(ruas, lebar=190, tinggi=20, cetak=False, label="Capaian per variabel"):
    return gambar.svg_susun(ruas, lebar, tinggi, cetak, label)


@register.simple_tag
def batang(persen, kelas="", label=""):
    return gambar.svg_batang(persen, kelas, label)


@register.simple_tag
def goresan(isi, label="Tanda tangan"):
    return gambar.svg_goresan(isi, label)


@register.simple_tag
def benang(n, dari=5):
    """Threads: ``n`` of ``dari`` filled. Doubles a digit, so it is silent."""
    helai = format_html_join("", "<i{}></i>", ((mark_safe(' class="a"') if k < n else "",) for k in range(dari)))
    return format_html('<span class="benang" aria-hidden="true">{}</span>', helai)


@register.simple_tag
def motif(n, kelas="", ukuran=72):
    """Weaving motif 1..13 (one per variable), drawn in the text colour. Never behind text."""
    return format_html(
        '<svg class="motif {}" viewBox="0 0 12 12" width="{}" height="{}" aria-hidden="true">'
        '<path fill="currentColor" d="{}"/></svg>',
        kelas,
        ukuran,
        ukuran,
        _jalur_motif(int(n)),
    )


@cache
def _jalur_motif(n: int) -> str:
    berkas = next(Path(settings.AKAR, "static/img/motif").glob(f"{n:02d}-*.svg"))
    return re.search(r' d="([^"]+)"', berkas.read_text())[1]


@dataclass(frozen=True)
class Kunci:
    digit: int
    terpilih: bool
    takurai: bool


def _kisi(jumlah: int) -> str:
    """The class of the grid: five keys in a row, six, or as many as fit."""
    return {5: "", 6: "enam"}.get(jumlah, "lain")


@register.inclusion_tag("tampilan/skor.html")
def skor(nama, nilai, kelas="", dari=0, sampai=5, takurai="", id_awalan="", nonaktif=False, legenda=""):
    """The score picker: radio keys ``dari``..``sampai``; nothing is pressed while ``nilai`` is None.

    ``takurai`` names the levels the guide book leaves undescribed ("1,2" or a list); they stay selectable.
    """
    kosong = {int(t) for t in (takurai.split(",") if isinstance(takurai, str) else takurai) if str(t).strip()}
    terpilih = None if nilai in (None, "") else int(nilai)
    return {
        "nama": nama,
        "kelas": " ".join(filter(None, [_kisi(sampai - dari + 1), kelas])),
        "kunci": [Kunci(n, n == terpilih, n in kosong) for n in range(dari, sampai + 1)],
        "sampai": sampai,
        "id_awalan": id_awalan or f"id_{nama}",
        "nonaktif": nonaktif,
        "legenda": legenda or f"Pilih nilai {dari} sampai {sampai}",
    }
