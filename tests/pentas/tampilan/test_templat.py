"""What the content security policy would refuse in the browser is refused here, in the source."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLAT = sorted((settings.AKAR / "templates").rglob("*.html"))
IKON = settings.AKAR / "node_modules/bootstrap-icons/icons"
TERLARANG = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an address of another host": re.compile(r'(?:src|href|action)="(?:https?:)?//', re.I),
}


@pytest.mark.parametrize("berkas", TEMPLAT, ids=lambda b: str(b.relative_to(settings.AKAR)))
def test_template_holds_to_the_policy(berkas: Path):
    isi = berkas.read_text()
    assert [apa for apa, pola in TERLARANG.items() if pola.search(isi)] == []


@pytest.mark.skipif(not IKON.is_dir(), reason="front-end packages not installed (npm ci)")
def test_every_named_icon_exists():
    nama = {n for b in TEMPLAT for n in re.findall(r"""{%\s*ikon\s+["']([a-z0-9-]+)["']""", b.read_text())}
    assert nama
    assert [n for n in sorted(nama) if not (IKON / f"{n}.svg").exists()] == []
