"""What an installation cannot do without: regions, and the published rubric of the guide book."""

import datetime as dt

from penilaian.instrumen.isi import isi_bawaan
from penilaian.instrumen.models import Instrumen
from penilaian.instrumen.tindakan import buat_dari_isi, terbitkan
from pentas.jejak.tindakan import tindakan
from pentas.wilayah.acuan import acuan
from pentas.wilayah.models import Provinsi
from pentas.wilayah.tindakan import muat_wilayah

KODE, TAHUN, PROVINSI = "SUMBAR-2026", 2026, "13"
# The decree of the running year is the province's to name; until then its line says so.
SK = {
    "sk_nomor": "(nomor SK diisi dinas provinsi)",
    "sk_tanggal": dt.date(TAHUN, 1, 2),
    "sk_penanda_tangan": "Kepala Dinas Kependudukan dan Pencatatan Sipil Provinsi Sumatera Barat",
}


@tindakan
def muat_dasar(*, oleh=None) -> Instrumen:
    """Regions and the instrument SUMBAR-2026, published. Safe to repeat: what is there stays as it is."""
    muat_wilayah(acuan(), oleh=oleh)
    instrumen = Instrumen.objects.filter(kode=KODE).first()
    if instrumen is None:
        provinsi = Provinsi.objects.get(pk=PROVINSI)
        instrumen = buat_dari_isi(isi_bawaan(), provinsi=provinsi, kode=KODE, tahun=TAHUN, oleh=oleh)
        terbitkan(instrumen, **SK, oleh=oleh)
    return instrumen
