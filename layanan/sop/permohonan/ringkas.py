"""A request's time at one glance: the office's days and the ministry's apart, the promise, the forecast."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString

from layanan.sop.deklarasi.bentuk import Jam, RentangBaku, Satuan
from layanan.sop.kalender.hitung import hari_kalender, tanggal_tenggat, tenggat
from layanan.sop.permohonan.bahan import Bahan, bahan_banyak
from layanan.sop.permohonan.bar import Bagian, svg_bar
from layanan.sop.permohonan.baris import KELAS, BarisWaktu
from layanan.sop.permohonan.lini import susun_lini
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.perkiraan import Perkiraan, perkirakan
from layanan.sop.permohonan.ukur import hari_menurut_jam

MUNDUR = (
    "Jam peladen lebih awal daripada catatan terakhir permohonan ini. Minta pengelola aplikasi mencocokkan jam "
    "peladen; waktu dihitung lagi sesudahnya."
)


@dataclass(frozen=True)
class Ringkas:
    """``hari``: days since it was sent. ``tanda``: where the service's shortest and longest time stand, 0..1."""

    hari: int
    hari_dinas: int
    hari_pusat: int
    hari_pemohon: int
    hari_gangguan: int
    total: RentangBaku | None
    skala: int
    tanda: tuple[Fraction, ...]
    janji: dt.date | None
    janji_berubah: str
    terlambat: bool
    perkiraan: Perkiraan
    peringatan: str
    lini: list[BarisWaktu]

    @property
    def rentang(self) -> str:
        """ "1–2 bulan"; "" where the service has no time of its own."""
        if self.total is None:
            return ""
        return f"{self.total.paling_cepat}–{self.total.paling_lama} {self.total.satuan}"

    @property
    def rentang_kata(self) -> str:
        """What the black lines stand for: "1 dan 2 bulan"."""
        batas = dict.fromkeys((self.total.paling_cepat, self.total.paling_lama)) if self.total else ()
        return f"{' dan '.join(map(str, batas))} {self.total.satuan}" if batas else ""

    @property
    def paling_lama(self) -> str:
        return f"{self.total.paling_lama} {self.total.satuan}" if self.total else ""

    @property
    def bar(self) -> SafeString:
        hari = {
            Jam.DINAS: self.hari_dinas,
            Jam.PUSAT: self.hari_pusat,
            Jam.PEMOHON: self.hari_pemohon,
            None: self.hari_gangguan,
        }
        bagian = [Bagian(KELAS[jam], Fraction(n, self.skala)) for jam, n in hari.items() if n]
        return svg_bar(bagian, self.tanda, tebal=True)


def ringkas(permohonan: Permohonan, kini: dt.datetime | None = None) -> Ringkas:
    """With the timeline inside: a page asks once, in five queries."""
    bahan = bahan_banyak([permohonan], kini)[0]
    hari = hari_menurut_jam(bahan, bahan.riwayat)
    jumlah = sum(hari.values())
    batas = _batas_hari(bahan)
    skala = max(1, jumlah, *batas)
    return Ringkas(
        hari=jumlah,
        hari_dinas=hari[Jam.DINAS],
        hari_pusat=hari[Jam.PUSAT],
        hari_pemohon=hari[Jam.PEMOHON],
        hari_gangguan=hari[None],
        total=permohonan.sop.total,
        skala=skala,
        tanda=tuple(Fraction(n, skala) for n in batas),
        janji=permohonan.janji,
        janji_berubah=permohonan.janji_berubah,
        terlambat=bool(permohonan.janji and bahan.kalender.tanggal(bahan.akhir) > permohonan.janji),
        perkiraan=perkirakan(bahan),
        peringatan=MUNDUR if bahan.mundur else "",
        lini=susun_lini(bahan),
    )


def _batas_hari(bahan: Bahan) -> list[int]:
    """The service's shortest and longest time as calendar days from its start; none where it runs by the clock."""
    total = bahan.permohonan.sop.total
    if total is None or total.satuan not in (Satuan.BULAN, Satuan.HARI_KERJA):
        return []
    awal = bahan.kalender.tanggal(bahan.mulai)
    batas = [
        tenggat(n, total.satuan, bahan.mulai, bahan.selang_jeda(), bahan.kalender)
        for n in dict.fromkeys((total.paling_cepat, total.paling_lama))
    ]
    return [hari_kalender(awal, tanggal_tenggat(b, bahan.kalender)) for b in batas]
