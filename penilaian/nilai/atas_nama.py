"""Entering in the name of an office: what is open, the mark in the audit trail, and its end."""

from django.utils import timezone

from penilaian.nilai.models import AtasNama
from penilaian.periode.models import Peserta
from pentas.jejak.tindakan import catat, tindakan


def atas_nama_terbuka(peserta: Peserta) -> AtasNama | None:
    return AtasNama.objects.terbuka().select_related("oleh").filter(peserta=peserta).first()


def jejak_atas_nama(atas_nama: AtasNama | None) -> dict:
    """What an audit row adds to its content."""
    return {"atas_nama": atas_nama.pk} if atas_nama else {}


def alasan_jejak(atas_nama: AtasNama | None, alasan: str = "") -> str:
    """The reason of an audit row: why in the office's name, before why at all."""
    return "; ".join(filter(None, (f"Atas nama dinas: {atas_nama.alasan}" if atas_nama else "", alasan)))


@tindakan
def akhiri_atas_nama(peserta: Peserta, *, oleh, sebab: str) -> AtasNama | None:
    """End what is open for this office, by hand or because the dossier went its way; None where nothing is."""
    atas_nama = AtasNama.objects.select_for_update().terbuka().filter(peserta=peserta).first()
    if atas_nama is None:
        return None
    atas_nama.selesai_pada = timezone.now()
    atas_nama.save(update_fields=["selesai_pada"])
    catat(
        "berkas.selesai_atas_nama",
        atas_nama,
        oleh=oleh,
        lingkup=peserta.periode.kode,
        sesudah={"peserta": peserta.kode, "sebab": sebab},
    )
    return atas_nama
