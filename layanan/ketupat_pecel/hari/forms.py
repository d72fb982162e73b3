"""Input of the day's pages that is no entry."""

from django import forms

RUSAK = "Pengenal tablet ini tidak terbaca. Muat ulang halaman, lalu coba lagi."


class PerangkatForm(forms.Form):
    perangkat = forms.UUIDField(error_messages={"required": RUSAK, "invalid": RUSAK})
