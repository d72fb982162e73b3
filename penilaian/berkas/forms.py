"""What comes in from operators: claims as JSON or form fields, the head of office, nominated officers."""

import re

from django import forms
from django.core.validators import RegexValidator

from penilaian.berkas.models import Berkas
from penilaian.periode.models import Narasumber
from pentas.galat import Ditolak
from pentas.luring.daftar import RUSAK

NIP = RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka, tanpa spasi.")


def baca_isian_klaim(isi: dict) -> dict:
    """The content of a claim with the right shapes; whether it makes sense is the action's to say."""
    hasil = {
        "level": isi.get("level"),
        "centang": isi.get("centang") or [],
        "masukan": isi.get("masukan") or {},
        "alasan": isi.get("alasan") or "",
    }
    catatan = isi.get("catatan")
    bentuk = (
        isinstance(hasil["centang"], list)
        and all(isinstance(k, str) for k in hasil["centang"])
        and isinstance(hasil["masukan"], dict)
        and all(isinstance(v, str | int | None) for v in hasil["masukan"].values())
        and isinstance(hasil["alasan"], str)
        and isinstance(catatan, str | None)
    )
    if not bentuk:
        raise Ditolak(RUSAK)
    return {**hasil, "catatan": catatan}


def isi_dari_formulir(data) -> tuple[dict, int]:
    """(content, base version) of the same claim sent as an ordinary form, for browsers without script."""
    level, dasar = data.get("level", ""), data.get("dasar", "0")
    if not re.fullmatch(r"[0-9]{1,9}", dasar):
        raise Ditolak(RUSAK)
    isi = {
        "level": None if level == "" else int(level) if re.fullmatch(r"[0-9]{1,3}", level) else level,
        "centang": data.getlist("centang"),
        "masukan": {k.removeprefix("masukan."): data[k] for k in data if k.startswith("masukan.")},
        "alasan": data.get("alasan", ""),
        "catatan": data.get("catatan"),
    }
    return isi, int(dasar)


class KepalaForm(forms.ModelForm):
    """Who approves the dossier. ``paham`` is asked for only where something will be missed."""

    paham = forms.BooleanField(label="Saya sudah memeriksa kekurangan di atas dan tetap mengirim.")

    class Meta:
        model = Berkas
        fields = ["kepala_jabatan", "kepala_nama", "kepala_pangkat", "kepala_nip"]

    def __init__(self, *args, ada_peringatan: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kepala_jabatan"].required = True
        self.fields["kepala_jabatan"].error_messages["required"] = (
            "Tulis jabatan pejabat yang menyetujui, misalnya Kepala Dinas."
        )
        self.fields["kepala_nip"].validators.append(NIP)
        for nama in ("kepala_nama", "kepala_pangkat", "kepala_nip"):
            self.fields[nama].help_text = "Boleh dikosongkan; dicetak sebagai garis."
        self.fields["paham"].error_messages["required"] = "Centang bila Anda tetap mengirim dengan kekurangan itu."
        if not ada_peringatan:
            del self.fields["paham"]

    @property
    def kepala(self) -> dict:
        return {k: self.cleaned_data[f"kepala_{k}"] for k in ("jabatan", "nama", "pangkat", "nip")}


class NarasumberForm(forms.ModelForm):
    class Meta:
        model = Narasumber
        fields = ["jabatan", "nama", "nip"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jabatan"].required = False
        self.fields["jabatan"].help_text = "Nama dan NIP boleh menyusul."
        if self.instance.pk:
            self.fields["nip"].help_text = "Kosongkan ketiganya untuk mencabut penunjukan."
        self.fields["nip"].validators.append(NIP)
