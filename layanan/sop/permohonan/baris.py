"""One step of the timeline: what it took, what it may take, and the bar between the two."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString

from layanan.sop.deklarasi.bentuk import Jam, Langkah, Satuan, WaktuBaku
from layanan.sop.kalender.hitung import DETIK
from layanan.sop.permohonan.bar import Bagian, svg_bar
from layanan.sop.permohonan.models import RiwayatLangkah
from pentas.tampilan.format import angka

KELAS = {Jam.DINAS: "dinas", Jam.PUSAT: "pusat", Jam.PEMOHON: "pemohon", None: "henti"}


@dataclass(frozen=True)
class BarisWaktu:
    """One step. ``keadaan``: selesai, kini or nanti; ``kunjungan``: its stays, oldest first (empty: not reached).

    ``nyata``: the office's time in the unit of ``baku``, in calendar days where there is none; None before.
    ``hari``: calendar days by whose time they were.
    """

    langkah: Langkah
    nomor: int
    keadaan: str
    kunjungan: tuple[RiwayatLangkah, ...]
    baku: WaktuBaku | None
    nyata: int | Fraction | None
    hari: dict[Jam | None, int]
    putaran: int
    skala: int

    @property
    def selesai_pada(self) -> dt.datetime | None:
        return self.kunjungan[-1].keluar_pada if self.kunjungan and self.keadaan == "selesai" else None

    @property
    def batas(self) -> int | None:
        """What it may take: the standard, once for every time the request was sent here."""
        return self.baku.jumlah * self.putaran if self.baku else None

    @property
    def lewat(self) -> bool:
        return self.nyata is not None and self.batas is not None and self.nyata > self.batas

    @property
    def lama(self) -> str:
        """ "3 hari kerja", "12 menit", "14 hari menunggu"; "" before the step was reached."""
        if self.nyata is None:
            return ""
        if self.langkah.jam != Jam.DINAS:
            return tulis_lama(self.hari[self.langkah.jam], None)
        return tulis_lama(self.nyata, self.baku and self.baku.satuan)

    @property
    def imbuhan(self) -> str:
        """The word after it."""
        if self.nyata is None:
            return ""
        if self.langkah.jam != Jam.DINAS:
            return "menunggu"
        return "berjalan" if self.keadaan == "kini" else ""

    @property
    def standar(self) -> str:
        """ "standar 10 menit", "usulan 7 hari kerja"; "" where there is none."""
        return f"{sebutan_baku(self.baku)} {tulis_lama(self.batas, self.baku.satuan)}" if self.baku else ""

    @property
    def lebih(self) -> str:
        """ "7 menit melewati standar"; "" where it is in time."""
        if not self.lewat:
            return ""
        return f"{tulis_lama(self.nyata - self.batas, self.baku.satuan)} melewati {sebutan_baku(self.baku)}"

    @property
    def lain(self) -> list[str]:
        """Days within the step that were not the office's: "4 hari menunggu pemohon"."""
        sebutan = {Jam.PUSAT: "menunggu Ditjen", Jam.PEMOHON: "menunggu pemohon", None: "gangguan"}
        return [
            f"{self.hari[jam]} hari {kata}"
            for jam, kata in sebutan.items()
            if self.hari[jam] and jam != self.langkah.jam
        ]

    @property
    def bar(self) -> SafeString:
        """Empty before the step was reached."""
        if self.nyata is None:
            return SafeString("")
        if self.baku and self.baku.satuan in DETIK:
            return self._bar_jam()
        bagian = [
            Bagian("lewat" if jam == Jam.DINAS and self.lewat else KELAS[jam], Fraction(hari, self.skala))
            for jam, hari in self.hari.items()
            if hari
        ]
        tanda = [Fraction(self.hari[Jam.DINAS], self.skala) * self.batas / self.nyata] if self.lewat else []
        return svg_bar(bagian, tanda)

    def _bar_jam(self) -> SafeString:
        """Against its own standard: full is the standard, or what it took where that was more."""
        penuh = max(Fraction(self.nyata), Fraction(self.batas))
        tanda = [self.batas / penuh] if self.lewat else []
        return svg_bar([Bagian("lewat" if self.lewat else "dinas", Fraction(self.nyata) / penuh)], tanda)


def sebutan_baku(baku: WaktuBaku) -> str:
    return "usulan" if baku.usulan else "standar"


def tulis_lama(jumlah, satuan: Satuan | None) -> str:
    """Whole units are enough for the eye; below one of them people say so."""
    if satuan in DETIK:
        return _tulis_detik(Fraction(jumlah) * DETIK[satuan])
    kata = "hari" if satuan is None else str(satuan)
    utuh = int(jumlah)
    if satuan == Satuan.BULAN and utuh != jumlah:
        return f"{angka(jumlah, 1)} {kata}"
    return f"{utuh} {kata}" if utuh else f"kurang dari 1 {kata}"


def _tulis_detik(detik: Fraction) -> str:
    menit = int(detik // 60)
    if menit < 1:
        return "kurang dari 1 menit"
    jam, sisa = divmod(menit, 60)
    return " ".join(filter(None, [f"{jam} jam" if jam else "", f"{sisa} menit" if sisa else ""]))
