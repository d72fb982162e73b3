"""The real thing for browser tests: granian in a process of its own, on data of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.dasar import salin_dasar

AKAR = Path(__file__).resolve().parents[2]
SANDI = "sandi-contoh-untuk-uji"


class Peladen:
    """A running application: ``url``, ``sandi`` (of every demo account), ``manage(...)``, ``catatan`` (its log)."""

    sandi = SANDI

    def __init__(self, data: Path, **lingkungan: str):
        self.data = data
        self.porta = 0
        self.catatan = data / "catatan-peladen"
        self.lingkungan = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        self.lingkungan |= {"PENTAS_DATA": str(data), "PENTAS_SANDI_CONTOH": SANDI} | lingkungan

    def manage(self, *args, gagal_boleh=False) -> subprocess.CompletedProcess:
        """Run ``manage.py``; a refusal fails the test unless it is what the test looks for."""
        hasil = subprocess.run(
            [sys.executable, "manage.py", *map(str, args)],
            cwd=AKAR,
            env=self.lingkungan,
            capture_output=True,
            text=True,
            check=False,
        )
        if hasil.returncode and not gagal_boleh:
            raise AssertionError(f"manage.py {' '.join(map(str, args))}:\n{hasil.stdout}{hasil.stderr}")
        return hasil

    def argumen(self) -> list[str]:
        """Granian's, for a free port; started again, for the one it had."""
        if not self.porta:
            with socket.socket() as soket:
                soket.bind(("127.0.0.1", 0))
                self.porta = soket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.porta}"
        pilihan = ["--interface", "wsgi", "--no-ws", "--port", str(self.porta), "--log-level", "error"]
        return [*pilihan, "--blocking-threads", "8", "pentas.wsgi:application"]

    def mulai(self):
        perintah = [sys.executable, "-m", "granian", *self.argumen()]
        with self.catatan.open("a") as catatan:
            self.proses = subprocess.Popen(
                perintah,
                cwd=AKAR,
                env=self.lingkungan,
                stdout=catatan,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a group of its own: see bunuh()
            )
        self._tunggu()

    def _tunggu(self, batas=30):
        akhir = time.monotonic() + batas
        while time.monotonic() < akhir and self.proses.poll() is None:
            try:
                with urllib.request.urlopen(self.url + "/sehat/", timeout=2):
                    return
            except urllib.error.HTTPError as galat:
                galat.close()
                break
            except OSError:
                time.sleep(0.05)
        self.henti()
        raise AssertionError(f"The server does not answer:\n{self.catatan.read_text()}")

    def henti(self):
        self.proses.terminate()
        try:
            self.proses.wait(10)
        except subprocess.TimeoutExpired:
            self.bunuh()

    def bunuh(self):
        """SIGKILL for granian and its worker at once: nobody gets to say goodbye."""
        os.killpg(self.proses.pid, signal.SIGKILL)
        self.proses.wait()


def siapkan_data(folder: Path):
    """Migrated database, collected static files, demo data: made once, copied for each server."""
    if not (AKAR / "static" / "dist").is_dir():
        raise AssertionError("The front end is not built: run bin/test once, or `node static/bangun.mjs`.")
    calon = Peladen(folder)
    salin_dasar(folder / "pentas.sqlite3")
    calon.manage("migrate", "--noinput", "-v0")
    calon.manage("collectstatic", "--noinput", "-v0")
    calon.manage("muat_contoh")
    calon.manage("muat_contoh_layanan")


def jalankan(data_contoh: Path, folder: Path):
    """A server on its own copy of the demo, as a fixture yields it."""
    salin_data(data_contoh, folder)
    peladen = Peladen(folder)
    peladen.mulai()
    yield peladen
    peladen.henti()


def salin_data(asal: Path, tujuan: Path):
    shutil.copytree(asal, tujuan, dirs_exist_ok=True, copy_function=_tautkan_atau_salin)


def _tautkan_atau_salin(asal, tujuan):
    """Static files never change: link them instead of copying hundreds."""
    if "/statis/" in asal:
        os.link(asal, tujuan)
    else:
        shutil.copy2(asal, tujuan)
