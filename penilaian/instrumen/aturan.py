"""Threshold rules: ordered, the first that holds gives the level.

A condition is ``{"field", "op", "nilai" | "field_banding"}`` or a group ``{"semua": […], "salah_satu": […]}``
(all of the first and at least one of the second). It is judged in three values: True, False, and None
for "cannot be judged". A missing value makes a condition False; only a zero denominator that the
instrument leaves to the assessor (``"bila_penyebut_nol": "penilai"``) makes it None.
"""

import operator
from collections.abc import Mapping, Sequence
from fractions import Fraction

from penilaian.instrumen.angka import tampil_angka
from penilaian.instrumen.rumus import nama_dalam_rumus

OPERATOR = {
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
_LAMBANG = {"==": "=", "!=": "≠", ">": ">", ">=": "≥", "<": "<", "<=": "≤"}


def saran_aturan(aturan: Sequence[Mapping], nilai: Mapping, masukan: Sequence[Mapping] = ()) -> int | None:
    """The level of the first rule that holds; 0 where none does, so missing data suggest 0.

    None: a rule that could still hold hangs on a value with a zero denominator; the assessor decides.
    ``nilai`` comes from ``hitung_masukan``; ``masukan`` gives the order of choices.
    """
    satu, tak_tentu = cari_aturan(aturan, nilai, masukan)
    if tak_tentu:
        return None
    return 0 if satu is None else aturan[satu]["nilai"]


def cari_aturan(aturan, nilai, masukan=()) -> tuple[int | None, bool]:
    """(index of the first rule that holds or None, True where it cannot be judged)."""
    skala, tak_tentu = _skala(masukan), nama_tak_tentu(masukan, nilai)
    for urut, satu in enumerate(aturan):
        if not (satu.get("semua") or satu.get("salah_satu")):
            continue  # a rule without conditions would reward an empty form
        hasil = _nilai_syarat(satu, nilai, skala, tak_tentu)
        if hasil is not False:
            return (urut, False) if hasil else (None, True)
    return None, False


def penuhi(syarat: Mapping, nilai: Mapping, masukan: Sequence[Mapping] = ()) -> bool:
    """Does one condition or group hold? "Cannot be judged" is no."""
    return _nilai_syarat(syarat, nilai, _skala(masukan), frozenset()) is True


def nama_tak_tentu(masukan: Sequence[Mapping], nilai: Mapping) -> frozenset[str]:
    """Derived inputs left to the assessor: everything was entered, but the denominator is zero."""
    return frozenset(
        m["nama"]
        for m in masukan
        if m.get("bila_penyebut_nol") == "penilai"
        and nilai.get(m["nama"]) is None
        and all(nilai.get(nama) is not None for nama in nama_dalam_rumus(m["rumus"]))
    )


def _skala(masukan) -> dict[str, dict[str, int]]:
    """Ordered choices: {name: {choice: position}}."""
    return {m["nama"]: {p: i for i, p in enumerate(m["pilihan"])} for m in masukan if m.get("ordinal")}


def _nilai_syarat(syarat, nilai, skala, tak_tentu) -> bool | None:
    if "field" in syarat:
        return _nilai_banding(syarat, nilai, skala, tak_tentu)
    bagian = [_nilai_syarat(s, nilai, skala, tak_tentu) for s in syarat.get("semua", ())]
    if syarat.get("salah_satu"):
        pilihan = [_nilai_syarat(s, nilai, skala, tak_tentu) for s in syarat["salah_satu"]]
        bagian.append(True if True in pilihan else None if None in pilihan else False)
    return False if False in bagian else None if None in bagian else True


def _nilai_banding(syarat, nilai, skala, tak_tentu) -> bool | None:
    if syarat["field"] in tak_tentu or syarat.get("field_banding") in tak_tentu:
        return None
    kiri = nilai.get(syarat["field"])
    kanan = nilai.get(syarat["field_banding"]) if "field_banding" in syarat else syarat["nilai"]
    if kiri is None or kanan is None:
        return False
    urutan = skala.get(syarat["field"])
    if urutan is not None:
        if kiri not in urutan or kanan not in urutan:
            return False
        kiri, kanan = urutan[kiri], urutan[kanan]
    elif isinstance(kiri, Fraction):
        # A threshold may arrive from JSON as 98.5: its decimal text is what was meant, exactly.
        kanan = Fraction(str(kanan))
    return OPERATOR[syarat["op"]](kiri, kanan)


def uraian_syarat(syarat: Mapping, masukan: Sequence[Mapping]) -> str:
    """The condition in words: "Capaian ≥ 90% dan Capaian ≤ 98%"."""
    if "field" not in syarat:
        bagian = [uraian_syarat(s, masukan) for s in syarat.get("semua", ())]
        if syarat.get("salah_satu"):
            bagian.append(" atau ".join(uraian_syarat(s, masukan) for s in syarat["salah_satu"]))
        return "; ".join(bagian)
    label = {m["nama"]: m["label"] for m in masukan}
    kiri = label.get(syarat["field"], syarat["field"])
    if "field_banding" in syarat:
        kanan = label.get(syarat["field_banding"], syarat["field_banding"])
        return f"{kiri} {_LAMBANG.get(syarat['op'], syarat['op'])} {kanan}"
    kanan = syarat["nilai"]
    if isinstance(kanan, bool):
        return kiri if kanan == (syarat["op"] == "==") else f"tidak: {kiri}"
    return f"{kiri} {_LAMBANG.get(syarat['op'], syarat['op'])} {_ambang(kanan, syarat['field'], masukan)}"


def _ambang(nilai, nama, masukan) -> str:
    if isinstance(nilai, str) and any(m["nama"] == nama and m.get("pilihan") for m in masukan):
        return nilai.replace("_", " ")
    satuan = next((m.get("satuan", "") for m in masukan if m["nama"] == nama), "")
    try:
        angka = tampil_angka(Fraction(str(nilai)))
    except ValueError:  # a faulty draft is shown as it stands, beside its finding
        return str(nilai)
    if satuan == "Rp":
        return f"Rp {angka}"
    return f"{angka}%" if satuan == "%" else f"{angka} {satuan}".strip()
