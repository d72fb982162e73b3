"""Input of the action plan."""

from django import forms

from layanan.negeri.program.izin import negeri_dinas
from layanan.negeri.program.masukan import RupiahField, medan_tanggal
from layanan.negeri.rencana.models import Kegiatan, Mitra, RencanaAksi, SumberDana, TargetRencana
from layanan.sop.pribadi.masukan import JagaTeksMixin
from layanan.sop.skm.rentang import pilihan_tahun
from pentas.formulir import PilihanBanyakField


class RencanaForm(JagaTeksMixin, forms.ModelForm):
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int)

    class Meta:
        model = RencanaAksi
        fields = ["tahun", "bagian", "tujuan"]
        labels = {"bagian": "Rentang", "tujuan": "Tujuan"}
        help_texts = {"tujuan": "Apa yang menjadi lebih baik bagi warga bila rencana ini terlaksana."}
        widgets = {"tujuan": forms.Textarea(attrs={"rows": 3, "maxlength": 2000})}

    def __init__(self, *args, dinas, **kw):
        super().__init__(*args, **kw)
        tahun = pilihan_tahun(dinas.zona)
        semua = sorted({*tahun, tahun[0] + 1, self.instance.tahun or tahun[0]}, reverse=True)
        self.fields["tahun"].choices = [(t, str(t)) for t in semua]


class TargetForm(JagaTeksMixin, forms.ModelForm):
    class Meta:
        model = TargetRencana
        fields = ["indikator", "satuan", "nilai_awal", "nilai_target", "nilai_kini"]
        labels = {"nilai_kini": "Nilai kini"}
        help_texts = {
            "indikator": "Misalnya: waktu pengurusan akta kelahiran.",
            "satuan": "Misalnya: hari kerja, persen, warga.",
            "nilai_kini": "Kosongkan bila belum diukur.",
        }

    def clean(self):
        data = super().clean()
        awal, target = data.get("nilai_awal"), data.get("nilai_target")
        if awal is not None and awal == target:
            self.add_error("nilai_target", "Target sama dengan nilai awal. Isi target yang hendak dicapai.")
        return data


class SumberForm(JagaTeksMixin, forms.ModelForm):
    nominal = RupiahField(label="Nominal (Rp)")

    class Meta:
        model = SumberDana
        fields = ["jenis", "unit", "keterangan", "nominal"]
        labels = {"jenis": "Sumber", "unit": "Negeri"}
        help_texts = {"unit": "Isi bila dananya milik satu negeri."}

    def __init__(self, *args, dinas, **kw):
        super().__init__(*args, **kw)
        self.fields["unit"].queryset = negeri_dinas(dinas)
        self.fields["unit"].empty_label = "Bukan milik satu negeri"


class MitraField(PilihanBanyakField):
    def label_from_instance(self, obj):
        return f"{obj.nama} ({obj.get_jenis_display().lower()})"


class KegiatanForm(JagaTeksMixin, forms.ModelForm):
    """With a field of money for every source of the plan, and the partners."""

    mulai = medan_tanggal("Mulai")
    akhir = medan_tanggal("Selesai")
    mitra = MitraField(None, label="Mitra", required=False, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Kegiatan
        fields = ["nama", "tahap", "mulai", "akhir", "penanggung_jawab", "kemajuan", "catatan", "mitra"]
        labels = {
            "nama": "Kegiatan",
            "penanggung_jawab": "Penanggung jawab (jabatan)",
            "kemajuan": "Kemajuan (%)",
            "catatan": "Catatan kemajuan",
        }

    def __init__(self, *args, rencana, sumber, **kw):
        super().__init__(*args, **kw)
        self.sumber = sumber
        ada = dict(self.instance.anggaran.values_list("sumber", "nominal")) if self.instance.pk else {}
        for s in sumber:
            self.fields[f"sumber_{s.pk}"] = RupiahField(
                label=f"Anggaran dari {s} (Rp)", required=False, initial=ada.get(s.pk)
            )
        self.fields["mitra"].queryset = Mitra.objects.filter(dinas=rencana.dinas, aktif=True)

    def clean(self):
        data = super().clean()
        if data.get("mulai") and data.get("akhir") and data["akhir"] < data["mulai"]:
            self.add_error("akhir", "Tanggal selesai mendahului tanggal mulai.")
        return data

    def bagian(self) -> dict:
        """For the action: {"isi", "anggaran", "mitra"}."""
        data = self.cleaned_data
        nominal = {s.pk: data.get(f"sumber_{s.pk}") for s in self.sumber}
        isi = {m: data[m] for m in self.Meta.fields if m != "mitra"}
        return {"isi": isi, "anggaran": nominal, "mitra": list(data["mitra"])}


class MitraForm(JagaTeksMixin, forms.ModelForm):
    class Meta:
        model = Mitra
        fields = ["nama", "jenis", "dukungan", "aktif"]
        labels = {"nama": "Nama lembaga atau kelompok", "dukungan": "Bentuk dukungan"}
        help_texts = {"nama": "Tulis lembaganya, bukan nama orang.", "aktif": "Mitra tidak aktif tidak dapat dipilih."}
        help_texts |= {"dukungan": "Misalnya: kuota internet 20 GB sebulan untuk kantor negeri."}
