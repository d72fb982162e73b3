"""Records of briefings (source: document 000, item 3a)."""

from collections.abc import Iterable, Mapping

from penilaian.periode.izin import periksa_hak
from penilaian.periode.models import Periode, Peserta, Sosialisasi
from pentas.akun.peran import Hak
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.unggahan.tindakan import terima


@tindakan
def catat_sosialisasi(
    periode: Periode,
    isi: Mapping,
    *,
    hadir: Iterable[Peserta],
    bahan=None,
    oleh,
    sosialisasi: Sosialisasi | None = None,
) -> Sosialisasi:
    """Record a briefing, or change the record ``sosialisasi``.

    ``isi``: tanggal, tempat, materi, jumlah_hadir (persons). ``bahan``: a file that ``siapkan`` has checked;
    without a new one the file already there stays.
    """
    periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    hadir = list(hadir)
    if any(p.periode_id != periode.pk for p in hadir):
        raise Ditolak("Ada kabupaten/kota yang bukan peserta periode ini. Muat ulang halaman, lalu pilih lagi.")
    baru = sosialisasi is None
    sosialisasi = sosialisasi or Sosialisasi(periode=periode, dicatat_oleh=oleh)
    for medan in ("tanggal", "tempat", "materi", "jumlah_hadir"):
        setattr(sosialisasi, medan, isi[medan])
    if bahan is not None:
        sosialisasi.bahan = terima(bahan, oleh=oleh, wilayah_kode=periode.provinsi_id)
    sosialisasi.save()
    sosialisasi.hadir.set(hadir)
    catat(
        "periode.catat_sosialisasi" if baru else "periode.ubah_sosialisasi",
        sosialisasi,
        oleh=oleh,
        lingkup=periode.kode,
        sesudah={"tanggal": sosialisasi.tanggal, "hadir": len(hadir), "bahan": sosialisasi.bahan_id},
    )
    return sosialisasi
