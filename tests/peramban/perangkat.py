"""A tablet in the field, for tests of the offline queue: its browser, its queue, the line it hangs on."""

import json
import os
import re
import signal
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import expect

from tests.peramban.conftest import ARGUMEN, _awasi, _cari_chromium

KUNJUNGAN = "/p/LATIHAN-2026/kunjungan/13.06/"
KEADAAN = "[data-keadaan-simpan]"
SIAPKAN_KUNJUNGAN = """
from django.utils import timezone
from penilaian.kunjungan.models import AnggotaKunjungan, Kunjungan
from penilaian.periode.models import Periode, Tahap
from pentas.akun.models import Pengguna
p = Periode.objects.get(kode="LATIHAN-2026")
p.tahap.filter(kode__in=["sosialisasi", "pengumpulan", "rekap"]).update(status="ditutup")
p.tahap.filter(kode="kunjungan").update(status="berjalan")
k = Kunjungan.objects.create(peserta=p.peserta.get(kabupaten_kota="13.06"), tanggal=timezone.localdate())
AnggotaKunjungan.objects.create(kunjungan=k, pengguna=Pengguna.objects.get(username="penilai1"))
"""
ENTRI = """
import json
from pentas.luring.models import Entri
print(json.dumps([[str(e.uuid), e.jenis, e.pengguna.username] for e in Entri.objects.select_related("pengguna")]))
"""


def tunggu(page, janji: str, arg=None, batas=30):
    """Until the async function answers yes (``page.wait_for_function`` takes its promise for one)."""
    akhir = time.monotonic() + batas
    while not page.evaluate(janji, arg):
        assert time.monotonic() < akhir, f"{page.url} never came to: {janji}"
        page.wait_for_timeout(30)


def siap(page):
    """The worker holds the shell and knows whose device it is."""
    tunggu(
        page,
        "async () => { const r = await navigator.serviceWorker.ready; const k = await caches.open('keadaan');"
        " const a = await k.match('/__akun'); const isi = document.querySelector('meta[name=akun]')?.content;"
        " return r.active && a && (await a.text()) === isi; }",
    )


def bawa(page):
    """The juror takes the visit along."""
    page.goto(KUNJUNGAN)
    siap(page)
    page.get_by_role("button", name="Bawa luring").click()
    expect(page.locator("[data-bawa-kata]")).to_contain_text("Siap luring", timeout=60_000)


def nilai(page, kode, level, jumlah):
    """Give a field value on its page; ``jumlah``: how many wait afterwards."""
    page.goto(f"{KUNJUNGAN}{kode}/")
    page.check(f"input[name=level][value='{level}']", force=True)
    expect(page.locator(KEADAAN)).to_contain_text(f"{jumlah} menunggu")


def antrean(page) -> list[dict]:
    """What the device itself holds, in its order."""
    return page.evaluate("window.pentasAntrean.semua()")


def kosong(page):
    """Everything has left the device."""
    tunggu(page, "async () => !(await window.pentasAntrean.semua()).length")


def di_peladen(peladen) -> list[list[str]]:
    """(uuid, kind, username) of every entry that the server has applied."""
    return json.loads(peladen.manage("shell", "-v0", "-c", ENTRI).stdout.strip().splitlines()[-1])


class Tablet:
    """A browser with a profile of its own, which outlives it: closed, killed, opened again."""

    def __init__(self, peramban, peladen, folder: Path):
        self.jenis, self.peladen, self.folder, self.keluhan = peramban.browser_type, peladen, folder, []

    def nyalakan(self, *, luring=False):
        self.konteks = self.jenis.launch_persistent_context(
            self.folder, executable_path=_cari_chromium(), args=ARGUMEN, base_url=self.peladen.url, offline=luring
        )
        page = self.konteks.pages[0]
        page.set_default_timeout(10_000)
        _awasi(page, self.keluhan)
        return page

    def masuk(self, page, username):
        page.goto("/masuk/")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", self.peladen.sandi)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(lambda url: "/masuk/" not in url)

    def matikan(self):
        self.konteks.close()

    def bunuh(self):
        """SIGKILL for the browser of this profile."""
        for proses in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                baris = (proses / "cmdline").read_bytes().decode().split("\0")
                if f"--user-data-dir={self.folder}" in baris and not any(b.startswith("--type=") for b in baris):
                    return os.kill(int(proses.name), signal.SIGKILL)
        raise AssertionError("The browser is not running.")


class Kabel:
    """A line to the server that breaks: each time so many more bytes have gone up, all its connections close."""

    def __init__(self, porta: int):
        self.porta, self.lewat, self.diputus = porta, 0, 0
        self.putus: list[int] = []
        self.sambungan: set[socket.socket] = set()
        self.kunci = threading.Lock()
        self.soket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.soket.getsockname()[1]}"
        self.utas = [self._utas(self._terima)]

    def _utas(self, fungsi, *isi):
        utas = threading.Thread(target=fungsi, args=isi)
        utas.start()
        return utas

    def _terima(self):
        while True:
            try:
                peramban, _ = self.soket.accept()
            except OSError:  # closed
                return
            self.utas.append(self._utas(self._sambungkan, peramban))

    def _sambungkan(self, peramban):
        """Up in this thread, down in one more."""
        with peramban, socket.create_connection(("127.0.0.1", self.porta)) as peladen:
            self.sambungan |= {peramban, peladen}
            turun = self._utas(self._alirkan, peladen, peramban, lambda _: False)
            self._alirkan(peramban, peladen, self._habis)
            turun.join()
            self.sambungan -= {peramban, peladen}

    def _alirkan(self, dari, ke, habis):
        try:
            while (potong := dari.recv(64 * 1024)) and not habis(len(potong)):
                ke.sendall(potong)
        except OSError:
            pass
        self._matikan(dari, ke)

    def _matikan(self, *semua):
        for soket in semua:
            with suppress(OSError):
                soket.shutdown(socket.SHUT_RDWR)

    def _habis(self, byte: int) -> bool:
        with self.kunci:
            self.lewat += byte
            if not self.putus or self.lewat < self.putus[0]:
                return False
            self.putus.pop(0)
            self.lewat, self.diputus = 0, self.diputus + 1
        self._matikan(*self.sambungan)
        return True

    def tutup(self):
        self._matikan(self.soket, *self.sambungan)
        self.soket.close()
        for utas in self.utas:
            utas.join()


def terbitkan_ulang(folder, **tambahan: str):
    """Another release in ``folder`` (the server's static files): these files changed, their old addresses gone."""
    daftar = json.loads((folder / "staticfiles.json").read_text())
    for nama, isi in tambahan.items():
        lama = daftar["paths"][nama]
        baru = re.sub(r"\.[0-9a-f]{12}\.", ".0123456789ab.", lama)
        (folder / baru).write_text((folder / lama).read_text() + isi)
        for sisa in folder.glob(f"{lama}*"):
            sisa.unlink()
        daftar["paths"][nama] = baru
    (folder / "staticfiles.json").unlink()  # a link shared with other servers
    (folder / "staticfiles.json").write_text(json.dumps(daftar))
