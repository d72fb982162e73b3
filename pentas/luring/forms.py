"""Reads the JSON body of an entry."""

import json
from uuid import UUID

from django.utils.dateparse import parse_datetime

from pentas.galat import Ditolak
from pentas.luring.daftar import Isian

RUSAK = "Isian tidak terbaca oleh peladen. Muat ulang halaman, lalu isi lagi."


def baca_isian(badan: bytes) -> Isian:
    """Raises Ditolak (422) when the body is not an entry."""
    try:
        data = json.loads(badan)
        uuid = UUID(data["uuid"])
        jenis, sasaran, isi = data["jenis"], data["sasaran"], data["isi"]
        dasar = data.get("dasar", 0)
        waktu = parse_datetime(data["waktu_klien"]) if data.get("waktu_klien") else None
    except (ValueError, KeyError, TypeError, AttributeError) as galat:
        raise Ditolak(RUSAK) from galat
    bentuk = isinstance(jenis, str) and isinstance(sasaran, dict) and isinstance(isi, dict)
    if not bentuk or isinstance(dasar, bool) or not isinstance(dasar, int) or dasar < 0:
        raise Ditolak(RUSAK)
    return Isian(uuid, jenis, sasaran, dasar, isi, waktu)
