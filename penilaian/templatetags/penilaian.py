"""Template vocabulary of the evaluation: ``{% load penilaian %}``."""

from django import template
from django.urls import reverse

from penilaian.instrumen.ambang import pita_ambang
from penilaian.instrumen.aturan import uraian_syarat
from penilaian.instrumen.saran import label_parameter, teks_berparameter
from penilaian.instrumen.syarat import tulis_syarat

register = template.Library()
register.filter(label_parameter)
register.filter(tulis_syarat)


@register.filter
def berparameter(teks, parameter):
    """``{{ indikator.pertanyaan|berparameter:peserta.semua_parameter }}``"""
    return teks_berparameter(teks, parameter)


@register.simple_tag
def uraian_aturan(aturan, masukan, parameter=None):
    """One rule in words: "Capaian ≥ 90%; Capaian ≤ 98%"."""
    return teks_berparameter(uraian_syarat(aturan, masukan), parameter)


@register.inclusion_tag("penilaian/instrumen/_ambang.html")
def ambang(indikator, parameter=None):
    """The ribbon of an indicator whose levels are bands of one number; nothing for any other."""
    masukan = teks_berparameter(indikator.masukan, parameter)
    return {"pita": pita_ambang(indikator.aturan, masukan)}


# The part of the editor that mends a finding: the form to open, or the place to look at.
_TEMPAT = {"umum": "?ubah=umum#ubah", "masukan": "#isian"}


@register.simple_tag
def alamat_temuan(temuan, instrumen):
    """Where a finding is mended."""
    dasar = reverse("penilaian:instrumen-sunting", args=[instrumen.kode])
    if temuan.bagian == "parameter":
        return f"{dasar}?ubah=parameter#ubah"
    if not temuan.kode:
        return f"{dasar}#variabel"
    if temuan.bagian in ("bobot", "indikator"):
        kunci = "variabel" if temuan.bagian == "bobot" else "indikator"
        return f"{dasar}?ubah={kunci}:{temuan.kode}#ubah"
    sendiri = reverse("penilaian:instrumen-sunting-indikator", args=[instrumen.kode, temuan.kode])
    return sendiri + _TEMPAT.get(temuan.bagian, f"#{temuan.bagian}")
