"""Keys of personal data: encryption that can be read only here, and a blind index that finds equals.

``PENTAS_KUNCI_PRIBADI`` holds one long random text, or several by comma, newest first: the first writes, all of them
read. From each text two unrelated keys are derived, one to encrypt and one for the index.
"""

import base64
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from pentas.galat import Ditolak

TAK_TERBACA = "Data pribadi ini disandikan dengan kunci lain. Hubungi pengelola aplikasi."


def _turunkan(teks: str, untuk: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=untuk).derive(teks.encode())


@lru_cache(maxsize=8)
def _sandi(teks: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_turunkan(t, b"pentas.pribadi.sandi"))) for t in teks])


@lru_cache(maxsize=8)
def _kunci_sidik(teks: str) -> bytes:
    return _turunkan(teks, b"pentas.pribadi.sidik")


def sandikan(nilai: str) -> str:
    return _sandi(tuple(settings.KUNCI_PRIBADI)).encrypt(nilai.encode()).decode()


def bacakan(sandi: str) -> str:
    try:
        return _sandi(tuple(settings.KUNCI_PRIBADI)).decrypt(sandi.encode()).decode()
    except InvalidToken as galat:
        raise Ditolak(TAK_TERBACA, status=503) from galat


def sidik_cari(nilai: str, ranah: str) -> str:
    """The index of a value with the newest key. ``ranah`` keeps a NIK apart from a KK of the same digits."""
    return _sidik(settings.KUNCI_PRIBADI[0], nilai, ranah)


def semua_sidik(nilai: str, ranah: str) -> list[str]:
    """With every key: what was written before a rotation is found too."""
    return [_sidik(teks, nilai, ranah) for teks in settings.KUNCI_PRIBADI]


def _sidik(teks: str, nilai: str, ranah: str) -> str:
    return hmac.new(_kunci_sidik(teks), f"{ranah}:{nilai}".encode(), "sha256").hexdigest()
