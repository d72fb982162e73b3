"""A promised date is moved with a reason; who was told before he travelled is noted."""

import datetime as dt

from django.utils import timezone

from layanan.ketupat_pecel.hari.models import Pelayanan
from layanan.ketupat_pecel.susulan.kunci import kunci_perjalanan
from layanan.ketupat_pecel.susulan.models import PerubahanJanji
from layanan.sop.kalender.data import libur_dinas
from layanan.sop.kalender.hitung import KalenderKerja
from layanan.sop.pribadi.masukan import tolak_nomor_pribadi
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.tampilan.format import tanggal as tulis_tanggal

TERJAUH = dt.timedelta(days=180)
TANPA_ALASAN = "Tulis sebabnya: warga membacanya saat melacak tanda terimanya."
TANPA_PILIHAN = "Pilih sedikitnya satu tanda terima."


@tindakan
def ubah_janji(pelayanan, tanggal: dt.date, alasan: str, *, oleh, pada=None) -> int:
    """``pelayanan``: their keys. Another date for all of them; nobody of them is told yet."""
    semua, pada = _kunci(pelayanan, oleh), pada or timezone.now()
    if not alasan.strip():
        raise Ditolak(TANPA_ALASAN, rincian={"alasan": TANPA_ALASAN})
    tolak_nomor_pribadi(alasan)
    for dinas in {p.dinas_id: p.perjalanan.dinas for p in semua}.values():
        periksa_tanggal(tanggal, libur_dinas(dinas), pada)
    berubah = [p for p in semua if p.rencana_ambil != tanggal]
    if not berubah:
        raise Ditolak("Tanggalnya sama dengan yang sudah dijanjikan. Pilih tanggal lain.")
    tulis_janji(berubah, tanggal, alasan.strip()[:200], oleh, pada)
    return len(berubah)


def tulis_janji(semua: list[Pelayanan], tanggal: dt.date, alasan: str, oleh, pada) -> None:
    """Inside an action that holds them."""
    for p in semua:
        catat("ketupat.janji", p, oleh=oleh, sebelum={"tanggal": p.rencana_ambil}, sesudah={"tanggal": tanggal})
    baris = [
        PerubahanJanji(pelayanan=p, lama=p.rencana_ambil, baru=tanggal, alasan=alasan, pada=pada, oleh=oleh)
        for p in semua
    ]
    PerubahanJanji.objects.bulk_create(baris, batch_size=500)
    Pelayanan.objects.filter(pk__in=[p.pk for p in semua]).update(
        rencana_ambil=tanggal, dikabari_pada=None, dikabari_oleh=None
    )


def periksa_tanggal(tanggal: dt.date, kalender: KalenderKerja, pada: dt.datetime) -> None:
    hari_ini = kalender.tanggal(pada)
    if not hari_ini <= tanggal <= hari_ini + TERJAUH:
        raise Ditolak("Pilih tanggal mulai hari ini sampai enam bulan ke depan.")
    if not kalender.kerja(tanggal):
        raise Ditolak(f"{tulis_tanggal(tanggal)} bukan hari kerja dinas. Pilih hari lain.")


@tindakan
def tandai_dikabari(pelayanan, *, oleh, pada=None) -> int:
    """They, or their village head, were told."""
    semua, pada = _kunci(pelayanan, oleh), pada or timezone.now()
    for p in semua:
        catat("ketupat.dikabari", p, oleh=oleh)
    Pelayanan.objects.filter(pk__in=[p.pk for p in semua]).update(dikabari_pada=pada, dikabari_oleh=oleh)
    return len(semua)


def _kunci(tanda, oleh) -> list[Pelayanan]:
    tanda = set(tanda)
    if not tanda:
        raise Ditolak(TANPA_PILIHAN)
    milik = Pelayanan.objects.filter(pk__in=tanda)
    perjalanan = {p.pk: p for p in kunci_perjalanan(milik.values_list("perjalanan", flat=True), oleh)}
    semua = list(milik.select_for_update(of=("self",)).select_related("dinas", "tablet").order_by("pk"))
    if len(semua) != len(tanda):
        raise Basi("Sebagian tanda terima yang dipilih tidak ada lagi. Muat ulang halaman ini.")
    for p in semua:
        p.perjalanan = perjalanan[p.perjalanan_id]
    return semua
