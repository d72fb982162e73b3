"""The commands and lock files: what a clean machine relies on."""

import re
import subprocess
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parent.parent
KUNCI = ["requirements.lock", "requirements-dev.lock", "requirements-node.lock"]
PERINTAH = ["bin/run", "bin/test", "bin/kunci", "bin/bench", "bin/postgres-sementara", ".ci/run", "deploy/perbarui"]


def baca(nama):
    return (AKAR / nama).read_text()


@pytest.mark.parametrize("nama", KUNCI)
def test_kunci_semua_paket_bersidik(nama):
    paket = re.split(r"\n(?=\S)", baca(nama).strip())
    tanpa = [p.split()[0] for p in paket if not p.startswith("#") and "--hash=sha256:" not in p]
    assert paket and not tanpa


@pytest.mark.parametrize("nama", [*KUNCI, "package-lock.json"])
def test_kunci_tanpa_alamat_peladen(nama):
    """Where packages come from is the host's business (pip and npm configuration), never the repository's."""
    assert not re.search(r'find-links|index-url|"resolved"|file:', baca(nama))


def test_kunci_dev_memuat_versi_yang_sama():
    versi = {nama: set(re.findall(r"^(\S+==\S+) ", baca(nama), re.M)) for nama in KUNCI}
    assert versi["requirements.lock"] <= versi["requirements-dev.lock"]


@pytest.mark.parametrize("nama", [*PERINTAH, "bin/lib.sh"])
def test_perintah_sah_menurut_sh(nama):
    assert subprocess.run(["sh", "-n", AKAR / nama], check=False).returncode == 0


@pytest.mark.parametrize("nama", PERINTAH)
def test_perintah_dapat_dijalankan(nama):
    assert (AKAR / nama).stat().st_mode & 0o111


def test_run_menolak_argumen_asing():
    hasil = subprocess.run([AKAR / "bin/run", "--kososng"], capture_output=True, text=True, check=False)
    assert hasil.returncode == 2
    assert "bin/run [--kosong]" in hasil.stderr
