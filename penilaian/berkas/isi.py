"""What a dossier holds, read at once: the dashboard, the readiness check and the recap stand on it.

A fixed number of queries for one office.
"""

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from django.db.models import Count, F, Q

from penilaian.berkas.alur import StatusButir, status_bagi_dinas
from penilaian.berkas.models import Berkas, Bukti, Butir, Pengembalian
from penilaian.instrumen.models import BuktiDiminta, Indikator, Variabel
from penilaian.nilai.hitung import Ringkasan
from penilaian.nilai.models import AtasNama, Lapis, Nilai
from penilaian.nilai.papan import muat_papan
from penilaian.periode.models import Narasumber, Peserta

TERKIRIM = (StatusButir.TUNGGU, StatusButir.SAH)
NILAI_KOSONG = "Nilai belum dipilih."
ALASAN_KOSONG = "Nilai berbeda dari saran. Alasannya belum ditulis."
BUKTI_KOSONG = "Bukti belum diunggah."
NARASUMBER_KOSONG = "Narasumber belum ditunjuk."


@dataclass
class Baris:
    """One indicator of one office's dossier."""

    indikator: Indikator
    butir: Butir | None
    level: int | None
    berlaku: bool
    jumlah_bukti: int = 0
    bukti_wajib: bool = False
    perlu_alasan: bool = False
    ada_narasumber: bool = False
    pengembalian: Pengembalian | None = None
    atas_nama: AtasNama | None = None  # the latest in which its value or some evidence was entered

    @property
    def status(self) -> str:
        return status_bagi_dinas(self.butir.status) if self.butir else StatusButir.BELUM.value

    @property
    def wawancara(self) -> bool:
        return not self.indikator.dinilai_desk

    @property
    def halangan(self) -> list[str]:
        """What must be there before the dossier may go. Interviews never hold it up."""
        if not self.berlaku or self.wawancara:
            return []
        if self.level is None:
            return [NILAI_KOSONG]
        return [ALASAN_KOSONG] if self.perlu_alasan else []

    @property
    def peringatan(self) -> list[str]:
        """What the verifier will miss. An explicit 0 claims nothing, so it needs no evidence."""
        if not self.berlaku:
            return []
        if self.wawancara:
            return [] if self.ada_narasumber else [NARASUMBER_KOSONG]
        return [BUKTI_KOSONG] if self.bukti_wajib and self.level and not self.jumlah_bukti else []

    @property
    def diperbaiki(self) -> bool:
        """Returned, and changed since: every change of value, evidence or note moves ``diubah_pada``."""
        return self.pengembalian is not None and self.butir.diubah_pada > self.pengembalian.pada


@dataclass
class BarisVariabel:
    variabel: Variabel
    baris: list[Baris]
    nilai: Fraction | None

    @property
    def bobot(self):
        return self.variabel.bobot

    @property
    def nomor(self) -> int:
        return self.variabel.nomor

    @property
    def nama(self) -> str:
        return self.variabel.nama

    @property
    def sel(self) -> list[str]:
        """The cells of the ribbon: an indicator that does not apply has none."""
        return [b.status for b in self.baris if b.berlaku]

    @property
    def hitung(self) -> Counter:
        return Counter(self.sel)

    @property
    def sendiri(self) -> list["BarisVariabel"]:
        """Itself as a whole ribbon, for a table row."""
        return [self]

    @property
    def dinilai(self) -> list[Baris]:
        return [b for b in self.baris if b.berlaku and not b.wawancara]

    @property
    def jumlah_terisi(self) -> int:
        return sum(b.level is not None for b in self.dinilai)

    @property
    def jumlah_terkirim(self) -> int:
        return sum(b.status in TERKIRIM for b in self.dinilai)


@dataclass
class IsiBerkas:
    peserta: Peserta
    berkas: Berkas | None
    variabel: list[BarisVariabel]
    ringkasan: Ringkasan
    baris: list[Baris] = field(default_factory=list)

    @property
    def hitung(self) -> Counter:
        return Counter(b.status for b in self.baris if b.berlaku)

    @property
    def dinilai(self) -> list[Baris]:
        """What a dossier is sent with: applicable, and not an interview."""
        return [b for b in self.baris if b.berlaku and not b.wawancara]

    @property
    def jumlah_terisi(self) -> int:
        return sum(b.level is not None for b in self.dinilai)

    @property
    def jumlah_terkirim(self) -> int:
        return sum(b.status in TERKIRIM for b in self.dinilai)

    @property
    def halangan(self) -> list[Baris]:
        return [b for b in self.baris if b.halangan]

    @property
    def peringatan(self) -> list[Baris]:
        return [b for b in self.baris if b.peringatan]

    @property
    def dikembalikan(self) -> list[Baris]:
        return [b for b in self.baris if b.berlaku and b.status == StatusButir.BALIK]

    @property
    def atas_nama(self) -> list[Baris]:
        return [b for b in self.baris if b.atas_nama]

    def tetangga(self, kode: str) -> tuple[Baris | None, Baris | None]:
        """The applicable indicators before and after this one."""
        urut = [b for b in self.baris if b.berlaku or b.indikator.kode == kode]
        tempat = next(n for n, b in enumerate(urut) if b.indikator.kode == kode)
        return (urut[tempat - 1] if tempat else None), (urut[tempat + 1] if tempat + 1 < len(urut) else None)


def muat_isi(peserta: Peserta) -> IsiBerkas:
    papan = muat_papan(peserta.periode, [Lapis.KLAIM], peserta=peserta)
    berkas = Berkas.objects.filter(peserta=peserta).first()
    butir = _butir(berkas)
    pengembalian = _pengembalian(berkas)
    wajib = set(
        BuktiDiminta.objects.filter(wajib=True, indikator__instrumen_id=peserta.periode.instrumen_id).values_list(
            "indikator_id", flat=True
        )
    )
    tanpa_alasan, narasumber, atas_nama = _tanpa_alasan(peserta), _narasumber(peserta), atas_nama_per_indikator(peserta)
    baris = []
    for i in papan.indikator:
        b = butir.get(i.pk)
        if b is not None:
            b.indikator = i
        baris.append(
            Baris(
                indikator=i,
                butir=b,
                level=papan.level(Lapis.KLAIM, peserta, i),
                berlaku=papan.berlaku(peserta, i),
                jumlah_bukti=b.jumlah_bukti if b else 0,
                bukti_wajib=i.pk in wajib,
                perlu_alasan=i.pk in tanpa_alasan,
                ada_narasumber=i.pk in narasumber,
                pengembalian=pengembalian.get(b.pk) if b else None,
                atas_nama=atas_nama.get(i.pk),
            )
        )
    return _susun(peserta, berkas, papan, baris)


def _susun(peserta, berkas, papan, baris) -> IsiBerkas:
    ringkasan = papan.ringkasan(Lapis.KLAIM, peserta)
    per_variabel = {pk: list(isi) for pk, isi in groupby(baris, key=lambda b: b.indikator.variabel_id)}
    variabel = []
    for v in papan.variabel:
        milik = per_variabel.get(v.pk, [])
        ada = any(b.level is not None for b in milik if b.berlaku)
        variabel.append(BarisVariabel(v, milik, ringkasan.nilai_variabel[v.kode] if ada else None))
    nama = {v.pk: v for v in papan.variabel}
    for b in baris:
        b.indikator.variabel = nama[b.indikator.variabel_id]
    return IsiBerkas(peserta, berkas, variabel, ringkasan, baris)


def _butir(berkas) -> dict[int, Butir]:
    if berkas is None:
        return {}
    terpasang = Count("bukti", filter=Q(bukti__dilepas_pada__isnull=True))
    return {b.indikator_id: b for b in berkas.butir.annotate(jumlah_bukti=terpasang).order_by()}


def _pengembalian(berkas) -> dict[int, Pengembalian]:
    if berkas is None:
        return {}
    return {p.butir_id: p for p in Pengembalian.objects.terbuka().filter(butir__berkas=berkas)}


def _tanpa_alasan(peserta) -> set[int]:
    """Indicators whose claim differs from what the ticks and numbers suggest, without a word why."""
    return set(
        Nilai.objects.lapis(Lapis.KLAIM)
        .filter(peserta=peserta, level__isnull=False, pertimbangan__saran__isnull=False, pertimbangan__alasan="")
        .exclude(level=F("pertimbangan__saran"))
        .values_list("indikator_id", flat=True)
    )


def atas_nama_per_indikator(peserta) -> dict[int, AtasNama]:
    """{indicator id: in whose doing}: settled claims and attached evidence that were entered in the office's name."""
    semua = AtasNama.objects.select_related("oleh").filter(peserta=peserta).in_bulk()
    if not semua:
        return {}
    klaim = Nilai.objects.lapis(Lapis.KLAIM).filter(peserta=peserta, pertimbangan__atas_nama__isnull=False)
    bukti = Bukti.objects.terpasang().filter(butir__berkas__peserta=peserta, atas_nama__isnull=False).order_by()
    pasangan = [*klaim.values_list("indikator_id", "pertimbangan__atas_nama_id")]
    pasangan += bukti.values_list("butir__indikator_id", "atas_nama_id")
    return {i: semua[a] for i, a in sorted(pasangan)}


def _narasumber(peserta) -> set[int]:
    return set(Narasumber.objects.filter(peserta=peserta).values_list("indikator_id", flat=True))
