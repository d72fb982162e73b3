"""What this room registers with the ground floor: the operator's way to the map of his own negeri."""

from layanan.negeri.program.izin import BACA
from pentas.akun.peran import Hak, Peran
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu


def operator_saja(request, periode=None) -> bool:
    """Whoever reads the programme finds the maps there."""
    peran = {t.peran for t in request.user.semua_penugasan}
    return Peran.OPERATOR_NEGERI in peran and not request.user.punya_hak(*BACA)


daftarkan_menu(
    ButirMenu(
        "Sumber daya",
        "negeri:sumber-daya-saya",
        hak=(Hak.AJUKAN_LAYANAN,),
        urutan=66,
        awalan="negeri:sumber-daya-",
        periode=False,
        kawasan="layanan",
        bila=operator_saja,
    )
)
