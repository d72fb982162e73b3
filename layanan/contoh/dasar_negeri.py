"""The demo's office with negeri as its programme sees it: who leads it, which days its periods have."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from layanan.sop.dinas.models import Dinas, Unit
from layanan.sop.skm.rentang import Rentang, baca_rentang, susun_rentang
from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.akun.tindakan import buat_akun, ganti_sandi, tugaskan
from pentas.jejak.tindakan import tindakan

PIMPINAN = (
    ("kepala.negeri", Peran.KEPALA_DINAS, "Kepala Dinas"),
    ("kabid.negeri", Peran.KABID, "Kepala Bidang Pelayanan Pencatatan Sipil"),
    ("staf.negeri", Peran.STAF_LAYANAN, "Staf pengelola layanan"),
)


@dataclass
class Dasar:
    """The office, its five negeri in order, accounts by name."""

    dinas: Dinas
    negeri: list[Unit]
    akun: dict[str, Pengguna]


@tindakan
def siapkan_pimpinan(dinas: Dinas, negeri: list[Unit], akun: dict[str, Pengguna], sandi: str, *, oleh=None) -> Dasar:
    """The accounts that run the programme, beside those that serve."""
    semua = dict(akun)
    for username, peran, jabatan in PIMPINAN:
        ada = Pengguna.objects.filter(username=username).first()
        if ada is None:
            ada = buat_akun(username, sandi, oleh=oleh, jabatan=jabatan, institusi=dinas.nama)
            tugaskan(ada, peran, provinsi=dinas.provinsi, kabupaten_kota=dinas.kabupaten_kota, oleh=oleh)
        elif sandi and not ada.check_password(sandi):
            ganti_sandi(ada, sandi, oleh=ada)
        semua[username] = ada
    return Dasar(dinas, negeri, semua)


def hari_ini(dinas: Dinas) -> dt.date:
    return timezone.localdate(timezone=dinas.zona)


def lalu(dinas: Dinas, hari: int) -> dt.date:
    return hari_ini(dinas) - dt.timedelta(days=hari)


def rentang_kini(dinas: Dinas) -> Rentang:
    """The quarter in which we are."""
    kini = hari_ini(dinas)
    return susun_rentang(kini.year, f"t{(kini.month + 2) // 3}", dinas.zona)


def sebelum_daring(dinas: Dinas) -> Rentang:
    """Half a year long, ended before the pilot began."""
    return baca_rentang({}, dinas.zona).sebelum.sebelum
