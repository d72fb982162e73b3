"""Mail at each change, for who gave an address and where mail is set up. Who gave none is told by WhatsApp or at the
negeri: see kirim/pesan.py."""

import logging
from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from layanan.negeri.ajuan.kata import kepala, keterangan
from layanan.negeri.ajuan.models import Ajuan
from layanan.sop.permohonan.hitung import kode_tampil
from layanan.sop.permohonan.models import Permohonan

catatan = logging.getLogger(__name__)


def kabari(permohonan: Permohonan) -> None:
    """Once the act is done, with the state as it then is."""
    if settings.SUREL_AKTIF:
        transaction.on_commit(lambda: _kabari(permohonan.pk), robust=True)


def _kabari(pk: int) -> None:
    ajuan = Ajuan.objects.select_related("permohonan__dinas__provinsi", "dokumen").filter(permohonan=pk).first()
    if ajuan is not None and ajuan.surel:
        Thread(target=_kirim, args=(surat(ajuan),), daemon=True).start()


def surat(ajuan: Ajuan) -> EmailMessage:
    permohonan = ajuan.permohonan
    alamat = f"https://{settings.ALLOWED_HOSTS[0].lstrip('*.')}{reverse('negeri:ajuan-lanjut')}"
    isi = (
        f"{ajuan.dokumen.nama}, nomor {permohonan.nomor}, {permohonan.dinas.nama}.\n\n"
        f"{kepala(permohonan)}. {keterangan(permohonan)}\n\n"
        f"Buka ajuan Anda di {alamat} dengan kode {kode_tampil(ajuan.kode)} dan PIN."
    )
    return EmailMessage(f"{ajuan.dokumen.nama}: {kepala(permohonan)}", isi, to=[ajuan.surel.nilai()])


def _kirim(satu: EmailMessage) -> None:
    try:
        satu.send()
    except Exception:  # whatever a mail server does: the act is done
        catatan.exception("A notice to a resident could not be mailed; check EMAIL_URL")
