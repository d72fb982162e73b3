"""The audit row of one row of a sheet: marks, never the note."""

from paparan.lembar.models import Baris
from paparan.sesi.pedoman import ASPEK
from pentas.jejak.tindakan import catat


def skor_baris(baris: Baris) -> dict:
    return {a.kode: getattr(baris, a.kode) for a in ASPEK}


def catat_baris(nama, baris: Baris, oleh, *, sebelum=None, alasan=""):
    catat(
        nama,
        baris,
        oleh=oleh,
        lingkup=baris.lembar.sesi.periode.kode,
        sebelum=sebelum,
        sesudah={"penilai": baris.lembar.penilai_id, "peserta": baris.tampil.kode, **skor_baris(baris)},
        alasan=alasan,
    )
