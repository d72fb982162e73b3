"""Reads the JSON body of an entry."""

import json
import math
from datetime import datetime
from uuid import UUID

from django import forms
from django.utils.dateparse import parse_datetime

from pentas.galat import Ditolak
from pentas.luring.daftar import RUSAK, Isian
from pentas.masukan import TAK_TERSIMPAN, tersimpan


def baca_isian(badan: bytes) -> Isian:
    """Raises Ditolak (422) when the body is not an entry."""
    try:
        data = json.loads(badan, parse_constant=_bukan_angka, parse_float=_desimal)
        uuid = UUID(data["uuid"])
        jenis, sasaran, isi = data["jenis"], data["sasaran"], data["isi"]
        dasar, akun = data.get("dasar", 0), data.get("akun")
        waktu, kirim = (_waktu(data[nama]) if data.get(nama) else None for nama in ("waktu_klien", "waktu_kirim"))
        utuh = tersimpan(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as galat:
        raise Ditolak(RUSAK) from galat
    if not utuh:
        raise Ditolak(TAK_TERSIMPAN)
    bentuk = isinstance(jenis, str) and isinstance(sasaran, dict) and isinstance(isi, dict)
    if not bentuk or not _cacah(dasar) or not (akun is None or _cacah(akun)):
        raise Ditolak(RUSAK)
    return Isian(uuid, jenis, sasaran, dasar, isi, waktu, kirim, akun)


def _cacah(n) -> bool:
    return isinstance(n, int) and not isinstance(n, bool) and n >= 0


def _bukan_angka(nama):
    raise ValueError(f"{nama} is no number")


def _desimal(teks: str) -> float:
    angka = float(teks)
    return angka if math.isfinite(angka) else _bukan_angka(teks)


def _waktu(teks: str) -> datetime | None:
    """The device's clock, for information: one that is far off loses no entry."""
    waktu = parse_datetime(teks)
    if waktu is None or waktu.tzinfo is None or not 2000 <= waktu.year <= 2100:
        return None
    return waktu


class BuangForm(forms.Form):
    uuid = forms.UUIDField(error_messages={"required": RUSAK, "invalid": RUSAK})
    jenis = forms.CharField(max_length=40, error_messages={"required": RUSAK})
    alasan = forms.CharField(
        max_length=300,
        error_messages={"required": "Tulis alasannya, supaya kelak jelas mengapa isian ini tidak dikirim."},
    )


class PenyelamatanForm(forms.Form):
    berkas = forms.FileField(
        label="Berkas penyelamatan (.zip)",
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        error_messages={"required": "Pilih berkas .zip yang diunduh dari perangkat petugas."},
    )
