"""Table of contents: every room's models in flow order. Never import this module from inside a room."""

from layanan.sop.dinas.models import AnggotaUnit, Dinas, LayananDinas, Unit
from layanan.sop.permohonan.models import (
    Jeda,
    Lampiran,
    NomorUrut,
    Permohonan,
    RiwayatLangkah,
    WaktuLangkah,
)

__all__ = [
    "AnggotaUnit",
    "Dinas",
    "Jeda",
    "Lampiran",
    "LayananDinas",
    "NomorUrut",
    "Permohonan",
    "RiwayatLangkah",
    "Unit",
    "WaktuLangkah",
]
