"""Ranking and recap matrix at 100 and at 514 offices, timed within one run (bin/bench).

Times differ between machines, so what is judged is the ratio: five times the offices may cost
little more than five times the time, and not one query more.
"""

import os
import statistics
import sys
import tempfile
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "pentas.settings"
sementara = tempfile.TemporaryDirectory(prefix="pentas-beban-")
os.environ["PENTAS_DATA"] = sementara.name
os.environ["PENTAS_SANDI_CONTOH"] = "sandi-contoh-untuk-uji"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from penilaian.penetapan.peringkat import muat_peringkat  # noqa: E402
from penilaian.periode.models import Periode  # noqa: E402
from pentas.akun.models import Pengguna  # noqa: E402

KECIL, BESAR, ULANG, BATAS_NISBAH = 100, 514, 5, 8


def ukur(kerja) -> tuple[float, int]:
    """Median seconds of a few runs after a warm-up, and the number of queries of one."""
    with CaptureQueriesContext(
        connection,
    ) as tangkapan:
        kerja()
    kueri = len(tangkapan)  # before the next request empties the log
    waktu = []
    for _ in range(ULANG):
        mulai = time.perf_counter()
        kerja()
        waktu.append(time.perf_counter() - mulai)
    return statistics.median(waktu), kueri


def siapkan() -> Client:
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STATIC_ROOT.mkdir()
    call_command("migrate", verbosity=0)
    for jumlah in (KECIL, BESAR):
        with open(os.devnull, "w") as sunyi:
            call_command("muat_contoh", peserta=jumlah, stdout=sunyi)
    klien = Client()
    klien.force_login(Pengguna.objects.get(username="admin"))
    return klien


def kerja(klien: Client, kode: str) -> dict:
    def matriks():
        jawaban = klien.get(reverse("penilaian:rekap-matriks", args=[kode]))
        assert jawaban.status_code == 200, jawaban.status_code

    return {"ranking": lambda: muat_peringkat(Periode.objects.get(kode=kode)).usulan, "matrix": matriks}


def utama() -> int:
    klien = siapkan()
    gagal = 0
    kecil, besar = (kerja(klien, f"BEBAN-{n}") for n in (KECIL, BESAR))
    print(f"{'':10}{KECIL:>10}{BESAR:>10}{'ratio':>8}  queries")
    for nama in kecil:
        (a, kueri_a), (b, kueri_b) = ukur(kecil[nama]), ukur(besar[nama])
        buruk = kueri_a != kueri_b or b / a > BATAS_NISBAH
        gagal += buruk
        print(f"{nama:10}{a:9.3f}s{b:9.3f}s{b / a:8.1f}  {kueri_a} and {kueri_b}{'  TOO MUCH' if buruk else ''}")
    return 1 if gagal else 0


if __name__ == "__main__":
    sys.exit(utama())
