"""What a village types: its wish, one row of its list, a workbook."""

import datetime as dt

from django import forms

from layanan.ketupat_pecel.warga.hitung import (
    DUSUN_TERPANJANG,
    KETERANGAN_TERPANJANG,
    NAMA_TERPANJANG,
    galat_nama,
    galat_nik,
    galat_telepon,
    peringatan_nik,
    rapikan_nik,
)
from layanan.ketupat_pecel.warga.models import UsulanDesa, Warga
from layanan.sop.pribadi.masukan import JagaTeksMixin
from pentas.formulir import periksa_tahun

MEDAN_TEKS = {"nomor_surat": 60, "tempat": 150, "catatan": 2000}
MEDAN_HARI = ("tanggal_surat", "tanggal_usul")


def hari_field(label: str, **kw) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d"], validators=[periksa_tahun], **kw)


class UsulanForm(JagaTeksMixin, forms.Form):
    """Everything may be empty in a draft; what is missing is said before sending."""

    nomor_surat = forms.CharField(label="Nomor surat permohonan", max_length=60, required=False)
    tanggal_surat = hari_field("Tanggal surat", required=False)
    tempat = forms.CharField(
        label="Tempat pelayanan",
        max_length=150,
        required=False,
        help_text="Misalnya balai desa atau halaman sekolah. Ada listrik dan atap lebih baik.",
    )
    tanggal_usul = hari_field(
        "Tanggal yang diharapkan", required=False, help_text="Boleh kosong. Dinas menetapkan tanggalnya."
    )
    catatan = forms.CharField(
        label="Yang perlu diketahui tim",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Jalan, penyeberangan, sinyal, listrik. Tanpa NIK.",
    )
    surat = forms.FileField(
        label="Surat permohonan bertanda tangan", required=False, help_text="PDF atau foto yang terbaca."
    )

    def __init__(self, *args, usulan: UsulanDesa, **kw):
        super().__init__(*args, **kw)
        self.hari_ini = dt.datetime.now(usulan.unit.dinas.zona).date()
        self.usulan = usulan

    def clean_tanggal_surat(self):
        hari = self.cleaned_data["tanggal_surat"]
        if hari and hari > self.hari_ini:
            raise forms.ValidationError("Tanggal surat belum tiba. Periksa lagi tanggal pada suratnya.")
        return hari

    def clean_tanggal_usul(self):
        hari = self.cleaned_data["tanggal_usul"]
        if hari and hari < self.hari_ini and hari != self.usulan.tanggal_usul:
            raise forms.ValidationError("Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.")
        return hari

    def isi(self) -> dict:
        """What could be read: an unfinished form is kept as far as it goes."""
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "surat"}


class WargaForm(JagaTeksMixin, forms.Form):
    """One resident. Of a row that exists the NIK is not shown again: left empty it stays."""

    nik = forms.CharField(
        label="NIK",
        max_length=24,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}),
    )
    nama = forms.CharField(label="Nama lengkap", max_length=NAMA_TERPANJANG, required=False)
    dusun = forms.CharField(label="Dusun/RT", max_length=DUSUN_TERPANJANG, required=False)
    telepon = forms.CharField(
        label="Telepon atau WhatsApp, boleh kosong",
        max_length=24,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    dokumen = forms.MultipleChoiceField(required=False)
    lengkap = forms.MultipleChoiceField(required=False)

    def __init__(self, *args, dokumen: dict, warga: Warga | None = None, **kw):
        super().__init__(*args, **kw)
        self.warga, self.pilihan = warga, dokumen
        semua = [(kode, d.nama) for kode, d in dokumen.items()]
        self.fields["dokumen"].choices = self.fields["lengkap"].choices = semua
        for kode in dokumen:
            self.fields[f"ket_{kode}"] = forms.CharField(required=False, max_length=KETERANGAN_TERPANJANG)
        self.peringatan = ""

    def _clean_fields(self):
        super()._clean_fields()
        if self.has_error("nik"):  # sixteen digits stand here by right
            del self._errors["nik"]
            self.cleaned_data["nik"] = self.data.get(self.add_prefix("nik"), "")
        self._periksa()

    def _periksa(self) -> None:
        isi = self.cleaned_data
        nik = rapikan_nik(isi.get("nik") or "")
        if not nik and self.warga is not None and self.warga.nik:
            nik = self.warga.nik.nilai()
        isi["nik"] = nik
        for medan, galat in (
            ("nik", galat_nik(nik)),
            ("nama", galat_nama((isi.get("nama") or "").strip())),
            ("telepon", galat_telepon(isi.get("telepon") or "")),
            ("dokumen", "" if isi.get("dokumen") else "Pilih sedikitnya satu dokumen."),
        ):
            if galat and not self.has_error(medan):
                self.add_error(medan, galat)
        self.peringatan = peringatan_nik(nik)

    def isi(self) -> dict:
        """As ``tambah_warga`` takes it."""
        bersih = self.cleaned_data
        dokumen = [
            {"kode": k, "keterangan": bersih.get(f"ket_{k}") or "", "lengkap": k in bersih["lengkap"]}
            for k in self.pilihan
            if k in bersih["dokumen"]
        ]
        return {m: bersih[m] for m in ("nik", "nama", "dusun", "telepon")} | {"dokumen": dokumen}

    def baris_dokumen(self) -> list[dict]:
        """The documents as the page draws them: ticked or not, with a remark, papers ready or not, requirements."""
        terikat = self.is_bound
        terpilih = self.data.getlist("dokumen") if terikat else self.initial.get("dokumen", ())
        lengkap = self.data.getlist("lengkap") if terikat else self.initial.get("lengkap", ())
        return [
            {
                "dokumen": d,
                "dipilih": kode in terpilih,
                "lengkap": kode in lengkap,
                "keterangan": self[f"ket_{kode}"].value() or "",
                "syarat": [s for s in d.syarat.all() if s.aktif],
            }
            for kode, d in self.pilihan.items()
        ]


class ImporForm(forms.Form):
    berkas = forms.FileField(
        label="Buku kerja Excel (.xlsx)", error_messages={"required": "Pilih berkas .xlsx yang sudah Anda isi."}
    )


class SimpanImporForm(JagaTeksMixin, forms.Form):
    bungkus = forms.CharField(max_length=1_500_000, widget=forms.HiddenInput)
    benar_saja = forms.BooleanField(required=False)


class TarikForm(JagaTeksMixin, forms.Form):
    alasan = forms.CharField(
        label="Alasan", max_length=300, error_messages={"required": "Tulis alasannya, supaya dinas tahu."}
    )
