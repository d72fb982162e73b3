"""Input of the page that opens a number, and of the times of keeping."""

from django import forms

from layanan.sop.pribadi.masa import TERLAMA, TERPENDEK
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


class MasaForm(forms.Form):
    """A number of months for every kind. ``semua``: [(kind, months now)]."""

    def __init__(self, *args, semua, **kwargs):
        super().__init__(*args, **kwargs)
        for n, (jenis, bulan) in enumerate(semua):
            self.fields[f"bulan_{n}"] = forms.IntegerField(
                label=jenis.label,
                min_value=TERPENDEK,
                max_value=TERLAMA,
                initial=bulan,
                help_text=f"Bulan, {jenis.sejak}.",
            )
        self._kode = [jenis.kode for jenis, _bulan in semua]

    @property
    def isian(self) -> dict[str, int]:
        return {kode: self.cleaned_data[f"bulan_{n}"] for n, kode in enumerate(self._kode)}
