"""The figures of a trip or a month (the list of layanan.json): read in a fixed number of queries, counted exactly."""

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.safestring import SafeString

from layanan.ketupat_pecel.hari.alur import Kantor, KeadaanPelayanan, LangkahMeja, Penyelesaian
from layanan.ketupat_pecel.hari.models import DokumenPelayanan, Pelayanan, WaktuMeja
from layanan.ketupat_pecel.kinerja.hitung import (
    HitunganDokumen,
    HitunganKasus,
    Rerata,
    bagian,
    jumlahkan,
    menit,
)
from layanan.ketupat_pecel.kinerja.lingkup import Lingkup
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.sop import KODE, SOP
from layanan.ketupat_pecel.susulan.alur import TERBUKA_KASUS, StatusKasus
from layanan.ketupat_pecel.susulan.models import KasusData
from layanan.ketupat_pecel.warga.models import Warga
from layanan.sop.deklarasi.bentuk import Satuan
from layanan.sop.permohonan.baku import baku_dinas
from layanan.sop.permohonan.bar import Bagian, svg_bar
from layanan.sop.permohonan.baris import sebutan_baku, tulis_lama
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.waktu import lini_banyak
from layanan.sop.skm.data import Survei
from layanan.sop.skm.models import UndanganSkm

S = StatusPerjalanan
DILAYANI = (S.DI_LOKASI, S.DITUTUP, S.SELESAI)
DARI_RIWAYAT = ("pengajuan", "disposisi", "penugasan")


@dataclass
class BarisWaktu:
    """One step: mean against its standard. ``satuan``: of both."""

    nama: str
    satuan: Satuan
    batas: int
    usulan: bool
    rerata: Rerata = field(default_factory=Rerata)
    per: str = ""

    @property
    def rata(self) -> str:
        return tulis_lama(self.rerata.rata, self.satuan) if self.rerata.banyak else "–"

    @property
    def standar(self) -> str:
        kata = f"{'usulan' if self.usulan else 'standar'} {tulis_lama(self.batas, self.satuan)}"
        return f"{kata} {self.per}".strip()

    @property
    def lewat(self) -> bool:
        return self.rerata.rata is not None and self.rerata.rata > self.batas


class BarisDokumen(HitunganDokumen):
    """With its bar: on the spot, to the office, the rest."""

    @property
    def bar(self) -> SafeString:
        semua = max(self.diminta, 1)
        isi = (("dinas", self.di_tempat), ("kantor", self.ke_kantor), ("tahan", self.ditahan + self.ditolak))
        return svg_bar([Bagian(rupa, Fraction(n, semua)) for rupa, n in isi if n], tebal=True)


class Kinerja:
    """Everything that the page, the PDF and the workbook show."""

    def __init__(self, lingkup: Lingkup):
        self.lingkup, self.dinas = lingkup, lingkup.dinas

    @cached_property
    def perjalanan(self) -> list[Perjalanan]:
        semua = self.lingkup.semua.select_related("permohonan__unit", "permohonan__dinas__provinsi")
        return list(semua.select_related("permohonan__dinas__kabupaten_kota").order_by("tanggal", "pk"))

    @cached_property
    def dilayani(self) -> list[Perjalanan]:
        return [p for p in self.perjalanan if p.status in DILAYANI]

    # 1. Villages served against requests

    @cached_property
    def permohonan(self) -> int:
        """That came in the month; of one trip, its own."""
        if self.lingkup.perjalanan:
            return 1
        awal, akhir = self.lingkup.hari.saat
        semua = Permohonan.objects.filter(dinas=self.dinas, layanan=KODE)
        return semua.filter(diajukan_pada__gte=awal, diajukan_pada__lt=akhir).count()

    @property
    def desa_dilayani(self) -> int:
        return len({p.permohonan.unit_id for p in self.dilayani})

    @property
    def batal(self) -> int:
        return sum(p.status == S.DIBATALKAN for p in self.perjalanan)

    # 2. Residents: listed, present, served

    @cached_property
    def terdaftar(self) -> int:
        semua = Warga.objects.filter(dicoret_pada=None)
        return semua.filter(usulan__permohonan__in=[p.permohonan_id for p in self.dilayani]).count()

    @cached_property
    def _hadir(self) -> dict:
        return Pelayanan.objects.filter(perjalanan__in=self.dilayani).aggregate(
            hadir=Count("pk"),
            dari_daftar=Count("pk", filter=Q(warga__isnull=False)),
            terlayani=Count("pk", filter=Q(keadaan=KeadaanPelayanan.SELESAI)),
            pulang=Count("pk", filter=Q(keadaan=KeadaanPelayanan.PULANG)),
        )

    @property
    def hadir(self) -> int:
        return self._hadir["hadir"]

    @property
    def dari_daftar(self) -> int:
        return self._hadir["dari_daftar"]

    @property
    def tanpa_daftar(self) -> int:
        return self.hadir - self.dari_daftar

    @property
    def terlayani(self) -> int:
        return self._hadir["terlayani"]

    @property
    def pulang(self) -> int:
        return self._hadir["pulang"]

    @property
    def warga_bar(self) -> list[tuple[str, int, Fraction]]:
        isi = [("Terdaftar", self.terdaftar), ("Hadir", self.hadir), ("Terlayani", self.terlayani)]
        puncak = max((n for _nama, n in isi), default=0) or 1
        return [(nama, n, Fraction(100 * n, puncak)) for nama, n in isi]

    @property
    def persen_terlayani(self) -> Fraction | None:
        return bagian(self.terlayani, self.hadir)

    # 3, 5, 6. Documents by kind, on the spot or not, days of what went to the office

    @cached_property
    def _dokumen(self) -> list[tuple]:
        kolom = ("dokumen__urutan", "dokumen__nama", "penyelesaian", "kantor", "siap_pada", "selesai_pada")
        semua = DokumenPelayanan.objects.filter(pelayanan__perjalanan__in=self.dilayani)
        semua = semua.exclude(pelayanan__keadaan=KeadaanPelayanan.PULANG)
        return list(semua.order_by("dokumen__urutan", "dokumen__nama").values_list(*kolom, "pelayanan__perjalanan"))

    @cached_property
    def dokumen(self) -> list[BarisDokumen]:
        hasil: dict[str, BarisDokumen] = {}
        for _urutan, nama, penyelesaian, kantor, _siap, _selesai, _p in self._dokumen:
            sampai = penyelesaian == Penyelesaian.DI_TEMPAT or kantor == Kantor.DISERAHKAN
            hasil.setdefault(nama, BarisDokumen(nama)).tambah(penyelesaian, sampai=sampai)
        return list(hasil.values())

    @cached_property
    def total(self) -> BarisDokumen:
        return jumlahkan(self.dokumen, BarisDokumen("Semua"))

    @cached_property
    def _luring(self) -> tuple[Rerata, Rerata]:
        tanggal = {p.pk: p.tanggal for p in self.dilayani}
        siap, serah = Rerata(), Rerata()
        for _urutan, _nama, penyelesaian, kantor, siap_pada, selesai_pada, perjalanan in self._dokumen:
            if penyelesaian != Penyelesaian.KE_KANTOR:
                continue
            if siap_pada:
                siap.tambah((self._hari(siap_pada) - tanggal[perjalanan]).days)
            if kantor == Kantor.DISERAHKAN:
                serah.tambah((self._hari(selesai_pada) - tanggal[perjalanan]).days)
        return siap, serah

    def _hari(self, saat):
        return timezone.localdate(saat, self.dinas.zona)

    @property
    def hari_siap(self) -> Rerata:
        """Calendar days from the village day until it could be fetched."""
        return self._luring[0]

    @property
    def hari_serah(self) -> Rerata:
        return self._luring[1]

    # 4. Actual times against the standard, step by step, with the clocks at the table

    @cached_property
    def _baku(self) -> dict:
        """{step: its standard time as it is now}."""
        return {langkah.kode: baku for langkah, baku, _baris in baku_dinas(self.dinas, KODE)}

    def _baris(self, kode: str, per: str = "", batas: int | None = None) -> BarisWaktu:
        baku = self._baku[kode]
        usulan = sebutan_baku(baku) == "usulan"
        nama = f"{SOP.nomor_langkah(kode)}. {SOP.ambil_langkah(kode).nama}"
        return BarisWaktu(nama, baku.satuan, batas or baku.jumlah, usulan, per=per)

    @cached_property
    def waktu(self) -> list[BarisWaktu]:
        hasil = {kode: self._baris(kode) for kode in DARI_RIWAYAT}
        for baris in lini_banyak({p.permohonan_id: p.permohonan for p in self.perjalanan}.values()).values():
            for b in baris:
                if b.langkah.kode in hasil and b.nyata is not None and b.keadaan == "selesai":
                    hasil[b.langkah.kode].rerata.tambah(b.nyata, b.batas)
        return [*hasil.values(), self._jalan, self._pelayanan, self._cetak]

    @property
    def _jalan(self) -> BarisWaktu:
        """Each place has its own standard: shown is their mean."""
        jalan = [p for p in self.perjalanan if p.berangkat_pada and p.tiba_pada]
        baku = sum(p.tempuh_menit for p in jalan)
        baris = self._baris("kedatangan", batas=round(Fraction(baku, len(jalan))) if jalan else 120)
        baris.satuan = Satuan.MENIT
        for p in jalan:
            baris.rerata.tambah(menit(p.tiba_pada - p.berangkat_pada), p.tempuh_menit)
        return baris

    @cached_property
    def _meja(self) -> dict:
        """{resident: {step: minutes}} of clocks that were stopped."""
        semua = WaktuMeja.objects.filter(pelayanan__perjalanan__in=self.dilayani, selesai_pada__isnull=False)
        semua = semua.filter(pelayanan__keadaan=KeadaanPelayanan.SELESAI)
        hasil = defaultdict(dict)
        for tanda, langkah, mulai, selesai in semua.order_by().values_list(
            "pelayanan", "langkah", "mulai_pada", "selesai_pada"
        ):
            hasil[tanda][langkah] = menit(selesai - mulai)
        return hasil

    @property
    def _pelayanan(self) -> BarisWaktu:
        baris = self._baris("pelayanan", "per warga")
        for jam in self._meja.values():
            baris.rerata.tambah(sum(jam.values()), baris.batas)
        return baris

    @property
    def _cetak(self) -> BarisWaktu:
        """The clock of printing, shared by the documents that the resident took home."""
        baris = self._baris("penyelesaian", "per dokumen, dicetak di desa")
        for tanda, jumlah in self._tercetak.items():
            if (lama := self._meja.get(tanda, {}).get(LangkahMeja.CETAK)) is not None:
                baris.rerata.tambah(lama / jumlah, baris.batas)
        return baris

    @cached_property
    def _tercetak(self) -> dict:
        semua = DokumenPelayanan.objects.filter(
            pelayanan__perjalanan__in=self.dilayani, penyelesaian=Penyelesaian.DI_TEMPAT
        )
        return dict(semua.order_by().values_list("pelayanan").annotate(n=Count("pk")))

    @cached_property
    def meja(self) -> list[tuple[str, Rerata]]:
        """The four clocks of the table: mean minutes."""
        hasil = []
        for langkah in LangkahMeja:
            rerata = Rerata()
            for jam in self._meja.values():
                if langkah in jam:
                    rerata.tambah(jam[langkah])
            hasil.append((langkah.label, rerata))
        return hasil

    @property
    def meja_bar(self) -> list[tuple[str, Rerata, Fraction]]:
        """With the percent of the longest, for bars."""
        puncak = max((r.rata for _nama, r in self.meja if r.banyak), default=None) or Fraction(1)
        return [(nama, r, (r.rata or Fraction(0)) * 100 / puncak) for nama, r in self.meja]

    # 7. Anomalous and double data

    @cached_property
    def kasus(self) -> list[HitunganKasus]:
        hasil = {j.value: HitunganKasus(j.label) for j in KasusData.Jenis}
        kini = timezone.now()
        semua = KasusData.objects.filter(dokumen__pelayanan__perjalanan__in=self.dilayani)
        for jenis, status, ditahan, selesai in semua.order_by("pk").values_list(
            "jenis", "status", "ditahan_pada", "selesai_pada"
        ):
            satu = hasil[jenis]
            if status in TERBUKA_KASUS:
                satu.umur.tambah((kini - ditahan).days)
                continue
            satu.bersih += status == StatusKasus.BERSIH
            satu.ditolak += status == StatusKasus.DITOLAK
            satu.lama.tambah((selesai - ditahan).days)
        return list(hasil.values())

    @property
    def kasus_terbuka(self) -> int:
        return sum(k.terbuka for k in self.kasus)

    @property
    def kasus_tertua(self) -> Fraction | None:
        return max((k.umur.terbesar for k in self.kasus if k.terbuka), default=None)

    # 8. Satisfaction

    @cached_property
    def survei(self) -> Survei:
        """By the day of the answer; of a trip, what was answered on its day."""
        return Survei(self.dinas, KODE, self.lingkup.hari)

    @cached_property
    def undangan(self) -> dict:
        semua = UndanganSkm.objects.filter(permohonan__in=[p.permohonan_id for p in self.dilayani]).exclude(rujukan="")
        return semua.aggregate(semua=Count("pk"), dijawab=Count("pk", filter=Q(dipakai_pada__isnull=False)))

    @property
    def unsur(self) -> list[tuple]:
        """[(code, name, mean, percent of the scale, among the lowest)]."""
        return [(b.unsur.kode, b.unsur.nama, b.rata, b.persen, b.rendah) for b in self.survei.unsur]
