"""Input of the account pages."""

from django import forms

from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.wilayah.models import KabupatenKota, Provinsi

DATA_DIRI = ["nama", "pangkat", "nip", "jabatan", "institusi", "email"]
BANTU = {
    "nama": "Boleh kosong; dicetak sebagai garis pada dokumen resmi.",
    "nip": "18 angka tanpa spasi. Boleh kosong.",
    "institusi": "Untuk penilai, misalnya nama universitas.",
}


class DaerahField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return obj.nama_pendek


class TugasMixin(forms.Form):
    """Role and where it holds. ``provinsi``: codes managed; ``periode``: period codes on offer."""

    peran = forms.ChoiceField(choices=[("", "Pilih"), *Peran.choices])
    provinsi = forms.ModelChoiceField(None, empty_label=None)
    kabupaten_kota = DaerahField(
        None,
        label="Kabupaten/kota",
        required=False,
        empty_label="Seluruh provinsi",
        help_text="Wajib untuk operator; peran lain bertugas di seluruh provinsi.",
    )
    periode_kode = forms.ChoiceField(label="Periode", required=False)

    def siapkan_tugas(self, provinsi, periode):
        self.fields["provinsi"].queryset = Provinsi.objects.filter(pk__in=provinsi)
        self.fields["kabupaten_kota"].queryset = KabupatenKota.objects.filter(provinsi__in=provinsi, contoh=False)
        self.fields["periode_kode"].choices = [("", "Semua periode"), *((k, k) for k in sorted(periode))]

    def clean(self):
        isi = super().clean()
        operator, daerah = isi.get("peran") == Peran.OPERATOR, isi.get("kabupaten_kota")
        if operator and not daerah and "kabupaten_kota" not in self.errors:
            self.add_error("kabupaten_kota", "Pilih kabupaten/kota yang diwakili operator ini.")
        if isi.get("peran") and not operator and daerah:
            self.add_error("kabupaten_kota", "Peran ini bertugas di seluruh provinsi. Kosongkan kabupaten/kotanya.")
        return isi


class AkunBaruForm(TugasMixin, forms.ModelForm):
    class Meta:
        model = Pengguna
        fields = ["username", *DATA_DIRI]
        help_texts = {**BANTU, "username": "Dipakai saat masuk, misalnya operator.13.06. Tidak dapat diubah lagi."}

    field_order = ["username", "peran", "provinsi", "kabupaten_kota", "periode_kode", *DATA_DIRI]

    def __init__(self, *args, provinsi, periode, **kw):
        super().__init__(*args, **kw)
        self.siapkan_tugas(provinsi, periode)

    def clean_username(self):
        username = self.cleaned_data["username"]
        if Pengguna.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError("Nama pengguna ini sudah dipakai. Pilih yang lain.")
        return username


class TugasForm(TugasMixin):
    def __init__(self, *args, provinsi, periode, **kw):
        super().__init__(*args, **kw)
        self.siapkan_tugas(provinsi, periode)


class DataDiriForm(forms.ModelForm):
    class Meta:
        model = Pengguna
        fields = DATA_DIRI
        help_texts = BANTU


class SaringForm(forms.Form):
    """The list's filter; anything unreadable filters nothing."""

    q = forms.CharField(required=False, label="Cari", max_length=100)
    peran = forms.ChoiceField(required=False, choices=[("", "Semua peran"), *Peran.choices])
    aktif = forms.ChoiceField(
        required=False, label="Keadaan", choices=[("", "Semua"), ("ya", "Aktif"), ("tidak", "Nonaktif")]
    )

    def isi(self) -> dict:
        self.is_valid()
        return {nama: self.cleaned_data.get(nama, "") for nama in self.fields}
