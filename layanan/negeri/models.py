"""Table of contents: every room's models in flow order. Never import this module from inside a room."""

from layanan.negeri.dokumen.models import DokumenNegeri, SyaratDokumen
from layanan.negeri.ajuan.models import Ajuan, ButirAjuan, FotoButir, KodeWarga
from layanan.negeri.kirim.models import BuktiSerah, DokumenJadi, TautanUnduh

__all__ = [
    "Ajuan",
    "BuktiSerah",
    "ButirAjuan",
    "DokumenJadi",
    "DokumenNegeri",
    "FotoButir",
    "KodeWarga",
    "SyaratDokumen",
    "TautanUnduh",
]
