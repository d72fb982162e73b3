"""Mail about passwords. Sent beside the answer, so that its duration does not tell which accounts exist."""

import logging
from threading import Thread

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from pentas.akun.models import Pengguna

catatan = logging.getLogger(__name__)


def pemilik(pengenal: str):
    """Active accounts with an address, by user name or by that address."""
    sama = Q(username__iexact=pengenal) | Q(email__iexact=pengenal)
    return Pengguna.objects.filter(sama, is_active=True).exclude(email="")


def surat_sandi(request, akun: Pengguna) -> EmailMessage:
    uid = urlsafe_base64_encode(force_bytes(akun.pk))
    alamat = reverse("akun:sandi-surat", args=[uid, default_token_generator.make_token(akun)])
    konteks = {
        "akun": akun,
        "tautan": request.build_absolute_uri(alamat),
        "menit": settings.PASSWORD_RESET_TIMEOUT // 60,
    }
    isi = render_to_string("akun/surat_sandi.txt", konteks)
    return EmailMessage("Atur ulang kata sandi Pentas Dukcapil", isi, to=[akun.email])


def kirim(surat: list[EmailMessage]) -> None:
    Thread(target=_kirim, args=(surat,), daemon=True).start()


def _kirim(surat: list[EmailMessage]) -> None:
    for satu in surat:
        try:
            satu.send()
        except Exception:  # whatever a mail server does: the page has been answered long ago
            catatan.exception("A mail about a password could not be sent; check EMAIL_URL")
