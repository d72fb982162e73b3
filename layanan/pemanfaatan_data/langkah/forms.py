"""What each step asks of who takes it. Papers are attachments, not fields: they stay when a form is sent back."""

import datetime as dt

from django import forms

from layanan.pemanfaatan_data.akses.forms import hari_field
from layanan.pemanfaatan_data.akses.hitung import tambah_bulan
from layanan.pemanfaatan_data.akses.models import HakAkses
from layanan.pemanfaatan_data.langkah.label import INSTRUKSI
from layanan.pemanfaatan_data.permintaan.models import PermintaanData
from layanan.sop.pribadi.masukan import JagaTeksMixin


class LangkahForm(JagaTeksMixin, forms.Form):
    """Step forms know the request; ``jalan`` names the ways that need their fields (see Penangan)."""

    def __init__(self, *args, permohonan, **kw):
        self.permohonan = permohonan
        super().__init__(*args, **kw)

    def _jangan_mendatang(self, nama: str, kalimat: str):
        hari = self.cleaned_data[nama]
        if hari > dt.datetime.now(self.permohonan.dinas.zona).date():
            raise forms.ValidationError(kalimat)
        return hari


class DisposisiForm(LangkahForm):
    instruksi = forms.MultipleChoiceField(
        label="Instruksi",
        choices=INSTRUKSI,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu instruksi."},
    )


class SusunForm(LangkahForm):
    tambahan = forms.CharField(
        label="Paragraf tambahan",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Boleh kosong. Keterangan pemohon sudah dimuat dalam surat.",
    )


class KirimForm(LangkahForm):
    tanggal = hari_field("Tanggal kirim")
    cara = forms.CharField(
        label="Cara kirim", max_length=200, help_text="Misalnya SRIKANDI, pos tercatat, atau diantar."
    )

    def clean_tanggal(self):
        return self._jangan_mendatang("tanggal", "Tanggal kirim belum tiba. Isi tanggal surat benar-benar dikirim.")


class IzinForm(LangkahForm):
    nomor = forms.CharField(label="Nomor surat Ditjen", max_length=80)
    tanggal = hari_field("Tanggal surat Ditjen")

    def clean_tanggal(self):
        return self._jangan_mendatang("tanggal", "Tanggal surat belum tiba. Periksa lagi tanggal pada suratnya.")


class PksForm(LangkahForm):
    """The agreement as signed."""

    nomor_opd = forms.CharField(label="Nomor PKS dari OPD", max_length=80, required=False)
    mulai = hari_field("Berlaku mulai")
    berakhir = hari_field("Berakhir")

    def __init__(self, *args, permohonan, **kw):
        minta = PermintaanData.objects.get(permohonan=permohonan)
        mulai = dt.datetime.now(permohonan.dinas.zona).date()
        berakhir = tambah_bulan(mulai, minta.jangka_bulan) - dt.timedelta(days=1)
        kw["initial"] = {"mulai": mulai, "berakhir": berakhir, **(kw.get("initial") or {})}
        super().__init__(*args, permohonan=permohonan, **kw)

    def clean(self):
        isi = super().clean()
        if isi.get("mulai") and isi.get("berakhir") and isi["berakhir"] <= isi["mulai"]:
            self.add_error("berakhir", "Tanggal berakhir harus sesudah tanggal mulai.")
        return isi


class AktifkanForm(LangkahForm):
    pada = hari_field("Akses aktif sejak")
    jumlah_pengguna = forms.IntegerField(label="Jumlah petugas pengguna", min_value=1, max_value=10_000)

    def __init__(self, *args, permohonan, **kw):
        hak = HakAkses.objects.filter(permohonan=permohonan).first()
        awal = {
            "pada": dt.datetime.now(permohonan.dinas.zona).date(),
            "jumlah_pengguna": hak.jumlah_pengguna if hak else 1,
        }
        kw["initial"] = {**awal, **(kw.get("initial") or {})}
        super().__init__(*args, permohonan=permohonan, **kw)

    def clean_pada(self):
        return self._jangan_mendatang("pada", "Tanggal aktif belum tiba. Catat pada hari akses benar-benar dibuka.")
