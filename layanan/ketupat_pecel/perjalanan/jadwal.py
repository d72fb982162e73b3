"""One person and one bus, one trip a day; the costs of a year within its budget. Checked under the office's lock."""

import datetime as dt

from django.db.models import F, Sum

from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan
from layanan.ketupat_pecel.perjalanan.hitung import sisa_pagu
from layanan.ketupat_pecel.perjalanan.models import AnggotaPerjalanan, BiayaPerjalanan, PaguPerjalanan, Perjalanan
from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.nomor import kunci_deret
from pentas.galat import Basi, Ditolak
from pentas.tampilan.format import rupiah
from pentas.tampilan.format import tanggal as tulis_tanggal

DERET = "ketupat:jadwal"


def kunci_jadwal(dinas: Dinas, tanggal: dt.date) -> None:
    """Hold the office's year of trips until the action ends: who waits here then sees what the one before took."""
    kunci_deret(dinas, DERET, dt.datetime(tanggal.year, 7, 1, 12, tzinfo=dinas.zona))


def berlaku(dinas: Dinas):
    return Perjalanan.objects.filter(dinas=dinas).exclude(status=StatusPerjalanan.DIBATALKAN)


def sebut(perjalanan: Perjalanan) -> str:
    return f"{perjalanan.nomor} ke {perjalanan.tempat} pada {tulis_tanggal(perjalanan.tanggal)}"


def periksa_bus(dinas: Dinas, bus, tanggal: dt.date, kecuali: Perjalanan | None = None) -> None:
    if bus is None:
        return
    lain = berlaku(dinas).filter(bus=bus, tanggal=tanggal).exclude(pk=kecuali.pk if kecuali else None).first()
    if lain:
        raise Basi(f"{bus.nama} sudah dipakai perjalanan {sebut(lain)}. Pilih bus lain atau tanggal lain.")


def periksa_orang(dinas: Dinas, pengguna, tanggal: dt.date, kecuali: Perjalanan | None = None) -> None:
    """``pengguna``: several accounts."""
    lain = AnggotaPerjalanan.objects.filter(
        pengguna__in=pengguna, perjalanan__in=berlaku(dinas).filter(tanggal=tanggal)
    ).exclude(perjalanan=kecuali.pk if kecuali else None)
    if satu := lain.select_related("perjalanan", "pengguna").first():
        raise Basi(
            f"{satu.pengguna} sudah bertugas pada perjalanan {sebut(satu.perjalanan)}. "
            "Pilih orang lain atau tanggal lain."
        )


def terpakai(dinas: Dinas, tahun: int, kecuali: Perjalanan | None = None) -> int:
    """What the trips of a year cost: really where it is known, else as planned."""
    semua = berlaku(dinas).filter(tanggal__year=tahun).exclude(pk=kecuali.pk if kecuali else None)
    nyata = semua.filter(biaya_nyata__isnull=False).aggregate(n=Sum("biaya_nyata"))["n"] or 0
    rencana = BiayaPerjalanan.objects.filter(perjalanan__in=semua.filter(biaya_nyata=None))
    return nyata + (rencana.aggregate(n=Sum(F("jumlah") * F("harga")))["n"] or 0)


def pagu_tahun(dinas: Dinas, tahun: int) -> int | None:
    return PaguPerjalanan.objects.filter(dinas=dinas, tahun=tahun).values_list("jumlah", flat=True).first()


def sisa(dinas: Dinas, tahun: int, kecuali: Perjalanan | None = None) -> int | None:
    """What is left of the year's budget for this trip; None: no budget is set."""
    return sisa_pagu(pagu_tahun(dinas, tahun), terpakai(dinas, tahun, kecuali))


def periksa_biaya(perjalanan: Perjalanan, jumlah: int) -> None:
    """``jumlah``: what the whole trip would cost."""
    tersisa = sisa(perjalanan.dinas, perjalanan.tanggal.year, perjalanan)
    if tersisa is not None and jumlah > tersisa:
        raise Ditolak(
            f"Biaya perjalanan menjadi {rupiah(jumlah)}, melebihi sisa pagu {perjalanan.tanggal.year} "
            f"{rupiah(max(tersisa, 0))}. Kurangi biayanya, atau minta pagunya disesuaikan."
        )
