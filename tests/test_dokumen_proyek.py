"""The documents speak of the house as it stands."""

import re

import pytest
from django.apps import apps

from tests import alur_dokumen, sop_dokumen
from tests.test_denah import AKAR, ALIRAN

DOKUMEN = AKAR / "docs"
PANDUAN = sorted((DOKUMEN / "panduan").glob("*.md"))
# Model names that are two words of the glossary run together.
MAJEMUK = re.compile(r"[A-Z][a-z]+")


def test_alur_segar():
    assert alur_dokumen.BERKAS.read_text(encoding="utf-8") == alur_dokumen.naskah(), "run python -m tests.alur_dokumen"


def test_sop_segar():
    assert sop_dokumen.BERKAS.read_text(encoding="utf-8") == sop_dokumen.naskah(), "run python -m tests.sop_dokumen"


def istilah() -> set[str]:
    """Every word in the first column of the glossary."""
    baris = re.findall(r"^\| (.+?) \|", (DOKUMEN / "istilah.md").read_text(encoding="utf-8"), re.M)
    return {kata for sel in baris for kata in re.findall(r"[a-z]+", sel.lower())}


def test_setiap_model_dan_ruang_ada_di_daftar_istilah():
    dikenal = istilah()
    kata = {
        k.lower()
        for m in apps.get_models()
        if m.__module__.split(".")[0] in ("pentas", "penilaian", "paparan", "layanan")
        for k in MAJEMUK.findall(m.__name__)
    }
    kata |= {k for r in ALIRAN for k in r.split(".")[-1].split("_")}
    assert not kata - dikenal, f"not in docs/istilah.md: {sorted(kata - dikenal)}"


def test_setiap_ruang_ada_di_peta():
    arsitektur = (DOKUMEN / "arsitektur.md").read_text(encoding="utf-8")
    assert not [r for r in ALIRAN if f"`{r.replace('.', '/')}/`" not in arsitektur]


@pytest.mark.parametrize("p", [AKAR / "README.md", *sorted(DOKUMEN.rglob("*.md"))], ids=lambda p: p.name)
def test_tautan_dan_berkas_yang_disebut_ada(p):
    """Files and folders of the project named in code quotes, and links between documents."""
    teks = p.read_text(encoding="utf-8")
    sebut = re.findall(
        r"`((?:pentas|penilaian|paparan|layanan|templates|static|tests|docs|fixtures|bin|deploy)/[\w./-]*)`", teks
    )
    hilang = [s for s in sebut if not (AKAR / s).exists() and not s.startswith("static/dist")]
    hilang += [t for t in re.findall(r"\]\(([^)#:]+)\)", teks) if not (p.parent / t).exists()]
    assert not hilang


@pytest.mark.parametrize("p", PANDUAN, ids=lambda p: p.stem)
def test_tombol_dalam_panduan_memang_ada(p):
    """What a guide prints in bold is a word of the screens: a button, a menu item or a heading."""
    layar = "".join(
        f.read_text(encoding="utf-8")
        for pola in ("templates/**/*.html", "p*/**/*.py", "layanan/**/*.py")
        for f in AKAR.glob(pola)
    )
    layar = re.sub(r"\s+", " ", layar)
    tebal = re.findall(r"\*\*(.+?)\*\*", p.read_text(encoding="utf-8"))
    assert tebal
    assert not [t for t in tebal if t not in layar]
