"""Input of the page that makes a period, beside its rules and participants: categories and jury."""

from django import forms
from django.utils.text import slugify

from penilaian.periode.models import AnggotaTim, Kategori

BARIS_KATEGORI = 4
KODE_TERPANJANG = Kategori._meta.get_field("kode").max_length


class KategoriBanyakForm(forms.Form):
    """Lists with a quota of their own, by row number; empty rows are passed over."""

    def __init__(self, *args, kategori=(), **kw):
        super().__init__(*args, **kw)
        kategori = list(kategori)
        self.nomor = range(1, max(BARIS_KATEGORI, len(kategori)) + 1)
        for n in self.nomor:
            awal = kategori[n - 1] if n <= len(kategori) else None
            self.fields[f"nama_kategori_{n}"] = forms.CharField(
                label=f"Nama kategori {n}",
                max_length=100,
                required=False,
                initial=awal.nama if awal else "",
                widget=forms.TextInput(attrs={"class": "form-control"}),
            )
            self.fields[f"kuota_{n}"] = forms.IntegerField(
                label=f"Jumlah yang ditetapkan, kategori {n}",
                min_value=1,
                max_value=600,
                required=False,
                initial=awal.kuota if awal else None,
                widget=forms.NumberInput(attrs={"class": "form-control"}),
            )

    def baris(self):
        for n in self.nomor:
            yield n, self[f"nama_kategori_{n}"], self[f"kuota_{n}"]

    @property
    def pilihan(self) -> list[tuple[str, str]]:
        """Choices for a participant, by row."""
        return [(str(n), self[f"nama_kategori_{n}"].value() or f"Kategori {n}") for n in self.nomor]

    def clean(self):
        isi, kode = super().clean(), set()
        for n in self.nomor:
            nama, kuota = isi.get(f"nama_kategori_{n}"), isi.get(f"kuota_{n}")
            if kuota and not nama and f"nama_kategori_{n}" not in self.errors:
                self.add_error(f"nama_kategori_{n}", "Tulis nama kategorinya, atau kosongkan jumlahnya.")
            if not nama:
                continue
            if not kuota and f"kuota_{n}" not in self.errors:
                self.add_error(f"kuota_{n}", "Isi jumlah yang ditetapkan untuk kategori ini.")
            satu = slugify(nama)[:KODE_TERPANJANG]
            if not satu:
                self.add_error(f"nama_kategori_{n}", "Pakai huruf atau angka dalam nama kategori.")
            elif satu in kode:
                self.add_error(f"nama_kategori_{n}", "Nama ini sudah dipakai kategori lain. Pilih nama lain.")
            kode.add(satu)
        return isi

    @property
    def kategori(self) -> dict[str, tuple[str, str, int]]:
        """{row: (code, name, quota)}."""
        isi = self.cleaned_data
        nama = {str(n): isi[f"nama_kategori_{n}"] for n in self.nomor if isi[f"nama_kategori_{n}"]}
        return {n: (slugify(teks)[:KODE_TERPANJANG], teks, isi[f"kuota_{n}"]) for n, teks in nama.items()}


class TimBanyakForm(forms.Form):
    """The jury: every account that may sit on it, and as what."""

    def __init__(self, *args, calon, awal=None, **kw):
        super().__init__(*args, **kw)
        self.calon = list(calon)
        for p in self.calon:
            self.fields[f"tim_{p.pk}"] = forms.ChoiceField(
                label=f"{p} sebagai",
                choices=[("", "Tidak ikut"), *AnggotaTim.Sebagai.choices],
                required=False,
                initial=(awal or {}).get(p.pk, ""),
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def baris(self):
        for p in self.calon:
            yield p, self[f"tim_{p.pk}"]

    def clean(self):
        isi = super().clean()
        ketua = [p for p in self.calon if isi.get(f"tim_{p.pk}") == AnggotaTim.Sebagai.KETUA]
        for p in ketua[1:]:
            self.add_error(f"tim_{p.pk}", f"Ketua tim hanya satu; {ketua[0]} sudah dipilih.")
        return isi

    @property
    def tim(self) -> list[tuple]:
        isi = self.cleaned_data
        return [(p, isi[f"tim_{p.pk}"]) for p in self.calon if isi[f"tim_{p.pk}"]]
