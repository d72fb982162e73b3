"""First passwords: random, and readable from paper."""

import secrets

# Without characters that look alike: no l, 1, i, o, 0.
HURUF = "abcdefghjkmnpqrstuvwxyz23456789"


def sandi_acak() -> str:
    """Three groups of four, 59 bits: "k7fm-3xqa-w9tr"."""
    return "-".join("".join(secrets.choice(HURUF) for _ in range(4)) for _ in range(3))
