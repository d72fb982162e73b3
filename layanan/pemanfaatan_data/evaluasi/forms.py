from django import forms

from layanan.pemanfaatan_data.evaluasi.models import EvaluasiPelaksana
from layanan.sop.pribadi.masukan import JagaTeksMixin


class EvaluasiForm(JagaTeksMixin, forms.ModelForm):
    """Nothing is required while it is a draft; what settling needs, the action asks."""

    class Meta:
        model = EvaluasiPelaksana
        fields = ("temuan", "ada_kesenjangan", "tindakan_personel")
        labels = {
            "ada_kesenjangan": "Ada kesenjangan kinerja",
            "tindakan_personel": "Tindakan perbaikan personel pelaksana",
        }
        help_texts = {
            "temuan": "Bandingkan pelaksanaan dengan standar pelayanan. Sebut jabatan, bukan nama orang.",
            "tindakan_personel": "Wajib bila ada kesenjangan: misalnya pelatihan atau pembagian tugas.",
        }
        widgets = {
            "temuan": forms.Textarea(attrs={"rows": 5, "maxlength": 5000}),
            "tindakan_personel": forms.Textarea(attrs={"rows": 4, "maxlength": 5000}),
        }
