"""Who writes a standard; what is published anybody reads."""

from layanan.sop.dinas.izin import periksa_hak_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.standar.models import StandarPelayanan
from pentas.akun.peran import Hak
from pentas.galat import Basi, TidakAda

BACA = (Hak.KELOLA_LAYANAN, Hak.LIHAT_LAYANAN)
TIDAK_TERBIT = "Standar pelayanan ini belum diterbitkan. Lihat daftar standar yang sudah terbit."


def ambil_standar_untuk(pengguna, pk: int) -> StandarPelayanan:
    standar = (
        StandarPelayanan.objects.filter(dinas__in=Dinas.objects.berhak(pengguna, *BACA), pk=pk)
        .lengkap()
        .prefetch_related("komponen")
        .first()
    )
    if standar is None:
        raise TidakAda()
    return standar


def ambil_standar_umum(dinas: str, layanan: str, versi: int | None = None) -> StandarPelayanan:
    """The one in force, or an earlier published version."""
    semua = StandarPelayanan.objects.terbit().filter(dinas=dinas, layanan=layanan)
    semua = semua.filter(versi=versi) if versi else semua
    standar = semua.lengkap().prefetch_related("komponen").order_by("versi").last()
    if standar is None:
        raise TidakAda(TIDAK_TERBIT)
    return standar


def periksa_boleh_sunting(pengguna, standar: StandarPelayanan) -> None:
    periksa_hak_di(pengguna, standar.dinas, Hak.KELOLA_LAYANAN)
    if standar.terbit:
        raise Basi("Standar yang sudah terbit tidak diubah. Susun versi berikutnya.")


def periksa_cap(standar: StandarPelayanan, cap: int | None) -> None:
    if cap is not None and cap != standar.cap:
        raise Basi("Draf ini sudah diubah orang lain sejak Anda membukanya. Muat ulang, lalu ulangi perubahan Anda.")
