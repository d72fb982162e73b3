"""What this room registers with the ground floor."""

from layanan.pemanfaatan_data.akses.daftar_akses import jumlah_perhatian
from layanan.pemanfaatan_data.akses.izin import boleh_baca_berkas
from layanan.pemanfaatan_data.akses.models import HakAkses
from layanan.pemanfaatan_data.sop import KODE
from layanan.sop.dinas.models import Dinas
from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu
from pentas.unggahan.daftar import daftarkan_izin


def ada_hak(request, periode=None) -> bool:
    """Officers of an office that gives access, applicants who have one; the page is asked once."""
    dinas = Dinas.objects.berhak(request.user, Hak.LIHAT_LAYANAN)
    if request.user.punya_hak(Hak.LIHAT_LAYANAN) and dinas.filter(layanan__layanan=KODE).exists():
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
