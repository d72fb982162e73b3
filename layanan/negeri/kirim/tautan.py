"""Links that open a document once: made again from a random salt and the installation's secret."""

import hashlib
import secrets

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import salted_hmac

from layanan.negeri.kirim.models import TautanUnduh

KUE = "unduhan_negeri"


def garam_baru() -> str:
    return secrets.token_hex(16)


def token_dari(garam: str) -> str:
    return salted_hmac("negeri.tautan", garam, algorithm="sha256").hexdigest()[:32]


def sidik_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def jalur(tautan: TautanUnduh) -> str:
    return reverse("negeri:kirim-unduh", args=[token_dari(tautan.garam)])


def tandai_peramban(jawab, tautan: TautanUnduh, umur: int):
    """This browser gave the digits: for so many seconds it may fetch the same document again."""
    isi = signing.dumps(tautan.pk, salt=KUE)
    jawab.set_cookie(
        KUE, isi, max_age=umur, path=jalur(tautan), httponly=True, samesite="Lax", secure=settings.PRODUKSI
    )
    return jawab


def peramban_sama(request, tautan: TautanUnduh, umur: int) -> bool:
    try:
        return signing.loads(request.COOKIES.get(KUE, ""), salt=KUE, max_age=umur) == tautan.pk
    except signing.BadSignature:
        return False
