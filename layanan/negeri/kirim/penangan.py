"""What issue and handover add to the engine's steps; runs inside its action."""

from django.utils import timezone

from layanan.negeri.ajuan.kabar import kabari
from layanan.negeri.kirim.izin import periksa_sudah_diterima
from layanan.negeri.kirim.models import DokumenJadi
from layanan.negeri.kirim.tindakan import tautan_baru
from layanan.sop.permohonan.models import Permohonan
from pentas.galat import Ditolak
from pentas.unggahan.models import Unggahan
from pentas.unggahan.tindakan import terima


def terbitkan(permohonan: Permohonan, jalan, isian: dict, oleh) -> dict:
    """After "terbitkan": the PDF is stored under its number and a first link lies ready. Inside the engine's action."""
    if jalan.kode != "terbitkan":
        return {}
    if not isian.get("nomor") or not isian.get("berkas"):
        raise Ditolak("Isi nomor dokumen dan unggah PDF yang sudah ditandatangani.")
    berkas = isian["berkas"]
    if not isinstance(berkas, Unggahan):
        berkas = terima(berkas, oleh=oleh, wilayah_kode=permohonan.dinas_id)
    DokumenJadi.objects.filter(permohonan=permohonan, diganti_pada=None).update(diganti_pada=timezone.now())
    DokumenJadi.objects.create(permohonan=permohonan, nomor=isian["nomor"], unggahan=berkas, terbit_oleh=oleh)
    tautan_baru(permohonan, oleh=oleh)
    kabari(permohonan)
    return {"nomor": isian["nomor"]}


def sebelum_distribusi(permohonan: Permohonan, jalan, isian, oleh) -> None:
    periksa_sudah_diterima(permohonan)
