"""Files that arrive in pieces: begun, continued from where they stopped, claimed once.

The length of the part file is the offset: what the disk holds is what has arrived, even after kill -9.
A lock on the file lets one piece be written at a time. It is not held while waiting for the network: a tablet that
vanished in the middle of a piece never shuts itself out when it comes back on another connection.
"""

import fcntl
import os
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone

from pentas.galat import Basi, Ditolak, TidakAda
from pentas.unggahan.models import Titipan
from pentas.unggahan.nama import periksa_nama
from pentas.unggahan.periksa import periksa_ukuran, sebut_mb

POTONG = 256 * 1024
SIMPAN_HARI = 60
PENUH = "Peladen kehabisan ruang simpan. Hubungi admin."
HILANG = "Titipan berkas ini tidak ada, atau bukan untuk akun Anda. Kirim ulang berkasnya."


def letak(id: UUID) -> Path:
    return settings.TITIPAN_ROOT / f"{id}.bagian"


def panjang(id: UUID) -> int:
    """Bytes that have arrived."""
    try:
        return letak(id).stat().st_size
    except FileNotFoundError:
        return 0


def mulai(id: UUID, *, nama: str, ukuran: int, pengguna) -> Titipan:
    """Begin a deposit, or find the one begun under this id."""
    nama = periksa_nama(nama)
    periksa_ukuran(ukuran)
    titipan = Titipan.objects.filter(pk=id).first()
    if titipan is None:
        _periksa_kuota(pengguna, ukuran)
        settings.TITIPAN_ROOT.mkdir(mode=0o700, parents=True, exist_ok=True)
        titipan, _baru = Titipan.objects.get_or_create(
            pk=id, defaults={"pengguna": pengguna, "nama_asli": nama, "ukuran": ukuran}
        )
    if (titipan.pengguna_id, titipan.ukuran) != (pengguna.pk, ukuran):
        raise Basi("Nomor titipan ini sudah dipakai untuk berkas lain. Pilih ulang berkasnya.")
    return titipan


def _periksa_kuota(pengguna, ukuran: int) -> None:
    terpakai = Titipan.objects.filter(pengguna=pengguna, dipakai_pada=None).aggregate(n=Sum("ukuran"))["n"] or 0
    if terpakai + ukuran > settings.TITIPAN_KUOTA_BYTE:
        raise Ditolak(
            f"Berkas yang belum tertaut pada akun ini sudah {sebut_mb(terpakai)}. "
            "Kirim dahulu isian yang menunggu, lalu lanjutkan.",
            status=413,
        )


def ambil_titipan(id: UUID, *, pengguna) -> Titipan:
    titipan = Titipan.objects.filter(pk=id, pengguna=pengguna).first()
    if titipan is None:
        raise TidakAda(HILANG)
    return titipan


def sambung(titipan: Titipan, offset: int, aliran) -> int:
    """Append what ``aliran`` still gives, up to the announced size; returns the new offset.

    A connection that breaks leaves what came before it. Raises Basi (409) where ``offset`` is not the
    length so far, or another request has gone on from there meanwhile.
    """
    _periksa_offset(offset, panjang(titipan.pk))
    while sisa := titipan.ukuran - offset:
        try:
            potong = aliran.read(min(POTONG, sisa))
        except OSError as galat:  # UnreadablePostError is one, without a number: the line broke
            if galat.errno:
                raise Ditolak(PENUH, status=507) from galat
            break
        if not potong:
            break
        offset = _tambah(titipan, offset, potong)
    return offset


def _periksa_offset(offset: int, ada: int) -> None:
    if offset != ada:
        raise Basi(f"Berkas ini sudah sampai byte ke-{ada}. Lanjutkan dari sana.", rincian={"offset": ada})


def _tambah(titipan: Titipan, offset: int, potong: bytes) -> int:
    with _terkunci(titipan) as berkas:
        _periksa_offset(offset, berkas.seek(0, os.SEEK_END))
        try:
            berkas.write(potong)
            berkas.flush()
            os.fsync(berkas.fileno())
        except OSError as galat:
            raise Ditolak(PENUH, status=507) from galat
        return berkas.tell()


@contextmanager
def _terkunci(titipan: Titipan):
    settings.TITIPAN_ROOT.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(os.open(letak(titipan.pk), os.O_RDWR | os.O_CREAT, 0o600), "r+b") as berkas:
        try:
            fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as galat:
            raise Basi("Berkas ini sedang dikirim lewat sambungan lain. Tunggu sebentar.", status=423) from galat
        yield berkas


@contextmanager
def terbuka(id: UUID, *, pengguna):
    """The whole file, for ``siapkan()``; Basi (409) while some of it is still on its way."""
    titipan = ambil_titipan(id, pengguna=pengguna)
    if titipan.dipakai_pada or panjang(titipan.pk) != titipan.ukuran:
        kata = "sudah dipakai" if titipan.dipakai_pada else "belum sampai seluruhnya"
        raise Basi(f"Berkas titipan {kata}. Muat ulang halaman, lalu periksa daftar kiriman.")
    with open(letak(titipan.pk), "rb") as isi:
        berkas = File(isi, name=titipan.nama_asli)
        berkas.nama_mentah = titipan.nama_asli
        yield berkas


def pakai(id: UUID, *, pengguna) -> None:
    """Claimed: inside the action that stored the file. The bytes go once that is committed."""
    if not Titipan.objects.filter(pk=id, pengguna=pengguna, dipakai_pada=None).update(dipakai_pada=timezone.now()):
        raise Basi("Berkas titipan sudah dipakai. Muat ulang halaman ini.")
    transaction.on_commit(lambda: letak(id).unlink(missing_ok=True))


def batalkan(titipan: Titipan) -> None:
    """The person threw it away before it was claimed."""
    if titipan.dipakai_pada:
        raise Basi("Berkas ini sudah tertaut, jadi tidak dapat dibatalkan.")
    letak(titipan.pk).unlink(missing_ok=True)
    titipan.delete()


def bersihkan(kini=None) -> int:
    """Remove deposits that nobody claimed in time, and traces of claimed ones; returns how many.

    Also bytes that a server killed between two steps left behind: of what was claimed, or of no deposit at all.
    """
    kini = kini or timezone.now()
    lewat = kini - timedelta(days=SIMPAN_HARI)
    usang = Titipan.objects.filter(Q(dibuat_pada__lt=lewat) | Q(dipakai_pada__lt=lewat))
    jumlah = len(usang)
    usang.delete()
    semua = list(settings.TITIPAN_ROOT.glob("*.bagian"))  # before the rows, which come before their bytes
    hidup = {str(pk) for pk in Titipan.objects.filter(dipakai_pada=None).values_list("pk", flat=True)}
    for berkas in semua:
        if berkas.stem not in hidup:
            berkas.unlink(missing_ok=True)
    return jumlah
