"""Input of the period pages."""

from django import forms
from django.core.validators import RegexValidator

from penilaian.instrumen.saran import label_parameter
from penilaian.periode.jadwal import salah_urutan
from penilaian.periode.models import Periode
from pentas.formulir import PilihanBanyakField, periksa_tahun
from pentas.tampilan.format import tanggal


def waktu_field(label, **kw) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "class": "form-control"}, format="%Y-%m-%dT%H:%M")
    formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%d"]
    return forms.DateTimeField(label=label, widget=widget, input_formats=formats, validators=[periksa_tahun], **kw)


class DaerahBanyakField(PilihanBanyakField):
    def label_from_instance(self, obj):
        return obj.kabupaten_kota.nama_pendek


LABEL_PERIODE = {
    "kode": "Kode",
    "nama": "Nama periode",
    "tahun": "Tahun",
    "jenis": "Jenis",
    "instrumen": "Instrumen",
    "jumlah_besar": "Jumlah yang ditetapkan untuk paparan",
    "bobot_lapangan": "Bobot nilai lapangan (%)",
    "mode_akhir": "Nilai akhir",
    "aturan_seri": "Bila nilai sama di batas",
    "jumlah_verifikator": "Verifikator tiap indikator",
}
BANTU_PERIODE = {
    "kode": "Huruf, angka, dan tanda hubung, misalnya SUMBAR-2027. Menjadi bagian alamat halaman.",
    "jenis": "Gladi dan contoh diberi tanda di setiap halaman dan dokumen.",
    "bobot_lapangan": "Sisanya bobot nilai paparan. Dibekukan saat sesi paparan pertama dibuka.",
    "aturan_seri": "Usulan urutan saja; pada batas tim penilai tetap memutuskan dan menulis alasannya.",
    "jumlah_besar": "Lazimnya 10. Bila ada kategori, yang berlaku jumlah tiap kategori.",
    "jumlah_verifikator": (
        "Dengan dua verifikator, nilai verifikasi ditetapkan setelah dua anggota tim provinsi menilai tanpa saling "
        "melihat. Tetap sejak nilai verifikasi pertama diberikan."
    ),
}


class InstrumenField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return f"{obj.kode}, SK {tanggal(obj.sk_tanggal)}"


class PeriodeForm(forms.ModelForm):
    instrumen = InstrumenField(None, empty_label=None)
    pakai_sanggah = forms.BooleanField(
        label="Pakai masa sanggah", required=False, help_text="Satu tahap tambahan sesudah rekap."
    )

    class Meta:
        model = Periode
        fields = [
            "instrumen",
            "kode",
            "nama",
            "tahun",
            "jenis",
            "jumlah_besar",
            "bobot_lapangan",
            "mode_akhir",
            "aturan_seri",
            "jumlah_verifikator",
        ]
        labels = LABEL_PERIODE
        help_texts = BANTU_PERIODE
        localized_fields = ["bobot_lapangan"]
        error_messages = {"kode": {"unique": "Kode ini sudah dipakai. Pilih kode lain."}}

    field_order = Meta.fields

    def __init__(self, *args, instrumen, **kw):
        super().__init__(*args, **kw)
        self.fields["instrumen"].queryset = instrumen

    def clean_kode(self):
        return self.cleaned_data["kode"].upper()


class AturanForm(forms.ModelForm):
    """Settings of a running period; ``beku`` names the fields that something already rests on."""

    class Meta:
        model = Periode
        fields = [
            "nama",
            "jenis",
            "jumlah_besar",
            "bobot_lapangan",
            "mode_akhir",
            "aturan_seri",
            "jumlah_verifikator",
        ]
        labels = LABEL_PERIODE
        help_texts = {**BANTU_PERIODE, "jenis": ""}
        localized_fields = ["bobot_lapangan"]

    def __init__(self, *args, beku=(), **kw):
        super().__init__(*args, **kw)
        for nama, isi in sorted(self.instance.parameter.items()):
            self.fields[f"parameter_{nama}"] = forms.CharField(label=label_parameter(nama), max_length=100, initial=isi)
        for nama, field in self.fields.items():
            field.disabled = nama in beku or ("parameter" in beku and nama.startswith("parameter_"))

    @property
    def isi(self) -> dict:
        """Fields as ``atur_periode`` takes them."""
        bersih = {nama: nilai for nama, nilai in self.cleaned_data.items() if not nama.startswith("parameter_")}
        parameter = {nama: self.cleaned_data[f"parameter_{nama}"] for nama in self.instance.parameter}
        return {**bersih, "parameter": parameter}


class JadwalForm(forms.Form):
    def __init__(self, *args, tahap, **kw):
        super().__init__(*args, **kw)
        self.tahap = list(tahap)
        for t in self.tahap:
            nama = t.get_kode_display()
            self.fields[f"mulai_{t.kode}"] = waktu_field(f"{nama} mulai", required=False, initial=t.mulai)
            self.fields[f"selesai_{t.kode}"] = waktu_field(f"{nama} selesai", required=False, initial=t.selesai)

    def baris(self):
        for t in self.tahap:
            yield t, self[f"mulai_{t.kode}"], self[f"selesai_{t.kode}"]

    def clean(self):
        isi = super().clean()
        jadwal = {t.kode: (isi.get(f"mulai_{t.kode}"), isi.get(f"selesai_{t.kode}")) for t in self.tahap}
        for kode, medan, kalimat in salah_urutan(jadwal):
            self.add_error(f"{medan}_{kode}", kalimat)
        return isi

    @property
    def jadwal(self) -> dict[str, tuple]:
        isi = self.cleaned_data
        return {t.kode: (isi[f"mulai_{t.kode}"], isi[f"selesai_{t.kode}"]) for t in self.tahap}


class PerpanjangForm(forms.Form):
    selesai = waktu_field("Batas baru")
    alasan = forms.CharField(max_length=500, label="Alasan")


class SosialisasiForm(forms.Form):
    tanggal = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    tempat = forms.CharField(max_length=200, validators=[RegexValidator(r"\S", "Isi tempatnya.")])
    materi = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=5000)
    jumlah_hadir = forms.IntegerField(label="Jumlah orang yang hadir", min_value=0, max_value=30000)
    hadir = DaerahBanyakField(
        None, label="Kabupaten/kota yang hadir", widget=forms.CheckboxSelectMultiple, required=False
    )
    bahan = forms.FileField(
        label="Berkas bahan", required=False, help_text="PDF, PPTX, DOCX, XLSX, atau gambar; paling besar 20 MB."
    )

    def __init__(self, *args, periode, **kw):
        super().__init__(*args, **kw)
        self.fields["hadir"].queryset = periode.peserta.select_related("kabupaten_kota")
