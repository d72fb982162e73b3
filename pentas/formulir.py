"""One way for a page to send its form to an action, and fields that take whatever is sent."""

import re
from collections.abc import Callable

from django import forms

from pentas.galat import Ditolak

BERHASIL = 200
TAHUN = range(2000, 2101)
RUPIAH_TERBESAR = 10**13


class PilihanBanyakField(forms.ModelMultipleChoiceField):
    """Several rows by their number; a number that no database holds is one that is not on offer."""

    def clean(self, value):
        if isinstance(value, (list, tuple)):
            for pk in value:
                if re.fullmatch(r"[+-]?\d{19,}", str(pk)):
                    raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": str(pk)[:20]})
        return super().clean(value)


def periksa_tahun(waktu) -> None:
    """A validator: years that a slip of the finger makes, some of which no time zone can count with."""
    if waktu.year not in TAHUN:
        raise forms.ValidationError(f"Periksa tahunnya: antara {TAHUN[0]} dan {TAHUN[-1]}.")


def laksanakan(form, aksi: Callable[[], object]) -> int:
    """Validate, then act. Returns the status to answer with: 200 done, else the refusal stands in the form."""
    if not form.is_valid():
        return 422
    try:
        aksi()
    except Ditolak as galat:
        form.add_error(None, galat.alasan)
        return galat.status
    return BERHASIL


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
        if nilai > RUPIAH_TERBESAR:
            raise forms.ValidationError("Angkanya terlalu besar. Periksa jumlah nolnya.")
        return nilai
