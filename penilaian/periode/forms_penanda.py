"""Input of the signatories of one document."""

from django import forms

from penilaian.periode.models import Penandatangan
from penilaian.periode.penandatangan import MEDAN, TERBANYAK

LABEL = {"jabatan": "Sebutan jabatan", "nama": "Nama", "pangkat": "Pangkat/golongan", "nip": "NIP"}


class PenandatanganForm(forms.Form):
    """A fixed number of rows; empty ones are passed over."""

    def __init__(self, *args, ada=(), **kw):
        super().__init__(*args, **kw)
        ada = list(ada)
        for n in range(1, TERBANYAK + 1):
            for medan in MEDAN:
                field = Penandatangan._meta.get_field(medan)
                self.fields[f"{medan}_{n}"] = forms.CharField(
                    label=f"{LABEL[medan]} {n}",
                    max_length=field.max_length,
                    required=False,
                    initial=getattr(ada[n - 1], medan) if n <= len(ada) else "",
                    validators=field.validators,
                    widget=forms.TextInput(attrs={"class": "form-control"}),
                )

    def baris(self):
        for n in range(1, TERBANYAK + 1):
            yield n, [(LABEL[medan], self[f"{medan}_{n}"]) for medan in MEDAN]

    def clean(self):
        isi = super().clean()
        for n in range(1, TERBANYAK + 1):
            lain = any(isi.get(f"{medan}_{n}") for medan in MEDAN[1:])
            if lain and not isi.get(f"jabatan_{n}"):
                self.add_error(f"jabatan_{n}", "Tulis sebutan jabatannya, misalnya Kepala Dinas.")
        return isi

    @property
    def daftar(self) -> list[dict]:
        isi = self.cleaned_data
        semua = [{medan: isi[f"{medan}_{n}"] for medan in MEDAN} for n in range(1, TERBANYAK + 1)]
        return [satu for satu in semua if satu["jabatan"]]
