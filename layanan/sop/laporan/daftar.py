"""What this room registers: ended requests are measured in the act that ends them; its menu items."""

from layanan.sop.laporan.tindakan import ukur
from layanan.sop.permohonan.daftar import saat_berakhir
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.skm.izin import BACA as BACA_SKM
from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu


def ukur_satu(permohonan: Permohonan, oleh) -> None:
    ukur([permohonan], oleh=oleh)


def tanpa_laporan(request, periode=None) -> bool:
    """Who reads the report finds the survey there."""
    return not request.user.punya_hak(Hak.LAPORAN_LAYANAN)


saat_berakhir(ukur_satu)
daftarkan_menu(
    ButirMenu(
        "Laporan",
        "sop:laporan",
        hak=(Hak.LAPORAN_LAYANAN,),
        urutan=70,
        awalan=("sop:laporan", "sop:skm-"),
        periode=False,
        kawasan="layanan",
    ),
    ButirMenu(
        "Survei",
        "sop:skm-hasil",
        hak=BACA_SKM,
        urutan=60,
        awalan="sop:skm-",
        periode=False,
        kawasan="layanan",
        bila=tanpa_laporan,
    ),
)
