"""Fingerprints: one spelling of plain content, and its SHA-256. No Django, so that every room may use it."""

import hashlib
import json


def kanonik(isi) -> str:
    """JSON with one spelling: sorted keys, no spaces, UTF-8. JSON types only; a Fraction or a date is refused."""
    return json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sidik(isi) -> str:
    return sidik_teks(kanonik(isi))


def sidik_teks(teks: str) -> str:
    return hashlib.sha256(teks.encode()).hexdigest()
