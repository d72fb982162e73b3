"""What a row of the trail changed, as people read it: "level: 3 → 4", not the stored JSON."""

import json

from pentas.tampilan.format import KOSONG


def perubahan(sebelum, sesudah) -> list[tuple[str, str, str]]:
    """(field, before, after), in the order of storage. Before is "" where nothing but the after is known.

    A field that stands only before says what the row is about, unless all of it was taken away.
    """
    lama, baru = _peta(sebelum), _peta(sesudah)
    hasil = []
    for medan in dict.fromkeys([*lama, *baru]):
        dari = _kata(lama[medan]) if medan in lama else ""
        ke = dari if baru and medan not in baru else _kata(baru.get(medan))
        if dari in ("", KOSONG) and ke == KOSONG:
            continue
        hasil.append((medan.replace("_", " "), dari if dari != ke else "", ke))
    return hasil


def _peta(isi) -> dict:
    if isi is None:
        return {}
    return isi if isinstance(isi, dict) else {"isi": isi}


def _kata(nilai) -> str:
    if nilai is None or nilai in ([], {}, ""):
        return KOSONG
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, list) and all(isinstance(n, str | int | None) for n in nilai):
        return ", ".join(_kata(n) for n in nilai)
    return json.dumps(nilai, ensure_ascii=False) if isinstance(nilai, dict | list) else str(nilai)
