"""BEBAN-N: a large period for load, standing at stage kunjungan, every cell filled at random."""

import datetime as dt
import random
from collections.abc import Mapping

from django.utils import timezone

from paparan.contoh.akun import PENILAI
from paparan.contoh.dasar import (
    CONTOH,
    KEPALA,
    buka_pengumpulan,
    daerah_asli,
    indikator_lengkap,
    lanjut,
    susun,
)
from paparan.contoh.nilai import acak_lapangan, sel_untuk, turunkan
from penilaian.berkas.alur import StatusBerkas, StatusButir
from penilaian.berkas.massal import tandai_terisi, tandai_terverifikasi
from penilaian.berkas.models import Berkas, Butir
from penilaian.instrumen.models import Instrumen
from penilaian.nilai.models import Lapis
from penilaian.nilai.tindakan import tetapkan_banyak
from penilaian.periode.alur import KodeTahap
from penilaian.periode.models import Periode
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.wilayah.models import KabupatenKota

PALING_BANYAK = 514  # kabupaten and kota in Indonesia


@tindakan
def buat_beban(instrumen: Instrumen, akun: Mapping, jumlah: int, *, benih: int, oleh) -> Periode:
    if not 1 <= jumlah <= PALING_BANYAK:
        raise Ditolak(f"Jumlah peserta harus 1 sampai {PALING_BANYAK}.")
    acak = random.Random(benih)  # noqa: S311 - demo values
    daerah = (daerah_asli(instrumen.provinsi) + _daerah_buatan(instrumen.provinsi, jumlah, oleh=oleh))[:jumlah]
    periode = susun(
        f"BEBAN-{jumlah}",
        f"Uji beban {jumlah} daerah",
        instrumen,
        daerah,
        [akun[p] for p in PENILAI],
        oleh=oleh,
        mulai=dt.datetime(2026, 2, 2, 8, tzinfo=instrumen.provinsi.zona),
    )
    buka_pengumpulan(periode, oleh=oleh)
    _isi(periode, acak, akun, oleh=oleh)
    lanjut(periode, KodeTahap.PENGUMPULAN, KodeTahap.REKAP, oleh=oleh)
    lanjut(periode, KodeTahap.REKAP, KodeTahap.KUNJUNGAN, oleh=oleh)
    return periode


def _daerah_buatan(provinsi, jumlah: int, *, oleh) -> list[KabupatenKota]:
    """Invented offices beyond the real ones, never offered to people; codes 13.101, 13.102, …"""
    asli = KabupatenKota.objects.filter(provinsi=provinsi, contoh=False).count()
    baru = [
        KabupatenKota(
            kode=f"{provinsi.pk}.{100 + n}",
            provinsi=provinsi,
            jenis=KabupatenKota.Jenis.KABUPATEN,
            nama=f"Kabupaten Contoh {n:03d}",
            contoh=True,
        )
        for n in range(1, max(0, jumlah - asli) + 1)
    ]
    KabupatenKota.objects.bulk_create(baru, ignore_conflicts=True)
    if baru:
        catat("wilayah.contoh", ("wilayah", provinsi.pk), oleh=oleh, sesudah={"jumlah": len(baru)})
    return baru


def _isi(periode: Periode, acak, akun, *, oleh) -> None:
    indikator = indikator_lengkap(periode)
    meja = [i for i in indikator if i.dinilai_desk]
    sel = {lapis: [] for lapis in Lapis.values}
    for peserta in periode.peserta.select_related("kabupaten_kota"):
        peserta.periode = periode
        lapangan = acak_lapangan(acak, indikator)
        desk, klaim = turunkan(acak, lapangan, meja)
        sel[Lapis.KLAIM] += sel_untuk(peserta, meja, klaim)
        sel[Lapis.DESK] += sel_untuk(peserta, meja, desk, klaim)
        sel[Lapis.LAPANGAN] += sel_untuk(peserta, indikator, lapangan, desk)
    tetapkan_banyak(sel[Lapis.KLAIM], Lapis.KLAIM, oleh=akun["rekap.provinsi1"], asal=CONTOH)
    tandai_terisi(sel[Lapis.KLAIM], oleh=oleh)
    _kirim_sekaligus(periode, oleh=oleh)
    tetapkan_banyak(sel[Lapis.DESK], Lapis.DESK, oleh=akun["rekap.provinsi1"], asal=CONTOH)
    tandai_terverifikasi(sel[Lapis.DESK], oleh=oleh)
    tetapkan_banyak(sel[Lapis.LAPANGAN], Lapis.LAPANGAN, oleh=akun["ketua.tim"], asal=CONTOH)


def _kirim_sekaligus(periode: Periode, *, oleh) -> None:
    """Hundreds of invented offices have no operators: their dossiers are marked as sent in one go."""
    # By plain ids: PostgreSQL has no statistics of rows made in this transaction and would join them by nested loops.
    berkas = list(Berkas.objects.filter(peserta__periode=periode).values_list("pk", flat=True))
    meja = [i.pk for i in indikator_lengkap(periode) if i.dinilai_desk]
    Berkas.objects.filter(pk__in=berkas).update(
        status=StatusBerkas.DIKIRIM, dikirim_pada=timezone.now(), kepala_jabatan=KEPALA["jabatan"]
    )
    Butir.objects.filter(berkas_id__in=berkas, indikator_id__in=meja).update(status=StatusButir.TUNGGU)
    catat("berkas.kirim_contoh", periode, oleh=oleh, lingkup=periode.kode, sesudah={"jumlah": len(berkas)})
