"""Table of contents: every room's models in flow order. Never import this module from inside a room."""

from layanan.negeri.program.models import DrafProgram, ProgramNegeri
from layanan.negeri.sumber_daya.models import Pelatihan, SumberDaya
from layanan.negeri.kebutuhan.models import Hambatan, PraktikBaik
from layanan.negeri.rencana.models import (
    AnggaranKegiatan,
    Kegiatan,
    Mitra,
    RencanaAksi,
    SumberDana,
    TargetRencana,
)
from layanan.negeri.uji_coba.models import IndikatorUjiCoba, UjiCoba
from layanan.negeri.sosialisasi.models import DokumentasiSosialisasi, Sosialisasi
from layanan.negeri.dokumen.models import DokumenNegeri, SyaratDokumen
from layanan.negeri.ajuan.models import Ajuan, ButirAjuan, FotoButir, KodeWarga
from layanan.negeri.kirim.models import BuktiSerah, DokumenJadi, TautanUnduh
from layanan.negeri.pemantauan.models import KepuasanNegeri, LaporanMonev, Penyampaian, TindakLanjut

__all__ = [
    "Ajuan",
    "AnggaranKegiatan",
    "BuktiSerah",
    "ButirAjuan",
    "DokumenJadi",
    "DokumenNegeri",
    "DokumentasiSosialisasi",
    "DrafProgram",
    "FotoButir",
    "Hambatan",
    "IndikatorUjiCoba",
    "Kegiatan",
    "KepuasanNegeri",
    "KodeWarga",
    "LaporanMonev",
    "Mitra",
    "Pelatihan",
    "Penyampaian",
    "PraktikBaik",
    "ProgramNegeri",
    "RencanaAksi",
    "Sosialisasi",
    "SumberDana",
    "SumberDaya",
    "SyaratDokumen",
    "TargetRencana",
    "TautanUnduh",
    "TindakLanjut",
    "UjiCoba",
]
