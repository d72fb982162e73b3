"""What the juror's pages send: one row, one signature."""

import json

from django import forms

from paparan.lembar.hitung import RUSAK, rapikan_goresan
from paparan.sesi.pedoman import ASPEK, SKOR_MAKS

PILIHAN = [(str(n), str(n)) for n in range(1, SKOR_MAKS + 1)]
GORESAN_TERPANJANG = 300_000  # characters of JSON


class BarisForm(forms.Form):
    """The page without scripts, and "Kunci nilai". An unpressed aspect is None, never 0."""

    catatan = forms.CharField(max_length=2000, required=False, strip=True)
    versi = forms.IntegerField(min_value=0)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for aspek in ASPEK:
            self.fields[aspek.kode] = forms.TypedChoiceField(
                choices=[("", ""), *PILIHAN],
                coerce=int,
                empty_value=None,
                required=False,
                label=aspek.nama,
                error_messages={"invalid_choice": f"{aspek.nama}: pilih nilai 1 sampai {SKOR_MAKS}."},
            )

    @property
    def isi(self) -> dict:
        return {medan: nilai for medan, nilai in self.cleaned_data.items() if medan != "versi"}


class TandaTanganForm(forms.Form):
    goresan = forms.CharField(
        max_length=GORESAN_TERPANJANG,
        error_messages={
            "required": "Goreskan tanda tangan Anda pada kotak, lalu kirim.",
            "max_length": "Goresan terlalu banyak. Tekan Ulangi, lalu tanda tangani sekali saja.",
        },
    )

    def clean_goresan(self):
        try:
            mentah = json.loads(self.cleaned_data["goresan"])
        except (ValueError, RecursionError) as galat:
            raise forms.ValidationError(RUSAK) from galat
        try:
            return rapikan_goresan(mentah)
        except ValueError as galat:
            raise forms.ValidationError(str(galat)) from galat
