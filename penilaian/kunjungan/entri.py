"""Entries of the visit's tablet page: ``nilai.lapangan``, its autosave, and ``foto.lapangan``, its photographs."""

from uuid import UUID

from django.utils import timezone

from penilaian.instrumen.masukan import teks_masukan
from penilaian.instrumen.models import Indikator
from penilaian.kunjungan.izin import ambil_kunjungan_untuk, ambil_periode_kunjungan, periksa_boleh_menilai
from penilaian.kunjungan.models import Kunjungan
from penilaian.kunjungan.tindakan import isi_lapangan, tambah_foto
from penilaian.nilai.models import Lapis, Nilai
from penilaian.nilai.tindakan import tersimpan
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import ambil_indikator, periksa_tahap
from penilaian.rekap.isian import baca_isian, saran_isian
from pentas.galat import Basi, Ditolak
from pentas.luring.daftar import RUSAK, Isian
from pentas.unggahan import titipan
from pentas.unggahan.periksa import siapkan

JENIS = "nilai.lapangan"
JENIS_FOTO = "foto.lapangan"


def terapkan(isian: Isian, *, oleh) -> dict:
    periode, peserta, kode = isian.kode("periode", "peserta", "indikator")
    # Out of turn comes first: before their stage most visits are not even scheduled.
    periksa_tahap(ambil_periode_kunjungan(oleh, periode), KodeTahap.KUNJUNGAN, tindakan="Penilaian lapangan")
    kunjungan = ambil_kunjungan_untuk(oleh, periode, peserta)
    indikator = ambil_indikator(kunjungan.peserta.periode, kode)
    baru = baca_isian(kunjungan.peserta, indikator, isian.isi)
    tanda = {"uuid": isian.uuid, "waktu_klien": isian.waktu_klien}
    try:
        nilai = isi_lapangan(kunjungan, indikator, baru, dasar=isian.dasar, oleh=oleh, **tanda)
    except Basi as galat:
        if galat.rincian:  # what the page shows of the stored value, for the choice
            galat.rincian["tersimpan"] = gambaran(kunjungan, indikator, _tersimpan(kunjungan, indikator))
        raise
    return {"tersimpan": gambaran(kunjungan, indikator, nilai), "versi": nilai.versi}


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


def terapkan_foto(isian: Isian, *, oleh) -> dict:
    """The photograph itself came before, in pieces; this entry says what it shows. ``sasaran.foto`` is its deposit."""
    periode, peserta, kode = isian.kode("periode", "peserta", "indikator")
    periksa_tahap(ambil_periode_kunjungan(oleh, periode), KodeTahap.KUNJUNGAN, tindakan="Penilaian lapangan")
    kunjungan = ambil_kunjungan_untuk(oleh, periode, peserta)
    indikator = ambil_indikator(kunjungan.peserta.periode, kode)
    periksa_boleh_menilai(oleh, kunjungan)  # before the picture is looked at
    [foto] = isian.kode("foto")
    try:
        id = UUID(foto)
    except ValueError as galat:
        raise Ditolak(RUSAK) from galat
    with titipan.terbuka(id, pengguna=oleh) as berkas:
        siap = siapkan(berkas)
    baru = tambah_foto(kunjungan, indikator, siap, oleh=oleh, pada=isian.terjadi_pada(timezone.now()))
    titipan.pakai(id, pengguna=oleh)
    return {
        "tersimpan": {"foto": baru.pk, "unggahan": str(baru.unggahan_id), "pada": baru.pada.isoformat()},
        "versi": 1,
    }
