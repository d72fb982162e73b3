"""Input of the page that opens a number."""

from django import forms

from layanan.sop.pribadi.masukan import JagaTeksMixin
from layanan.sop.pribadi.models import BerdataPribadi

SEBUTAN = {"nik": "NIK", "kk": "Nomor KK", "nama": "Nama"}


class BukaForm(JagaTeksMixin, forms.Form):
    medan = forms.ChoiceField(label="Yang dibuka", widget=forms.RadioSelect)
    alasan = forms.CharField(
        label="Untuk apa", max_length=200, help_text="Dicatat dalam jejak bersama nama Anda dan waktunya."
    )

    def __init__(self, *args, objek: BerdataPribadi, **kwargs):
        super().__init__(*args, **kwargs)
        ada = [(m, SEBUTAN.get(m, m)) for m in objek.MEDAN_PRIBADI if getattr(objek, m) is not None]
        self.fields["medan"].choices = ada
        self.fields["medan"].initial = ada[0][0] if ada else None
