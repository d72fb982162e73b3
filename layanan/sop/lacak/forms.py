"""The code and its four digits, as people type them."""

import re

from django import forms

from layanan.sop.lacak.pelacak import Pelacak, pelacak_untuk, semua_pelacak
from layanan.sop.permohonan.hitung import ABJAD, PANJANG, kode_sah, rapikan_kode


class LacakForm(forms.Form):
    kode = forms.CharField(
        label="Kode lacak",
        max_length=40,
        error_messages={"required": "Isi kode lacak. Kodenya tercetak pada tanda terima."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    pin = forms.CharField(
        label="4 angka rahasia",
        max_length=20,
        error_messages={"required": "Isi 4 angka rahasia yang Anda terima bersama kode lacak."},
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "inputmode": "numeric", "maxlength": "8"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_kode(self) -> str:
        """The check character tells a slip of the finger from a wrong code, without asking the database."""
        kode = rapikan_kode(self.cleaned_data["kode"])
        if len(kode) != PANJANG + 1:
            raise forms.ValidationError(f"Kode lacak terdiri atas {PANJANG + 1} huruf dan angka, misalnya K7M2-QXP4.")
        if asing := [h for h in kode if h not in ABJAD]:
            raise forms.ValidationError(f"Kode lacak tidak memakai {asing[0]}. Periksa huruf itu pada tanda terima.")
        if not kode_sah(kode):
            raise forms.ValidationError("Ada yang salah ketik. Bandingkan tiap huruf dan angka dengan tanda terima.")
        return kode

    def clean_pin(self) -> str:
        pin = re.sub(r"\s", "", self.cleaned_data["pin"])
        if not re.fullmatch(r"[0-9]{4}", pin):
            raise forms.ValidationError("Isi tepat 4 angka.")
        return pin


class LacakUmumForm(LacakForm):
    """Of the tracking page: takes the numbers of every kind that services registered, too. ``pelacak`` None: a code."""

    pelacak: Pelacak | None = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if semua_pelacak():
            self.fields["kode"].label = "Kode lacak atau nomor tanda terima"

    @property
    def contoh(self) -> str:
        return ", atau ".join(["8 huruf dan angka, misalnya K7M2-QXP4", *(p.contoh for p in semua_pelacak())])

    def clean_kode(self) -> str:
        tulisan = self.cleaned_data["kode"]
        if kode_sah(rapikan_kode(tulisan)):
            return super().clean_kode()
        try:
            ada = pelacak_untuk(tulisan)
        except ValueError as galat:
            raise forms.ValidationError(str(galat)) from galat
        if ada is None:
            return super().clean_kode()
        self.pelacak, nomor = ada
        return nomor
