"""Scheduling a visit: date, place, team."""

import datetime as dt
from collections.abc import Iterable

from penilaian.kunjungan.alur import StatusKunjungan
from penilaian.kunjungan.izin import periksa_boleh_jadwal
from penilaian.kunjungan.jejak import catat_kunjungan, kunci
from penilaian.kunjungan.models import AnggotaKunjungan, Kunjungan
from penilaian.periode.models import AnggotaTim, Benturan, Peserta
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import tindakan


@tindakan
def jadwalkan(peserta: Peserta, *, tanggal: dt.date, tempat: str, tim: Iterable, oleh) -> Kunjungan:
    """Schedule the visit to an office, or change its date, place and team. ``tim``: accounts of jurors."""
    periksa_boleh_jadwal(oleh, peserta.periode)
    tim = sorted(set(tim), key=lambda p: p.pk)
    _periksa_tim(peserta, tim)
    Peserta.objects.select_for_update(no_key=True).get(pk=peserta.pk)  # two first schedules at once
    kunjungan = Kunjungan.objects.select_for_update(of=("self",)).filter(peserta=peserta).first()
    if kunjungan is not None and kunjungan.status == StatusKunjungan.DITUTUP:
        raise Basi("Kunjungan ini sudah ditutup, jadi jadwalnya tidak diubah lagi.")
    sebelum = _rincian(kunjungan) if kunjungan else None
    kunjungan = kunjungan or Kunjungan(peserta=peserta)
    kunjungan.peserta, kunjungan.tanggal, kunjungan.tempat = peserta, tanggal, tempat.strip()
    kunjungan.save()
    kunjungan.anggota.exclude(pengguna__in=tim).delete()
    for pengguna in tim:
        AnggotaKunjungan.objects.get_or_create(kunjungan=kunjungan, pengguna=pengguna)
    catat_kunjungan("kunjungan.jadwalkan", kunjungan, oleh, sebelum=sebelum, sesudah=_rincian(kunjungan))
    return kunjungan


def _periksa_tim(peserta: Peserta, tim: list) -> None:
    if not tim:
        raise Ditolak("Pilih paling sedikit satu anggota tim untuk kunjungan ini.", rincian={"tim": "Wajib dipilih."})
    terdaftar = set(
        AnggotaTim.objects.filter(periode=peserta.periode, pengguna__in=tim).values_list("pengguna_id", flat=True)
    )
    berbenturan = set(Benturan.objects.filter(peserta=peserta, pengguna__in=tim).values_list("pengguna_id", flat=True))
    for p in tim:
        if p.pk not in terdaftar:
            raise Ditolak(f"{p} belum terdaftar sebagai anggota tim penilai periode ini. Daftarkan dahulu.")
        if p.pk in berbenturan:
            raise Ditolak(
                f"{p} memiliki benturan kepentingan dengan {peserta.kabupaten_kota.nama_pendek}. Pilih penilai lain.",
                rincian={"tim": "Ada anggota dengan benturan kepentingan."},
            )


def _rincian(kunjungan: Kunjungan) -> dict:
    tim = kunjungan.anggota.order_by("pengguna_id").values_list("pengguna_id", flat=True)
    return {"peserta": kunjungan.peserta.kode, "tanggal": str(kunjungan.tanggal), "tim": list(tim)}


@tindakan
def batalkan_jadwal(kunjungan: Kunjungan, *, oleh) -> None:
    """Take back a visit that has not begun."""
    kunci(kunjungan)
    periksa_boleh_jadwal(oleh, kunjungan.peserta.periode)
    if kunjungan.status != StatusKunjungan.DIJADWALKAN:
        raise Basi("Kunjungan ini sudah dimulai, jadi jadwalnya tidak dapat dibatalkan.")
    catat_kunjungan("kunjungan.batalkan", kunjungan, oleh, sebelum=_rincian(kunjungan))
    kunjungan.delete()
