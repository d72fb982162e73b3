"""What this room registers with the ground floor: the services' own menu, their home, and their files."""

from django.urls import reverse

from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.antrean import BEKERJA, antrean
from layanan.sop.permohonan.izin import boleh_baca_lampiran
from pentas.akun.peran import HAK_LAYANAN, Hak
from pentas.beranda.daftar import daftarkan_rumah
from pentas.tampilan.bingkai import ButirMenu, Kawasan, daftarkan_kawasan, daftarkan_menu
from pentas.unggahan.daftar import daftarkan_izin

PERMOHONAN = (Hak.AJUKAN_LAYANAN, Hak.LIHAT_LAYANAN)
KAWASAN = "layanan"


def jumlah_giliran(request, periode=None) -> int:
    """Requests that this account can act on now, once a page."""
    if not request.user.punya_hak(*BEKERJA):
        return 0
    if not hasattr(request, "_jumlah_giliran"):
        request._jumlah_giliran = antrean(request.user).order_by().count()
    return request._jumlah_giliran


def rumah(request, periode) -> str | None:
    """Of who works for the services alone; whoever has a desk in the evaluation too begins there."""
    bekerja = request.user.punya_hak(*PERMOHONAN) and not punya_urusan_penilaian(request, periode)
    return reverse("sop:permohonan-daftar") if bekerja else None


def tanda_contoh(request) -> str:
    """Of who sees a demo office: its requests and documents are no real ones."""
    dinas = Dinas.objects.berhak(request.user, *HAK_LAYANAN).filter(contoh=True).first()
    return dinas.tanda if dinas else ""


def punya_urusan_penilaian(request, periode) -> bool:
    return not request.user.semua_hak <= HAK_LAYANAN


daftarkan_kawasan(
    Kawasan(
        KAWASAN,
        "Layanan",
        "Permohonan dan standarnya",
        awalan="/layanan/",
        hak=tuple(sorted(HAK_LAYANAN)),
        tanda=tanda_contoh,
    )
)
daftarkan_menu(
    ButirMenu(
        "Permohonan",
        "sop:permohonan-daftar",
        hak=PERMOHONAN,
        urutan=10,
        awalan="sop:permohonan-",
        periode=False,
        kawasan=KAWASAN,
        hitung=jumlah_giliran,
    ),
    # The way from one part of the application to the other, for who works in both.
    ButirMenu("Layanan", "sop:permohonan-daftar", hak=PERMOHONAN, urutan=200, periode=False, hitung=jumlah_giliran),
    ButirMenu(
        "Penilaian",
        "beranda:beranda",
        urutan=200,
        periode=False,
        kawasan=KAWASAN,
        bila=punya_urusan_penilaian,
    ),
)
daftarkan_rumah(90, rumah)
daftarkan_izin(boleh_baca_lampiran)
