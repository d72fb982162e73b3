"""A migrated SQLite database, made once for each set of migrations and copied wherever one is needed.

Migrating takes longer than most tests. The copy lies beside the installed packages; ``migrate`` still runs
on it and finds nothing to do. ``python -m tests.dasar`` migrates the database that DATABASE_URL names.
"""

import fcntl
import gc
import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

AKAR = Path(__file__).resolve().parents[1]
APLIKASI = ("pentas", "penilaian", "paparan", "layanan")
GUDANG = Path(sys.prefix)


def _sidik() -> str:
    """Of everything that says what a migrated database looks like."""
    berkas = sorted(p for a in APLIKASI for p in (AKAR / a).rglob("migrations/*.py"))
    isi = hashlib.sha256()
    for p in (AKAR / "requirements.lock", AKAR / "pentas" / "settings.py", *berkas):
        isi.update(f"{p.relative_to(AKAR)}\n".encode() + p.read_bytes())
    return isi.hexdigest()[:16]


def salin_dasar(tujuan: str | Path) -> None:
    """Fill this database (a path or a URI). Whoever comes first makes the migrated one, the others wait."""
    hasil = GUDANG / f"uji-dasar-{_sidik()}.sqlite3"
    with (GUDANG / "uji-dasar.kunci").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        if not hasil.exists():
            for lama in GUDANG.glob("uji-dasar-*.sqlite3"):
                lama.unlink()
            _buat(hasil)
        with closing(sqlite3.connect(hasil)) as asal, closing(sqlite3.connect(tujuan, uri=True)) as salinan:
            asal.backup(salinan)


def _buat(hasil: Path) -> None:
    sementara = hasil.with_suffix(f".{os.getpid()}")
    lingkungan = {**os.environ, "DATABASE_URL": f"sqlite:///{sementara}"}
    perintah = [sys.executable, "-m", "tests.dasar"]
    jadi = subprocess.run(perintah, cwd=AKAR, env=lingkungan, capture_output=True, text=True, check=False)
    if jadi.returncode:
        raise AssertionError(f"migrate: {jadi.stdout}{jadi.stderr}")
    sementara.rename(hasil)


def _migrasi() -> None:
    gc.disable()  # a third of the time; the process ends with its work
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pentas.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    connection.close()


if __name__ == "__main__":
    import tests.lingkungan  # noqa: F401 - its data folder is thrown away

    _migrasi()
