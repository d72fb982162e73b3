"""What residents and operators type."""

import re

from django import forms

from layanan.negeri.ajuan.models import Ajuan
from layanan.sop.lacak.forms import LacakForm
from layanan.sop.permohonan.hitung import ABJAD, PANJANG, kode_sah, rapikan_kode
from layanan.sop.pribadi.masukan import JagaTeksMixin, KkFormField, NikFormField

VERSI_TERTINGGI = 2**31 - 1
HURUF = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class LanjutForm(JagaTeksMixin, LacakForm):
    """Code and digits of a submission, sent or not."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kode"].label = "Kode ajuan"


class KodeForm(JagaTeksMixin, forms.Form):
    kode = forms.CharField(
        label="Kode dari operator negeri",
        max_length=40,
        error_messages={"required": "Isi kode yang Anda terima dari operator negeri."},
        widget=forms.TextInput(attrs=HURUF),
        help_text="8 huruf dan angka, tercetak pada kertas dari kantor negeri. Sekali pakai.",
    )

    def clean_kode(self) -> str:
        kode = rapikan_kode(self.cleaned_data["kode"])
        if len(kode) != PANJANG + 1 or any(h not in ABJAD for h in kode) or not kode_sah(kode):
            raise forms.ValidationError("Ada yang salah ketik. Bandingkan tiap huruf dan angka dengan kertasnya.")
        return kode


class UnitField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return obj.nama


class SurelForm(forms.Form):
    """Identity by mail, where the installation can send any."""

    unit = UnitField(
        None, label="Negeri Anda", empty_label="Pilih negeri", error_messages={"required": "Pilih negeri."}
    )
    surel = forms.EmailField(label="Surel Anda", max_length=150)

    def __init__(self, *args, semua_unit, **kw):
        super().__init__(*args, **kw)
        self.fields["unit"].queryset = semua_unit


class DataForm(JagaTeksMixin, forms.Form):
    """Step one. Numbers once stored are not shown again: left empty they stay."""

    nama = forms.CharField(label="Nama lengkap", max_length=100, error_messages={"required": "Isi nama lengkap Anda."})
    nik = NikFormField(label="NIK", required=False)
    kk = KkFormField(label="Nomor KK", required=False)
    telepon = forms.CharField(
        label="Nomor telepon atau WhatsApp, boleh kosong",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    surel = forms.EmailField(label="Surel, boleh kosong", required=False, max_length=150)
    ambil = forms.ChoiceField(
        label="Dokumennya nanti", choices=Ajuan.Ambil.choices, widget=forms.RadioSelect, initial=Ajuan.Ambil.UNDUH
    )

    def __init__(self, *args, ajuan: Ajuan, **kw):
        self.ajuan = ajuan
        super().__init__(*args, **kw)
        for nama, kata in (("nik", "NIK"), ("kk", "Nomor KK")):
            ada = getattr(ajuan, nama)
            bantuan = f"Tersimpan {ada}. Isi lagi hanya bila ingin mengganti." if ada else "16 angka."
            self.fields[nama].help_text = bantuan
            self.fields[nama].required = ada is None
            self.fields[nama].error_messages["required"] = f"Isi {kata}, 16 angka."

    def clean_telepon(self) -> str:
        angka = re.sub(r"[\s.\-()]", "", self.cleaned_data["telepon"])
        if angka and not re.fullmatch(r"\+?[0-9]{8,15}", angka):
            raise forms.ValidationError("Isi nomor telepon dengan angka saja, misalnya 0812xxxxxxxx.")
        return angka

    def isi(self) -> dict:
        """What may be stored of it, also of a form that is not complete yet."""
        semua = dict(getattr(self, "cleaned_data", {}))
        for nama in ("nik", "kk"):
            if not semua.get(nama):
                semua.pop(nama, None)
        return semua


class TarikForm(JagaTeksMixin, forms.Form):
    alasan = forms.CharField(
        label="Alasan", max_length=300, error_messages={"required": "Tulis alasannya dengan singkat."}
    )


class BantuForm(forms.Form):
    unit = UnitField(None, label="Negeri", empty_label=None)
    dokumen = forms.ModelChoiceField(
        None, label="Dokumen", empty_label=None, widget=forms.RadioSelect, error_messages={"required": "Pilih dokumen."}
    )

    def __init__(self, *args, semua_unit, semua_dokumen, **kw):
        super().__init__(*args, **kw)
        self.fields["unit"].queryset = semua_unit
        self.fields["dokumen"].queryset = semua_dokumen


class BuatKodeForm(forms.Form):
    unit = UnitField(None, label="Negeri", empty_label=None)
    jumlah = forms.IntegerField(label="Jumlah kode", min_value=1, max_value=12, initial=4)

    def __init__(self, *args, semua_unit, **kw):
        super().__init__(*args, **kw)
        self.fields["unit"].queryset = semua_unit


class TandaForm(forms.Form):
    """Radio and reason of every item, as the checklist drew them: sent together with the decision."""

    di_luar = True

    def __init__(self, *args, semua_butir, **kw):
        super().__init__(*args, **kw)
        self.butir = list(semua_butir)
        for b in self.butir:
            self.fields[f"k{b.pk}"] = forms.ChoiceField(
                required=False, choices=[("sesuai", "Sesuai"), ("kembali", "Perlu diperbaiki")]
            )
            self.fields[f"c{b.pk}"] = forms.CharField(required=False, max_length=200)

    def hasil(self) -> dict[int, tuple[str, str]]:
        isi = self.cleaned_data
        return {b.pk: (isi[f"k{b.pk}"], isi[f"c{b.pk}"]) for b in self.butir if isi.get(f"k{b.pk}")}


class PeriksaForm(TandaForm):
    """Sent alone, with the version that was seen."""

    versi = forms.IntegerField(min_value=0, max_value=VERSI_TERTINGGI)
