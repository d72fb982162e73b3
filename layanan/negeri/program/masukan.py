"""Fields that the programme's forms share: days, and money as people write it."""

from django import forms

from pentas.formulir import RupiahField, periksa_tahun

__all__ = ["RupiahField", "medan_tanggal"]


def medan_tanggal(label: str, **isi) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, validators=[periksa_tahun], **isi)
