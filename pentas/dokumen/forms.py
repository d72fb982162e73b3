"""Input of the letterhead page and of the public check."""

import re

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms

from pentas.dokumen.models import Instansi
from pentas.galat import Ditolak
from pentas.unggahan.gambar import png_kecil
from pentas.unggahan.jenis import JPG, PNG
from pentas.unggahan.periksa import siapkan

SISI_LAMBANG = 600


class InstansiForm(forms.ModelForm):
    berkas_lambang = forms.FileField(
        label="Lambang daerah",
        required=False,
        help_text="PNG atau JPG. Biarkan kosong bila tidak diganti.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    hapus_lambang = forms.BooleanField(label="Hapus lambang yang tersimpan", required=False)

    status_galat = 422  # 415 or 413 where the emblem is the reason

    class Meta:
        model = Instansi
        fields = [
            "nama_pemerintah",
            "nama_dinas",
            "alamat",
            "telepon",
            "surel",
            "laman",
            "kota",
            "penanda_jabatan",
            "penanda_nama",
            "penanda_pangkat",
            "penanda_nip",
        ]
        help_texts = {
            "nama_pemerintah": "Baris pertama kop, misalnya PEMERINTAH PROVINSI SUMATERA BARAT.",
            "kota": "Tempat pada baris tanggal, misalnya Padang.",
            "penanda_jabatan": "Bidang penanda tangan yang kosong dicetak sebagai garis isian.",
            "penanda_nip": "18 angka tanpa spasi.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.lambang:
            del self.fields["hapus_lambang"]
        kop = ["nama_pemerintah", "nama_dinas", "alamat", "telepon", "surel", "laman", "kota", "berkas_lambang"]
        penanda = [nama for nama in self.fields if nama.startswith("penanda_")]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset("Kop surat", *kop, *(["hapus_lambang"] if "hapus_lambang" in self.fields else [])),
            Fieldset("Penanda tangan", *penanda),
        )

    def clean_berkas_lambang(self) -> bytes | None:
        """The emblem re-encoded: what is stored was drawn by us."""
        berkas = self.cleaned_data["berkas_lambang"]
        if not berkas:
            return None
        try:
            siap = siapkan(berkas)
            if siap.jenis not in (PNG, JPG):
                raise Ditolak(f"Lambang berupa {siap.jenis.kode} belum diterima. Pakai PNG atau JPG.")
            return png_kecil(siap.isi, siap.jenis, SISI_LAMBANG)
        except Ditolak as galat:
            self.status_galat = galat.status
            raise forms.ValidationError(galat.alasan) from galat

    @property
    def isian(self) -> dict:
        return {medan: self.cleaned_data[medan] for medan in self.Meta.fields}


def rapikan_kode(mentah: str) -> str:
    """A code as people type it: lower case, spaces, without its dashes."""
    huruf = re.sub(r"[^0-9A-Z]", "", mentah.upper())[:30]
    bagian = re.fullmatch(r"(PD\d\d)(\w{2,6})(\w{4})(\w{4})", huruf)
    return "-".join(bagian.groups()) if bagian else huruf


class PeriksaForm(forms.Form):
    kode = forms.CharField(
        label="Kode verifikasi", max_length=60, help_text="Tercetak di samping kode QR, misalnya PD26-RK10-7F3A-91C2."
    )

    def clean_kode(self) -> str:
        kode = rapikan_kode(self.cleaned_data["kode"])
        if not kode.startswith("PD") or "-" not in kode:
            raise forms.ValidationError("Kode belum lengkap. Salin seluruh kode, misalnya PD26-RK10-7F3A-91C2.")
        return kode
