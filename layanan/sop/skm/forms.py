"""Input of the survey: the public questionnaire, papers, follow-up."""

from django import forms
from django.utils import timezone

from layanan.sop.deklarasi.daftar import pilihan_layanan
from layanan.sop.dinas.models import LayananDinas, Unit
from layanan.sop.pribadi.masukan import JagaTeksMixin
from layanan.sop.skm.data import PROFIL
from layanan.sop.skm.models import TindakLanjutSkm
from layanan.sop.skm.unsur import PILIHAN_UNSUR, UNSUR, URUTAN_TANYA
from pentas.formulir import TAHUN


class DinasField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return obj.nama


class UnitField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return obj.nama


class SurveiForm(JagaTeksMixin, forms.Form):
    """A field per element, named by its code; the page asks in the questionnaire's order."""

    wajib = True

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        for u in URUTAN_TANYA:
            self.fields[u.medan] = forms.TypedChoiceField(
                label=u.tanya,
                choices=[(n, teks) for n, teks in enumerate(u.pilihan, 1)],
                coerce=int,
                empty_value=None,
                required=self.wajib,
                widget=forms.RadioSelect,
                error_messages={"required": "Pilih satu jawaban.", "invalid_choice": "Pilih satu jawaban."},
            )
        for medan, label, pilihan in PROFIL:
            self.fields[medan] = forms.ChoiceField(
                label=label, choices=[("", "Tidak menyebutkan"), *pilihan.choices], required=False
            )
        self.fields["saran"] = forms.CharField(
            label="Saran, boleh kosong", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
        )

    @property
    def pertanyaan(self) -> list:
        return [self[u.medan] for u in URUTAN_TANYA]

    @property
    def profil(self) -> list:
        return [self[medan] for medan, _label, _pilihan in PROFIL]

    def isi(self) -> dict:
        """For the actions: {"nilai": {"U1": …}, "profil", "saran"}."""
        data = self.cleaned_data
        return {
            "nilai": {u.kode: data[u.medan] for u in UNSUR},
            "profil": {medan: data[medan] for medan, _label, _pilihan in PROFIL},
            "saran": data["saran"],
        }


class KertasForm(SurveiForm):
    """The same from paper: blanks stay blank."""

    wajib = False

    dinas = DinasField(None, label="Dinas", empty_label=None)
    layanan = forms.ChoiceField(label="Layanan")
    tanggal = forms.DateField(
        label="Tanggal diisi",
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    unit = UnitField(
        None,
        label="Diisi di",
        required=False,
        empty_label="Tidak disebutkan",
        help_text="Negeri tempat warga dilayani, supaya kepuasannya dapat dibandingkan.",
    )

    def __init__(self, *args, semua_dinas, **kw):
        super().__init__(*args, **kw)
        self.fields["dinas"].queryset = semua_dinas
        negeri = Unit.objects.filter(dinas__in=semua_dinas, jenis=Unit.Jenis.NEGERI, aktif=True)
        self.fields["unit"].queryset = negeri
        if not negeri.exists():
            del self.fields["unit"]
        dibuka = set(LayananDinas.objects.filter(dinas__in=semua_dinas).values_list("layanan", flat=True))
        self.fields["layanan"].choices = [(kode, nama) for kode, nama in pilihan_layanan() if kode in dibuka]

    @property
    def kepala(self) -> list:
        return [self[nama] for nama in ("dinas", "layanan", "tanggal", "unit") if nama in self.fields]

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if tanggal.year not in TAHUN:
            raise forms.ValidationError("Periksa tahunnya.")
        return tanggal


class RencanaForm(JagaTeksMixin, forms.ModelForm):
    """A new plan. The element, what will be done, who, by when."""

    unsur = forms.ChoiceField(label="Unsur", choices=PILIHAN_UNSUR)

    class Meta:
        model = TindakLanjutSkm
        fields = ["unsur", "uraian", "penanggung_jawab", "batas"]
        labels = {"uraian": "Tindak lanjut", "penanggung_jawab": "Penanggung jawab (jabatan)", "batas": "Batas"}
        widgets = {"batas": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def clean_batas(self):
        batas = self.cleaned_data["batas"]
        if batas.year not in TAHUN:
            raise forms.ValidationError("Periksa tahunnya.")
        return batas


class KemajuanForm(RencanaForm):
    """How it goes; the element stays what it was made for."""

    unsur = None

    class Meta(RencanaForm.Meta):
        fields = ["uraian", "penanggung_jawab", "batas", "keadaan", "kemajuan"]
        labels = RencanaForm.Meta.labels | {"keadaan": "Keadaan", "kemajuan": "Kemajuan atau hasil"}
