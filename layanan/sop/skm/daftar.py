"""What this room registers: an invitation when a request was served, and where the applicant finds it."""

from django.urls import reverse

from layanan.sop.dinas.izin import punya_hak_di
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.daftar import daftarkan_ajakan_akhir, daftarkan_bagian, saat_berakhir
from layanan.sop.permohonan.izin import mewakili_pemohon
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.skm.models import UndanganSkm
from layanan.sop.skm.tautan import token_undangan
from layanan.sop.skm.tindakan import buat_undangan
from pentas.akun.peran import Hak


def undang(permohonan: Permohonan, oleh) -> None:
    buat_undangan(permohonan, oleh=oleh)


def _undangan(permohonan: Permohonan) -> UndanganSkm | None:
    """The one that can still be answered."""
    if permohonan.status != StatusPermohonan.SELESAI:
        return None
    ada = UndanganSkm.objects.filter(permohonan=permohonan, rujukan="").first()
    return ada if ada and ada.terbuka else None


def ajakan(permohonan: Permohonan) -> tuple[str, str] | None:
    """For the tracking page, which only whoever has code and PIN sees."""
    undangan = _undangan(permohonan)
    return ("Nilai layanan ini", reverse("sop:skm-isi", args=[token_undangan(undangan)])) if undangan else None


def bagian_survei(permohonan: Permohonan, pengguna) -> tuple[str, dict] | None:
    """On the request's page: the link for the applicant, the QR page for the counter."""
    undangan = _undangan(permohonan)
    if undangan is None:
        return None
    if mewakili_pemohon(pengguna, permohonan):
        alamat = reverse("sop:skm-isi", args=[token_undangan(undangan)])
        return "layanan/skm/_bagian.html", {"undangan": undangan, "alamat": alamat}
    if punya_hak_di(pengguna, permohonan.dinas, Hak.KERJAKAN_LAYANAN):
        return "layanan/skm/_bagian.html", {"undangan": undangan, "petugas": True}
    return None


saat_berakhir(undang)
daftarkan_ajakan_akhir(ajakan)
daftarkan_bagian(bagian_survei)
