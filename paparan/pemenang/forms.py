"""The decision on the winner."""

from itertools import groupby

from django import forms

ATURAN, PLENO = "aturan", "pleno"


class PemenangForm(forms.Form):
    """``seri``: lines of the result that share a value, in order; ``wajib_pleno``: no rule separates them."""

    nomor = forms.CharField(label="Nomor berita acara", max_length=100)
    tanggal = forms.DateField(label="Tanggal", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    cara = forms.ChoiceField(choices=[(ATURAN, "aturan"), (PLENO, "pleno")], required=False)
    alasan = forms.CharField(
        label="Alasan untuk berita acara", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    sidik_dilihat = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, seri: list[dict], wajib_pleno: bool, wajib_alasan: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.kelompok = [list(k) for _nilai, k in groupby(seri, key=lambda b: b["nilai"])]
        self.wajib_pleno = wajib_pleno
        self.fields["alasan"].required = wajib_alasan or wajib_pleno
        for nama in ("nomor", "tanggal", "alasan"):
            self.fields[nama].widget.attrs["class"] = "form-control"
        for kelompok in self.kelompok:
            for n, b in enumerate(kelompok, 1):
                self.fields[f"urutan_{b['kode']}"] = self._medan(b, n, len(kelompok))

    @staticmethod
    def _medan(baris: dict, nomor: int, banyak: int) -> forms.IntegerField:
        return forms.IntegerField(
            label=baris["nama"],
            min_value=1,
            max_value=banyak,
            initial=nomor,
            required=False,
            widget=forms.NumberInput(attrs={"class": "form-control form-control-sm", "inputmode": "numeric"}),
        )

    @property
    def medan_urutan(self):
        return [[self[f"urutan_{b['kode']}"] for b in kelompok] for kelompok in self.kelompok]

    def clean(self):
        isi = super().clean()
        isi["urutan"] = ()
        if self.kelompok and (self.wajib_pleno or isi.get("cara") == PLENO):
            isi["urutan"] = tuple(kode for kelompok in self.kelompok for kode in self._urutan(isi, kelompok))
        return isi

    def _urutan(self, isi: dict, kelompok: list[dict]) -> list[str]:
        tempat = {b["kode"]: isi.get(f"urutan_{b['kode']}") for b in kelompok}
        if sorted(n or 0 for n in tempat.values()) != list(range(1, len(kelompok) + 1)):
            self.add_error(
                "cara", f"Beri urutan 1 sampai {len(kelompok)} di antara yang sama, masing-masing satu kali."
            )
            return []
        return sorted(tempat, key=tempat.get)
