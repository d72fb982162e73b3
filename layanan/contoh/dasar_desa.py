"""The demo's office that goes to villages: its villages, people, bus and budget. All of them invented."""

import uuid
from dataclasses import dataclass

from layanan.ketupat_pecel.dokumen.bawaan import siapkan_dokumen
from layanan.ketupat_pecel.perjalanan.models import Bus, PaguPerjalanan
from layanan.ketupat_pecel.perjalanan.tindakan_rincian import simpan_bus, simpan_pagu
from layanan.sop.dinas.models import AnggotaUnit, Dinas, Unit
from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.akun.tindakan import buat_akun, ganti_sandi, tugaskan
from pentas.jejak.tindakan import tindakan
from pentas.wilayah.models import KabupatenKota

DAERAH = "13.09"
DESA = tuple(f"Desa Contoh {n}" for n in range(1, 7))
PERANGKAT = {"perangkat.desa": DESA[0], "perangkat.desa2": DESA[1]}
PETUGAS = (
    ("subbag.desa", Peran.SUBBAG_UMUM, "Kepala Subbag Umum"),
    ("kadis.desa", Peran.KEPALA_DINAS, "Kepala Dinas"),
    ("kabid.dafduk", Peran.KABID, "Kepala Bidang Pelayanan Pendaftaran Penduduk"),
    ("petugas.lapangan1", Peran.PETUGAS_LAPANGAN, "Petugas lapangan"),
    ("petugas.lapangan2", Peran.PETUGAS_LAPANGAN, "Petugas lapangan"),
    ("operator.dafduk", Peran.OPERATOR_DAFDUK, "Operator dafduk/capil"),
)
TIM = (("petugas.lapangan1", "pendaftaran"), ("petugas.lapangan2", "verifikator"), ("operator.dafduk", "pencetakan"))
PAGU = 180_000_000


@dataclass
class KantorDesa:
    """``tablet``: what the two demo devices call themselves; the office knows them by it on every trip."""

    dinas: Dinas
    desa: dict[str, Unit]
    akun: dict[str, Pengguna]
    bus: Bus
    tablet: tuple[uuid.UUID, uuid.UUID]


@tindakan
def siapkan_kantor_desa(sandi: str, tahun: list[int], *, oleh=None) -> KantorDesa:
    """Once made they stay. ``tahun``: years that trips need money in."""
    daerah = KabupatenKota.objects.select_related("provinsi").get(pk=DAERAH)
    milik = {"provinsi": daerah.provinsi, "kabupaten_kota": daerah, "contoh": True}
    dinas, _ = Dinas.objects.update_or_create(kode=DAERAH, defaults=milik)
    siapkan_dokumen(dinas, oleh=oleh)
    desa = {nama: Unit.objects.get_or_create(dinas=dinas, jenis=Unit.Jenis.DESA, nama=nama)[0] for nama in DESA}
    akun = {nama: _akun(nama, peran, jabatan, dinas, sandi) for nama, peran, jabatan in PETUGAS}
    for username, nama in PERANGKAT.items():
        akun[username] = _akun(username, Peran.PERANGKAT_DESA, "Sekretaris desa", dinas, sandi)
        AnggotaUnit.objects.get_or_create(unit=desa[nama], pengguna=akun[username])
    bus = Bus.objects.filter(dinas=dinas).first()
    bus = bus or simpan_bus(dinas, {"nama": "Bus keliling 1", "aktif": True}, oleh=oleh)
    for satu in tahun:
        if not PaguPerjalanan.objects.filter(dinas=dinas, tahun=satu).exists():
            simpan_pagu(dinas, satu, PAGU, oleh=oleh)
    return KantorDesa(dinas, desa, akun, bus, (uuid.uuid4(), uuid.uuid4()))


def _akun(username: str, peran: str, jabatan: str, dinas: Dinas, sandi: str) -> Pengguna:
    ada = Pengguna.objects.filter(username=username).first()
    if ada is None:
        ada = buat_akun(username, sandi, oleh=None, jabatan=jabatan, institusi=dinas.nama)
        tugaskan(ada, peran, provinsi=dinas.provinsi, kabupaten_kota=dinas.kabupaten_kota, oleh=None)
    elif sandi and not ada.check_password(sandi):
        ganti_sandi(ada, sandi, oleh=ada)
    return ada
