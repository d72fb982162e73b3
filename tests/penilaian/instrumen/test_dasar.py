"""Basic data: loaded once, the same after a second run."""

import json

import pytest
from django.core.management import call_command

from penilaian.instrumen.models import Instrumen
from pentas.jejak.models import Jejak
from tests.pabrik import buat_periode

pytestmark = pytest.mark.django_db


def test_muat_dasar_dua_kali_tidak_mengubah_apa_pun():
    call_command("muat_dasar")
    pertama = Instrumen.objects.get(kode="SUMBAR-2026")
    jumlah = Jejak.objects.count()
    call_command("muat_dasar")
    assert Instrumen.objects.get().sidik == pertama.sidik
    assert Jejak.objects.count() == jumlah
    assert pertama.sudah_terbit and pertama.tahun == 2026


@pytest.mark.parametrize(
    ("terbuka", "harap"), [(None, None), ("sosialisasi", "sosialisasi"), ("rekap", "rekap"), ("selesai", "selesai")]
)
def test_daftar_periode_json(terbuka, harap, capsys):
    buat_periode(kode="A", jenis="contoh", tahap_terbuka=terbuka)
    call_command("daftar_periode", "--json")
    assert json.loads(capsys.readouterr().out) == [{"kode": "A", "jenis": "contoh", "tahap": harap}]


def test_daftar_periode_di_antara_dua_tahap(capsys):
    periode = buat_periode(kode="A", tahap_terbuka="rekap")
    periode.tahap.filter(kode="rekap").update(status="ditutup")
    call_command("daftar_periode", "--json")
    assert json.loads(capsys.readouterr().out)[0]["tahap"] == "rekap"
    call_command("daftar_periode")
    assert "rekap" in capsys.readouterr().out
