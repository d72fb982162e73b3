"""Input of the plan of a trip, of the road, and of an office's means."""

import datetime as dt
import re

from django import forms

from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.ketupat_pecel.perjalanan.jadwal import berlaku
from layanan.ketupat_pecel.perjalanan.models import Alat, AnggotaPerjalanan, Bus, Perjalanan
from layanan.ketupat_pecel.warga.forms import hari_field
from layanan.sop.pribadi.masukan import JagaTeksMixin
from pentas.formulir import TAHUN, RupiahField

BARIS_RUTE, BARIS_BIAYA = 8, 10
VERSI_TERTINGGI = 2**31 - 1


class RencanaForm(JagaTeksMixin, forms.Form):
    tanggal = hari_field("Tanggal kunjungan")
    tempat = forms.CharField(label="Tempat pelayanan", max_length=150)
    bus = forms.ModelChoiceField(None, label="Bus", required=False, empty_label="Belum ditentukan")
    jarak_km = forms.IntegerField(label="Jarak (km)", min_value=0, max_value=2000, required=False)
    tempuh_menit = forms.IntegerField(
        label="Waktu tempuh baku (menit)", min_value=1, max_value=1440, initial=120, help_text="SOP: 2 jam."
    )
    ambil_hari = forms.IntegerField(
        label="Selesai di kantor (hari kerja)",
        min_value=1,
        max_value=60,
        initial=5,
        help_text="Untuk dokumen yang dibawa ke kantor.",
    )
    tempat_ambil = forms.CharField(label="Diambil di", max_length=150)
    jam_ambil = forms.CharField(label="Jam pengambilan", max_length=30, required=False, initial="09.00–14.00")

    def __init__(self, *args, dinas, perjalanan: Perjalanan | None = None, **kw):
        super().__init__(*args, **kw)
        self.hari_ini, self.perjalanan = dt.datetime.now(dinas.zona).date(), perjalanan
        self.fields["bus"].queryset = Bus.objects.filter(dinas=dinas, aktif=True)

    def clean_tanggal(self):
        hari = self.cleaned_data["tanggal"]
        if hari < self.hari_ini and not (self.perjalanan and self.perjalanan.tanggal == hari):
            raise forms.ValidationError("Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.")
        return hari


class VersiForm(JagaTeksMixin, forms.Form):
    versi = forms.IntegerField(min_value=0, max_value=VERSI_TERTINGGI, widget=forms.HiddenInput)


class TimForm(VersiForm):
    """A function for each of the office's travellers. ``sibuk``: who is on another trip that day."""

    def __init__(self, *args, calon, perjalanan: Perjalanan, **kw):
        super().__init__(*args, **kw)
        self.calon = list(calon)
        lain = berlaku(perjalanan.dinas).filter(tanggal=perjalanan.tanggal).exclude(pk=perjalanan.pk)
        anggota = AnggotaPerjalanan.objects.filter(perjalanan__in=lain).select_related("perjalanan")
        self.sibuk = {a.pengguna_id: a.perjalanan for a in anggota}
        kini = {a.pengguna_id: a.fungsi for a in perjalanan.tim.all()}
        for orang in self.calon:
            self.fields[f"f{orang.pk}"] = forms.ChoiceField(
                label=str(orang),
                required=False,
                choices=[("", "Tidak ikut"), *AnggotaPerjalanan.Fungsi.choices],
                initial=kini.get(orang.pk, ""),
            )

    def baris(self) -> list[tuple]:
        return [(orang, self[f"f{orang.pk}"], self.sibuk.get(orang.pk)) for orang in self.calon]

    def anggota(self) -> list[tuple]:
        isi = self.cleaned_data
        return [(orang, isi[f"f{orang.pk}"]) for orang in self.calon if isi.get(f"f{orang.pk}")]


class RuteForm(VersiForm):
    """The stops of the day, in their order; empty lines are left out."""

    def __init__(self, *args, perjalanan: Perjalanan, **kw):
        super().__init__(*args, **kw)
        ada = [(f"{r.jam:%H:%M}", r.tempat, r.kegiatan) for r in perjalanan.rute.all()] or usul_rute(perjalanan)
        self.jumlah = max(BARIS_RUTE, len(ada) + 2)
        for n in range(self.jumlah):
            jam, tempat, apa = ada[n] if n < len(ada) else ("", "", "")
            self.fields[f"jam{n}"] = forms.TimeField(
                required=False, initial=jam, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
            )
            self.fields[f"tempat{n}"] = forms.CharField(required=False, max_length=150, initial=tempat)
            self.fields[f"apa{n}"] = forms.CharField(required=False, max_length=150, initial=apa)

    def baris(self) -> list[tuple]:
        return [(n + 1, self[f"jam{n}"], self[f"tempat{n}"], self[f"apa{n}"]) for n in range(self.jumlah)]

    def clean(self):
        isi = super().clean()
        for n in range(self.jumlah):
            if (isi.get(f"tempat{n}") or isi.get(f"apa{n}")) and not isi.get(f"jam{n}"):
                self.add_error(f"jam{n}", "Isi jamnya.")
            if isi.get(f"jam{n}") and not isi.get(f"tempat{n}"):
                self.add_error(f"tempat{n}", "Isi tempatnya.")
        return isi

    def isi(self) -> list[tuple]:
        semua = ((self.cleaned_data.get(f"{m}{n}") for m in ("jam", "tempat", "apa")) for n in range(self.jumlah))
        return [(jam, tempat, apa or "") for jam, tempat, apa in semua if jam]


def usul_rute(perjalanan: Perjalanan) -> list[tuple]:
    """A day to begin with: out at seven, there after the standard time, back in the afternoon."""
    tiba = dt.datetime.combine(perjalanan.tanggal, dt.time(7)) + dt.timedelta(minutes=perjalanan.tempuh_menit)
    if tiba.hour >= 15 or tiba.date() != perjalanan.tanggal:
        return [("07:00", "Kantor dinas", "Berangkat")]
    return [
        ("07:00", "Kantor dinas", "Berangkat"),
        (f"{tiba:%H:%M}", perjalanan.tempat[:150], "Tiba, menata meja"),
        ("15:00", perjalanan.tempat[:150], "Tutup hari, pulang"),
    ]


class BiayaForm(VersiForm):
    """The lines of the cost; empty ones are left out."""

    def __init__(self, *args, perjalanan: Perjalanan, **kw):
        super().__init__(*args, **kw)
        ada = [(b.uraian, b.jumlah, b.satuan, b.harga) for b in perjalanan.biaya.all()]
        self.jumlah = max(BARIS_BIAYA // 2, len(ada) + 2)
        for n in range(self.jumlah):
            uraian, jumlah, satuan, harga = ada[n] if n < len(ada) else ("", None, "", None)
            self.fields[f"uraian{n}"] = forms.CharField(required=False, max_length=150, initial=uraian)
            self.fields[f"jumlah{n}"] = forms.IntegerField(
                required=False, min_value=1, max_value=10_000, initial=jumlah
            )
            self.fields[f"satuan{n}"] = forms.CharField(required=False, max_length=20, initial=satuan)
            self.fields[f"harga{n}"] = RupiahField(required=False, initial=harga)

    def baris(self) -> list[tuple]:
        medan = ("uraian", "jumlah", "satuan", "harga")
        return [(n + 1, *(self[f"{m}{n}"] for m in medan)) for n in range(self.jumlah)]

    def clean(self):
        isi = super().clean()
        for n in range(self.jumlah):
            if isi.get(f"uraian{n}") and isi.get(f"harga{n}") is None and f"harga{n}" not in self.errors:
                self.add_error(f"harga{n}", "Isi harganya.")
            if isi.get(f"harga{n}") is not None and not isi.get(f"uraian{n}"):
                self.add_error(f"uraian{n}", "Isi uraiannya.")
        return isi

    def isi(self) -> list[dict]:
        isi = self.cleaned_data
        return [
            {
                "uraian": isi[f"uraian{n}"],
                "jumlah": isi.get(f"jumlah{n}") or 1,
                "satuan": isi.get(f"satuan{n}") or "kali",
                "harga": isi[f"harga{n}"],
            }
            for n in range(self.jumlah)
            if isi.get(f"uraian{n}")
        ]


class AlasanForm(VersiForm):
    alasan = forms.CharField(
        label="Alasan",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasannya, supaya desa dan tim tahu."},
    )
    akhiri = forms.BooleanField(label="Akhiri permohonan desa ini juga", required=False)


class TibaForm(JagaTeksMixin, forms.Form):
    """Where the team is, if somebody consented to say so."""

    lintang = forms.CharField(required=False, max_length=20)
    bujur = forms.CharField(required=False, max_length=20)

    def posisi(self) -> tuple[str, str] | None:
        isi = [self.cleaned_data.get(m) or "" for m in ("lintang", "bujur")]
        return tuple(isi) if all(re.fullmatch(r"-?\d{1,3}(\.\d{1,15})?", x) for x in isi) else None


class BiayaNyataForm(forms.Form):
    jumlah = RupiahField(label="Biaya nyata (Rp)")


class BusForm(JagaTeksMixin, forms.ModelForm):
    class Meta:
        model = Bus
        fields = ("nama", "aktif")
        labels = {"nama": "Nama", "aktif": "Dipakai"}


class AlatForm(JagaTeksMixin, forms.ModelForm):
    jumlah = forms.IntegerField(label="Jumlah", min_value=1, max_value=1000)
    per = forms.IntegerField(label="Untuk tiap", min_value=1, max_value=1000, initial=1)
    urutan = forms.IntegerField(label="Urutan", min_value=0, max_value=999, initial=200)

    class Meta:
        model = Alat
        fields = ("nama", "jumlah", "satuan", "dasar", "per", "dokumen", "urutan", "aktif")
        labels = {"nama": "Nama", "satuan": "Satuan", "dasar": "Dihitung", "dokumen": "Dokumen", "aktif": "Dipakai"}

    def __init__(self, *args, dinas, **kw):
        super().__init__(*args, **kw)
        self.fields["dokumen"].queryset = DokumenDesa.objects.filter(dinas=dinas)
        self.fields["dokumen"].empty_label = "Semua dokumen"


class PaguForm(forms.Form):
    tahun = forms.IntegerField(label="Tahun", min_value=TAHUN[0], max_value=TAHUN[-1])
    jumlah = RupiahField(label="Pagu (Rp)")


class BulanForm(forms.Form):
    """Which month; anything unreadable is this one."""

    bulan = forms.RegexField(r"^20\d\d-(0[1-9]|1[0-2])$", required=False)

    def awal(self, hari_ini: dt.date) -> dt.date:
        teks = self.cleaned_data.get("bulan") if self.is_valid() else ""
        return dt.date(int(teks[:4]), int(teks[5:]), 1) if teks else hari_ini.replace(day=1)
