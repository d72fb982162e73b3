"""The seal of a queue: proves that an entry in a rescue file was written on a device of its account.

The key is the account's own, handed to its devices over a session; an admin who carries the file in has it not.
"""

import hashlib
import hmac

from django.utils.crypto import constant_time_compare, salted_hmac


def kunci_meterai(pengguna) -> str:
    """Hex; the client uses its bytes as the key of HMAC-SHA256."""
    return salted_hmac("pentas.luring.meterai", str(pengguna.pk), algorithm="sha256").hexdigest()


def sah(pengguna, badan: str, meterai: str) -> bool:
    """Is ``meterai`` (hex) the seal of exactly this text?"""
    benar = hmac.new(bytes.fromhex(kunci_meterai(pengguna)), badan.encode(), hashlib.sha256).hexdigest()
    return constant_time_compare(benar, meterai)
