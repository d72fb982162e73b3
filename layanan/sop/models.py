"""Table of contents: every room's models in flow order. Never import this module from inside a room."""

from layanan.sop.dinas.models import AnggotaUnit, Dinas, LayananDinas, Unit
from layanan.sop.kalender.models import HariLibur
from layanan.sop.lacak.models import HambatanLacak
from layanan.sop.permohonan.models import (
    Jeda,
    Lampiran,
    NomorUrut,
    Permohonan,
    RiwayatLangkah,
    WaktuLangkah,
)
from layanan.sop.pribadi.models import DataPribadi
from layanan.sop.surat.models import AturanSurat, Surat

__all__ = [
    "AnggotaUnit",
    "AturanSurat",
    "DataPribadi",
    "Dinas",
    "HambatanLacak",
    "HariLibur",
    "Jeda",
    "Lampiran",
    "LayananDinas",
    "NomorUrut",
    "Permohonan",
    "RiwayatLangkah",
    "Surat",
    "Unit",
    "WaktuLangkah",
]
