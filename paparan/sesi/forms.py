"""What the pages of the session send."""

from django import forms

from paparan.sesi.models import Sesi, Tampil


class SesiForm(forms.ModelForm):
    class Meta:
        model = Sesi
        fields = ["tanggal", "tempat", "durasi_menit"]
        widgets = {"tanggal": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for medan in self.fields.values():
            medan.widget.attrs["class"] = "form-control"

    def clean_durasi_menit(self):
        menit = self.cleaned_data["durasi_menit"]
        if not 1 <= menit <= 180:
            raise forms.ValidationError("Isi waktu paparan 1 sampai 180 menit.")
        return menit


class UndianForm(forms.Form):
    benih = forms.CharField(max_length=60, required=False, strip=True)


class UrutanForm(forms.Form):
    """One number per finalist, field ``urutan_<kode>``; together 1..n without a gap."""

    def __init__(self, *args, tampil: list[Tampil], **kwargs):
        super().__init__(*args, **kwargs)
        self.tampil = tampil
        for t in tampil:
            self.fields[f"urutan_{t.kode}"] = forms.IntegerField(
                label=f"Urutan {t.kabupaten_kota.nama_pendek}",
                min_value=1,
                max_value=len(tampil),
                initial=t.urutan,
                widget=forms.NumberInput(
                    attrs={"class": "form-control form-control-sm urut-angka", "inputmode": "numeric"}
                ),
            )

    @property
    def medan(self):
        return [(t, self[f"urutan_{t.kode}"]) for t in self.tampil]

    def clean(self):
        nomor = [self.cleaned_data.get(f"urutan_{t.kode}") for t in self.tampil]
        if None in nomor or sorted(nomor) != list(range(1, len(nomor) + 1)):
            raise forms.ValidationError(
                f"Nomor urut harus 1 sampai {len(nomor)}, masing-masing satu kali. Perbaiki nomor yang sama."
            )
        return self.cleaned_data

    @property
    def kode(self) -> list[str]:
        return [t.kode for t in sorted(self.tampil, key=lambda t: self.cleaned_data[f"urutan_{t.kode}"])]


class PenyajiForm(forms.Form):
    penyaji = forms.CharField(max_length=150, required=False, strip=True)


class AlasanForm(forms.Form):
    """A reason, for every act that undoes or replaces something."""

    alasan = forms.CharField(
        max_length=1000, strip=True, error_messages={"required": "Tulis alasannya dahulu; alasan masuk ke jejak audit."}
    )
