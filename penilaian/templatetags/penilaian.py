"""Template vocabulary of the evaluation: ``{% load penilaian %}``."""

from django import template

from penilaian.instrumen.ambang import pita_ambang
from penilaian.instrumen.aturan import uraian_syarat
from penilaian.instrumen.saran import label_parameter, teks_berparameter

register = template.Library()
register.filter(label_parameter)


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
