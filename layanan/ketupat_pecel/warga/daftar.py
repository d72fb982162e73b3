"""What this room adds to the engine: when the residents' data go, what a repaired list changes."""

from django.utils import timezone

from layanan.ketupat_pecel.sop import KODE
from layanan.ketupat_pecel.warga import entri
from layanan.ketupat_pecel.warga.data import belum_lengkap, jumlah
from layanan.ketupat_pecel.warga.models import UsulanDesa, Warga
from layanan.sop.dinas.models import Unit
from layanan.sop.permohonan.daftar import (
    Layanan,
    Penangan,
    daftarkan_layanan,
    daftarkan_penangan,
    saat_berakhir,
)
from layanan.sop.permohonan.izin import mewakili_pemohon
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.pribadi.masa import akhir_simpan
from layanan.sop.pribadi.registri import JenisSimpan, daftarkan_jenis_simpan
from pentas.akun.peran import Hak, Peran
from pentas.galat import Ditolak
from pentas.luring.daftar import daftarkan
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu
from pentas.unggahan.daftar import daftarkan_izin

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


def rincian(permohonan, pengguna) -> tuple[str, dict]:
    """The village's letter, place and wish, in the right column of the request."""
    usulan = UsulanDesa.objects.select_related("surat").filter(permohonan=permohonan).first()
    return "layanan/ketupat_pecel/warga/_rincian.html", {
        "usulan": usulan,
        "milik": usulan is not None and mewakili_pemohon(pengguna, permohonan),
    }


def boleh_baca_surat(pengguna, unggahan) -> bool:
    """A village's letter: its own people, and who may see the request."""
    milik = UsulanDesa.objects.filter(surat=unggahan)
    if milik.filter(unit__in=Unit.objects.diwakili(pengguna)).exists():
        return True
    return Permohonan.objects.dapat_dilihat(pengguna).filter(pk__in=milik.values("permohonan")).exists()


def _perangkat(request, periode=None) -> bool:
    return any(t.peran == Peran.PERANGKAT_DESA for t in request.user.semua_penugasan)


daftarkan_menu(
    ButirMenu(
        "Kunjungan ke desa",
        "ketupat:warga-saya",
        hak=(Hak.AJUKAN_LAYANAN,),
        urutan=24,
        awalan="ketupat:warga-",
        periode=False,
        kawasan="layanan",
        bila=_perangkat,
    )
)
daftarkan(entri.JENIS, entri.terapkan)
daftarkan_izin(boleh_baca_surat)
daftarkan_layanan(Layanan(KODE, "ketupat:warga-saya", rincian=rincian))
daftarkan_penangan(
    KODE,
    "perbaikan",
    Penangan(
        sebelum=sebelum_perbaikan,
        sesudah=sesudah_perbaikan,
        sunting=("Perbaiki permintaan", "ketupat:warga-perbaiki"),
    ),
)
daftarkan_jenis_simpan(
    JenisSimpan(SIMPAN_WARGA, "Daftar warga desa (Ketupat Pecel)", 6, "sejak permohonan desa berakhir")
)
saat_berakhir(_berakhir)
