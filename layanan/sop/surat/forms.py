"""Input of the letter pages: validated, never written."""

import re

from django import forms
from django.core.validators import RegexValidator

from layanan.sop.pribadi.masukan import JagaTeksMixin
from layanan.sop.surat.alur import StatusSurat
from layanan.sop.surat.hitung import cacat_pola
from layanan.sop.surat.jenis import pilihan_jenis
from pentas.dokumen.models import Penanda
from pentas.formulir import periksa_tahun

HARI = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class VersiForm(JagaTeksMixin, forms.Form):
    versi = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)


class NomoriForm(VersiForm):
    tanggal = forms.DateField(label="Tanggal surat", widget=HARI, validators=[periksa_tahun])


class NaskahForm(VersiForm):
    berkas = forms.FileField(
        label="Pindaian surat bertanda tangan",
        help_text="PDF atau foto. Setelah tersimpan, pindaian ini menjadi naskah resmi.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/*"}),
    )


class KirimForm(VersiForm):
    tanggal = forms.DateField(label="Tanggal kirim", widget=HARI, validators=[periksa_tahun])
    cara = forms.CharField(label="Dikirim lewat", max_length=200, help_text="Misalnya SRIKANDI, pos, atau diantar.")


class BatalForm(VersiForm):
    alasan = forms.CharField(label="Alasan pembatalan", max_length=250, help_text="Tercatat dalam register surat.")


class SuratForm(JagaTeksMixin, forms.Form):
    """A general outgoing letter: plain fields, a blank line between paragraphs."""

    perihal = forms.CharField(label="Hal", max_length=250)
    kepada = forms.CharField(
        label="Kepada", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text="Satu baris tiap bagian."
    )
    sifat = forms.ChoiceField(choices=[(s, s) for s in ("Biasa", "Penting", "Segera", "Rahasia")])
    lampiran = forms.CharField(max_length=60, required=False, help_text="Misalnya 1 berkas. Kosongkan bila tidak ada.")
    naskah = forms.CharField(
        label="Isi surat",
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Pisahkan paragraf dengan satu baris kosong.",
    )
    tembusan = forms.CharField(
        max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Satu baris tiap tujuan."
    )
    versi = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    @property
    def isi(self) -> dict:
        data = self.cleaned_data
        return {
            "kepada": _baris(data["kepada"]),
            "sifat": data["sifat"],
            "lampiran": data["lampiran"],
            "paragraf": [
                " ".join(p.split()) for p in re.split(r"\n\s*\n", data["naskah"].replace("\r", "")) if p.strip()
            ],
            "tembusan": _baris(data["tembusan"]),
        }


def awal_surat(surat) -> dict:
    """What the form shows of a draft."""
    isi = surat.isi
    return {
        "perihal": surat.perihal,
        "kepada": "\n".join(isi.get("kepada", [])),
        "sifat": isi.get("sifat", "Biasa"),
        "lampiran": isi.get("lampiran", ""),
        "naskah": "\n\n".join(isi.get("paragraf", [])),
        "tembusan": "\n".join(isi.get("tembusan", [])),
        "versi": surat.versi,
    }


def _baris(teks: str) -> list[str]:
    return [b.strip() for b in teks.splitlines() if b.strip()]


class SaringForm(forms.Form):
    """Filter of the register; what cannot be read filters nothing."""

    tahun = forms.TypedChoiceField(coerce=int, empty_value=None, required=False)
    jenis = forms.ChoiceField(required=False)
    status = forms.ChoiceField(required=False, choices=[("", "Semua status"), *StatusSurat.choices])
    cari = forms.CharField(required=False, max_length=100, label="Nomor atau hal")

    def __init__(self, *args, tahun=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tahun"].choices = [("", "Semua tahun"), *((t, t) for t in tahun)]
        self.fields["jenis"].choices = [("", "Semua jenis"), *pilihan_jenis()]

    @property
    def pilihan(self) -> dict:
        self.is_valid()
        return {nama: self.cleaned_data.get(nama) or "" for nama in self.fields}


class AturanForm(JagaTeksMixin, forms.Form):
    tahun = forms.IntegerField(label="Berlaku mulai tahun", min_value=2000, max_value=2100)
    pola = forms.CharField(label="Pola nomor", max_length=200)
    terakhir = forms.IntegerField(
        label="Nomor terakhir di buku register kertas",
        required=False,
        min_value=1,
        max_value=999_999,
        help_text="Hanya bila tahun ini sudah ada surat yang dinomori di kertas. Nomor berikutnya melanjutkan.",
    )
    jabatan = forms.CharField(
        label="Penanda tangan: jabatan",
        required=False,
        max_length=200,
        help_text="Kosongkan bila ditandatangani penanda tangan pada kop surat.",
    )
    nama = forms.CharField(required=False, max_length=150)
    pangkat = forms.CharField(label="Pangkat/golongan", required=False, max_length=100)
    nip = forms.CharField(
        label="NIP",
        required=False,
        max_length=18,
        validators=[RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka.")],
    )

    def clean_pola(self) -> str:
        pola = self.cleaned_data["pola"].strip()
        if kalimat := cacat_pola(pola):
            raise forms.ValidationError(kalimat)
        return pola

    def clean(self):
        data = super().clean()
        if not data.get("jabatan") and any(data.get(m) for m in ("nama", "pangkat", "nip")):
            self.add_error("jabatan", "Isi jabatannya, atau kosongkan nama, pangkat, dan NIP.")
        return data

    @property
    def penanda(self) -> Penanda:
        return Penanda(**{m: self.cleaned_data[m] for m in ("jabatan", "nama", "pangkat", "nip")})
