"""Table of contents: every room's models in flow order. Never import this module from inside a room."""

from layanan.ketupat_pecel.dokumen.models import DokumenDesa, SyaratDesa
from layanan.ketupat_pecel.warga.models import DokumenWarga, UsulanDesa, Warga
from layanan.ketupat_pecel.perjalanan.models import (
    Alat,
    AlatPerjalanan,
    AnggotaPerjalanan,
    BiayaPerjalanan,
    Bus,
    PaguPerjalanan,
    Perhentian,
    Perjalanan,
)
from layanan.ketupat_pecel.hari.models import (
    DokumenPelayanan,
    FotoBerkas,
    Pelayanan,
    Tablet,
    TabletHari,
    WaktuMeja,
)
from layanan.ketupat_pecel.tutup.models import Penjelasan, TutupHari
from layanan.ketupat_pecel.susulan.models import KasusData, PerubahanJanji, SerahTerima

__all__ = [
    "Alat",
    "AlatPerjalanan",
    "AnggotaPerjalanan",
    "BiayaPerjalanan",
    "Bus",
    "DokumenDesa",
    "DokumenPelayanan",
    "DokumenWarga",
    "FotoBerkas",
    "KasusData",
    "PaguPerjalanan",
    "Pelayanan",
    "Penjelasan",
    "Perhentian",
    "Perjalanan",
    "PerubahanJanji",
    "SerahTerima",
    "SyaratDesa",
    "Tablet",
    "TabletHari",
    "TutupHari",
    "UsulanDesa",
    "WaktuMeja",
    "Warga",
]
