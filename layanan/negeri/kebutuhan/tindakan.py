"""Obstacles and good practice: noted, followed until settled."""

from django.utils import timezone

from layanan.negeri.kebutuhan.models import Hambatan, PraktikBaik
from layanan.negeri.program.izin import periksa_boleh_kelola
from layanan.negeri.program.tulis import segar, tulis
from layanan.sop.dinas.models import Dinas
from pentas.galat import Ditolak
from pentas.jejak.tindakan import tindakan

TANPA_PENANGANAN = "Tulis apa yang sudah dilakukan sebelum hambatan ini dinyatakan selesai."
BELUM_TERJADI = "Tanggal dicatat belum terjadi. Periksa tanggalnya."
UNIT_LAIN = "Pilih negeri dari dinas ini."


@tindakan
def catat_hambatan(dinas: Dinas, isi: dict, *, oleh) -> Hambatan:
    """``isi``: fields of Hambatan."""
    periksa_boleh_kelola(oleh, dinas)
    return _tulis(Hambatan(dinas=dinas, dibuat_oleh=oleh), isi, "hambatan.catat", oleh)


@tindakan
def ubah_hambatan(hambatan: Hambatan, isi: dict, *, oleh) -> Hambatan:
    hambatan = segar(hambatan)
    periksa_boleh_kelola(oleh, hambatan.dinas)
    return _tulis(hambatan, isi, "hambatan.ubah", oleh)


def _tulis(hambatan: Hambatan, isi: dict, nama: str, oleh) -> Hambatan:
    hari_ini = timezone.localdate(timezone=hambatan.dinas.zona)
    unit = isi.get("unit")
    if unit is not None and unit.dinas_id != hambatan.dinas_id:
        raise Ditolak(UNIT_LAIN, rincian={"unit": UNIT_LAIN})
    if isi.get("dicatat_pada") and isi["dicatat_pada"] > hari_ini:
        raise Ditolak(BELUM_TERJADI, rincian={"dicatat_pada": BELUM_TERJADI})
    selesai = isi.get("keadaan", hambatan.keadaan) == Hambatan.Keadaan.SELESAI
    if selesai and not isi.get("penanganan", hambatan.penanganan).strip():
        raise Ditolak(TANPA_PENANGANAN, rincian={"penanganan": TANPA_PENANGANAN})
    isi = {**isi, "selesai_pada": (hambatan.selesai_pada or hari_ini) if selesai else None}
    return tulis(hambatan, isi, nama, oleh=oleh)


@tindakan
def catat_praktik(dinas: Dinas, isi: dict, *, oleh) -> PraktikBaik:
    """``isi``: daerah, uraian, penerapan, rujukan, hambatan."""
    periksa_boleh_kelola(oleh, dinas)
    _periksa_praktik(dinas, isi)
    return tulis(PraktikBaik(dinas=dinas, dibuat_oleh=oleh), isi, "praktik_baik.catat", oleh=oleh)


@tindakan
def ubah_praktik(praktik: PraktikBaik, isi: dict, *, oleh) -> PraktikBaik:
    praktik = segar(praktik)
    periksa_boleh_kelola(oleh, praktik.dinas)
    _periksa_praktik(praktik.dinas, isi)
    return tulis(praktik, isi, "praktik_baik.ubah", oleh=oleh)


def _periksa_praktik(dinas: Dinas, isi: dict) -> None:
    hambatan = isi.get("hambatan")
    if hambatan is not None and hambatan.dinas_id != dinas.pk:
        raise Ditolak("Pilih hambatan dari dinas ini.")
