"""What this room adds to the engine: when the residents' data go, what a repaired list changes."""

from django.utils import timezone

from layanan.ketupat_pecel.sop import KODE
from layanan.ketupat_pecel.warga.data import belum_lengkap, jumlah
from layanan.ketupat_pecel.warga.models import UsulanDesa, Warga
from layanan.sop.permohonan.daftar import Penangan, daftarkan_penangan, saat_berakhir
from layanan.sop.pribadi.masa import akhir_simpan
from layanan.sop.pribadi.registri import JenisSimpan, daftarkan_jenis_simpan
from pentas.galat import Ditolak

SIMPAN_WARGA = "ketupat_warga"


def _berakhir(permohonan, oleh) -> None:
    """From now on the office's time of keeping counts."""
    if permohonan.layanan == KODE:
        selesai = timezone.localdate(permohonan.selesai_pada, permohonan.dinas.zona)
        milik = Warga.objects.filter(usulan__permohonan=permohonan, dihapus_pada=None)
        milik.update(hapus_pada=akhir_simpan(permohonan.dinas, SIMPAN_WARGA, selesai))


def _usulan(permohonan) -> UsulanDesa | None:
    return UsulanDesa.objects.filter(permohonan=permohonan).first()


def sebelum_perbaikan(permohonan, jalan, isian, oleh) -> None:
    usulan = _usulan(permohonan)
    if usulan is not None and (kurang := belum_lengkap(usulan)):
        raise Ditolak(f"Belum lengkap: {', '.join(kurang)}. Lengkapi dahulu, lalu kirim ulang.")


def sesudah_perbaikan(permohonan, jalan, isian, oleh) -> dict:
    """Standard times are counted by residents and documents: those of the list as it now is."""
    usulan = _usulan(permohonan)
    if usulan is not None:
        permohonan.jumlah_pemohon, permohonan.jumlah_dokumen = jumlah(usulan)
        permohonan.save(update_fields=["jumlah_pemohon", "jumlah_dokumen"])
    return {}


daftarkan_penangan(KODE, "perbaikan", Penangan(sebelum=sebelum_perbaikan, sesudah=sesudah_perbaikan))
daftarkan_jenis_simpan(
    JenisSimpan(SIMPAN_WARGA, "Daftar warga desa (Ketupat Pecel)", 6, "sejak permohonan desa berakhir")
)
saat_berakhir(_berakhir)
