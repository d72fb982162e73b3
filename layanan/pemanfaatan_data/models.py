"""Table of contents: every room's models in flow order. Never import this module from inside a room."""

from layanan.pemanfaatan_data.permintaan.models import (
    DrafPermintaan,
    ElemenData,
    PengaturanData,
    PermintaanData,
    ProfilOpd,
)
from layanan.pemanfaatan_data.akses.models import HakAkses, LaporanBalikan, PengingatPks, Pks, RiwayatAkses
from layanan.pemanfaatan_data.evaluasi.models import EvaluasiPelaksana

__all__ = [
    "DrafPermintaan",
    "ElemenData",
    "EvaluasiPelaksana",
    "HakAkses",
    "LaporanBalikan",
    "PengaturanData",
    "PengingatPks",
    "PermintaanData",
    "Pks",
    "ProfilOpd",
    "RiwayatAkses",
]
