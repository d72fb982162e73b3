"""One-time codes: printed by the negeri's operator, or sent by mail."""

import datetime as dt
import hashlib

from django.utils import timezone

from layanan.negeri.ajuan.izin import periksa_negeri, periksa_operator
from layanan.negeri.ajuan.models import KodeWarga
from layanan.sop.dinas.models import Unit
from layanan.sop.permohonan.nomor import kode_lacak_baru
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan

MASA_KERTAS, MASA_SUREL = dt.timedelta(days=7), dt.timedelta(hours=1)
SEKALI, PER_ALAMAT, PER_NEGERI = 12, 3, 30
TERLALU_SERING = "Sudah beberapa kali kode diminta dari sini. Tunggu satu jam, atau minta kode di kantor negeri."


def sidik_kode(kode: str) -> str:
    return hashlib.sha256(f"negeri:{kode}".encode()).hexdigest()


@tindakan
def buat_kode(unit: Unit, jumlah: int, *, oleh) -> list[str]:
    """Codes for slips of paper, shown by this answer and never again."""
    periksa_operator(oleh, unit)
    periksa_negeri(unit)
    if not 1 <= jumlah <= SEKALI:
        raise Ditolak(f"Buat 1 sampai {SEKALI} kode sekali cetak.")
    semua = [kode_lacak_baru() for _ in range(jumlah)]
    for kode in semua:
        _simpan(unit, kode, MASA_KERTAS, dibuat_oleh=oleh)
    catat("negeri.buat_kode", unit, oleh=oleh, sesudah={"jumlah": jumlah})
    return semua


@tindakan
def buat_kode_surel(unit: Unit, *, sidik_alamat: str, oleh=None) -> str:
    """A code for who has mail. The address itself is not kept here; whoever asks too often waits."""
    periksa_negeri(unit)
    sejam = KodeWarga.objects.filter(dibuat_pada__gt=timezone.now() - dt.timedelta(hours=1), cara=KodeWarga.Cara.SUREL)
    if sejam.filter(sidik_alamat=sidik_alamat).count() >= PER_ALAMAT or sejam.filter(unit=unit).count() >= PER_NEGERI:
        raise Ditolak(TERLALU_SERING, status=429)
    kode = kode_lacak_baru()
    satu = _simpan(unit, kode, MASA_SUREL, cara=KodeWarga.Cara.SUREL, sidik_alamat=sidik_alamat)
    catat("negeri.kode_surel", satu, oleh=oleh)
    return kode


def _simpan(unit: Unit, kode: str, masa: dt.timedelta, **isi) -> KodeWarga:
    kini = timezone.now()
    return KodeWarga.objects.create(
        unit=unit, sidik=sidik_kode(kode), dibuat_pada=kini, berakhir_pada=kini + masa, **isi
    )
