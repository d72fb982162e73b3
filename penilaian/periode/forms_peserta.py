"""Input of the pages on participants, jury and exceptions."""

from django import forms
from django.utils.text import slugify

from penilaian.instrumen.angka import baca_angka
from penilaian.periode.models import AnggotaTim, Kategori
from pentas.tampilan.format import angka

PENDUDUK_TERBANYAK = 100_000_000


class PendudukField(forms.CharField):
    """People, written the Indonesian way: "533.786". Empty is 0, "not known yet"."""

    def __init__(self, **kw):
        attrs = {"inputmode": "numeric", "class": "form-control"}
        super().__init__(required=False, widget=forms.TextInput(attrs=attrs), **kw)

    def clean(self, value):
        teks = super().clean(value)
        if not teks:
            return 0
        try:
            nilai = baca_angka(teks)
        except ValueError:
            raise forms.ValidationError("Tulis jumlah jiwa dalam angka, misalnya 533.786.") from None
        if nilai.denominator != 1 or not 0 <= nilai <= PENDUDUK_TERBANYAK:
            raise forms.ValidationError("Jumlah jiwa harus bilangan bulat, misalnya 533.786.")
        return int(nilai)

    def prepare_value(self, value):
        return angka(value, 0) if isinstance(value, int) and value else value or ""


class DaerahField(forms.ModelChoiceField):
    """A participant, by its short name."""

    def label_from_instance(self, obj):
        return obj.kabupaten_kota.nama_pendek


class DaftarPesertaForm(forms.Form):
    """Offices of the province in one step: a tick and a population each."""

    def __init__(self, *args, daerah, penduduk, **kw):
        super().__init__(*args, **kw)
        self.daerah = list(daerah)
        for d in self.daerah:
            self.fields[f"ikut_{d.pk}"] = forms.BooleanField(
                label=f"{d.nama_pendek} ikut",
                required=False,
                initial=True,
                widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
            )
            self.fields[f"penduduk_{d.pk}"] = PendudukField(
                label=f"Jumlah penduduk {d.nama_pendek}", initial=penduduk.get(d.pk, 0)
            )

    def baris(self):
        for d in self.daerah:
            yield d, self[f"ikut_{d.pk}"], self[f"penduduk_{d.pk}"]

    @property
    def peserta(self) -> list[tuple]:
        isi = self.cleaned_data
        return [(d, isi[f"penduduk_{d.pk}"]) for d in self.daerah if isi[f"ikut_{d.pk}"]]


class PesertaForm(forms.Form):
    """Population and category of those who take part."""

    def __init__(self, *args, peserta, kategori, **kw):
        super().__init__(*args, **kw)
        self.peserta, self.ada_kategori = list(peserta), bool(kategori)
        pilihan = [("", "Daftar bersama"), *((k.pk, k.nama) for k in kategori)]
        self.per_kategori = {str(k.pk): k for k in kategori}
        for p in self.peserta:
            nama = p.kabupaten_kota.nama_pendek
            self.fields[f"penduduk_{p.kode}"] = PendudukField(label=f"Jumlah penduduk {nama}", initial=p.penduduk)
            self.fields[f"kategori_{p.kode}"] = forms.ChoiceField(
                label=f"Kategori {nama}",
                choices=pilihan,
                required=False,
                initial=p.kategori_id or "",
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def baris(self):
        for p in self.peserta:
            yield p, self[f"penduduk_{p.kode}"], self[f"kategori_{p.kode}"]

    @property
    def perubahan(self) -> list[tuple]:
        """(participant, people, category or None) of every row."""
        isi = self.cleaned_data
        return [(p, isi[f"penduduk_{p.kode}"], self.per_kategori.get(isi[f"kategori_{p.kode}"])) for p in self.peserta]


class TambahPesertaForm(forms.Form):
    kabupaten_kota = forms.ModelChoiceField(None, label="Kabupaten/kota", empty_label="Pilih")
    penduduk = PendudukField(label="Jumlah penduduk")

    def __init__(self, *args, daerah, **kw):
        super().__init__(*args, **kw)
        self.fields["kabupaten_kota"].queryset = daerah


class KategoriForm(forms.Form):
    nama = forms.CharField(max_length=100, label="Nama kategori")
    kuota = forms.IntegerField(label="Jumlah yang ditetapkan", min_value=1, max_value=600)

    def clean(self):
        isi = super().clean()
        if isi.get("nama"):
            isi["kode"] = slugify(isi["nama"])[: Kategori._meta.get_field("kode").max_length]
            if not isi["kode"]:
                self.add_error("nama", "Pakai huruf atau angka dalam nama kategori.")
        return isi


class AnggotaForm(forms.Form):
    pengguna = forms.ModelChoiceField(None, label="Akun penilai", empty_label="Pilih akun")
    sebagai = forms.ChoiceField(label="Sebagai", choices=AnggotaTim.Sebagai.choices, initial=AnggotaTim.Sebagai.ANGGOTA)

    def __init__(self, *args, calon, **kw):
        super().__init__(*args, **kw)
        self.fields["pengguna"].queryset = calon


class BenturanForm(forms.Form):
    """``penilai`` None: a juror declares his own."""

    peserta = DaerahField(None, label="Kabupaten/kota", empty_label="Pilih")
    alasan = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya pernah bertugas di dinas itu, atau berkerabat dengan pejabatnya.",
    )

    def __init__(self, *args, periode, penilai=None, **kw):
        super().__init__(*args, **kw)
        self.fields["peserta"].queryset = periode.peserta.select_related("kabupaten_kota")
        if penilai is not None:
            self.fields["pengguna"] = forms.ModelChoiceField(penilai, label="Penilai", empty_label="Pilih")
            self.order_fields(["pengguna", "peserta", "alasan"])


class TidakBerlakuForm(forms.Form):
    peserta = DaerahField(None, label="Kabupaten/kota", empty_label="Pilih")
    indikator = forms.ModelChoiceField(None, empty_label="Pilih")
    alasan = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, periode, **kw):
        super().__init__(*args, **kw)
        self.fields["peserta"].queryset = periode.peserta.select_related("kabupaten_kota")
        self.fields["indikator"].queryset = periode.instrumen.indikator.select_related("variabel")


class AlasanForm(forms.Form):
    alasan = forms.CharField(max_length=500)
