"""A server that is killed and back in a moment: see pembiak.py."""

import json
import os
import signal
import subprocess
import sys

from tests.peramban.peladen import AKAR, Peladen


class PeladenCepat(Peladen):
    proses = None
    hidup = 0  # process (and group) id of the granian that runs

    def mulai(self):
        if self.proses is None:
            with self.catatan.open("a") as catatan:
                self.proses = subprocess.Popen(
                    [sys.executable, "-m", "tests.ketahanan.pembiak"],
                    cwd=AKAR,
                    env=self.lingkungan | {"DJANGO_SETTINGS_MODULE": "pentas.settings"},
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=catatan,
                    text=True,
                )
        print(json.dumps(self.argumen()), file=self.proses.stdin, flush=True)
        self.hidup = int(self.proses.stdout.readline())
        self._tunggu()

    def bunuh(self):
        if self.hidup:
            os.killpg(self.hidup, signal.SIGKILL)
            self.hidup = 0

    def henti(self):
        self.bunuh()
        with self.proses:  # closes its pipes: nothing more to start
            pass
