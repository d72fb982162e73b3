"""Reference data of regions that comes with the application: names, time zones, population."""

import json
from functools import cache
from pathlib import Path

from django.conf import settings

BERKAS = Path(settings.AKAR) / "fixtures" / "wilayah.json"


@cache
def acuan() -> dict:
    return json.loads(BERKAS.read_text(encoding="utf-8"))


def penduduk_acuan() -> dict[str, int]:
    """{office code: people}, where the reference knows it; a proposal to be confirmed per period."""
    return {k["kode"]: k["jumlah_penduduk"] for k in acuan()["kabupaten_kota"] if k.get("jumlah_penduduk")}


def keterangan_penduduk() -> str:
    """When the population figures are from, as people read it: "semester II 2024"."""
    return acuan()["meta"]["penduduk_per"]
