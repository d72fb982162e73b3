"""What this room registers with the ground floor."""

from layanan.pemanfaatan_data.akses.daftar_akses import jumlah_perhatian
from layanan.pemanfaatan_data.akses.izin import boleh_baca_berkas
from layanan.pemanfaatan_data.akses.models import HakAkses
from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu
from pentas.unggahan.daftar import daftarkan_izin


def ada_hak(request, periode=None) -> bool:
    """An applicant without any access right has nothing to find there; the page is asked once."""
    if request.user.punya_hak(Hak.LIHAT_LAYANAN):
        return True
    return HakAkses.objects.dapat_dilihat(request.user).exists()


daftarkan_izin(boleh_baca_berkas)
daftarkan_menu(
    ButirMenu(
        "PKS dan hak akses",
        "data:akses-daftar",
        hak=(Hak.LIHAT_LAYANAN, Hak.AJUKAN_LAYANAN),
        urutan=20,
        awalan="data:akses-",
        periode=False,
        kawasan="layanan",
        bila=ada_hak,
        hitung=lambda request, periode=None: jumlah_perhatian(request.user),
    )
)
