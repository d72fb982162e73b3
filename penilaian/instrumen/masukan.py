"""Inputs of an indicator: what a person enters is validated, the rest is derived from it.

One definition is a mapping: ``nama``, ``label``, ``tipe`` (boolean, bilangan_bulat, desimal, rupiah,
pilihan), and where needed ``satuan``, ``min``, ``maks``, ``maks_field``, ``pilihan``, ``ordinal``,
``opsional``. Three kinds are derived and never entered: ``turunan_kriteria`` (true when all those
criteria are ticked), ``rumus`` (exact arithmetic), ``syarat`` (a condition; with ``untuk_kriteria`` it
ticks that criterion). ``konteks`` names a fact of the participant that wins over what was entered.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from penilaian.instrumen.angka import baca_angka, simpan_angka, tampil_angka
from penilaian.instrumen.aturan import penuhi
from penilaian.instrumen.rumus import hitung_rumus

ANGKA = ("bilangan_bulat", "desimal", "rupiah")
TURUNAN = ("turunan_kriteria", "rumus", "syarat")
_YA, _TIDAK = ("true", "ya", "1", "on"), ("false", "tidak", "0")


def diturunkan(satu: Mapping) -> bool:
    return any(satu.get(kunci) for kunci in TURUNAN)


def dari_peserta(satu: Mapping) -> bool:
    """A fact of the participant (its population): shown, not entered."""
    return satu.get("konteks") == "jumlah_penduduk"


def dimasukkan(satu: Mapping) -> bool:
    """Is it entered by a person, rather than derived or known of the participant?"""
    return not diturunkan(satu) and not dari_peserta(satu)


def pilihan_masukan(satu: Mapping) -> tuple[tuple[str, str], ...]:
    """(value, label) of what may be chosen; () for a number."""
    if satu["tipe"] == "boolean":
        return (("ya", "Ya"), ("tidak", "Tidak"))
    return tuple((p, p[:1].upper() + p[1:].replace("_", " ")) for p in satu.get("pilihan", ()))


def teks_masukan(satu: Mapping, isi) -> str:
    """A stored input as people write it; what was typed and refused comes back as it was typed."""
    if isinstance(isi, bool):
        return "ya" if isi else "tidak"
    if isi in (None, ""):
        return ""
    try:
        return tampil_angka(baca_angka(isi)) if satu["tipe"] in ANGKA else str(isi)
    except ValueError:
        return str(isi)


def hitung_masukan(
    masukan: Sequence[Mapping], isian: Mapping, centang: Collection[str] = (), konteks: Mapping | None = None
) -> dict:
    """Every input's value: bool, Fraction, text, or None for "not there yet".

    ``isian`` is what ``validasi_masukan`` returned; ``konteks`` e.g. ``{"jumlah_penduduk": 533786}``.
    A formula whose denominator is zero gives None.
    """
    konteks, nilai = konteks or {}, {}
    for satu in masukan:
        if satu.get("turunan_kriteria"):
            nilai[satu["nama"]] = all(kode in centang for kode in satu["turunan_kriteria"])
        elif not diturunkan(satu):
            isi = konteks.get(satu.get("konteks"))
            nilai[satu["nama"]] = _nilai_isian(satu, isian.get(satu["nama"]) if isi is None else isi)
    for satu in masukan:
        if satu.get("rumus"):
            nilai[satu["nama"]] = hitung_rumus(satu["rumus"], nilai)
        elif satu.get("syarat"):
            nilai[satu["nama"]] = penuhi(satu["syarat"], nilai, masukan)
    return nilai


def _nilai_isian(satu, isi):
    if isi is None or isi == "":
        return None
    return Fraction(str(isi)) if satu["tipe"] in ANGKA else isi


def masukan_kurang(masukan: Sequence[Mapping], nilai: Mapping) -> tuple[str, ...]:
    """Labels of what a person must still enter."""
    return tuple(
        m["label"] for m in masukan if not diturunkan(m) and not m.get("opsional") and nilai.get(m["nama"]) is None
    )


def validasi_masukan(masukan: Sequence[Mapping], isian: Mapping) -> tuple[dict, dict[str, str]]:
    """(clean values as JSON types, {name: sentence} for each fault).

    Empty ones are left out: an unfinished form is not a fault. Derived ones are ignored. Validating
    clean values again gives the same values.
    """
    bersih, galat = {}, {}
    per_nama = {m["nama"]: m for m in masukan}
    for nama in isian:
        if nama not in per_nama:
            galat[nama] = "Isian ini tidak ada pada indikator. Muat ulang halaman, lalu isi lagi."
    for satu in masukan:
        isi = isian.get(satu["nama"])
        if diturunkan(satu) or isi is None or (isinstance(isi, str) and not isi.strip()):
            continue
        try:
            bersih[satu["nama"]] = _baca(satu, isi)
        except ValueError as salah:
            galat[satu["nama"]] = str(salah)
    for nama in [n for n in bersih if "maks_field" in per_nama[n]]:
        if sebab := _melebihi(per_nama[nama], bersih, per_nama):
            galat[nama] = sebab
    return {nama: isi for nama, isi in bersih.items() if nama not in galat}, galat


def _baca(satu, isi):
    if satu["tipe"] in ANGKA:
        return _baca_angka(satu, isi)
    if satu["tipe"] == "boolean":
        teks = str(isi).strip().lower()
        if teks not in _YA + _TIDAK:
            raise ValueError("Pilih Ya atau Tidak.")
        return teks in _YA
    if isi not in satu["pilihan"]:
        raise ValueError("Pilih salah satu dari daftar.")
    return isi


def _baca_angka(satu, isi) -> int | str:
    try:
        angka = baca_angka(isi)
    except (ValueError, TypeError, OverflowError):
        raise ValueError("Tulis dalam angka, misalnya 1.250 atau 12,5.") from None
    if satu["tipe"] == "bilangan_bulat" and angka.denominator != 1:
        raise ValueError("Tulis bilangan bulat tanpa koma, misalnya 1.250.")
    if "min" in satu and angka < Fraction(str(satu["min"])):
        raise ValueError(f"Angkanya paling sedikit {tampil_angka(satu['min'])}. Periksa isian Anda.")
    if "maks" in satu and angka > Fraction(str(satu["maks"])):
        raise ValueError(f"Angkanya paling banyak {tampil_angka(satu['maks'])}. Periksa isian Anda.")
    return simpan_angka(angka)


def _melebihi(satu, bersih, per_nama) -> str:
    """The sentence where a part is larger than its whole."""
    atas = bersih.get(satu["maks_field"])
    if atas is None or Fraction(str(bersih[satu["nama"]])) <= Fraction(str(atas)):
        return ""
    return f"Tidak boleh melebihi {per_nama[satu['maks_field']]['label']} ({tampil_angka(atas)}). Periksa kedua angka."
