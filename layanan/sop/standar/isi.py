"""Proposed contents of a standard, from fixtures/standar_pelayanan.json."""

import json
from functools import cache

from django.conf import settings

from layanan.sop.standar.komponen import KOMPONEN


@cache
def _berkas() -> dict:
    return json.loads((settings.AKAR / "fixtures/standar_pelayanan.json").read_text(encoding="utf-8"))


def isi_bawaan(layanan: str) -> dict[str, dict]:
    """{component: {"isi", "usulan", "catatan"}} for all fourteen; a service without a source begins empty."""
    ada = _berkas().get(layanan, {})
    kosong = {"isi": [], "usulan": True, "catatan": ""}
    return {k.kode: {**kosong, **ada.get(k.kode, {})} for k in KOMPONEN}
