"""First passwords and the codes of slips: random, and readable from paper."""

import re
import secrets

from django.utils.crypto import salted_hmac

# Without characters that look alike: no l, 1, i, o, 0.
HURUF = "abcdefghjkmnpqrstuvwxyz23456789"


def sandi_acak() -> str:
    """Three groups of four, 59 bits: "k7fm-3xqa-w9tr"."""
    return "-".join("".join(secrets.choice(HURUF) for _ in range(4)) for _ in range(3))


def rapikan_kode(mentah: str) -> str:
    """A code as people type it: capitals, spaces, without its dashes."""
    return re.sub(r"[^0-9a-z]", "", mentah.lower())[:40]


def sidik_kode(id_pengguna: int, kode: str) -> str:
    """What the database keeps of a slip's code. Keyed, and 59 bits of chance: nobody counts back from it."""
    return salted_hmac("pentas.akun.kartu", f"{id_pengguna}:{rapikan_kode(kode)}", algorithm="sha256").hexdigest()
