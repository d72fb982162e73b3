"""Input of a pilot."""

from django import forms

from layanan.negeri.program.izin import negeri_dinas
from layanan.negeri.program.masukan import medan_tanggal
from layanan.negeri.uji_coba.alur import Keputusan
from layanan.negeri.uji_coba.models import IndikatorUjiCoba, UjiCoba
from layanan.sop.pribadi.masukan import JagaTeksMixin
from pentas.formulir import PilihanBanyakField


class UjiCobaForm(JagaTeksMixin, forms.ModelForm):
    mulai = medan_tanggal("Mulai")
    akhir = medan_tanggal("Selesai")
    negeri = PilihanBanyakField(
        None,
        label="Negeri percontohan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu negeri percontohan."},
    )

    class Meta:
        model = UjiCoba
        fields = ["nama", "mulai", "akhir", "negeri"]
        labels = {"nama": "Nama uji coba"}

    def __init__(self, *args, dinas, **kw):
        super().__init__(*args, **kw)
        self.fields["negeri"].queryset = negeri_dinas(dinas)

    def clean(self):
        data = super().clean()
        if data.get("mulai") and data.get("akhir") and data["akhir"] < data["mulai"]:
            self.add_error("akhir", "Tanggal selesai mendahului tanggal mulai.")
        return data

    def isi(self) -> dict:
        return {m: self.cleaned_data[m] for m in ("nama", "mulai", "akhir")}


class IndikatorForm(JagaTeksMixin, forms.ModelForm):
    class Meta:
        model = IndikatorUjiCoba
        fields = ["nama", "satuan", "target", "hasil"]
        labels = {"nama": "Indikator"}
        help_texts = {"hasil": "Kosongkan sampai diukur.", "satuan": "Misalnya: persen, hari kerja."}


class EvaluasiForm(JagaTeksMixin, forms.ModelForm):
    """Nothing is required while it is a draft; what sending needs, the action asks."""

    keputusan = forms.ChoiceField(
        label="Usulan keputusan", choices=Keputusan.choices, required=False, widget=forms.RadioSelect
    )

    class Meta:
        model = UjiCoba
        fields = ["temuan", "perbaikan", "keputusan"]
        help_texts = {"temuan": "Sebut jabatan atau lembaga, bukan nama orang."}
        widgets = {
            "temuan": forms.Textarea(attrs={"rows": 4, "maxlength": 5000}),
            "perbaikan": forms.Textarea(attrs={"rows": 4, "maxlength": 5000}),
        }


class KembalikanForm(JagaTeksMixin, forms.Form):
    catatan = forms.CharField(label="Yang perlu dilengkapi", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
