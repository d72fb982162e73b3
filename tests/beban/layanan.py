"""Pages of the services at 1,000 and at 100,000 requests, and a new holiday over 5,000 open ones (bin/bench layanan).

Judged: not one query more for a hundred times the requests, no page above BATAS_HALAMAN seconds, the holiday within
BATAS_LIBUR seconds and without a query of its own for each request.
"""

import datetime as dt
import os
import statistics
import sys
import tempfile
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "pentas.settings"
sementara = tempfile.TemporaryDirectory(prefix="pentas-beban-")
os.environ["PENTAS_DATA"] = sementara.name

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from layanan.sop.kalender.tindakan import tambah_libur  # noqa: E402
from layanan.sop.lacak.cari import buat_token  # noqa: E402
from layanan.sop.laporan.models import LamaLangkah, LamaPermohonan  # noqa: E402
from layanan.sop.permohonan.janji import perbarui_banyak  # noqa: E402
from layanan.sop.permohonan.models import Permohonan  # noqa: E402
from layanan.sop.permohonan.tindakan_waktu import majukan_janji_tertunda  # noqa: E402
from tests.layanan.pabrik import buat_banyak_permohonan, buat_kantor  # noqa: E402

LAYANAN = "pemanfaatan_data"
KECIL, BESAR, TERBUKA, ULANG = 1_000, 100_000, 5_000, 3
BATAS_HALAMAN, BATAS_LIBUR, BATAS_KUERI_LIBUR = 2.0, 10.0, 200
SEKALI = 5_000


def siapkan():
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STATIC_ROOT.mkdir()
    call_command("migrate", verbosity=0)
    return buat_kantor(layanan=(LAYANAN,))


def isi(kantor, jumlah: int) -> None:
    """Nineteen in twenty have ended and were measured; the others wait in the first two steps."""
    kini = timezone.now()
    for awal in range(0, jumlah, SEKALI):
        n = min(SEKALI, jumlah - awal)
        umum = {"layanan": LAYANAN, "unit": kantor.unit, "diajukan_pada": kini - dt.timedelta(days=40)}
        buka = max(1, n // 20)
        for langkah in ("terima", "disposisi"):
            janji = {"janji": kini.date() + dt.timedelta(days=20)}
            buat_banyak_permohonan(buka // 2, **umum, langkah=langkah, **janji)
        akhir = {"status": "selesai", "langkah": "implementasi", "selesai_pada": kini - dt.timedelta(days=1)}
        ukur_akhir(kantor, buat_banyak_permohonan(n - buka, **umum, **akhir))


def ukur_akhir(kantor, semua: list[Permohonan]) -> None:
    umum = {"dinas": kantor.dinas, "layanan": LAYANAN, "tanggal": timezone.localdate() - dt.timedelta(days=1)}
    LamaPermohonan.objects.bulk_create(
        LamaPermohonan(
            **umum,
            permohonan=p,
            status="selesai",
            hari_dinas=n % 40,
            menit_dinas=n,
            hari_pusat=n % 30,
            tepat=n % 5 > 0,
        )
        for n, p in enumerate(semua)
    )
    LamaLangkah.objects.bulk_create(
        LamaLangkah(**umum, permohonan=p, langkah=langkah.kode, hari=n % 7, menit=n, terlambat=n % 7 > 3)
        for n, p in enumerate(semua)
        for langkah in p.sop.langkah
    )


def halaman(kantor) -> dict[str, tuple[Client, str]]:
    def masuk(akun) -> Client:
        klien = Client()
        klien.force_login(akun)
        return klien

    subbag, kepala, opd = masuk(kantor.subbag_umum), masuk(kantor.kepala_dinas), masuk(kantor.pemohon)
    satu = Permohonan.objects.terbuka().first()
    return {
        "queue": (subbag, "/layanan/permohonan/"),
        "running": (subbag, "/layanan/permohonan/?tab=berjalan"),
        "ended, last page": (subbag, "/layanan/permohonan/?tab=selesai&hal=9999"),
        "search": (subbag, "/layanan/permohonan/?tab=selesai&q=Permohonan+77"),
        "the asker's": (opd, "/layanan/permohonan/?tab=selesai"),
        "one request": (subbag, f"/layanan/permohonan/{satu.pk}/"),
        "red list": (subbag, "/layanan/merah/"),
        "tracking": (Client(), f"/lacak/{buat_token(satu)}/"),
        "report": (kepala, "/layanan/laporan/"),
        "report, PDF": (kepala, "/layanan/laporan/pdf/"),
        "survey": (kepala, "/layanan/skm/"),
    }


def ukur(klien: Client, url: str) -> tuple[float, int]:
    """Median seconds after a warm-up, and the queries of one."""
    assert klien.get(url).status_code == 200, url
    with CaptureQueriesContext(connection) as tangkapan:
        klien.get(url)
    kueri, waktu = len(tangkapan), []
    for _ in range(ULANG):
        mulai = time.perf_counter()
        klien.get(url)
        waktu.append(time.perf_counter() - mulai)
    return statistics.median(waktu), kueri


def ukur_libur(kantor) -> int:
    """A holiday on the day that most promises name, then the morning's work on paused ones."""
    Permohonan.objects.terbuka().update(status="selesai", selesai_pada=timezone.now())
    mulai = timezone.now() - dt.timedelta(minutes=TERBUKA)
    buat_banyak_permohonan(TERBUKA, layanan=LAYANAN, unit=kantor.unit, langkah="disposisi", diajukan_pada=mulai)
    perbarui_banyak(Permohonan.objects.terbuka().lengkap())
    tanggal = Permohonan.objects.terbuka().order_by("-janji").values_list("janji", flat=True).first()
    umum = {"jenis": "daerah", "provinsi": kantor.dinas.provinsi, "dinas": kantor.dinas, "sumber": ""}
    gagal = 0
    for nama, kerja in (
        ("new holiday", lambda: tambah_libur({"tanggal": tanggal, "nama": "Beban", **umum}, oleh=None)[1]),
        ("each morning", lambda: majukan_janji_tertunda(oleh=None)),
    ):
        with CaptureQueriesContext(connection) as tangkapan:
            awal = time.perf_counter()
            pindah = kerja()
            lama = time.perf_counter() - awal
        buruk = lama > BATAS_LIBUR or len(tangkapan) > BATAS_KUERI_LIBUR
        gagal += buruk
        print(f"{nama:18}{lama:9.2f}s  {len(tangkapan)} queries, {pindah} of {TERBUKA} promises moved", _cap(buruk))
        Permohonan.objects.terbuka().update(status="dijeda")
    return gagal


def _cap(buruk: bool) -> str:
    return "  TOO MUCH" if buruk else ""


def utama() -> int:
    kantor = siapkan()
    hasil = []
    for jumlah in (KECIL, BESAR - KECIL):
        isi(kantor, jumlah)
        hasil.append({nama: ukur(*satu) for nama, satu in halaman(kantor).items()})
    gagal = 0
    print(f"{'':18}{KECIL:>10}{BESAR:>10}  queries")
    for nama, (a, kueri_a) in hasil[0].items():
        b, kueri_b = hasil[1][nama]
        buruk = kueri_a != kueri_b or b > BATAS_HALAMAN
        gagal += buruk
        print(f"{nama:18}{a:9.3f}s{b:9.3f}s  {kueri_a} and {kueri_b}{_cap(buruk)}")
    return 1 if gagal + ukur_libur(kantor) else 0


if __name__ == "__main__":
    sys.exit(utama())
