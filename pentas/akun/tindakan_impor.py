"""Accounts of a workbook into the database: all of them or none."""

from dataclasses import dataclass, field

from pentas.akun.impor import periksa_akun
from pentas.akun.izin import periksa_boleh_kelola
from pentas.akun.models import Pengguna
from pentas.akun.tindakan import buat_akun, tugaskan
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan


@dataclass
class HasilImpor:
    baru: list[Pengguna] = field(default_factory=list)
    ditambah: list[Pengguna] = field(default_factory=list)
    tetap: list[Pengguna] = field(default_factory=list)


@tindakan
def impor_akun(baris: list[dict], *, tambah_tugas: bool, oleh) -> HasilImpor:
    """Checked once more, on today's database. New accounts have no password: a slip or the admin gives it."""
    periksa_boleh_kelola(oleh)
    calon = periksa_akun(baris, oleh)
    hasil = HasilImpor()
    for c in calon:
        if c.baru:
            akun, keranjang = buat_akun(c.username, None, oleh=oleh, **c.isi), hasil.baru
        else:
            akun, keranjang = c.akun, hasil.ditambah if c.tambah and tambah_tugas else hasil.tetap
        if keranjang is not hasil.tetap:
            tugaskan(
                akun, c.peran, provinsi=c.provinsi, kabupaten_kota=c.kabupaten_kota, periode_kode=c.periode, oleh=oleh
            )
        keranjang.append(akun)
    if not hasil.baru and not hasil.ditambah:
        raise Ditolak("Tidak ada yang berubah: semua akun dalam berkas ini sudah ada.")
    jumlah = {nama: len(isi) for nama, isi in vars(hasil).items()}
    catat("akun.impor", ("akun.impor", oleh.pk), oleh=oleh, sesudah=jumlah)
    return hasil
