"""Input of the settings of an office."""

from django import forms

from layanan.sop.deklarasi.daftar import semua_sop
from layanan.sop.dinas.models import Unit


class LayananForm(forms.Form):
    layanan = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Layanan yang menerima permohonan",
        error_messages={"invalid_choice": "Salah satu layanan tidak dikenal. Muat ulang halaman ini."},
    )

    def __init__(self, *args, dinas, **kw):
        super().__init__(*args, **kw)
        self.fields["layanan"].choices = [(s.kode, s.nama) for s in semua_sop() if dinas.tingkat in s.tingkat_dinas]


class UnitForm(forms.ModelForm):
    """A new unit names its kind; later it stays."""

    class Meta:
        model = Unit
        fields = ["jenis", "nama", "kode", "alamat", "aktif"]
        labels = {"kode": "Kode wilayah"}
        help_texts = {
            "kode": "Untuk desa dan nagari: kode Kemendagri. Boleh kosong.",
            "aktif": "Unit yang tidak aktif tidak dapat mengajukan permohonan baru.",
        }

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        hapus = "jenis" if self.instance.pk else "aktif"
        del self.fields[hapus]


class AkunField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        sebutan = obj.nama or obj.jabatan or obj.institusi
        return f"{obj.username} · {sebutan}" if sebutan else obj.username


class AnggotaForm(forms.Form):
    pengguna = AkunField(
        None,
        label="Akun",
        empty_label="Pilih akun",
        error_messages={
            "required": "Pilih akunnya.",
            "invalid_choice": "Akun ini belum berperan pemohon di dinas ini. Tambahkan penugasannya lebih dahulu.",
        },
    )

    def __init__(self, *args, calon, **kw):
        super().__init__(*args, **kw)
        self.fields["pengguna"].queryset = calon


class BukaForm(forms.Form):
    """Province and kabupaten/kota offices that are not open yet, by code."""

    wilayah = forms.ChoiceField(
        label="Dinas",
        error_messages={
            "required": "Pilih dinasnya.",
            "invalid_choice": "Dinas ini sudah dibuka, atau bukan kelolaan Anda.",
        },
    )

    def __init__(self, *args, pilihan, **kw):
        super().__init__(*args, **kw)
        self.fields["wilayah"].choices = [("", "Pilih dinas"), *pilihan]
