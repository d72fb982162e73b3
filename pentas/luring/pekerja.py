"""What the service worker keeps: the built static files by their published addresses."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse

from pentas.galat import Ditolak

NASKAH = "js/pekerja.js"
# Not of the screen: documents' style, and the worker itself.
BUKAN_KULIT = {"css/cetak.css", NASKAH}


def _dist() -> Path:
    return Path(settings.AKAR) / "static" / "dist"


def _dibangun() -> list[Path]:
    """Every built file; not the stamps of the set-up, which begin with a dot and are never published."""
    return sorted(p for p in _dist().rglob("*") if p.is_file() and not p.name.startswith("."))


@cache
def kulit() -> list[str]:
    """Addresses of the app shell: first the stand-ins (for a page, for a form), then all that is built."""
    nama = [p.relative_to(_dist()).as_posix() for p in _dibangun()]
    tanpa = reverse("luring:tanpa-jaringan")
    return [tanpa, f"{tanpa}?formulir", *(staticfiles_storage.url(n) for n in nama if n not in BUKAN_KULIT)]


@cache
def versi() -> str:
    """Of the shell: another release, another version."""
    isi = b"".join(p.read_bytes() for p in _dibangun())
    return hashlib.sha256(isi + repr(kulit()).encode()).hexdigest()[:12]


@cache
def naskah() -> str:
    try:
        return (_dist() / NASKAH).read_text(encoding="utf-8")
    except FileNotFoundError as galat:
        raise Ditolak("Berkas tampilan belum dibangun. Jalankan bin/run.", status=503) from galat
