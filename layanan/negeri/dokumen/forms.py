"""Input of the settings of documents."""

from django import forms

from layanan.negeri.dokumen.models import DokumenNegeri, SyaratDokumen
from layanan.sop.pribadi.masukan import JagaTeksMixin


class DokumenForm(JagaTeksMixin, forms.ModelForm):
    biaya = forms.IntegerField(
        label="Biaya (Rp)",
        min_value=0,
        max_value=0,
        initial=0,
        help_text="Dokumen kependudukan tidak dipungut biaya (UU 24/2013 Pasal 79A).",
        error_messages={"max_value": "Isi 0: dokumen kependudukan tidak dipungut biaya."},
    )
    waktu_hari = forms.IntegerField(label="Waktu (hari kerja)", min_value=1, max_value=60)
    urutan = forms.IntegerField(label="Urutan", min_value=0, max_value=999)

    class Meta:
        model = DokumenNegeri
        fields = (
            *("nama", "untuk", "biaya", "waktu_hari", "waktu_usulan", "dasar", "dasar_usulan"),
            *("keluhan", "urutan", "aktif"),
        )
        labels = {
            "nama": "Nama",
            "untuk": "Untuk keperluan apa",
            "waktu_usulan": "Waktu ini masih usulan",
            "dasar": "Dasar hukum",
            "dasar_usulan": "Dasar ini masih usulan",
            "keluhan": "Menyampaikan keluhan",
            "aktif": "Dilayani",
        }
        help_texts = {
            "untuk": "Peristiwa apa yang membuat warga memintanya.",
            "keluhan": "Kalimat pada halaman publik, di atas tautan pengaduan.",
        }
        widgets = {nama: forms.Textarea(attrs={"rows": 2}) for nama in ("untuk", "dasar", "keluhan")}


class SyaratForm(JagaTeksMixin, forms.ModelForm):
    urutan = forms.IntegerField(label="Urutan", min_value=0, max_value=999, initial=90)

    class Meta:
        model = SyaratDokumen
        fields = ("nama", "keterangan", "bentuk", "wajib", "usulan", "urutan", "aktif")
        labels = {
            "nama": "Nama",
            "keterangan": "Keterangan",
            "bentuk": "Bentuk",
            "wajib": "Wajib",
            "usulan": "Usulan",
            "aktif": "Dipakai",
        }
