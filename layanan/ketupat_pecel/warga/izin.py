"""Who writes a village's wish and list, and who reads the residents' names in it."""

from layanan.ketupat_pecel.dokumen.izin import dinas_melayani
from layanan.ketupat_pecel.warga.models import UsulanDesa, Warga
from layanan.sop.dinas.izin import peran_di, petugas_unit, unit_saya
from layanan.sop.dinas.models import Unit
from layanan.sop.permohonan.alur import StatusPermohonan
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda

SUDAH_DIKIRIM = "Daftar ini sudah dikirim, jadi tidak dapat diubah. Minta dinas mengembalikannya bila ada yang keliru."
# Who plans, receives and answers for the trips of an office reads every list of it; who travels, that of his team.
PEMBACA = frozenset({Peran.KABID, Peran.KEPALA_DINAS, Peran.SUBBAG_UMUM, Peran.STAF_LAYANAN})


def desa_saya(pengguna):
    """The villages this account acts for, at offices that come to villages."""
    return unit_saya(pengguna, Unit.Jenis.DESA).filter(dinas__in=dinas_melayani())


def periksa_perangkat(pengguna, unit: Unit) -> None:
    """``pengguna`` None: the system (demo data)."""
    if pengguna is not None and not petugas_unit(pengguna, unit):
        raise SalahPeran(f"Akun Anda belum terdaftar sebagai perangkat {unit.nama}. Hubungi admin dinas.")


def periksa_desa(unit: Unit) -> None:
    if unit.jenis != Unit.Jenis.DESA or not unit.aktif:
        raise Ditolak(f"{unit.nama} belum terdaftar sebagai desa pemohon. Hubungi dinas.")
    if unit.dinas_id not in set(dinas_melayani().values_list("dinas", flat=True)):
        raise Ditolak(f"{unit.dinas.nama} belum membuka layanan ini. Hubungi dinas untuk keterangan.")


def ambil_usulan_untuk(pengguna, pk: int) -> UsulanDesa:
    """For the village's own people."""
    usulan = (
        UsulanDesa.objects.filter(pk=pk, unit__in=Unit.objects.diwakili(pengguna))
        .select_related("unit__dinas__provinsi", "unit__dinas__kabupaten_kota", "permohonan", "surat")
        .first()
    )
    if usulan is None:
        raise TidakAda()
    return usulan


def ambil_warga(usulan: UsulanDesa, pk: int) -> Warga:
    warga = usulan.warga.filter(pk=pk, dicoret_pada=None).first()
    if warga is None:
        raise TidakAda("Baris ini tidak ada, atau sudah dicoret. Muat ulang daftar.")
    warga.usulan = usulan
    return warga


def dapat_diubah(usulan: UsulanDesa) -> bool:
    """A draft, or sent back to be repaired."""
    permohonan = usulan.permohonan
    if permohonan is None:
        return True
    return permohonan.langkah == "perbaikan" and permohonan.status == StatusPermohonan.BERJALAN


def periksa_boleh_ubah(pengguna, usulan: UsulanDesa) -> None:
    periksa_perangkat(pengguna, usulan.unit)
    if not dapat_diubah(usulan):
        raise Basi(SUDAH_DIKIRIM)


def membaca_semua_daftar(pengguna, dinas) -> bool:
    """Reads the residents' names of every list of this office."""
    return not peran_di(pengguna, dinas).isdisjoint(PEMBACA)
