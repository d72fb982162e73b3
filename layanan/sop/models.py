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
from layanan.sop.pribadi.models import DataPribadi, MasaSimpan
from layanan.sop.surat.models import AturanSurat, Surat
from layanan.sop.laporan.models import LamaLangkah, LamaPermohonan
from layanan.sop.pengaduan.models import KanalPengaduan, Pengaduan, TanggapanPengaduan
from layanan.sop.skm.models import JawabanSkm, TindakLanjutSkm, UndanganSkm
from layanan.sop.standar.models import KomponenStandar, StandarPelayanan

__all__ = [
    "AnggotaUnit",
    "AturanSurat",
    "DataPribadi",
    "Dinas",
    "HambatanLacak",
    "HariLibur",
    "JawabanSkm",
    "Jeda",
    "KanalPengaduan",
    "KomponenStandar",
    "LamaLangkah",
    "LamaPermohonan",
    "Lampiran",
    "LayananDinas",
    "MasaSimpan",
    "NomorUrut",
    "Pengaduan",
    "Permohonan",
    "RiwayatLangkah",
    "StandarPelayanan",
    "Surat",
    "TanggapanPengaduan",
    "TindakLanjutSkm",
    "UndanganSkm",
    "Unit",
    "WaktuLangkah",
]
