"""Table of contents: every room's models in flow order. Never import this module from inside a room."""

from penilaian.instrumen.models import (
    BuktiDiminta,
    Indikator,
    Instrumen,
    Kriteria,
    Level,
    PemetaanIndikator,
    Variabel,
)
from penilaian.periode.models import (
    AnggotaTim,
    BebasBenturan,
    Benturan,
    Kategori,
    Narasumber,
    Penandatangan,
    Periode,
    PerpanjanganTahap,
    Peserta,
    Sosialisasi,
    Tahap,
    TidakBerlaku,
)
from penilaian.nilai.models import AtasNama, Nilai, Pertimbangan
from penilaian.berkas.models import Berkas, Bukti, Butir, PembukaanBerkas, Pengembalian
from penilaian.rekap.models import Pandangan, Putaran
from penilaian.kunjungan.models import AnggotaKunjungan, FotoLapangan, Kunjungan
from penilaian.penetapan.models import Finalis, Penetapan
