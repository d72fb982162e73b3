"""Input of issue, download and handover."""

import re

from django import forms

from layanan.negeri.kirim.models import BuktiSerah
from layanan.sop.pribadi.masukan import JagaTeksMixin
from pentas.galat import Ditolak
from pentas.unggahan.jenis import GAMBAR, PDF
from pentas.unggahan.periksa import siapkan


def _siap(berkas, jenis, kalimat: str):
    try:
        siap = siapkan(berkas)
    except Ditolak as galat:
        raise forms.ValidationError(galat.alasan) from galat
    if siap.jenis not in jenis:
        raise forms.ValidationError(kalimat)
    return siap


class TerbitForm(JagaTeksMixin, forms.Form):
    nomor = forms.CharField(label="Nomor dokumen", max_length=60, help_text="Nomor register, bukan NIK atau nomor KK.")
    berkas = forms.FileField(label="PDF bertanda tangan elektronik", widget=forms.FileInput(attrs={"accept": ".pdf"}))
    sudah_ttd = forms.BooleanField(
        label="Tanda tangan elektroniknya sudah saya periksa",
        error_messages={"required": "Buka PDF-nya, periksa tanda tangannya, lalu centang."},
    )

    def clean_berkas(self):
        return _siap(self.cleaned_data["berkas"], (PDF,), "Dokumen yang diterbitkan harus PDF bertanda tangan.")


class PinForm(JagaTeksMixin, forms.Form):
    pin = forms.CharField(
        label="4 angka rahasia",
        max_length=20,
        error_messages={"required": "Isi 4 angka rahasia (PIN) ajuan Anda."},
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "inputmode": "numeric", "maxlength": "8"}),
    )

    def clean_pin(self) -> str:
        pin = re.sub(r"\s", "", self.cleaned_data["pin"])
        if not re.fullmatch(r"[0-9]{4}", pin):
            raise forms.ValidationError("Isi tepat 4 angka.")
        return pin


class SerahForm(JagaTeksMixin, forms.Form):
    penerima = forms.CharField(label="Nama penerima", max_length=100)
    hubungan = forms.ChoiceField(
        label="Hubungan dengan pemohon", choices=BuktiSerah.Hubungan.choices, widget=forms.RadioSelect
    )
    goresan = forms.JSONField(required=False, widget=forms.HiddenInput)
    foto = forms.FileField(
        label="Atau foto kertas yang sudah ditandatangani",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    def clean_goresan(self):
        """Strokes: [[[x, y, t], …], …]; anything else is no signature."""
        isi = self.cleaned_data["goresan"]
        if not isi:
            return None
        titik = [t for g in isi for t in g] if isinstance(isi, list) and all(isinstance(g, list) for g in isi) else []
        sah = titik and len(titik) <= 20_000
        angka = all(
            isinstance(t, list) and len(t) == 3 and all(type(a) in (int, float) and abs(a) < 10_000_000 for a in t)
            for t in titik
        )
        if not sah or not angka:
            raise forms.ValidationError("Tanda tangan tidak terbaca. Ulangi di layar, atau foto kertasnya.")
        return isi

    def clean_foto(self):
        if not self.cleaned_data["foto"]:
            return None
        return _siap(self.cleaned_data["foto"], GAMBAR, "Berkas ini bukan foto. Pilih JPG, PNG, atau WebP.")
