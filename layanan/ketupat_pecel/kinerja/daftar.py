"""What this room adds: its page in the services' menu, where an office comes to villages."""

from layanan.ketupat_pecel.kinerja.izin import dinas_kinerja
from layanan.sop.permohonan.bingkai import KAWASAN
from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu


def _ada(request, periode) -> bool:
    if not hasattr(request, "_ada_kinerja_desa"):
        request._ada_kinerja_desa = bool(dinas_kinerja(request.user))
    return request._ada_kinerja_desa


daftarkan_menu(
    ButirMenu(
        "Kinerja desa",
        "ketupat:kinerja-bulan",
        hak=(Hak.LAPORAN_LAYANAN,),  # the others find it from the documents
        urutan=42,
        awalan="ketupat:kinerja",
        periode=False,
        kawasan=KAWASAN,
        bila=_ada,
    )
)
