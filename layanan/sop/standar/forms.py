"""Input of a standard: fourteen components in one form, and the decree."""

from django import forms

from layanan.sop.pribadi.masukan import JagaTeksMixin
from layanan.sop.standar.models import StandarPelayanan
from pentas.formulir import TAHUN

VERSI_TERTINGGI = 2**31 - 1
HURUF_SEBARIS = 95


class CapForm(JagaTeksMixin, forms.Form):
    """What the form was opened on."""

    cap = forms.IntegerField(min_value=0, max_value=VERSI_TERTINGGI, widget=forms.HiddenInput)


class StandarForm(CapForm):
    """Three fields per component, named by its code."""

    def __init__(self, *args, standar: StandarPelayanan, **kw):
        super().__init__(*args, **kw)
        self.standar = standar
        self.fields["cap"].initial = standar.cap
        for k in standar.urut_komponen:
            self.fields[f"isi_{k.kode}"] = forms.CharField(
                required=False,
                max_length=4000,
                initial=k.isi,
                label=k.komponen.nama,
                widget=forms.Textarea(
                    attrs={"rows": max(2, sum(1 + len(b) // HURUF_SEBARIS for b in k.butir)), "class": "form-control"}
                ),
            )
            self.fields[f"usulan_{k.kode}"] = forms.BooleanField(
                required=False,
                initial=k.usulan,
                label="Usulan, belum ada sumbernya",
                widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
            )
            self.fields[f"catatan_{k.kode}"] = forms.CharField(
                required=False,
                max_length=200,
                initial=k.catatan,
                label=f"Catatan usulan {k.komponen.nama.lower()}",
                widget=forms.TextInput(
                    attrs={"class": "form-control form-control-sm", "placeholder": "Mengapa usulan"}
                ),
            )

    @property
    def baris(self) -> list[tuple]:
        """(component, text, proposal?, note) in the order of the norm."""
        return [
            (k.komponen, self[f"isi_{k.kode}"], self[f"usulan_{k.kode}"], self[f"catatan_{k.kode}"])
            for k in self.standar.urut_komponen
        ]

    def isi(self) -> dict[str, dict]:
        data = self.cleaned_data
        return {
            k.kode: {
                "isi": data[f"isi_{k.kode}"].replace("\r\n", "\n"),
                "usulan": data[f"usulan_{k.kode}"],
                "catatan": data[f"catatan_{k.kode}"] if data[f"usulan_{k.kode}"] else "",
            }
            for k in self.standar.urut_komponen
        }


class TerbitForm(CapForm):
    sk_nomor = forms.CharField(label="Nomor keputusan", max_length=100)
    sk_tanggal = forms.DateField(
        label="Tanggal keputusan", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_sk_tanggal(self):
        tanggal = self.cleaned_data["sk_tanggal"]
        if tanggal.year not in TAHUN:
            raise forms.ValidationError("Periksa tahunnya.")
        return tanggal
