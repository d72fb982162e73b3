"""What a trip still lacks, and what its village wants."""

from layanan.ketupat_pecel.perjalanan.hitung import FUNGSI_WAJIB
from layanan.ketupat_pecel.perjalanan.models import AnggotaPerjalanan, Perjalanan
from layanan.ketupat_pecel.warga.models import UsulanDesa

NAMA_FUNGSI = dict(AnggotaPerjalanan.Fungsi.choices)


def usulan_perjalanan(perjalanan: Perjalanan) -> UsulanDesa | None:
    semua = UsulanDesa.objects.select_related("unit__dinas__provinsi", "unit__dinas__kabupaten_kota")
    return semua.filter(permohonan=perjalanan.permohonan_id).first()


def total_biaya(perjalanan: Perjalanan) -> int:
    return sum(b.total for b in perjalanan.biaya.all())


def belum_siap(perjalanan: Perjalanan) -> list[str]:
    """What is missing before the team can be sent."""
    kurang = []
    if perjalanan.bus_id is None:
        kurang.append("bus")
    ada = set(perjalanan.tim.values_list("fungsi", flat=True))
    kurang += [NAMA_FUNGSI[f].lower() for f in FUNGSI_WAJIB if f not in ada]
    if not perjalanan.alat.exists():
        kurang.append("daftar periksa alat")
    return kurang
