"""The draw: an order that anyone can work out again from the seed and the codes."""

import hashlib
from collections.abc import Iterable


def undi(kode: Iterable[str], benih: str) -> list[str]:
    """Codes in the order of SHA-256("seed:code"), smallest first; independent of the order they come in."""
    return sorted(kode, key=lambda k: (hashlib.sha256(f"{benih}:{k}".encode()).hexdigest(), k))
