"""The environment of the tests, set before Django reads its settings (loaded by ``-p`` in pyproject.toml).

Every process, and so every xdist worker, gets its own data folder and leaves nothing behind. The
database stays what DATABASE_URL says: that is how bin/test runs the same tests on PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

DATA = Path(tempfile.mkdtemp(prefix="pentas-uji-"))
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
(DATA / "statis").mkdir()

for nama in ("PENTAS_PRODUKSI", "PENTAS_DEBUG", "PENTAS_HOST", "PENTAS_S3_EMBER", "EMAIL_URL"):
    os.environ.pop(nama, None)
os.environ["PENTAS_DATA"] = str(DATA)
os.environ["PENTAS_SANDI_CONTOH"] = "sandi-contoh-untuk-uji"
# Playwright keeps an event loop in the main thread; Django would refuse the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
