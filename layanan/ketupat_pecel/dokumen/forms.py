"""Input of the settings of documents."""

from django import forms

from layanan.ketupat_pecel.dokumen.models import DokumenDesa, SyaratDesa
from layanan.sop.pribadi.masukan import JagaTeksMixin


class DokumenForm(JagaTeksMixin, forms.ModelForm):
    urutan = forms.IntegerField(label="Urutan", min_value=0, max_value=999)

    class Meta:
        model = DokumenDesa
        fields = ("nama", "singkatan", "dicetak", "urutan", "aktif")
        labels = {
            "nama": "Nama",
            "singkatan": "Singkatan",
            "dicetak": "Ada yang dicetak",
            "aktif": "Dilayani",
        }
        help_texts = {
            "singkatan": "Dipakai di baris antrean dan di buku kerja desa.",
            "dicetak": "Kosongkan untuk kegiatan tanpa cetakan, misalnya perekaman.",
        }


class SyaratForm(JagaTeksMixin, forms.ModelForm):
    urutan = forms.IntegerField(label="Urutan", min_value=0, max_value=999, initial=90)

    class Meta:
        model = SyaratDesa
        fields = ("nama", "keterangan", "wajib", "usulan", "urutan", "aktif")
        labels = {
            "nama": "Nama",
            "keterangan": "Keterangan",
            "wajib": "Wajib",
            "usulan": "Usulan",
            "aktif": "Dipakai",
        }
