"""Entries of kind ``nilai.lapangan``: the autosave of the visit's tablet page."""

from penilaian.instrumen.models import Indikator
from penilaian.kunjungan.izin import ambil_kunjungan_untuk
from penilaian.kunjungan.models import Kunjungan
from penilaian.kunjungan.tindakan import isi_lapangan
from penilaian.nilai.models import Nilai
from penilaian.nilai.tindakan import tersimpan
from penilaian.rekap.isian import baca_isian, saran_isian
from pentas.galat import Ditolak, TidakAda
from pentas.luring.daftar import Isian

JENIS = "nilai.lapangan"


def terapkan(isian: Isian, *, oleh) -> dict:
    kode = [isian.sasaran.get(k) for k in ("periode", "peserta", "indikator")]
    if not all(isinstance(k, str) for k in kode):
        raise Ditolak("Isian tidak terbaca oleh peladen. Muat ulang halaman, lalu isi lagi.")
    kunjungan = ambil_kunjungan_untuk(oleh, kode[0], kode[1])
    indikator = ambil_indikator(kunjungan, kode[2])
    nilai = isi_lapangan(
        kunjungan,
        indikator,
        baca_isian(kunjungan.peserta, indikator, isian.isi),
        dasar=isian.dasar,
        oleh=oleh,
        uuid=isian.uuid,
        waktu_klien=isian.waktu_klien,
    )
    return {"tersimpan": gambaran(kunjungan, indikator, nilai), "versi": nilai.versi}


def ambil_indikator(kunjungan: Kunjungan, kode: str) -> Indikator:
    """An indicator of this period's rubric, with what valuing it needs."""
    indikator = (
        Indikator.objects.select_related("variabel")
        .prefetch_related("kriteria", "level")
        .filter(instrumen_id=kunjungan.peserta.periode.instrumen_id, kode=kode)
        .first()
    )
    if indikator is None:
        raise TidakAda("Indikator ini tidak ada pada instrumen periode ini.")
    return indikator


def gambaran(kunjungan: Kunjungan, indikator: Indikator, nilai: Nilai) -> dict:
    """What the page shows of the stored value: also why the rubric suggests what it does."""
    isi = tersimpan(nilai)
    saran = saran_isian(kunjungan.peserta, indikator, nilai.pertimbangan)
    return isi | {"saran": saran.nilai if saran else None, "sebab": saran.sebab if saran else ""}
