"""What this room adds: its page in the services' menu, where an office comes to villages."""

from layanan.ketupat_pecel.sop import KODE
from layanan.sop.dinas.izin import layanan_dibaca
from layanan.sop.permohonan.bingkai import KAWASAN
from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu

daftarkan_menu(
    ButirMenu(
        "Kinerja desa",
        "ketupat:kinerja-bulan",
        hak=(Hak.LAPORAN_LAYANAN,),  # the others find it from the documents
        urutan=42,
        awalan="ketupat:kinerja",
        periode=False,
        kawasan=KAWASAN,
        bila=lambda request, periode: KODE in layanan_dibaca(request.user),
    )
)
