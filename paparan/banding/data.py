"""Values of two periods, joined through the mapping of their rubrics. A fixed number of queries."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from paparan.banding.hitung import Capaian, Sebanding, capaian, rata
from penilaian.instrumen.models import Indikator, PemetaanIndikator, Variabel
from penilaian.instrumen.pemetaan_baris import Peta, peta_ke
from penilaian.nilai.models import Lapis
from penilaian.nilai.papan import Papan, muat_papan
from penilaian.periode.models import Periode, Peserta

Jenis = PemetaanIndikator.Jenis


@dataclass(frozen=True)
class BarisIndikator:
    indikator: Indikator
    lama: Indikator | None
    jenis: str
    perubahan: list[str]
    lalu: int | None
    kini: int | None
    berlaku: bool  # in both years
    dinilai: bool = True  # applies this year, and this layer scores it

    @property
    def label_jenis(self) -> str:
        return Jenis(self.jenis).label

    @property
    def selisih(self) -> int | None:
        """Only where both years asked the same and both have a value."""
        if self.jenis != Jenis.SAMA or not self.berlaku or self.lalu is None or self.kini is None:
            return None
        return self.kini - self.lalu

    @property
    def sebanding(self) -> Sebanding | None:
        if self.selisih is None:
            return None
        return Sebanding(Fraction(self.indikator.bobot), self.indikator.nilai_maks, self.lalu, self.kini)


@dataclass(frozen=True)
class BarisVariabel:
    variabel: Variabel
    lama: Variabel | None
    baris: list[BarisIndikator]
    nilai_lalu: Fraction | None
    nilai_kini: Fraction | None
    utuh: bool  # the same indicators and weight in both years: values may be subtracted

    @property
    def selisih(self) -> Fraction | None:
        return self.nilai_kini - self.nilai_lalu if self.utuh else None

    @property
    def kelompok(self) -> tuple[Fraction, list[Sebanding]]:
        return Fraction(self.variabel.bobot), [b.sebanding for b in self.baris if b.sebanding]

    @cached_property
    def capaian(self) -> Capaian | None:
        return capaian([self.kelompok])


@dataclass(frozen=True)
class Daerah:
    """One office. A total that is not ``lengkap`` is provisional."""

    peserta: Peserta
    variabel: list[BarisVariabel]
    ikut_lalu: bool
    total_lalu: Fraction | None  # None where nothing was scored
    total_kini: Fraction | None
    lengkap_lalu: bool = True
    lengkap_kini: bool = True

    @property
    def selisih(self) -> Fraction | None:
        ditanya = [v for v in self.variabel if any(b.dinilai for b in v.baris)]
        utuh = self.ikut_lalu and ditanya and all(v.utuh for v in ditanya)
        return self.total_kini - self.total_lalu if utuh else None

    @cached_property
    def capaian(self) -> Capaian | None:
        return capaian(v.kelompok for v in self.variabel)


@dataclass(frozen=True)
class RataIndikator:
    """The mean of the offices that have a value in both years."""

    indikator: Indikator
    lama: Indikator | None
    jenis: str
    perubahan: list[str]
    lalu: Fraction | None
    kini: Fraction | None
    jumlah: int

    @property
    def label_jenis(self) -> str:
        return Jenis(self.jenis).label

    @property
    def selisih(self) -> Fraction | None:
        return self.kini - self.lalu if self.jenis == Jenis.SAMA and self.jumlah else None


@dataclass(frozen=True)
class RataVariabel:
    variabel: Variabel
    baris: list[RataIndikator]
    capaian: Capaian | None  # mean share over the comparable indicators


class Banding:
    """Two periods in one layer, for all offices or one."""

    def __init__(self, periode: Periode, lama: Periode, lapis: Lapis, peserta: Peserta | None = None):
        self.periode, self.lama, self.lapis = periode, lama, lapis
        self.peta: Peta = peta_ke(periode.instrumen, lama.instrumen) or Peta()
        dulu = None
        if peserta is not None:
            dulu = lama.peserta.select_related("kabupaten_kota").filter(kabupaten_kota_id=peserta.kode).first()
        self._kini = muat_papan(periode, [lapis], peserta=peserta)
        self._lalu = muat_papan(lama, [lapis], peserta=dulu) if dulu or peserta is None else _kosong(lama, lapis)
        self._dulu = {p.kode: p for p in self._lalu.peserta}
        self._variabel_lama = self._pasangkan_variabel()

    @property
    def dihapus(self) -> list[Indikator]:
        return self.peta.dihapus

    @cached_property
    def baru(self) -> list[Indikator]:
        return [i for i in self._kini.indikator if i.pk not in self.peta.lama]

    @cached_property
    def daerah(self) -> list[Daerah]:
        return [self._daerah(p) for p in self._kini.peserta]

    @cached_property
    def tidak_ikut_lagi(self) -> list[Peserta]:
        kini = {p.kode for p in self._kini.peserta}
        return [p for p in self._lalu.peserta if p.kode not in kini]

    @property
    def semua_sama(self) -> bool:
        return not self.dihapus and all(self.peta.sama(i) for i in self._kini.indikator)

    @cached_property
    def rata(self) -> list[RataVariabel]:
        """Means of the offices present in both years, per variable and indicator."""
        ikut = [d for d in self.daerah if d.ikut_lalu]
        hasil = []
        for letak, v in enumerate(self._kini.variabel):
            milik = [d.variabel[letak] for d in ikut]
            baris = [self._rata_indikator(i, n, milik) for n, i in enumerate(self._milik(v))]
            semua = [b.capaian for b in milik if b.capaian]
            jumlah = max((c.jumlah for c in semua), default=0)
            lalu, kini = rata(c.lalu for c in semua), rata(c.kini for c in semua)
            hasil.append(RataVariabel(v, baris, Capaian(lalu, kini, jumlah) if semua else None))
        return hasil

    def _rata_indikator(self, indikator, letak, milik) -> RataIndikator:
        baris = [v.baris[letak] for v in milik]
        dua = [b for b in baris if b.berlaku and b.lalu is not None and b.kini is not None]
        lama, jenis = self.peta.lama.get(indikator.pk), str(self.peta.jenis(indikator))
        lalu, kini = rata(b.lalu for b in dua), rata(b.kini for b in dua)
        return RataIndikator(indikator, lama, jenis, self.peta.perubahan.get(indikator.pk, []), lalu, kini, len(dua))

    def _milik(self, variabel: Variabel) -> list[Indikator]:
        return [i for i in self._kini.indikator if i.variabel_id == variabel.pk]

    def _pasangkan_variabel(self) -> dict[int, Variabel]:
        """{new id: the old variable from which most of its indicators come}."""
        per_id = {v.pk: v for v in self._lalu.variabel}
        hasil = {}
        for v in self._kini.variabel:
            asal = Counter(self.peta.lama[i.pk].variabel_id for i in self._milik(v) if i.pk in self.peta.lama)
            if asal:
                hasil[v.pk] = per_id[asal.most_common(1)[0][0]]
        return hasil

    def _daerah(self, peserta: Peserta) -> Daerah:
        dulu = self._dulu.get(peserta.kode)
        kini = self._kini.ringkasan(self.lapis, peserta)
        lalu = self._lalu.ringkasan(self.lapis, dulu) if dulu else None
        variabel = [self._variabel(v, peserta, dulu, kini, lalu) for v in self._kini.variabel]
        ada_lalu = dulu is not None and self._ada_nilai(self._lalu, dulu)
        return Daerah(
            peserta,
            variabel,
            dulu is not None,
            lalu.total if ada_lalu else None,
            kini.total if self._ada_nilai(self._kini, peserta) else None,
            lalu.lengkap if lalu else True,
            kini.lengkap,
        )

    def _ada_nilai(self, papan: Papan, peserta: Peserta, variabel: Variabel | None = None) -> bool:
        """Has anything been scored (in this variable)? A sum of nothing is not 0."""
        milik = [i for i in papan.indikator if variabel is None or i.variabel_id == variabel.pk]
        return any(papan.level(self.lapis, peserta, i) is not None for i in milik if papan.berlaku(peserta, i))

    def _variabel(self, v, peserta, dulu, kini, lalu) -> BarisVariabel:
        baris = [self._baris(i, peserta, dulu) for i in self._milik(v)]
        lama = self._variabel_lama.get(v.pk)
        ada_lalu = lama is not None and dulu is not None and self._ada_nilai(self._lalu, dulu, lama)
        nilai_lalu = lalu.nilai_variabel[lama.kode] if ada_lalu else None
        nilai_kini = kini.nilai_variabel[v.kode] if self._ada_nilai(self._kini, peserta, v) else None
        utuh = nilai_lalu is not None and nilai_kini is not None and self._utuh(lama, baris)
        return BarisVariabel(v, lama, baris, nilai_lalu, nilai_kini, utuh)

    def _utuh(self, lama: Variabel, baris: list[BarisIndikator]) -> bool:
        """The same questions with the same weights, every one of them scored in both years."""
        dulu = {i.pk for i in self._lalu.indikator if i.variabel_id == lama.pk}
        if not all(b.jenis == Jenis.SAMA and (b.selisih is not None or not b.dinilai) for b in baris):
            return False
        return dulu == {b.lama.pk for b in baris} and all(b.berlaku for b in baris)

    def _baris(self, indikator, peserta, dulu) -> BarisIndikator:
        lama = self.peta.lama.get(indikator.pk)
        ada = lama is not None and dulu is not None
        berlaku = self._kini.berlaku(peserta, indikator) and (not ada or self._lalu.berlaku(dulu, lama))
        return BarisIndikator(
            indikator,
            lama,
            str(self.peta.jenis(indikator)),
            self.peta.perubahan.get(indikator.pk, []),
            self._lalu.level(self.lapis, dulu, lama) if ada else None,
            self._kini.level(self.lapis, peserta, indikator),
            berlaku,
            self._kini.berlaku(peserta, indikator) and (self.lapis == Lapis.LAPANGAN or indikator.dinilai_desk),
        )


def _kosong(periode: Periode, lapis: Lapis) -> Papan:
    """The board of a period in which the office took no part."""
    variabel = list(Variabel.objects.filter(instrumen_id=periode.instrumen_id))
    indikator = list(Indikator.objects.filter(instrumen_id=periode.instrumen_id))
    return Papan(periode, variabel, indikator, [], {lapis: {}}, set())
