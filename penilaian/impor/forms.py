"""Input of the import page."""

from django import forms

from penilaian.nilai.models import Lapis


class ImporNilaiForm(forms.Form):
    lapis = forms.ChoiceField(label="Nilai yang diimpor")
    berkas = forms.FileField(
        label="Buku kerja nilai (.xlsx)",
        widget=forms.FileInput(
            attrs={"accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
        ),
        error_messages={
            "required": "Pilih buku kerjanya dahulu.",
            "empty": "Berkas ini kosong. Pilih buku kerja yang berisi nilai.",
        },
    )

    def __init__(self, *args, lapis, **kw):
        super().__init__(*args, **kw)
        self.fields["lapis"].choices = [(k, Lapis(k).label) for k in lapis]
        if len(lapis) == 1:
            self.fields["lapis"].initial, self.fields["lapis"].widget = lapis[0], forms.HiddenInput()
