"""Input of the pages on participants, jury and exceptions."""

from django import forms
from django.utils.text import slugify

from penilaian.instrumen.angka import baca_angka
from penilaian.instrumen.penduduk import KelasPenduduk
from penilaian.periode.models import AnggotaTim, Kategori
from pentas.tampilan.format import angka

PENDUDUK_TERBANYAK = 100_000_000
TANPA_KELAS = KelasPenduduk()


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
        if nilai < 0:
            raise forms.ValidationError("Jumlah jiwa tidak boleh kurang dari nol. Periksa angkanya.")
        if nilai.denominator != 1 or nilai > PENDUDUK_TERBANYAK:
            raise forms.ValidationError("Jumlah jiwa harus bilangan bulat, misalnya 533.786.")
        return int(nilai)

    def prepare_value(self, value):
        return angka(value, 0) if isinstance(value, int) and value else value or ""


def kelas_isian(form, kolom) -> str:
    """The class of the number as typed, else as stored."""
    jiwa = getattr(form, "cleaned_data", {}).get(kolom.name, None if form.is_bound else kolom.initial)
    return form.kelas.kelas(jiwa or 0)


def penduduk_kosong(kelas: KelasPenduduk) -> str:
    return f"Isi jumlah penduduknya; angka ini {kelas.sebab}." if kelas.sebab else "Isi jumlah penduduknya."


class DaerahField(forms.ModelChoiceField):
    """A participant, by its short name."""

    def label_from_instance(self, obj):
        return obj.kabupaten_kota.nama_pendek


class DaftarPesertaForm(forms.Form):
    """Offices of the province in one step: a tick, a population and perhaps a category each.

    ``ikut``: codes ticked at first (None: all); ``kategori``: choices (code, name); ``kategori_awal``: {office: code}.
    """

    def __init__(self, *args, daerah, penduduk, ikut=None, kategori=(), kategori_awal=None, kelas=TANPA_KELAS, **kw):
        super().__init__(*args, **kw)
        self.kelas = kelas
        self.daerah, self.ada_kategori = list(daerah), bool(kategori)
        self.ada_acuan = any(d.pk in penduduk for d in self.daerah)
        pilihan = [("", "Bersama"), *kategori]
        for d in self.daerah:
            self.fields[f"ikut_{d.pk}"] = forms.BooleanField(
                label=f"{d.nama_pendek} ikut",
                required=False,
                initial=ikut is None or d.pk in ikut,
                widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
            )
            if kategori:
                self.fields[f"kategori_{d.pk}"] = forms.ChoiceField(
                    label=f"Kategori {d.nama_pendek}",
                    choices=pilihan,
                    required=False,
                    initial=(kategori_awal or {}).get(d.pk, ""),
                    widget=forms.Select(attrs={"class": "form-select"}),
                )
            self.fields[f"penduduk_{d.pk}"] = PendudukField(
                label=f"Jumlah penduduk {d.nama_pendek}", initial=penduduk.get(d.pk, 0)
            )

    def baris(self):
        for d in self.daerah:
            kategori = self[f"kategori_{d.pk}"] if self.ada_kategori else None
            penduduk = self[f"penduduk_{d.pk}"]
            yield d, self[f"ikut_{d.pk}"], penduduk, kategori, kelas_isian(self, penduduk)

    def clean(self):
        isi = super().clean()
        for d in self.daerah:
            if isi.get(f"ikut_{d.pk}") and isi.get(f"penduduk_{d.pk}") == 0:
                self.add_error(f"penduduk_{d.pk}", penduduk_kosong(self.kelas))
        return isi

    @property
    def peserta(self) -> list[tuple]:
        isi = self.cleaned_data
        return [
            (d, isi[f"penduduk_{d.pk}"], isi.get(f"kategori_{d.pk}", "")) for d in self.daerah if isi[f"ikut_{d.pk}"]
        ]


class PesertaForm(forms.Form):
    """Population and category of those who take part."""

    def __init__(self, *args, peserta, kategori, kelas=TANPA_KELAS, **kw):
        super().__init__(*args, **kw)
        self.kelas = kelas
        self.peserta, self.ada_kategori = list(peserta), bool(kategori)
        pilihan = [("", "Bersama"), *((k.pk, k.nama) for k in kategori)]
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
            penduduk = self[f"penduduk_{p.kode}"]
            yield p, penduduk, self[f"kategori_{p.kode}"], kelas_isian(self, penduduk)

    def clean(self):
        isi = super().clean()
        for p in self.peserta:
            if isi.get(f"penduduk_{p.kode}") == 0:
                self.add_error(f"penduduk_{p.kode}", penduduk_kosong(self.kelas))
        return isi

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
