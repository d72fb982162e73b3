from django import forms

from penilaian.penetapan.models import Penetapan


class PenetapanForm(forms.Form):
    """The decision. ``seri``: participants that tie at the line, in the machine's order.

    ``cleaned_data`` holds the arguments of ``tetapkan``: the places typed one by one become ``urutan``.
    """

    nomor = forms.CharField(
        label="Nomor berita acara", max_length=100, error_messages={"required": "Tulis nomor berita acaranya."}
    )
    tanggal = forms.DateField(label="Tanggal", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    cara_seri = forms.ChoiceField(
        choices=Penetapan.CaraSeri,
        required=False,
        error_messages={"invalid_choice": "Pilih cara memutuskan dari daftar."},
    )
    alasan = forms.CharField(
        label="Alasan untuk berita acara",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": "Tulis alasan keputusan ini untuk berita acara."},
    )
    sidik_dilihat = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, seri=(), wajib_alasan=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.seri = list(seri)
        for nama in ("nomor", "tanggal", "alasan"):
            self.fields[nama].widget.attrs["class"] = "form-control"
        self.fields["alasan"].required = bool(self.seri) or wajib_alasan
        for n, p in enumerate(self.seri, 1):
            self.fields[f"urutan_{p.kode}"] = forms.IntegerField(
                label=p.kabupaten_kota.nama_pendek,
                min_value=1,
                max_value=len(self.seri),
                initial=n,
                required=False,
                widget=forms.NumberInput(attrs={"class": "form-control form-control-sm", "inputmode": "numeric"}),
            )

    @property
    def medan_urutan(self):
        return [self[f"urutan_{p.kode}"] for p in self.seri]

    def clean_cara_seri(self) -> str:
        cara = self.cleaned_data["cara_seri"] or Penetapan.CaraSeri.TIDAK_ADA
        if self.seri and cara == Penetapan.CaraSeri.TIDAK_ADA:
            raise forms.ValidationError("Pilih cara memutuskan nilai sama di batas.")
        return cara

    def clean(self):
        isi = super().clean()
        tempat = {p.kode: isi.pop(f"urutan_{p.kode}", None) for p in self.seri}
        isi["urutan"] = ()
        if isi.get("cara_seri") == Penetapan.CaraSeri.URUTAN_LAIN:
            if sorted(n or 0 for n in tempat.values()) == list(range(1, len(self.seri) + 1)):
                isi["urutan"] = tuple(sorted(tempat, key=tempat.get))
            else:
                self.add_error("cara_seri", f"Beri urutan 1 sampai {len(self.seri)}, masing-masing satu kali.")
        return isi
