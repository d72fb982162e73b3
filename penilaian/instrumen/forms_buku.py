"""Input of the workbook, copying and mapping pages."""

from django import forms

from penilaian.instrumen.models import Instrumen

BATAS_BERKAS = 5 * 1024 * 1024
KODE = "Huruf, angka, dan tanda hubung, misalnya SUMBAR-2027. Tidak dapat diubah lagi."


class ImporBukuForm(forms.Form):
    berkas = forms.FileField(label="Buku kerja instrumen (.xlsx)")
    kode = forms.SlugField(
        label="Kode draf",
        max_length=40,
        required=False,
        help_text=f"Kosongkan untuk memakai kode dari buku kerja. {KODE}",
    )
    asal = forms.ModelChoiceField(
        None,
        to_field_name="kode",
        label="Instrumen tahun lalu",
        required=False,
        empty_label="Tidak ada",
        help_text="Bila dipilih, setiap indikator dipetakan ke indikator tahun lalu.",
    )

    def __init__(self, *args, provinsi, **kw):
        super().__init__(*args, **kw)
        terbit = Instrumen.objects.filter(provinsi__in=provinsi, status=Instrumen.Status.TERBIT)
        self.fields["asal"].queryset = terbit
        self.fields["asal"].label_from_instance = lambda i: f"{i.kode} ({i.tahun})"
        self.fields["berkas"].widget.attrs["accept"] = ".xlsx"

    def clean_berkas(self):
        berkas = self.cleaned_data["berkas"]
        if berkas.size > BATAS_BERKAS:
            raise forms.ValidationError("Buku kerja instrumen paling besar 5 MB. Periksa apakah berkasnya benar.")
        return berkas


class SalinForm(forms.Form):
    kode = forms.SlugField(label="Kode draf", max_length=40, help_text=KODE)
    tahun = forms.IntegerField(max_value=2100)

    def __init__(self, *args, asal: Instrumen, **kw):
        tahun = asal.tahun + 1
        awal = {"tahun": tahun, "kode": asal.kode.replace(str(asal.tahun), str(tahun))}
        super().__init__(*args, initial=awal, **kw)
        self.fields["tahun"].min_value = tahun
        self.fields["tahun"].widget.attrs["min"] = tahun

    def clean_kode(self):
        return self.cleaned_data["kode"].upper()
