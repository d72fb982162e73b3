"""The mapping of a rubric to the one it was copied from, as rows; and along a chain of years."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from penilaian.instrumen.isi import isi_kanonik
from penilaian.instrumen.models import Indikator, Instrumen, PemetaanIndikator
from penilaian.instrumen.pemetaan import Isi, perubahan, usulkan_pasangan

Jenis = PemetaanIndikator.Jenis
RANTAI_TERPANJANG = 20


def punya_pemetaan(instrumen: Instrumen) -> bool:
    """Only a published rubric stands still enough to be mapped to."""
    return instrumen.asal_id is not None and instrumen.asal.sudah_terbit


def pemetaan_kini(instrumen: Instrumen) -> list[PemetaanIndikator]:
    """One row for every indicator of both rubrics: new ones in their order, then the dropped ones.

    Of a draft they are worked out afresh from its content (unsaved rows); once published they are as frozen.
    """
    if instrumen.sudah_terbit:
        baris = instrumen.pemetaan.select_related("lama", "baru")
        return sorted(baris, key=lambda p: (p.baru is None, (p.baru or p.lama).urutan))
    if not punya_pemetaan(instrumen):
        return []
    pasangan = {p.baru_id: (p.lama_id, p.manual) for p in instrumen.pemetaan.all() if p.lama_id and p.baru_id}
    return _susun(instrumen, pasangan)


def _susun(instrumen: Instrumen, pasangan: Mapping[int, tuple[int, bool]]) -> list[PemetaanIndikator]:
    isi_lama, isi_baru = Isi.dari(isi_kanonik(instrumen.asal)), Isi.dari(isi_kanonik(instrumen))
    semua_lama = {i.pk: i for i in instrumen.asal.indikator.all()}
    hasil, terpakai = [], set()
    for baru in instrumen.indikator.all():
        lama_id, manual = pasangan.get(baru.pk, (None, False))
        lama = semua_lama.get(lama_id)
        beda = perubahan(isi_lama, lama.kode, isi_baru, baru.kode) if lama else []
        jenis = Jenis.BARU if lama is None else Jenis.BERUBAH if beda else Jenis.SAMA
        terpakai.add(lama_id)
        hasil.append(_baris(instrumen, lama, baru, jenis, beda, manual))
    hilang = [i for pk, i in semua_lama.items() if pk not in terpakai]
    return hasil + [_baris(instrumen, i, None, Jenis.DIHAPUS, [], False) for i in hilang]


def _baris(instrumen, lama, baru, jenis, beda, manual) -> PemetaanIndikator:
    return PemetaanIndikator(instrumen=instrumen, lama=lama, baru=baru, jenis=jenis, perubahan=beda, manual=manual)


# --- writing: only inside actions -----------------------------------------------------------------


def petakan_awal(instrumen: Instrumen) -> list[PemetaanIndikator]:
    """The proposal for a rubric that was just made from another one."""
    if not punya_pemetaan(instrumen):
        return []
    usul = usulkan_pasangan(Isi.dari(isi_kanonik(instrumen.asal)), Isi.dari(isi_kanonik(instrumen)))
    lama, baru = _per_kode(instrumen.asal), _per_kode(instrumen)
    return simpan_pasangan(instrumen, {baru[b].pk: (lama[m].pk, False) for b, m in usul.items()})


def simpan_pasangan(instrumen: Instrumen, pasangan: Mapping[int, tuple[int, bool]]) -> list[PemetaanIndikator]:
    """Write every row anew from these pairs {new id: (old id, by hand)}."""
    instrumen.pemetaan.all().delete()
    return PemetaanIndikator.objects.bulk_create(_susun(instrumen, pasangan))


def bekukan_pemetaan(instrumen: Instrumen) -> dict[str, int]:
    """On publishing: the rows as the content now is. Returns how many of each kind, {} where there is no mapping."""
    if not punya_pemetaan(instrumen):
        return {}
    baris = pemetaan_kini(instrumen)
    instrumen.pemetaan.all().delete()
    return hitung_jenis(PemetaanIndikator.objects.bulk_create(baris))


def hitung_jenis(baris: Iterable[PemetaanIndikator]) -> dict[str, int]:
    """{kind: number}, kinds that do not occur left out."""
    semua = [str(p.jenis) for p in baris]
    return {str(j): semua.count(j) for j in Jenis if j in semua}


def _per_kode(instrumen: Instrumen) -> dict[str, Indikator]:
    return {i.kode: i for i in instrumen.indikator.all()}


# --- along the years ------------------------------------------------------------------------------


@dataclass
class Peta:
    """From the newer rubric back to the older one."""

    lama: dict[int, Indikator] = field(default_factory=dict)  # new id → old indicator
    perubahan: dict[int, list[str]] = field(default_factory=dict)  # new id → what differs, [] where the same
    dihapus: list[Indikator] = field(default_factory=list)

    def sama(self, indikator: Indikator) -> bool:
        return indikator.pk in self.lama and not self.perubahan[indikator.pk]

    def jenis(self, indikator: Indikator) -> str:
        if indikator.pk not in self.lama:
            return Jenis.BARU
        return Jenis.SAMA if self.sama(indikator) else Jenis.BERUBAH


def leluhur(instrumen: Instrumen) -> list[Instrumen]:
    """This rubric and those it descends from, newest first."""
    hasil = [instrumen]
    while hasil[-1].asal_id and len(hasil) < RANTAI_TERPANJANG:
        hasil.append(hasil[-1].asal)
    return hasil


def peta_ke(baru: Instrumen, lama: Instrumen) -> Peta | None:
    """The mapping between two rubrics of one line, across the years between; None where they are not related."""
    rantai = leluhur(baru)
    if lama.pk not in [i.pk for i in rantai]:
        return None
    kini = {i.pk: i for i in baru.indikator.all()}
    beda: dict[int, list[str]] = {pk: [] for pk in kini}
    for satu in rantai:
        if satu.pk == lama.pk:
            break
        langkah = {p.baru_id: p for p in pemetaan_kini(satu) if p.lama and p.baru}
        sebelum, kini = kini, {}
        for pk, indikator in sebelum.items():
            if baris := langkah.get(indikator.pk):
                kini[pk] = baris.lama
                beda[pk] += [b for b in baris.perubahan if b not in beda[pk]]
    ada = {i.pk for i in kini.values()}
    return Peta(kini, {pk: beda[pk] for pk in kini}, [i for i in lama.indikator.all() if i.pk not in ada])


def indikator_pendahulu(indikator: Indikator) -> dict[int, str]:
    """{id: kind} of this indicator in earlier rubrics, and of itself: where its evidence may be found."""
    hasil, kini, jenis = {indikator.pk: str(Jenis.SAMA)}, indikator.pk, Jenis.SAMA
    for _ in range(RANTAI_TERPANJANG):
        baris = PemetaanIndikator.objects.filter(baru=kini, lama__isnull=False).first()
        if baris is None or baris.lama_id in hasil:
            break
        kini = baris.lama_id
        jenis = Jenis.BERUBAH if Jenis.BERUBAH in (jenis, baris.jenis) else Jenis.SAMA
        hasil[kini] = str(jenis)
    return hasil
