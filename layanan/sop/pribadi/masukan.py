"""Fields for NIK and KK, and the guard of free texts: what a form takes in of personal data."""

from django import forms

from layanan.sop.pribadi.hitung import ada_nomor_pribadi, periksa_kk, periksa_nik, rapikan
from pentas.galat import Ditolak

TANPA_NOMOR = (
    "Jangan menulis NIK atau nomor KK (16 angka) di sini. Hapus angkanya; tulis nomor permohonan atau sebutan lain."
)


def tolak_nomor_pribadi(*teks: str) -> None:
    """For actions, whoever calls them."""
    if any(ada_nomor_pribadi(t) for t in teks):
        raise Ditolak(TANPA_NOMOR)


def tolak_nama_bernomor(nama: str) -> None:
    """The name of a file, seen by whoever opens the list."""
    if ada_nomor_pribadi(nama):
        raise Ditolak("Nama berkas memuat 16 angka seperti NIK. Ganti nama berkasnya, lalu unggah lagi.")


class JagaTeksMixin:
    """Every free text of the form is guarded: put it before ``forms.Form`` or ``forms.ModelForm``."""

    def _clean_fields(self):
        super()._clean_fields()
        for nama, medan in self.fields.items():
            if type(medan) is forms.CharField and ada_nomor_pribadi(self.cleaned_data.get(nama) or ""):
                self.add_error(nama, TANPA_NOMOR)


class NomorFormField(forms.CharField):
    """``peringatan`` after cleaning: what the person who types should look at again; nothing is refused for it."""

    periksa = None
    peringatan = ""

    def __init__(self, **kwargs):
        angka = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "24", "spellcheck": "false"}
        kwargs.setdefault("widget", forms.TextInput(attrs=angka))
        super().__init__(**kwargs)

    def clean(self, value):
        nomor = rapikan(super().clean(value) or "")
        self.peringatan = ""
        if not nomor:
            return ""
        hasil = type(self).periksa(nomor)
        if hasil.galat:
            raise forms.ValidationError(hasil.galat)
        self.peringatan = hasil.peringatan
        return nomor


class NikFormField(NomorFormField):
    periksa = staticmethod(periksa_nik)


class KkFormField(NomorFormField):
    periksa = staticmethod(periksa_kk)
