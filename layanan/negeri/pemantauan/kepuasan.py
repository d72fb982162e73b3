"""Satisfaction by negeri: sums of a month, shown from five answers on, so that none can be guessed."""

from collections import Counter

from layanan.negeri.pemantauan.models import KepuasanNegeri
from layanan.negeri.program.izin import negeri_dinas
from layanan.negeri.sop import KODE
from layanan.sop.dinas.models import Dinas
from layanan.sop.skm.hitung import Kumpulan, indeks, mutu
from layanan.sop.skm.rentang import Rentang
from layanan.sop.skm.unsur import UNSUR

TERSEDIKIT = 5


def tambah_jawaban(unit, layanan: str, tanggal, nilai: dict[str, int | None]) -> None:
    """Within the action that writes the answer, which is audited there."""
    if layanan != KODE:
        return
    semua = KepuasanNegeri.objects.select_for_update(of=("self",))
    satu, _baru = semua.get_or_create(unit=unit, tahun=tanggal.year, bulan=tanggal.month)
    for kode, n in nilai.items():
        if n is not None:
            banyak, total = satu.isi.get(kode, (0, 0))
            satu.isi[kode] = [banyak + 1, total + n]
    satu.jumlah += 1
    satu.save(update_fields=["jumlah", "isi"])


def kepuasan_negeri(dinas: Dinas, rentang: Rentang) -> list[list]:
    """[[negeri, answers, index as text, grade]]; where there are too few answers all three are None."""
    jumlah, banyak, total = Counter(), Counter(), Counter()
    semua = KepuasanNegeri.objects.filter(unit__dinas=dinas, tahun=rentang.tahun)
    for satu in semua.filter(bulan__range=(rentang.mulai.month, rentang.akhir.month)):
        jumlah[satu.unit_id] += satu.jumlah
        for kode, (n, s) in satu.isi.items():
            banyak[satu.unit_id, kode] += n
            total[satu.unit_id, kode] += s
    hasil = []
    for unit in negeri_dinas(dinas):
        rata = {u.kode: Kumpulan(banyak[unit.pk, u.kode], total[unit.pk, u.kode]).rata for u in UNSUR}
        nilai = indeks(rata) if jumlah[unit.pk] >= TERSEDIKIT else None
        isi = [None, None, None] if nilai is None else [jumlah[unit.pk], str(nilai), mutu(nilai)[0]]
        hasil.append([unit.nama, *isi])
    return hasil
