"""Writes around one-time slips and forgotten passwords."""

from datetime import timedelta

from django.contrib.auth.tokens import default_token_generator
from django.utils import timezone

from pentas.akun.izin import isi_penugasan, periksa_boleh_beri_kartu
from pentas.akun.models import KartuMasuk, Pengguna
from pentas.akun.sandi import sidik_kode
from pentas.akun.tindakan import pasang_sandi, tarik_kartu
from pentas.galat import Basi, Ditolak
from pentas.jejak.models import Jejak
from pentas.jejak.tindakan import catat, tindakan

PALING_LAMA = 30  # days
SEKALI_CETAK = 200
SURAT_SEJAM = 3
MINTA = "akun.minta_sandi"

NONAKTIF = "Akun ini nonaktif. Hubungi admin provinsi."
SEBAB = {
    KartuMasuk.Keadaan.DIPAKAI: "Kode ini sudah dipakai. Masuklah dengan kata sandi Anda, atau minta kartu baru.",
    KartuMasuk.Keadaan.DITARIK: "Kartu ini sudah tidak berlaku. Pakai kartu terbaru, atau minta kartu baru.",
    KartuMasuk.Keadaan.LEWAT: "Masa berlaku kartu ini sudah lewat. Minta kartu baru kepada admin provinsi.",
}


@tindakan
def beri_kartu(kode: dict[Pengguna, str], *, hari: int, oleh) -> list[KartuMasuk]:
    """Register the printed slips, account -> code; a slip printed before opens nothing any more."""
    if not kode:
        raise Ditolak("Belum ada akun yang dipilih. Centang paling sedikit satu akun, lalu cetak.")
    if len(kode) > SEKALI_CETAK:
        raise Ditolak(f"Paling banyak {SEKALI_CETAK} kartu sekali cetak. Saring daftarnya, lalu cetak bertahap.")
    if not 1 <= hari <= PALING_LAMA:
        raise Ditolak(f"Masa berlaku kartu 1 sampai {PALING_LAMA} hari.")
    list(
        Pengguna.objects.select_for_update().filter(pk__in=[a.pk for a in kode]).order_by("pk")
    )  # one printer at a time
    sampai = timezone.now() + timedelta(days=hari)
    return [_beri(akun, satu, sampai, oleh) for akun, satu in zip(isi_penugasan([*kode]), kode.values(), strict=True)]


def _beri(akun: Pengguna, kode: str, sampai, oleh) -> KartuMasuk:
    periksa_boleh_beri_kartu(oleh, akun)
    ditarik = tarik_kartu(akun)
    kartu = KartuMasuk.objects.create(
        pengguna=akun, sidik=sidik_kode(akun.pk, kode), berlaku_sampai=sampai, dibuat_oleh=oleh
    )
    sesudah = {"pengguna": akun.pk, "berlaku_sampai": sampai.isoformat(), "menggantikan": bool(ditarik)}
    catat("akun.beri_kartu", kartu, oleh=oleh, sesudah=sesudah)
    return kartu


@tindakan
def pakai_kartu(kartu: KartuMasuk, sandi: str, *, oleh) -> None:
    """The holder of the code sets a password; the slip is spent. ``oleh``: the account itself."""
    akun = Pengguna.objects.select_for_update().get(pk=kartu.pengguna_id)
    kartu = KartuMasuk.objects.select_for_update().get(pk=kartu.pk)
    if oleh != akun:
        raise Ditolak("Kartu ini milik akun lain.")
    if not akun.is_active:
        raise Ditolak(NONAKTIF)
    if kartu.keadaan != KartuMasuk.Keadaan.BERLAKU:
        raise Basi(SEBAB[kartu.keadaan])
    kartu.dipakai_pada = timezone.now()
    kartu.save(update_fields=["dipakai_pada"])
    pasang_sandi(akun, sandi)
    catat("akun.pakai_kartu", kartu, oleh=oleh, sesudah={"pengguna": akun.pk})


@tindakan
def minta_sandi(akun: Pengguna, *, oleh=None) -> bool:
    """Note the request of a forgotten password; False where this account asked too often within the hour."""
    sejam = timezone.now() - timedelta(hours=1)
    lalu = Jejak.objects.filter(objek_jenis=akun._meta.label_lower, objek_id=str(akun.pk), tindakan=MINTA)
    if lalu.filter(pada__gte=sejam).count() >= SURAT_SEJAM:
        return False
    catat(MINTA, akun, oleh=oleh)
    return True


@tindakan
def setel_sandi_dari_surat(akun: Pengguna, token: str, sandi: str, *, oleh) -> None:
    """The link of the mail, used once: a new password makes the token worthless."""
    akun = Pengguna.objects.select_for_update().get(pk=akun.pk)
    if not akun.is_active or not default_token_generator.check_token(akun, token):
        raise Basi("Tautan ini sudah dipakai atau kedaluwarsa. Minta tautan baru lewat Lupa kata sandi.")
    pasang_sandi(akun, sandi)
    catat("akun.sandi_dari_surat", akun, oleh=oleh)
