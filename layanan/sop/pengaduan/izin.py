"""Who reads complaints of an office, who answers them, who sets its channels."""

from layanan.sop.dinas.izin import periksa_hak_di, punya_hak_di
from layanan.sop.pengaduan.models import Pengaduan
from pentas.akun.peran import Hak
from pentas.galat import Basi, TidakAda

SUDAH_SELESAI = "Pengaduan ini sudah selesai. Pelapor dapat membukanya kembali dari halaman status."


def ambil_pengaduan_untuk(pengguna, pk: int) -> Pengaduan:
    pengaduan = Pengaduan.objects.dapat_dilihat(pengguna).lengkap().filter(pk=pk).first()
    if pengaduan is None:
        raise TidakAda()
    return pengaduan


def boleh_urus(pengguna, pengaduan: Pengaduan) -> bool:
    return punya_hak_di(pengguna, pengaduan.dinas, Hak.URUS_PENGADUAN)


def periksa_boleh_urus(pengguna, pengaduan: Pengaduan) -> None:
    """``pengguna`` None: the system (demo data)."""
    periksa_hak_di(pengguna, pengaduan.dinas, Hak.URUS_PENGADUAN)


def periksa_terbuka(pengaduan: Pengaduan) -> None:
    if not pengaduan.terbuka:
        raise Basi(SUDAH_SELESAI)


def periksa_versi(pengaduan: Pengaduan, versi: int | None) -> None:
    if versi is not None and versi != pengaduan.versi:
        raise Basi("Pengaduan ini sudah berubah sejak Anda membukanya. Baca keadaan terbarunya, lalu kirim lagi.")
