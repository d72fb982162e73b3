"""Promised dates: the service's standard from the day of sending, moved by lawful pauses and by holidays."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from layanan.sop.deklarasi.bentuk import Jam, Satuan
from layanan.sop.kalender.hitung import rapikan_selang, tanggal_tenggat, tenggat
from layanan.sop.permohonan.bahan import Bahan, bahan_banyak
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.ukur import henti_langkah, langkah_mulai
from pentas.tampilan.format import awal_kecil, tanggal

MEDAN = ("janji", "janji_berubah", "langkah_tenggat")
URUTAN = (Satuan.BULAN, Satuan.HARI_KERJA, Satuan.JAM, Satuan.MENIT)
SEKALI = 2000


def perbarui_janji(permohonan: Permohonan) -> None:
    """Recompute after a move or a pause. Called inside the engine's actions."""
    bahan = bahan_banyak([permohonan])[0]
    _isi(bahan, "", terbuka=False)
    permohonan.save(update_fields=MEDAN)


def perbarui_banyak(semua: Iterable[Permohonan], sebab: str = "", *, terbuka: bool = False) -> int:
    """Many open requests; returns how many promises moved. ``sebab``: why, where it is not a pause; ``terbuka``: pauses
    that still last count up to now."""
    semua, berubah = list(semua), 0
    for awal in range(0, len(semua), SEKALI):
        bahan = bahan_banyak(semua[awal : awal + SEKALI])
        lama = [_nilai(b.permohonan) for b in bahan]
        berubah += sum(_isi(b, sebab, terbuka=terbuka) for b in bahan)
        _simpan_banyak(
            [b.permohonan for b, sebelum in zip(bahan, lama, strict=True) if _nilai(b.permohonan) != sebelum]
        )
    return berubah


def _nilai(permohonan: Permohonan) -> tuple:
    return tuple(getattr(permohonan, medan) for medan in MEDAN)


def _simpan_banyak(semua: list[Permohonan]) -> None:
    """One statement for all that share a promise, and one for all that share a step's end: as many as there are
    dates, not as there are requests."""
    for sekelompok in (MEDAN[:2], MEDAN[2:]):
        milik = defaultdict(list)
        for permohonan in semua:
            milik[tuple(getattr(permohonan, medan) for medan in sekelompok)].append(permohonan.pk)
        for nilai, pk in milik.items():
            Permohonan.objects.filter(pk__in=pk).update(**dict(zip(sekelompok, nilai, strict=True)))


def _isi(bahan: Bahan, sebab: str, *, terbuka: bool) -> bool:
    """Put the new dates on the request; True where the promise moved."""
    permohonan, lama = bahan.permohonan, bahan.permohonan.janji
    henti = bahan.henti_sah(terbuka=terbuka)
    permohonan.janji = hitung_janji(bahan, [selang for selang, _ in henti])
    permohonan.langkah_tenggat = tenggat_langkah(bahan)
    if lama is None or permohonan.janji is None or permohonan.janji == lama:
        return False
    sebab = sebab or _sebab(label for _, label in henti)
    permohonan.janji_berubah = f"Semula {tanggal(lama)}, menjadi {tanggal(permohonan.janji)}: {sebab}."[:200]
    return True


def _sebab(label) -> str:
    unik = dict.fromkeys(map(awal_kecil, label))
    return ", ".join(unik) or "perhitungan diperbarui"


def hitung_janji(bahan: Bahan, henti) -> dt.date | None:
    """None where neither the service nor any of its steps has a standard time."""
    total = bahan.permohonan.sop.total
    if total:
        batas = tenggat(total.paling_lama, total.satuan, bahan.mulai, henti, bahan.kalender)
    else:
        batas = _jumlah_langkah(bahan, henti)
    return batas and tanggal_tenggat(batas, bahan.kalender)


def _jumlah_langkah(bahan: Bahan, henti) -> dt.datetime | None:
    """The steps' own times one after another, the coarse units first."""
    baku = [bahan.baku[langkah.kode] for langkah in bahan.permohonan.sop.langkah if langkah.kode in bahan.baku]
    batas = bahan.mulai
    for satuan in URUTAN:
        if jumlah := sum(b.jumlah for b in baku if b.satuan == satuan):
            batas = tenggat(jumlah, satuan, batas, henti, bahan.kalender)
            if satuan in (Satuan.BULAN, Satuan.HARI_KERJA):
                batas -= dt.timedelta(microseconds=1)
    return batas if baku else None


def tenggat_langkah(bahan: Bahan) -> dt.datetime | None:
    """Until when the step at hand is in time; None where it has no standard, or it is not the office's turn."""
    langkah = bahan.permohonan.langkah_kini
    if langkah is None or langkah.jam_di(bahan.permohonan.giliran) != Jam.DINAS:
        return None
    inap = [b for b in bahan.riwayat if b.langkah == langkah.kode]
    baku = bahan.baku.get(langkah.kode)
    if baku is None or not inap:
        return None
    putaran = max(b.putaran for b in inap)
    henti = rapikan_selang(henti_langkah(bahan, inap))
    return tenggat(baku.jumlah * putaran, baku.satuan, langkah_mulai(inap), henti, bahan.kalender)
