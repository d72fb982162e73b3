"""Input of the pages of access rights."""

from django import forms

from layanan.pemanfaatan_data.akses.alur import StatusAkses
from layanan.sop.pribadi.masukan import JagaTeksMixin
from pentas.formulir import periksa_tahun


def hari_field(label: str, **kw) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d"], validators=[periksa_tahun], **kw)


class SaringForm(forms.Form):
    """Filter of the list; anything unreadable filters nothing."""

    status = forms.ChoiceField(required=False, choices=[("", "Semua status"), *StatusAkses.choices])
    perhatian = forms.BooleanField(required=False, label="Perlu perhatian")
    q = forms.CharField(required=False, max_length=100, label="Cari")

    def isi(self) -> dict:
        self.is_valid()
        return {nama: self.cleaned_data.get(nama) or "" for nama in self.fields}


class AlasanForm(JagaTeksMixin, forms.Form):
    alasan = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasannya, supaya OPD tahu apa yang harus dilakukan."},
    )


class PerpanjangForm(JagaTeksMixin, forms.Form):
    nomor = forms.CharField(label="Nomor PKS baru", max_length=80)
    nomor_opd = forms.CharField(label="Nomor dari OPD", max_length=80, required=False)
    mulai = hari_field("Berlaku mulai")
    berakhir = hari_field("Berakhir")
    berkas = forms.FileField(label="Pindaian PKS bertanda tangan", help_text="PDF atau foto.")

    def clean(self):
        isi = super().clean()
        if isi.get("mulai") and isi.get("berakhir") and isi["berakhir"] <= isi["mulai"]:
            self.add_error("berakhir", "Tanggal berakhir harus sesudah tanggal mulai.")
        return isi


class LaporanForm(JagaTeksMixin, forms.Form):
    ringkasan = forms.CharField(
        label="Isi laporan dengan singkat", max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    berkas = forms.FileField(label="Berkas laporan", required=False, help_text="PDF atau XLSX, tanpa NIK.")
