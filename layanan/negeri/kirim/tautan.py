"""Links that open a document once: made again from a random salt and the installation's secret."""

import hashlib
import secrets

from django.urls import reverse
from django.utils.crypto import salted_hmac

from layanan.negeri.kirim.models import TautanUnduh


def garam_baru() -> str:
    return secrets.token_hex(16)


def token_dari(garam: str) -> str:
    return salted_hmac("negeri.tautan", garam, algorithm="sha256").hexdigest()[:32]


def sidik_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def jalur(tautan: TautanUnduh) -> str:
    return reverse("negeri:kirim-unduh", args=[token_dari(tautan.garam)])
