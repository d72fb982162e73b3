"""Input of what follows the day: batches, reasons, dates, handover."""

import re

from django import forms

from layanan.ketupat_pecel.susulan.models import SerahTerima
from layanan.sop.pribadi.masukan import JagaTeksMixin
from pentas.formulir import periksa_tahun
from pentas.galat import Ditolak
from pentas.unggahan.jenis import GAMBAR
from pentas.unggahan.periksa import siapkan

PK = re.compile(r"\d{1,18}")
Hubungan, Bukti = SerahTerima.Hubungan, SerahTerima.Bukti


class MassalForm(forms.Form):
    """Ticked documents, each with the number it bears. Read from the raw data: rows come and go under the page."""

    aksi = forms.ChoiceField(choices=[("proses", "Mulai proses"), ("siap", "Tandai siap")])

    def clean(self):
        isi = super().clean()
        pilih = [n for n in self.data.getlist("dokumen") if PK.fullmatch(n)]
        isi["nomor"] = {int(n): self.data.get(f"nomor-{n}", "")[:60] for n in pilih}
        return isi


class AlasanForm(JagaTeksMixin, forms.Form):
    alasan = forms.CharField(label="Alasan", max_length=200)


class TiketForm(JagaTeksMixin, forms.Form):
    tiket = forms.CharField(label="Nomor tiket dari pusat", max_length=60)


class HasilForm(JagaTeksMixin, forms.Form):
    hasil = forms.CharField(label="Hasil dari pusat", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class JanjiForm(JagaTeksMixin, forms.Form):
    tanggal = forms.DateField(
        label="Tanggal baru",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[periksa_tahun],
    )
    alasan = forms.CharField(
        label="Sebabnya", max_length=200, help_text="Dibaca warga pada halaman tanda terimanya. Tanpa nama orang."
    )


class SerahForm(JagaTeksMixin, forms.Form):
    """``dokumen``: those of this receipt that are ready. Nothing but the digits is asked twice."""

    dokumen = forms.MultipleChoiceField(
        label="Yang diserahkan sekarang",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Centang dokumen yang diserahkan sekarang."},
    )
    cara = forms.ChoiceField(
        label="Cara", choices=SerahTerima.Cara.choices, initial=SerahTerima.Cara.DIAMBIL, widget=forms.RadioSelect
    )
    hubungan = forms.ChoiceField(label="Yang menerima", choices=Hubungan.choices, widget=forms.RadioSelect)
    penerima = forms.CharField(
        label="Nama penerima", max_length=100, required=False, help_text="Wajib bila bukan pemohon sendiri."
    )
    bukti = forms.ChoiceField(
        label="Bukti yang dibawa", choices=Bukti.choices, required=False, widget=forms.RadioSelect
    )
    nomor = forms.CharField(label="Nomor tanda terima", max_length=30, required=False)
    pin = forms.CharField(
        label="4 angka",
        max_length=8,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    goresan = forms.JSONField(required=False, widget=forms.HiddenInput)
    foto = forms.FileField(
        label="Atau foto kertas yang sudah ditandatangani",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    def __init__(self, *args, dokumen, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dokumen"].choices = [(d.pk, str(d.dokumen)) for d in dokumen]
        self.fields["dokumen"].initial = [d.pk for d in dokumen]

    def clean_dokumen(self) -> list[int]:
        return [int(n) for n in self.cleaned_data["dokumen"]]

    def clean_pin(self) -> str:
        return re.sub(r"\s", "", self.cleaned_data["pin"])

    def clean_goresan(self):
        """Strokes: [[[x, y, t], …], …]; anything else is no signature."""
        isi = self.cleaned_data["goresan"]
        if not isi:
            return None
        titik = [t for g in isi for t in g] if isinstance(isi, list) and all(isinstance(g, list) for g in isi) else []
        angka = all(
            isinstance(t, list) and len(t) == 3 and all(type(a) in (int, float) and abs(a) < 10_000_000 for a in t)
            for t in titik
        )
        if not titik or len(titik) > 20_000 or not angka:
            raise forms.ValidationError("Tanda tangan tidak terbaca. Ulangi di layar, atau foto kertasnya.")
        return isi

    def clean_foto(self):
        if not self.cleaned_data["foto"]:
            return None
        try:
            siap = siapkan(self.cleaned_data["foto"])
        except Ditolak as galat:
            raise forms.ValidationError(galat.alasan) from galat
        if siap.jenis not in GAMBAR:
            raise forms.ValidationError("Berkas ini bukan foto. Pilih JPG, PNG, atau WebP.")
        return siap
