"""An office's result sheet: its values beside the mean of all. No single juror's marks.

Totals and values per variable come from the frozen snapshot of the top ten; the final value from the winner's.
"""

from dataclasses import dataclass
from fractions import Fraction

from paparan.pemenang.izin import pemenang_berlaku
from paparan.pemenang.models import Pemenang
from paparan.pemenang.peringkat import JUMLAH_JUARA
from penilaian.instrumen.models import Indikator
from penilaian.nilai.models import Lapis, Nilai
from penilaian.nilai.papan import muat_papan
from penilaian.penetapan.models import Penetapan
from penilaian.penetapan.peringkat import sebut_peringkat, urutan_diputus
from penilaian.periode.models import Peserta
from pentas.galat import Basi

SOROTAN = 3  # variables named in words, above and below the mean


@dataclass(frozen=True)
class BarisVariabel:
    nomor: int
    nama: str
    bobot: Fraction
    nilai: Fraction
    rata: Fraction
    urutan: int  # 1: nobody has more on this variable

    @property
    def capaian(self) -> Fraction:
        return self.nilai / self.bobot

    @property
    def selisih(self) -> Fraction:
        return self.nilai - self.rata


@dataclass(frozen=True)
class Perubahan:
    """A field value that differs from the verified one."""

    indikator: Indikator
    desk: int | None
    lapangan: int | None
    alasan: str


@dataclass(frozen=True)
class Rapor:
    peserta: Peserta
    penetapan: Penetapan
    pemenang: Pemenang | None  # the decision, once announced
    baris: dict  # this office's line of the snapshot
    jumlah: int  # offices in its list
    jumlah_semua: int  # offices in the period: what the means are of
    rata_total: Fraction
    variabel: list[BarisVariabel]
    perubahan: list[Perubahan]

    @property
    def unggul(self) -> list[BarisVariabel]:
        """Where the office stands out most above the mean."""
        atas = [v for v in self.variabel if v.selisih > 0]
        return sorted(atas, key=lambda v: -v.selisih)[:SOROTAN]

    @property
    def perhatian(self) -> list[BarisVariabel]:
        """Where it lies furthest below."""
        bawah = [v for v in self.variabel if v.selisih < 0]
        return sorted(bawah, key=lambda v: v.selisih)[:SOROTAN]

    @property
    def masuk(self) -> bool:
        return self.peserta.kode in self.penetapan.isi["masuk"]

    @property
    def akhir(self) -> dict | None:
        """The office's line of the final result, if it was a finalist."""
        semua = self.pemenang.isi["baris"] if self.pemenang else []
        return next((b for b in semua if b["kode"] == self.peserta.kode), None)

    @property
    def juara(self) -> list[dict]:
        """The winners of this office's list."""
        semua = self.pemenang.isi["baris"] if self.pemenang else []
        return [b for b in semua if b["urutan"] <= JUMLAH_JUARA and b["kategori"] == self.baris["kategori"]]

    @property
    def nama_daftar(self) -> str:
        return self.penetapan.isi.get("nama_daftar", {}).get(self.baris["kategori"], "")

    @property
    def sebutan(self) -> str:
        """The rank as the ranking prints it: "3=" for equals, the place in the order where the team decided one."""
        b = self.baris
        diputus = self.peserta.kode in urutan_diputus(self.penetapan)
        return sebut_peringkat(b["peringkat"], b["urutan"], b["seri"], diputus)

    @property
    def bersama(self) -> bool:
        return self.sebutan.endswith("=")

    @property
    def susun(self) -> list[tuple[Fraction, Fraction]]:
        return [(v.bobot, v.capaian) for v in self.variabel]


def muat_rapor(peserta: Peserta, *, diumumkan_saja: bool) -> Rapor:
    """``diumumkan_saja``: the final result only once it is announced."""
    penetapan = Penetapan.objects.berlaku().get(periode=peserta.periode)
    semua = {b["kode"]: b for b in penetapan.isi["baris"]}
    if peserta.kode not in semua:
        raise Basi("Daerah ini tidak ada dalam penetapan, sehingga rapornya tidak dapat disusun.")
    pemenang = pemenang_berlaku(peserta.periode)
    if pemenang is not None and diumumkan_saja and not pemenang.diumumkan_pada:
        pemenang = None
    total = [Fraction(b["nilai"]) for b in semua.values()]
    return Rapor(
        peserta=peserta,
        penetapan=penetapan,
        pemenang=pemenang,
        baris=semua[peserta.kode],
        jumlah=sum(b["kategori"] == semua[peserta.kode]["kategori"] for b in semua.values()),
        jumlah_semua=len(semua),
        rata_total=sum(total, Fraction(0)) / len(total),
        variabel=[_variabel(v, peserta.kode, semua) for v in penetapan.isi["variabel"]],
        perubahan=_perubahan(peserta),
    )


def _variabel(v: dict, kode: str, semua: dict[str, dict]) -> BarisVariabel:
    nilai = {k: Fraction(b["nilai_variabel"][v["kode"]]) for k, b in semua.items()}
    sendiri = nilai[kode]
    return BarisVariabel(
        v["nomor"],
        v["nama"],
        Fraction(v["bobot"]),
        sendiri,
        sum(nilai.values(), Fraction(0)) / len(nilai),
        1 + sum(n > sendiri for n in nilai.values()),
    )


def _perubahan(peserta: Peserta) -> list[Perubahan]:
    """Where the field differs from the desk. Interviews have no desk value and are no change."""
    papan = muat_papan(peserta.periode, [Lapis.DESK, Lapis.LAPANGAN], peserta=peserta)
    alasan = dict(
        Nilai.objects.lapis(Lapis.LAPANGAN).filter(peserta=peserta).values_list("indikator_id", "pertimbangan__alasan")
    )
    hasil = []
    for i in papan.indikator:
        desk, lapangan = papan.level(Lapis.DESK, peserta, i), papan.level(Lapis.LAPANGAN, peserta, i)
        if i.dinilai_desk and papan.berlaku(peserta, i) and desk != lapangan:
            hasil.append(Perubahan(i, desk, lapangan, alasan.get(i.pk, "")))
    return hasil
