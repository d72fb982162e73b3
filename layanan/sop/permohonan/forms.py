"""Input of the pages of requests."""

import uuid

from django import forms

from layanan.sop.dinas.izin import unit_saya
from layanan.sop.dinas.models import Dinas, LayananDinas
from layanan.sop.permohonan.models import Lampiran
from layanan.sop.pribadi.masukan import JagaTeksMixin
from pentas.akun.peran import Hak

VERSI_TERTINGGI = 2**31 - 1
TAK_TERBACA = "Isian tidak terbaca. Muat ulang halaman ini, lalu ulangi."


class SaringForm(forms.Form):
    """Filter of the lists; anything unreadable filters nothing."""

    layanan = forms.ChoiceField(required=False)
    langkah = forms.ChoiceField(required=False)
    terlambat = forms.BooleanField(required=False, label="Lewat janji")
    q = forms.CharField(required=False, max_length=100, label="Cari")

    def __init__(self, *args, sop, **kw):
        super().__init__(*args, **kw)
        self.fields["layanan"].choices = [("", "Semua layanan"), *((s.kode, s.nama_pendek) for s in sop)]
        self.fields["langkah"].choices = [("", "Semua langkah"), *((s.nama_pendek, self._langkah(s)) for s in sop)]

    @staticmethod
    def _langkah(sop) -> list[tuple[str, str]]:
        nomor = [(f"{sop.kode}/{la.kode}", f"{n}. {la.nama}") for n, la in enumerate(sop.langkah, 1)]
        return nomor + [(f"{sop.kode}/{la.kode}", la.nama) for la in sop.samping]

    def isi(self) -> dict:
        self.is_valid()
        return {nama: self.cleaned_data.get(nama) or "" for nama in self.fields}


class VersiForm(JagaTeksMixin, forms.Form):
    """The version that the page was drawn from; every act on a request sends it."""

    versi = forms.IntegerField(
        min_value=0, max_value=VERSI_TERTINGGI, widget=forms.HiddenInput, error_messages={"required": TAK_TERBACA}
    )


class LanjutForm(VersiForm):
    jalan = forms.CharField(max_length=40, error_messages={"required": "Pilih salah satu tombol tindakan."})
    catatan = forms.CharField(
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Catatan paling panjang 1.000 huruf. Ringkas, atau unggah sebagai berkas."},
    )


class JedaForm(VersiForm):
    alasan = forms.CharField(max_length=20, error_messages={"required": "Pilih sebab jam berhenti."})
    catatan = forms.CharField(required=False, max_length=300)


class AlasanForm(VersiForm):
    alasan = forms.CharField(max_length=300, error_messages={"required": "Tulis alasannya dengan singkat."})


class PeriksaLampiranForm(JagaTeksMixin, forms.Form):
    keadaan = forms.ChoiceField(
        choices=[c for c in Lampiran.Keadaan.choices if c[0] != Lampiran.Keadaan.BARU],
        error_messages={"required": "Pilih sesuai atau perlu diperbaiki."},
    )
    catatan = forms.CharField(required=False, max_length=300)


class UnitField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return f"{obj.nama} · {obj.dinas.nama}"


class DinasField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return obj.nama


class AjukanForm(forms.Form):
    """What every service's own form begins with: who asks, at which office, and the key against double sending.

    Services inherit; ``untuk()`` gives dinas, unit and kunci_kirim for ``tindakan_ajukan.ajukan``.
    """

    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": TAK_TERBACA})
    unit = UnitField(None, label="Unit yang mengajukan", empty_label=None)
    dinas = DinasField(None, label="Dinas", empty_label=None)

    def __init__(self, *args, pengguna, sop, **kw):
        kw["initial"] = {"kunci_kirim": uuid.uuid4(), **(kw.get("initial") or {})}
        super().__init__(*args, **kw)
        buka = LayananDinas.objects.filter(layanan=sop.kode, aktif=True).values("dinas")
        if sop.jenis_unit:
            del self.fields["dinas"]
            self.fields["unit"].queryset = unit_saya(pengguna, sop.jenis_unit).filter(dinas__in=buka)
        else:
            del self.fields["unit"]
            dinas = Dinas.objects.berhak(pengguna, Hak.AJUKAN_LAYANAN).lengkap()
            self.fields["dinas"].queryset = dinas.filter(pk__in=buka)

    def untuk(self) -> dict:
        unit = self.cleaned_data.get("unit")
        return {
            "dinas": unit.dinas if unit else self.cleaned_data["dinas"],
            "unit": unit,
            "kunci_kirim": self.cleaned_data["kunci_kirim"],
        }
