"""The board of one period: offices × indicators in one or more layers, with exact totals.

Always the same number of queries (6), whatever the number of offices.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from penilaian.instrumen.models import Indikator, Variabel
from penilaian.nilai.hitung import Ringkasan, VariabelHitung, ringkasan
from penilaian.nilai.models import Lapis, Nilai
from penilaian.periode.models import Periode, Peserta, TidakBerlaku


@dataclass
class Papan:
    periode: Periode
    variabel: list[Variabel]
    indikator: list[Indikator]
    peserta: list[Peserta]
    nilai: dict[str, dict[tuple[int, int], int | None]]  # layer → {(participant, indicator): level}
    tidak_berlaku: set[tuple[int, int]]
    rumus: list[VariabelHitung] = field(default_factory=list)

    def level(self, lapis: str, peserta: Peserta, indikator: Indikator) -> int | None:
        return self.nilai[lapis].get((peserta.pk, indikator.pk))

    def berlaku(self, peserta: Peserta, indikator: Indikator) -> bool:
        return (peserta.pk, indikator.pk) not in self.tidak_berlaku

    def level_peserta(self, lapis: str, peserta: Peserta) -> dict[str, int | None]:
        """{indicator code: level or None} of one office."""
        return {i.kode: self.level(lapis, peserta, i) for i in self.indikator}

    def ringkasan(self, lapis: str, peserta: Peserta) -> Ringkasan:
        """Exact total, value per variable, completeness of one office in one layer.

        Interviews have no desk value: klaim and desk are shown against what they can reach.
        """
        luar = {i.kode for i in self.indikator if not self.berlaku(peserta, i)}
        dinilai = None if lapis == Lapis.LAPANGAN else {i.kode for i in self.indikator if i.dinilai_desk}
        return ringkasan(self.rumus, self.level_peserta(lapis, peserta), luar, dinilai)

    def semua_ringkasan(self, lapis: str) -> dict[int, Ringkasan]:
        """{participant id: summary} for every office."""
        return {p.pk: self.ringkasan(lapis, p) for p in self.peserta}


def muat_papan(periode: Periode, lapis: Iterable[str], *, peserta: Peserta | None = None) -> Papan:
    """Read the board, for all offices or one."""
    variabel = list(Variabel.objects.filter(instrumen_id=periode.instrumen_id))
    indikator = list(Indikator.objects.filter(instrumen_id=periode.instrumen_id))
    semua = [peserta] if peserta else list(periode.peserta.select_related("kabupaten_kota", "kategori"))
    lapis = list(lapis)
    sel = {nama: {} for nama in lapis}
    saring = {"peserta": peserta} if peserta else {"peserta__periode": periode}
    baris = Nilai.objects.filter(lapis__in=lapis, **saring).values_list("lapis", "peserta_id", "indikator_id", "level")
    for nama, p, i, level in baris:
        sel[nama][p, i] = level
    luar = set(TidakBerlaku.objects.filter(**saring).values_list("peserta_id", "indikator_id"))
    for p in semua:
        p.periode = periode
    per_variabel = {v.pk: [] for v in variabel}
    for i in indikator:
        per_variabel[i.variabel_id].append((i.kode, i.bobot, i.nilai_maks))
    rumus = [VariabelHitung.dari(v.kode, v.bobot, per_variabel[v.pk]) for v in variabel]
    return Papan(periode, variabel, indikator, semua, sel, luar, rumus)
