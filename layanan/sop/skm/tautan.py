"""One-time links: made again from a random salt and the installation's secret, known to the database by hash only."""

import hashlib
import secrets

from django.utils.crypto import salted_hmac

from layanan.sop.skm.models import UndanganSkm


def garam_baru() -> str:
    return secrets.token_hex(16)


def token_dari(garam: str) -> str:
    """32 hex digits; nobody without the secret can make them."""
    return salted_hmac("layanan.skm.undangan", garam, algorithm="sha256").hexdigest()[:32]


def sidik_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def token_undangan(undangan: UndanganSkm) -> str:
    """For whoever may hand out the link: the applicant's pages and the officer at the counter."""
    return token_dari(undangan.garam)
