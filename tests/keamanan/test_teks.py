"""Text from people stays text wherever it is shown: on every page, in every workbook and document."""

from io import BytesIO

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.gerbang import keputusan
from tests.keamanan.dunia import alamat, setel
from tests.keamanan.test_masukan_aneh import AKUN
from tests.keamanan.test_yang_keluar import RUTE, periksa_kepala

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]
RACUN = "=1+1<b>racun</b>\"'><img src=file:///etc/passwd><link href=http://127.0.0.1:9/x>{{7*7}}"
LEWATI = {"kode", "username", "password", "sha256", "mime", "isi", "cuplikan", "lambang", "email", "surel", "objek"}
LEWATI |= {
    "jenis",
    "wilayah_kode",
    "periode_kode",
    "lingkup",
    "nilai_lapangan",
    "singkatan",
    "lapis",
    "tanda",
    "session_key",
}


def racuni() -> None:
    """Every text that a person can have typed."""
    for model in apps.get_models():
        if model._meta.app_label not in ("akun", "dokumen", "unggahan", "penilaian", "paparan", "wilayah"):
            continue
        for medan in model._meta.get_fields():
            teks = isinstance(medan, (CharField, TextField)) and not medan.choices and not medan.primary_key
            if teks and medan.name not in LEWATI and not medan.name.startswith(("sidik", "nip", "kepala_nip")):
                if not medan.name.endswith("_nip"):
                    model._base_manager.update(**{medan.name: RACUN[: medan.max_length]})


@pytest.fixture(scope="module")
def dunia_semodul(dunia_semodul, django_db_blocker):
    with django_db_blocker.unblock():
        racuni()
    return dunia_semodul


def buka(d, rute, nama, gerbang):
    """The address as each role that gets in opens it."""
    setel(d, rute)
    for peran in [p for p in (*AKUN, "auditor") if keputusan(gerbang, p) == "boleh"]:
        k = Client()
        k.force_login(d.pelaku[peran])
        yield k.get(alamat(d, rute))


@pytest.mark.parametrize("rute, nama, gerbang", RUTE, ids=[r[0] or "/" for r in RUTE])
def test_teks_tetap_teks(dunia, rute, nama, gerbang):
    for jawab in buka(dunia, rute, nama, gerbang):
        tipe = jawab.headers.get("Content-Type", "")
        isi = b"".join(jawab.streaming_content) if jawab.streaming else jawab.content
        periksa_kepala(jawab)
        if "html" in tipe:
            assert b"<b>racun" not in isi and b"<img src=file" not in isi
            assert b" style=" not in isi and b"<script>" not in isi and b" onclick=" not in isi
        elif "spreadsheet" in tipe:
            periksa_buku(isi)
        elif tipe == "application/pdf":
            halaman = " ".join(h.extract_text() for h in PdfReader(BytesIO(isi)).pages)
            assert "root:" not in halaman


def periksa_buku(isi: bytes) -> None:
    for lembar in load_workbook(BytesIO(isi)):
        for baris in lembar.iter_rows():
            for sel in baris:
                assert sel.data_type != "f", f"{lembar.title}!{sel.coordinate} is a formula"
                if isinstance(sel.value, str) and sel.value.startswith(("=", "+", "-", "@")):
                    assert sel.quotePrefix, f"{lembar.title}!{sel.coordinate}"
