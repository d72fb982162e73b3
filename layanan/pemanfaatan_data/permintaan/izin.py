"""Who fills in a draft, repairs a request, and sets the service up."""

from layanan.pemanfaatan_data.permintaan.models import DrafPermintaan
from layanan.pemanfaatan_data.sop import KODE
from layanan.sop.dinas.izin import periksa_hak_di, petugas_unit
from layanan.sop.dinas.models import Dinas, Unit
from layanan.sop.permohonan.izin import mewakili_pemohon
from layanan.sop.permohonan.models import Permohonan
from pentas.akun.peran import Hak
from pentas.galat import Basi, SalahPeran, TidakAda


def ambil_draf_untuk(pengguna, pk: int) -> DrafPermintaan:
    draf = (
        DrafPermintaan.objects.filter(pk=pk, unit__in=Unit.objects.diwakili(pengguna))
        .select_related("unit__dinas__provinsi", "unit__dinas__kabupaten_kota", "permohonan", "surat", "diubah_oleh")
        .first()
    )
    if draf is None:
        raise TidakAda()
    return draf


def periksa_petugas(pengguna, unit: Unit) -> None:
    """``pengguna`` None: the system (demo data)."""
    if pengguna is not None and not petugas_unit(pengguna, unit):
        raise SalahPeran(f"Akun Anda belum terdaftar sebagai petugas {unit.nama}. Hubungi admin dinas.")


def periksa_boleh_profil(pengguna, unit: Unit) -> None:
    """The OPD's own people, or the office that keeps the units."""
    if pengguna is not None and not petugas_unit(pengguna, unit):
        periksa_hak_di(pengguna, unit.dinas, Hak.KELOLA_LAYANAN, Hak.KERJAKAN_LAYANAN)


def periksa_boleh_kelola(pengguna, dinas: Dinas) -> None:
    periksa_hak_di(pengguna, dinas, Hak.KELOLA_LAYANAN)


def periksa_boleh_ubah(pengguna, permohonan: Permohonan) -> None:
    """What was asked changes only while the request lies with the applicant for repair."""
    if permohonan.layanan != KODE:
        raise TidakAda()
    if pengguna is not None and not mewakili_pemohon(pengguna, permohonan):
        raise SalahPeran("Hanya pemohon yang dapat memperbaiki isian permohonannya.")
    if not permohonan.terbuka or permohonan.langkah != "perbaikan":
        raise Basi("Isian hanya dapat diubah saat permohonan dikembalikan untuk diperbaiki. Muat ulang halaman ini.")
