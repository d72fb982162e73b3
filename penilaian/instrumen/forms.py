"""Input of the instrument pages."""

from django import forms
from django.core.validators import RegexValidator

from penilaian.instrumen.models import Instrumen

BATAS_BERKAS = 2 * 1024 * 1024


class InstrumenField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return f"{obj.kode} ({obj.get_status_display().lower()})"


class InstrumenBaruForm(forms.Form):
    """A draft from the guide book, from an instrument already published, or from a file."""

    class Sumber:
        BAWAAN, SALINAN, BERKAS, KOSONG = "bawaan", "salinan", "berkas", "kosong"
        PILIHAN = (
            (BAWAAN, "Pedoman bawaan aplikasi"),
            (SALINAN, "Salinan instrumen lain"),
            (BERKAS, "Berkas JSON"),
            (KOSONG, "Kosong, disusun di sini"),
        )

    sumber = forms.ChoiceField(choices=Sumber.PILIHAN, widget=forms.RadioSelect, initial=Sumber.BAWAAN)
    asal = InstrumenField(None, label="Instrumen yang disalin", required=False, empty_label="Pilih")
    berkas = forms.FileField(
        label="Berkas instrumen", required=False, help_text="JSON dengan susunan seperti hasil unduhan instrumen."
    )
    jumlah_variabel = forms.IntegerField(
        label="Jumlah variabel",
        required=False,
        min_value=1,
        max_value=60,
        help_text="Untuk draf kosong. Dapat ditambah dan dikurangi kemudian.",
    )
    judul = forms.CharField(
        label="Judul", required=False, max_length=250, help_text="Untuk draf kosong, seperti tertulis dalam SK."
    )
    provinsi = forms.ModelChoiceField(None, empty_label=None)
    kode = forms.SlugField(
        max_length=40, help_text="Huruf, angka, dan tanda hubung, misalnya SUMBAR-2027. Tidak dapat diubah lagi."
    )
    tahun = forms.IntegerField(min_value=2000, max_value=2100)

    def __init__(self, *args, provinsi, instrumen, **kw):
        super().__init__(*args, **kw)
        self.fields["provinsi"].queryset = provinsi
        self.fields["asal"].queryset = instrumen

    def clean_kode(self):
        return self.cleaned_data["kode"].upper()

    def clean_berkas(self):
        berkas = self.cleaned_data["berkas"]
        if berkas and berkas.size > BATAS_BERKAS:
            raise forms.ValidationError("Berkas instrumen paling besar 2 MB. Periksa apakah berkasnya benar.")
        return berkas

    def clean(self):
        isi = super().clean()
        perlu = {self.Sumber.SALINAN: "asal", self.Sumber.BERKAS: "berkas"}.get(isi.get("sumber"))
        if perlu and not isi.get(perlu) and perlu not in self.errors:
            self.add_error(perlu, "Pilih dahulu instrumen atau berkasnya.")
        if isi.get("sumber") == self.Sumber.KOSONG:
            for nama, kalimat in (("jumlah_variabel", "Isi jumlah variabel."), ("judul", "Isi judul instrumen.")):
                if not isi.get(nama) and nama not in self.errors:
                    self.add_error(nama, kalimat)
        return isi


class BobotForm(forms.Form):
    """Weights of a draft; that they sum to 100 is asked for on publishing."""

    def __init__(self, *args, instrumen: Instrumen, **kw):
        super().__init__(*args, **kw)
        self.variabel = list(instrumen.variabel.all())
        for v in self.variabel:
            self.fields[v.kode] = forms.DecimalField(
                label=f"Bobot {v.nama}",
                initial=v.bobot.normalize(),
                max_digits=7,
                decimal_places=4,
                localize=True,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "form-control"}),
            )

    def baris(self):
        for v in self.variabel:
            yield v, self[v.kode]


class TerbitForm(forms.Form):
    sk_nomor = forms.CharField(label="Nomor SK", max_length=100, validators=[RegexValidator(r"\S", "Isi nomor SK.")])
    sk_tanggal = forms.DateField(label="Tanggal SK", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    sk_penanda_tangan = forms.CharField(
        label="Penanda tangan SK",
        max_length=150,
        help_text="Jabatan penanda tangan, misalnya Kepala Dinas Kependudukan dan Pencatatan Sipil.",
    )
