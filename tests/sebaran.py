"""Which tests stay together when two workers share a run (``-n 2 --dist loadscope --no-loadscope-reorder``).

A file stays with one worker, which makes its fixtures once; browser tests go one by one, since nothing but
the demo data is theirs together. What takes long begins first, so that both workers end at the same time.
(The marks of ``--dist loadgroup`` do not reach the scheduler with pytest 9.2: pytest-xdist issue 1386.)
"""

from xdist.scheduler import LoadScopeScheduling

PERAMBAN = "tests/peramban/"
# The first is one long file: while one worker is at it, the other makes the browser's demo data.
TERLAMA = (
    "tests/keamanan/test_masukan_aneh.py",
    f"{PERAMBAN}test_halaman.py",
    f"{PERAMBAN}test_sk_kedua.py",
    f"{PERAMBAN}test_perjalanan.py",
    PERAMBAN,
    "tests/keamanan/",
    "tests/test_gerbang.py",
    "tests/kontrak/",
    "tests/penilaian/instrumen/",
    "tests/penilaian/",
)


def lama(item) -> int:
    """Sort key, the longest first."""
    return next((n for n, awal in enumerate(TERLAMA) if item.nodeid.startswith(awal)), len(TERLAMA))


class Sebaran(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(PERAMBAN) else nodeid.partition("::")[0]
