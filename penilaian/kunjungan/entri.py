"""Entries of kind ``nilai.lapangan``: the autosave of the visit's tablet page."""

from penilaian.instrumen.models import Indikator
from penilaian.kunjungan.izin import ambil_kunjungan_untuk
from penilaian.kunjungan.models import Kunjungan
from penilaian.kunjungan.tindakan import isi_lapangan
from penilaian.nilai.models import Lapis, Nilai
from penilaian.nilai.tindakan import tersimpan
from penilaian.rekap.isian import baca_isian, saran_isian
from penilaian.rekap.verifikasi import teks_masukan
from pentas.galat import Basi, Ditolak, TidakAda
from pentas.luring.daftar import Isian

JENIS = "nilai.lapangan"


def terapkan(isian: Isian, *, oleh) -> dict:
    kode = [isian.sasaran.get(k) for k in ("periode", "peserta", "indikator")]
    if not all(isinstance(k, str) for k in kode):
        raise Ditolak("Isian tidak terbaca oleh peladen. Muat ulang halaman, lalu isi lagi.")
    kunjungan = ambil_kunjungan_untuk(oleh, kode[0], kode[1])
    indikator = ambil_indikator(kunjungan, kode[2])
    baru = baca_isian(kunjungan.peserta, indikator, isian.isi)
    tanda = {"uuid": isian.uuid, "waktu_klien": isian.waktu_klien}
    try:
        nilai = isi_lapangan(kunjungan, indikator, baru, dasar=isian.dasar, oleh=oleh, **tanda)
    except Basi as galat:
        if galat.rincian:  # what the page shows of the stored value, for the choice
            galat.rincian["tersimpan"] = gambaran(kunjungan, indikator, _tersimpan(kunjungan, indikator))
        raise
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


def _tersimpan(kunjungan: Kunjungan, indikator: Indikator) -> Nilai | None:
    return Nilai.objects.sel(kunjungan.peserta, indikator).lapis(Lapis.LAPANGAN).first()


def gambaran(kunjungan: Kunjungan, indikator: Indikator, nilai: Nilai | None) -> dict:
    """What the page shows of a stored value: numbers as people write them, and why the rubric suggests what it does."""
    isi = tersimpan(nilai)
    saran = saran_isian(kunjungan.peserta, indikator, nilai.pertimbangan) if nilai else None
    per_nama = {m["nama"]: m for m in indikator.masukan}
    masukan = {nama: teks_masukan(per_nama[nama], n) for nama, n in isi["masukan"].items() if nama in per_nama}
    return isi | {
        "masukan": masukan,
        "saran": saran.nilai if saran else None,
        "sebab": saran.sebab if saran else "",
    }
