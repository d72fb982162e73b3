"""By when an office owes an answer: working days of its own calendar, the day of arrival not counted."""

from layanan.sop.deklarasi.bentuk import Satuan
from layanan.sop.kalender.data import kalender_banyak, libur_dinas
from layanan.sop.kalender.hitung import KalenderKerja, tenggat
from layanan.sop.pengaduan.alur import HARI_SELESAI, HARI_TANGGAPAN
from layanan.sop.pengaduan.models import Pengaduan


def pasang_batas(pengaduan: Pengaduan, kalender: KalenderKerja | None = None) -> bool:
    """Set both deadlines from what is known now; True where one of them moved. Does not save."""
    kalender = kalender or libur_dinas(pengaduan.dinas)
    lama = (pengaduan.batas_tanggapan, pengaduan.batas_selesai)
    pengaduan.batas_tanggapan = _batas(HARI_TANGGAPAN, pengaduan.diterima_pada, kalender)
    pengaduan.batas_selesai = _batas(HARI_SELESAI[pengaduan.jenis], pengaduan.dibuka_pada, kalender)
    return lama != (pengaduan.batas_tanggapan, pengaduan.batas_selesai)


def _batas(hari: int, sejak, kalender: KalenderKerja):
    return tenggat(hari, Satuan.HARI_KERJA, sejak, (), kalender)


def hitung_ulang(dinas, _sebab: str, _oleh) -> int:
    """After a change of holidays: open complaints of these offices. Settled ones keep what they were held to."""
    semua = Pengaduan.objects.terbuka().filter(dinas__in=dinas).select_related("dinas__provinsi").order_by("pk")
    semua = list(semua.select_for_update(of=("self",)))  # a kind that changes meanwhile keeps its own deadline
    kalender = kalender_banyak({p.dinas for p in semua}) if semua else {}
    berubah = [p for p in semua if pasang_batas(p, kalender[p.dinas_id])]
    Pengaduan.objects.bulk_update(berubah, ["batas_tanggapan", "batas_selesai"], batch_size=200)
    return len(berubah)
