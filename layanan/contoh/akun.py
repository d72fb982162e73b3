"""Demo accounts of one office: job titles, never persons."""

import secrets

from layanan.sop.dinas.models import AnggotaUnit, Dinas, Unit
from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.akun.tindakan import buat_akun, ganti_sandi, tugaskan
from pentas.jejak.tindakan import tindakan

PETUGAS = (
    ("subbag.umum", Peran.SUBBAG_UMUM, "Kepala Subbag Umum"),
    ("kepala.dinas", Peran.KEPALA_DINAS, "Kepala Dinas"),
    ("kabid.piak", Peran.KABID, "Kepala Bidang PIAK dan Pemanfaatan Data"),
    ("kasi.kerjasama", Peran.KASI, "Kepala Seksi Kerja Sama dan Inovasi Pelayanan"),
    ("staf.layanan", Peran.STAF_LAYANAN, "Staf pengelola layanan"),
    ("pengawas.layanan", Peran.PENGAWAS, "Pengawas internal"),
)
# (account, unit, its head's position)
OPD = (
    ("opd.dinsos", "Dinas Sosial", "Kepala Dinas Sosial"),
    ("opd.bapenda", "Badan Pendapatan Daerah", "Kepala Badan Pendapatan Daerah"),
    ("opd.dinkes", "Dinas Kesehatan", "Kepala Dinas Kesehatan"),
    ("opd.rsud", "Rumah Sakit Daerah", "Direktur Rumah Sakit Daerah"),
    ("opd.disdik", "Dinas Pendidikan", "Kepala Dinas Pendidikan"),
)
SATU_PER_PERAN = ("opd.dinsos", *(baris[0] for baris in PETUGAS))


@tindakan
def siapkan_dinas(kode: str, *, oleh=None) -> Dinas:
    """A province's office, marked as the demo's: whatever is made there says so."""
    dinas, _ = Dinas.objects.update_or_create(
        kode=kode, defaults={"contoh": True}, create_defaults={"provinsi_id": kode, "contoh": True}
    )
    return dinas


@tindakan
def siapkan_akun(dinas: Dinas, sandi: str, *, oleh=None) -> tuple[dict[str, Pengguna], str]:
    """Make what is missing; returns ({username: account}, the password given to any of them, or "").

    ``sandi`` "" makes a random one for new accounts; a given one that differs from before replaces it.
    """
    daftar = [(nama, peran, jabatan, dinas.nama) for nama, peran, jabatan in PETUGAS]
    daftar += [(nama, Peran.PEMOHON_OPD, "Petugas data", unit) for nama, unit, _ in OPD]
    ada = {p.username: p for p in Pengguna.objects.filter(username__in=[baris[0] for baris in daftar])}
    ganti = bool(sandi and ada and not next(iter(ada.values())).check_password(sandi))
    sandi = sandi or ("" if len(ada) == len(daftar) else secrets.token_urlsafe(9))
    for username, peran, jabatan, institusi in daftar:
        if username not in ada:
            ada[username] = buat_akun(username, sandi, oleh=oleh, jabatan=jabatan, institusi=institusi)
            tugaskan(ada[username], peran, provinsi=dinas.provinsi, kabupaten_kota=dinas.kabupaten_kota, oleh=oleh)
        elif ganti:
            ganti_sandi(ada[username], sandi, oleh=ada[username])
    return ada, sandi


@tindakan
def siapkan_unit(dinas: Dinas, akun: dict[str, Pengguna], *, oleh=None) -> dict[str, Unit]:
    """The OPDs with the account that acts for each: {account name: unit}."""
    hasil = {}
    for username, nama, _jabatan in OPD:
        unit, _ = Unit.objects.get_or_create(dinas=dinas, jenis=Unit.Jenis.OPD, nama=nama)
        AnggotaUnit.objects.get_or_create(unit=unit, pengguna=akun[username])
        hasil[username] = unit
    return hasil
