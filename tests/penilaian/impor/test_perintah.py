"""manage.py impor_nilai: exit codes and what is printed."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from penilaian.nilai.models import Nilai
from pentas.akun.peran import Peran
from tests.pabrik import buat_pengguna, buat_periode, buat_peserta
from tests.penilaian.impor.bantu import buku


@pytest.fixture
def tempat(db, tmp_path):
    periode = buat_periode(kode="LAPANG-1", tahap_terbuka="kunjungan")
    buat_peserta(periode=periode, kode="13.01")
    buat_pengguna(peran=Peran.KETUA_TIM, username="ketua.tim")
    buat_pengguna(peran=Peran.ADMIN, username="admin")
    return tmp_path


def jalankan(tempat, isi: bytes, *lain, oleh="ketua.tim", periode="LAPANG-1", lapis="lapangan"):
    berkas = tempat / "nilai.xlsx"
    berkas.write_bytes(isi)
    call_command("impor_nilai", str(berkas), "--periode", periode, "--lapis", lapis, "--oleh", oleh, *lain)


def ditolak(capsys, tempat, *args, **kw) -> str:
    with pytest.raises(SystemExit) as keluar:
        jalankan(tempat, *args, **kw)
    assert keluar.value.code == 1
    return capsys.readouterr().err


def test_berhasil(tempat, capsys):
    jalankan(tempat, buku(("13.01", 5, 4, 3)), "--uji")
    assert "3 nilai akan berubah. Belum ada yang disimpan." in capsys.readouterr().out
    assert not Nilai.objects.exists()
    jalankan(tempat, buku(("13.01", 5, 4, 3)))
    assert "3 nilai berubah." in capsys.readouterr().out
    assert Nilai.objects.count() == 3


def test_sel_salah(tempat, capsys):
    galat = ditolak(capsys, tempat, buku(("13.01", 5, 6, 3)))
    assert "Baris 2, kolom 2 (sel C2): “6” harus bilangan bulat 0 sampai 5" in galat


def test_semua_rumus_yang_belum_dihitung_disebut(tempat, capsys):
    galat = ditolak(capsys, tempat, buku(("13.01", "=1+1", "=2+2", 3)))
    assert "B2" in galat
    assert "C2" in galat


@pytest.mark.parametrize(
    ("lain", "kalimat"),
    [
        ({"oleh": "admin"}, "diimpor oleh ketua tim"),
        ({"oleh": "tidak.ada"}, "tidak.ada tidak ada atau tidak aktif"),
        ({"periode": "TIDAK-ADA"}, "Periode TIDAK-ADA tidak ada"),
        ({"lapis": "desk", "oleh": "admin"}, "diimpor oleh tim provinsi"),
    ],
)
def test_ditolak_dengan_kalimat(tempat, capsys, lain, kalimat):
    assert kalimat in ditolak(capsys, tempat, buku(("13.01", 5, 4, 3)), **lain)


def test_berkas_tidak_ada(tempat, capsys):
    with pytest.raises(SystemExit) as keluar:
        call_command("impor_nilai", "hilang.xlsx", periode="LAPANG-1", lapis="lapangan", oleh="ketua.tim")
    assert keluar.value.code == 1
    assert "hilang.xlsx tidak ditemukan" in capsys.readouterr().err


def test_bukan_excel(tempat, capsys):
    assert "bukan buku kerja Excel" in ditolak(capsys, tempat, b"<html></html>")


def test_lapis_asing_salah_pakai(tempat):
    with pytest.raises(CommandError):
        jalankan(tempat, buku(), lapis="desa")


def test_salah_pakai_dari_baris_perintah_keluar_2():
    perintah = [sys.executable, "manage.py", "impor_nilai", "x.xlsx", "--lapis", "lapangan"]
    hasil = subprocess.run(perintah, cwd=settings.AKAR, capture_output=True, check=False)
    assert hasil.returncode == 2
