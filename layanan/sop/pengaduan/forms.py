"""Input of complaints: the public form, its status page, and the officers' desk."""

import datetime as dt
import uuid

from django import forms
from django.utils import timezone

from layanan.sop.deklarasi.daftar import pilihan_layanan
from layanan.sop.pengaduan.alur import Hasil, JenisPengaduan, StatusPengaduan
from layanan.sop.pengaduan.kanal import SatuKanal
from layanan.sop.pengaduan.models import Kanal, Pengaduan
from layanan.sop.permohonan.hitung import kode_sah, rapikan_kode
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.pribadi.masukan import JagaTeksMixin
from pentas.formulir import TAHUN

PANJANG_URAIAN = 4000
VERSI_TERTINGGI = 2**31 - 1
# What a visitor chooses from; whether a complaint needs a visit the officer decides.
JENIS_PUBLIK = (
    (JenisPengaduan.INFORMASI, "Bertanya atau meminta informasi"),
    (JenisPengaduan.KELUHAN, "Keluhan atau saran tentang layanan"),
    (JenisPengaduan.TANPA_LAPANGAN, "Pengaduan yang perlu diperiksa, misalnya pungutan atau penolakan"),
)


class DinasField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return obj.nama


class PengaduanForm(JagaTeksMixin, forms.Form):
    """Without account. ``laman`` is a trap: people do not see it, programs fill it in."""

    dinas = DinasField(None, label="Dinas", empty_label="Pilih dinas", error_messages={"required": "Pilih dinasnya."})
    layanan = forms.ChoiceField(label="Layanan, bila ada", required=False)
    jenis = forms.ChoiceField(
        label="Yang ingin Anda sampaikan",
        choices=JENIS_PUBLIK,
        widget=forms.RadioSelect,
        initial=JenisPengaduan.KELUHAN,
    )
    uraian = forms.CharField(
        label="Isi",
        max_length=PANJANG_URAIAN,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Ceritakan apa yang terjadi, kapan, dan di mana. Jangan tulis NIK atau nomor KK.",
        error_messages={"required": "Tulis isi pengaduan Anda."},
    )
    kode = forms.CharField(
        label="Kode lacak permohonan, bila ada",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    nama = forms.CharField(label="Nama, boleh kosong", required=False, max_length=100)
    kontak = forms.CharField(
        label="Telepon atau surel, boleh kosong",
        required=False,
        max_length=100,
        help_text="Disimpan tersandi dan hanya dibuka petugas untuk menghubungi Anda.",
    )
    laman = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))
    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, semua_dinas, **kw):
        super().__init__(*args, **kw)
        self.fields["dinas"].queryset = semua_dinas
        self.fields["layanan"].choices = [("", "Semua layanan"), *pilihan_layanan()]

    def clean_kode(self) -> str:
        kode = rapikan_kode(self.cleaned_data["kode"])
        if kode and not kode_sah(kode):
            raise forms.ValidationError("Kode lacak ini salah ketik. Perbaiki, atau kosongkan.")
        return kode

    def clean_laman(self) -> str:
        if self.cleaned_data["laman"]:
            raise forms.ValidationError("Kosongkan isian ini, lalu kirim lagi.")
        return ""

    def kunci_baru(self) -> None:
        """What was typed stays; sent once more it is a complaint of its own."""
        self.data = self.data.copy()
        self.data["kunci_kirim"] = str(uuid.uuid4())

    def isi(self) -> dict:
        """For ``sampaikan``. A code of another office, or of nobody, is left out silently: no oracle."""
        data = self.cleaned_data
        permohonan = Permohonan.objects.filter(kode_lacak=data["kode"], dinas=data["dinas"]).first()
        return {
            "jenis": data["jenis"],
            "uraian": data["uraian"],
            "layanan": permohonan.layanan if permohonan else data["layanan"],
            "permohonan": permohonan,
            "nama": data["nama"] or None,
            "kontak": data["kontak"] or None,
            "kunci_kirim": data["kunci_kirim"],
        }


class CatatForm(PengaduanForm):
    """What came by box, desk or telephone, written down by an officer."""

    kanal = forms.ChoiceField(label="Diterima lewat", choices=[(k, k.label) for k in Kanal if k != Kanal.DARING])
    tanggal = forms.DateField(
        label="Tanggal diterima",
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    jenis = forms.ChoiceField(label="Jenis", choices=JenisPengaduan.choices, initial=JenisPengaduan.KELUHAN)
    field_order = ("dinas", "kanal", "tanggal", "jenis", "layanan", "uraian", "kode", "nama", "kontak")

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if tanggal > timezone.localdate() or tanggal.year not in TAHUN:
            raise forms.ValidationError("Tanggal diterima belum terjadi. Periksa tanggalnya.")
        return tanggal

    def isi(self) -> dict:
        """Noon of that day: the hour is not on the paper, and the deadlines count days."""
        data, kini = self.cleaned_data, timezone.now()
        siang = dt.datetime.combine(data["tanggal"], dt.time(12), data["dinas"].zona)
        return super().isi() | {"kanal": data["kanal"], "pada": min(siang, kini)}


class VersiForm(JagaTeksMixin, forms.Form):
    versi = forms.IntegerField(min_value=0, max_value=VERSI_TERTINGGI, widget=forms.HiddenInput)


class JawabForm(VersiForm):
    """One text; the button says what it is."""

    isi = forms.CharField(label="Jawaban", max_length=4000, error_messages={"required": "Tulis jawabannya dahulu."})
    sebagai = forms.ChoiceField(choices=[("publik", ""), ("internal", ""), ("selesai", "")])
    hasil = forms.ChoiceField(label="Hasil", choices=Hasil.choices, required=False)


class JenisForm(VersiForm):
    jenis = forms.ChoiceField(label="Jenis", choices=JenisPengaduan.choices)
    alasan = forms.CharField(label="Alasan", max_length=300, error_messages={"required": "Tulis alasan perubahannya."})


class BukaForm(JagaTeksMixin, forms.Form):
    medan = forms.ChoiceField(choices=[(m, m) for m in Pengaduan.MEDAN_PRIBADI])
    alasan = forms.CharField(max_length=200, error_messages={"required": "Tulis untuk apa data pelapor dibuka."})


class AlihForm(VersiForm):
    kepada = forms.ModelChoiceField(None, label="Penanggung jawab", error_messages={"required": "Pilih petugasnya."})

    def __init__(self, *args, calon, **kw):
        super().__init__(*args, **kw)
        self.fields["kepada"].queryset = calon


class PelaporForm(JagaTeksMixin, forms.Form):
    """The complainant's own words on the status page."""

    isi = forms.CharField(label="Tulisan Anda", max_length=4000, error_messages={"required": "Tulis isinya dahulu."})


class SaringForm(forms.Form):
    """Filter of the list; anything unreadable filters nothing."""

    keadaan = forms.ChoiceField(
        required=False,
        label="Keadaan",
        choices=[("", "Belum selesai"), ("terlambat", "Lewat batas"), *StatusPengaduan.choices, ("semua", "Semua")],
    )
    jenis = forms.ChoiceField(required=False, label="Jenis", choices=[("", "Semua jenis"), *JenisPengaduan.choices])
    milik = forms.BooleanField(required=False, label="Tanggung jawab saya")

    def nilai(self) -> dict:
        self.is_valid()
        return {nama: self.cleaned_data.get(nama) or "" for nama in self.fields}


class KanalForm(forms.Form):
    """A row per channel."""

    def __init__(self, *args, kanal: list[SatuKanal], **kw):
        super().__init__(*args, **kw)
        self.kanal = kanal
        for k in kanal:
            self.fields[f"aktif_{k.kanal}"] = forms.BooleanField(
                required=False, initial=k.aktif, label=k.kanal.label, widget=forms.CheckboxInput()
            )
            self.fields[f"teks_{k.kanal}"] = forms.CharField(
                required=False, max_length=200, initial=k.keterangan, label=f"Keterangan {k.kanal.label.lower()}"
            )
            self.fields[f"aktif_{k.kanal}"].widget.attrs["class"] = "form-check-input"
            self.fields[f"teks_{k.kanal}"].widget.attrs["class"] = "form-control"

    @property
    def baris(self):
        return [(k, self[f"aktif_{k.kanal}"], self[f"teks_{k.kanal}"]) for k in self.kanal]

    def isi(self) -> dict:
        data = self.cleaned_data
        return {k.kanal: (data[f"aktif_{k.kanal}"], data[f"teks_{k.kanal}"]) for k in self.kanal}
