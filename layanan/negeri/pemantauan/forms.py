"""Input of the monitoring report."""

from django import forms

from layanan.negeri.pemantauan.models import LaporanMonev, TindakLanjut
from layanan.negeri.program.masukan import medan_tanggal
from layanan.sop.pribadi.masukan import JagaTeksMixin


class LaporanForm(JagaTeksMixin, forms.ModelForm):
    """Nothing is required while it is a draft; what approving needs, the action asks."""

    class Meta:
        model = LaporanMonev
        fields = ["temuan", "rekomendasi"]
        labels = {"temuan": "Temuan penting", "rekomendasi": "Rekomendasi perbaikan"}
        help_texts = {"temuan": "Yang berjalan baik dan yang belum. Sebut jabatan, bukan nama orang."}
        widgets = {
            "temuan": forms.Textarea(attrs={"rows": 4, "maxlength": 5000}),
            "rekomendasi": forms.Textarea(attrs={"rows": 4, "maxlength": 5000}),
        }


class TindakLanjutForm(JagaTeksMixin, forms.ModelForm):
    batas = medan_tanggal("Batas")

    class Meta:
        model = TindakLanjut
        fields = ["hambatan", "uraian", "penanggung_jawab", "batas"]
        labels = {"uraian": "Tindak lanjut", "penanggung_jawab": "Penanggung jawab (jabatan)"}


class KemajuanForm(TindakLanjutForm):
    class Meta(TindakLanjutForm.Meta):
        fields = [*TindakLanjutForm.Meta.fields, "keadaan", "kemajuan"]
        labels = TindakLanjutForm.Meta.labels | {"kemajuan": "Kemajuan atau hasil"}
