"""Reads what a person says about one cell, from a form or an entry. Used by the desk and in the field."""

from collections.abc import Mapping
from dataclasses import replace

from penilaian.instrumen.models import Indikator
from penilaian.instrumen.saran import Saran, baca_masukan, sarankan
from penilaian.nilai.models import Nilai
from penilaian.nilai.tindakan import IsianNilai, periksa_level
from penilaian.periode.models import Peserta
from penilaian.rekap.models import Pandangan
from pentas.galat import Ditolak

ALASAN_TERPANJANG = 4000


def baca_isian(peserta: Peserta, indikator: Indikator, isi: Mapping) -> IsianNilai:
    """``isi``: {"level", "centang", "masukan", "alasan"} as it came from outside. Ditolak where it is not that.

    The suggestion of that moment is kept with it.
    """
    level, centang, masukan, alasan = (isi.get(k) for k in ("level", "centang", "masukan", "alasan"))
    if level is not None:
        periksa_level(indikator, level)
    isian = IsianNilai(level, _centang(centang or []), _masukan(indikator, masukan or {}), alasan=_alasan(alasan or ""))
    saran = saran_isian(peserta, indikator, isian)
    return replace(isian, saran=saran.nilai if saran else None)


def saran_isian(peserta: Peserta, indikator: Indikator, isian: IsianNilai) -> Saran | None:
    """None while nothing has been ticked or entered: an empty form is not a judgement."""
    if not isian.centang and not isian.masukan:
        return None
    parameter = peserta.semua_parameter
    return sarankan(indikator, isian.centang, isian.masukan or {}, penduduk=peserta.penduduk, parameter=parameter)


def isi_tampil(nilai: Nilai | Pandangan | None, kiriman: Mapping | None, masukan_awal: Mapping) -> Mapping:
    """What the form shows: what was just sent, else what is stored, else nothing chosen and ``masukan_awal``.

    No tick at all is shown as "not looked at": a value may be set without going through the criteria.
    """
    if kiriman is not None:
        level = kiriman["level"]
        return kiriman | {"level": level if isinstance(level, int) else None, "centang": kiriman["centang"] or None}
    if nilai is None:
        return {"level": None, "centang": None, "masukan": masukan_awal, "alasan": ""}
    p = nilai.pertimbangan
    return {"level": p.level, "centang": p.centang or None, "masukan": p.masukan, "alasan": p.alasan}


def _centang(centang) -> list[str]:
    if not isinstance(centang, list) or not all(isinstance(kode, str) for kode in centang):
        raise Ditolak("Centang tidak terbaca. Muat ulang halaman, lalu centang lagi.")
    return sorted(set(centang))


def _masukan(indikator: Indikator, masukan) -> dict:
    if not isinstance(masukan, Mapping):
        raise Ditolak("Angka isian tidak terbaca. Muat ulang halaman, lalu isi lagi.")
    return baca_masukan(indikator, masukan)


def _alasan(alasan) -> str:
    if not isinstance(alasan, str):
        raise Ditolak("Catatan tidak terbaca. Muat ulang halaman, lalu tulis lagi.")
    if len(alasan) > ALASAN_TERPANJANG:
        raise Ditolak("Catatan terlalu panjang. Ringkas sampai 4.000 huruf, lalu simpan lagi.")
    return alasan.strip()
