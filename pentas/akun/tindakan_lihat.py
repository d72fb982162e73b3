"""Writes around "Lihat sebagai": the start and the end of an admin's look through a person's eyes."""

from datetime import timedelta

from django.utils import timezone

from pentas.akun.izin import periksa_boleh_lihat_sebagai
from pentas.akun.models import LihatSebagai, Pengguna
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan

LAMA = timedelta(minutes=30)


@tindakan
def mulai_lihat(pengguna: Pengguna, alasan: str, *, oleh) -> LihatSebagai:
    periksa_boleh_lihat_sebagai(oleh, pengguna)
    if not alasan.strip():
        raise Ditolak("Tulis alasannya. Pemilik akun dapat membacanya di halaman profil.")
    kini = timezone.now()
    lihat = LihatSebagai.objects.create(
        admin=oleh, pengguna=pengguna, alasan=alasan.strip(), mulai_pada=kini, batas=kini + LAMA
    )
    sesudah = {"pengguna": pengguna.pk, "sampai": lihat.batas.isoformat()}
    catat("akun.lihat_sebagai", lihat, oleh=oleh, sesudah=sesudah, alasan=lihat.alasan)
    return lihat


@tindakan
def akhiri_lihat(lihat: LihatSebagai, *, oleh) -> None:
    """By the button, by logging out, or by the clock; once."""
    lihat = LihatSebagai.objects.select_for_update().get(pk=lihat.pk)
    if lihat.selesai_pada is not None:
        return
    kini = timezone.now()
    lihat.selesai_pada = kini
    lihat.save(update_fields=["selesai_pada"])
    sebab = "waktu habis" if kini >= lihat.batas else "diakhiri"
    catat("akun.selesai_lihat_sebagai", lihat, oleh=oleh, sesudah={"pengguna": lihat.pengguna_id, "sebab": sebab})
