"""This service's part of the request page."""

from layanan.pemanfaatan_data.akses.models import HakAkses
from layanan.pemanfaatan_data.permintaan.halaman import ringkas_permintaan
from layanan.pemanfaatan_data.permintaan.models import PermintaanData
from layanan.sop.permohonan.models import Permohonan

TEMPLAT = "layanan/pemanfaatan_data/_rincian.html"


def rincian(permohonan: Permohonan, pengguna) -> tuple[str, dict]:
    minta = PermintaanData.objects.filter(permohonan=permohonan).prefetch_related("elemen").first()
    if minta is None:  # made by hand, without its form
        return TEMPLAT, {}
    minta.permohonan = permohonan
    return TEMPLAT, {
        "minta": minta,
        "pasangan": ringkas_permintaan(minta),
        "hak": HakAkses.objects.filter(permohonan=permohonan).first(),
    }
