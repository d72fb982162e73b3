"""Demo accounts: job titles, never persons. Name, rank and NIP stay ruled lines on documents."""

import secrets

from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.akun.tindakan import buat_akun, ganti_sandi, tugaskan
from pentas.jejak.tindakan import tindakan
from pentas.wilayah.models import KabupatenKota, Provinsi

JUMLAH_PENILAI = 5
PENILAI = [f"penilai{n}" for n in range(1, JUMLAH_PENILAI + 1)]


def daftar_akun(provinsi: Provinsi) -> list[tuple]:
    """(username, role, position, institution, office or None)."""
    dinas = f"Dinas Dukcapil Provinsi {provinsi.nama}"
    baris = [
        ("admin", Peran.ADMIN, "Admin provinsi", dinas, None),
        ("ketua.tim", Peran.KETUA_TIM, "Ketua tim penilai", "Perguruan tinggi", None),
        ("auditor", Peran.AUDITOR, "Auditor", "Inspektorat provinsi", None),
    ]
    baris += [(f"rekap.provinsi{n}", Peran.TIM_PROVINSI, f"Verifikator {n}", dinas, None) for n in (1, 2)]
    baris += [(p, Peran.PENILAI, f"Penilai akademisi {n}", "Perguruan tinggi", None) for n, p in enumerate(PENILAI, 1)]
    for daerah in KabupatenKota.objects.filter(provinsi=provinsi, contoh=False):
        institusi = f"Dinas Dukcapil {daerah.nama_pendek}"
        baris.append((f"operator.{daerah.pk}", Peran.OPERATOR, "Operator", institusi, daerah))
    return baris


@tindakan
def siapkan_akun(provinsi: Provinsi, sandi: str, *, oleh=None) -> tuple[dict[str, Pengguna], str]:
    """Make what is missing; returns ({username: account}, the password given to any of them, or "").

    ``sandi`` "" makes a random one for new accounts; a given one that differs from before replaces it.
    """
    daftar = daftar_akun(provinsi)
    ada = {p.username: p for p in Pengguna.objects.filter(username__in=[baris[0] for baris in daftar])}
    ganti = bool(sandi and ada and not next(iter(ada.values())).check_password(sandi))
    sandi = sandi or ("" if len(ada) == len(daftar) else secrets.token_urlsafe(9))
    for username, peran, jabatan, institusi, daerah in daftar:
        if username not in ada:
            ada[username] = buat_akun(username, sandi, oleh=oleh, jabatan=jabatan, institusi=institusi)
            tugaskan(ada[username], peran, provinsi=provinsi, kabupaten_kota=daerah, oleh=oleh)
        elif ganti:
            ganti_sandi(ada[username], sandi, oleh=ada[username])
    return ada, sandi
