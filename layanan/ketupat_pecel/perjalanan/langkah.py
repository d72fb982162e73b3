"""What the steps of a village's request ask and write; see ``layanan.sop.permohonan.daftar.Penangan``."""

from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan as S
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.perjalanan.tindakan import kunci_perjalanan, tutup_perjalanan
from layanan.ketupat_pecel.sop import KODE
from layanan.sop.permohonan.alur import StatusPermohonan
from pentas.galat import Basi

SUDAH_DI_LOKASI = "Tim sudah di lokasi. Bicarakan dengan ketua tim; layanan hari itu diselesaikan lebih dahulu."


def saat_permohonan_berakhir(permohonan, oleh) -> None:
    """Withdrawn or called off: so is its trip. Not while the team is there."""
    if permohonan.layanan != KODE or permohonan.status == StatusPermohonan.SELESAI:
        return
    perjalanan = Perjalanan.objects.filter(permohonan=permohonan).exclude(status=S.DIBATALKAN).first()
    if perjalanan is None:
        return
    if perjalanan.status in (S.DI_LOKASI, S.DITUTUP, S.SELESAI):
        raise Basi(SUDAH_DI_LOKASI)
    sebab = f"Permohonan {permohonan.get_status_display().lower()}."
    tutup_perjalanan(kunci_perjalanan(perjalanan), sebab, oleh=oleh)
