"""What this room registers with the ground floor: the programme's item in the services' menu."""

from layanan.negeri.program.izin import BACA, dinas_program
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu

AWALAN = tuple(
    f"negeri:{ruang}" for ruang in ("program", "kebutuhan-", "rencana-", "uji-coba-", "sosialisasi-", "pemantauan-")
)


def ada_negeri(request, periode=None) -> bool:
    """An office without negeri has no programme; asked once a page."""
    if not hasattr(request, "_ada_negeri"):
        request._ada_negeri = dinas_program(request.user).exists()
    return request._ada_negeri


daftarkan_menu(
    ButirMenu(
        "Program negeri",
        "negeri:program",
        hak=BACA,
        urutan=65,
        awalan=(*AWALAN, "negeri:sumber-daya-"),
        periode=False,
        kawasan="layanan",
        bila=ada_negeri,
    )
)
