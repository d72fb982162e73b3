"""Fields that the programme's forms share: days, and money as people write it."""

import re

from django import forms

from pentas.formulir import periksa_tahun

TERBESAR = 10**13


def medan_tanggal(label: str, **isi) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, validators=[periksa_tahun], **isi)


class RupiahField(forms.CharField):
    """ "Rp12.500.000", "12500000" or "12 500 000" -> 12500000. Whole rupiah: cents are refused."""

    def __init__(self, **isi):
        isi.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(max_length=30, **isi)

    def prepare_value(self, value):
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value

    def clean(self, value) -> int | None:
        teks = re.sub(r"^rp\.?|\s", "", (super().clean(value) or "").strip().lower())
        if not teks:
            return None
        if not re.fullmatch(r"\d+|\d{1,3}(\.\d{3})+", teks):
            raise forms.ValidationError("Tulis rupiah utuh tanpa sen, misalnya 12.500.000.")
        nilai = int(teks.replace(".", ""))
        if nilai > TERBESAR:
            raise forms.ValidationError("Angkanya terlalu besar. Periksa jumlah nolnya.")
        return nilai
